"""Requests that are none, or are two, or are of another protocol; and what a server may say to each."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

from benchmarks.breaking.serving.barrage import exchange, statuses
from benchmarks.breaking.serving.parking import HELLO
from benchmarks.breaking.serving.site import Site

HOST = b"Host: localhost\r\n"
CLOSE = b"Connection: close\r\n"
HIDDEN = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
"""What stands behind a request that can be read in two ways: who answers it has read the wrong one."""

REFUSED = (400,)


def _post(fields: bytes, body: bytes) -> bytes:
    return b"POST /api/v1/classify HTTP/1.1\r\n" + HOST + fields + b"\r\n" + body


def _get(target: bytes = b"/healthz", fields: bytes = b"", version: bytes = b"HTTP/1.1") -> bytes:
    return b"GET " + target + b" " + version + b"\r\n" + HOST + CLOSE + fields + b"\r\n"


SHAPES: Mapping[str, tuple[bytes, Sequence[int]]] = {
    "HTTP/1.0 without a host": (b"GET /healthz HTTP/1.0\r\n\r\n", (200,)),
    "HTTP/1.0 kept": (b"GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\nHost: localhost\r\n\r\n", (200,)),
    "HTTP/0.9": (b"GET /healthz\r\n\r\n", (200, 400)),
    "HTTP/1.1 without a host": (b"GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", REFUSED),
    "two hosts": (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n" + CLOSE + b"\r\n", REFUSED),
    "strange version": (_get(version=b"HTTP/9.9"), (200, 400, 505)),
    "no version": (_get(version=b"HTTP/x"), (200, 400, 505)),
    "HTTP/2 preface": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0", (400, 404, 405, 505)),
    "upgrade to HTTP/2": (_get(fields=b"Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n"), (200,)),
    "WebSocket": (
        _get(fields=b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n"),
        (200,),
    ),
    "TLS hello": (HELLO + b"\r\n\r\n", REFUSED),
    "CONNECT": (b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (400, 404, 405)),
    "TRACE": (b"TRACE /healthz HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (400, 404, 405)),
    "OPTIONS of all": (b"OPTIONS * HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (200, 204, 400, 404, 405)),
    "unknown method": (b"BREW /healthz HTTP/1.1\r\n" + HOST + CLOSE + b"\r\n", (400, 405, 501)),
    "somebody else's address": (_get(b"http://evil.example/healthz"), REFUSED),
    "a file's address": (_get(b"file:///etc/passwd"), (400, 404)),
    "a way up": (_get(b"/static/../../../../etc/passwd"), (400, 404)),
    "a way up, escaped": (_get(b"/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd"), (400, 404)),
    "a way up by backslashes": (_get(b"/static/..%5c..%5cetc"), (400, 404)),
    "path that is no UTF-8": (_get(b"/cases/%ff%fe"), REFUSED),
    "path of raw bytes": (_get(b"/cases/\xff\xfe\x80"), REFUSED),
    "overlong UTF-8": (_get(b"/cases/%c0%af"), REFUSED),
    "surrogates": (_get(b"/?q=%ed%a0%80"), REFUSED),
    "NUL": (_get(b"/cases/%00"), REFUSED),
    "half an escape": (_get(b"/?q=%e"), REFUSED),
    "line break in a query": (_get(b"/?q=a%0d%0aSet-Cookie:%20x=y"), (200, 400)),
    "long address": (_get(b"/?q=" + b"a" * 20_000), (400, 414, 431)),
    "long headers": (_get(fields=b"X-Long: " + b"a" * 40_000 + b"\r\n"), (400, 431)),
    "many headers": (_get(fields=b"".join(b"X-%d: y\r\n" % number for number in range(5_000))), (400, 431)),
    "field without a name": (_get(fields=b": value\r\n"), REFUSED),
    "field without a colon": (_get(fields=b"nonsense\r\n"), REFUSED),
    "space before a colon": (_post(b"Content-Length : 0\r\n", HIDDEN), REFUSED),
    "folded field": (_get(fields=b"X-A: b\r\n c\r\n"), (200, 400)),
    "bare line feeds": (b"GET /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n", (200, 400, 408)),
    "bare carriage return": (_get(fields=b"X-A: b\rX-B: c\r\n"), (200, 400)),
    "NUL in a field": (_get(fields=b"X-A: b\0c\r\n"), (200, 400)),
    "both ways to end": (_post(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + HIDDEN), REFUSED),
    "two lengths": (_post(b"Content-Length: 0\r\nContent-Length: 43\r\n", HIDDEN), REFUSED),
    "two lengths in one": (_post(b"Content-Length: 0, 43\r\n", HIDDEN), REFUSED),
    "signed length": (_post(b"Content-Length: +0\r\n", HIDDEN), REFUSED),
    "negative length": (_post(b"Content-Length: -1\r\n", HIDDEN), REFUSED),
    "length in hexadecimal": (_post(b"Content-Length: 0x0\r\n", HIDDEN), REFUSED),
    "length in Thai digits": (_post("Content-Length: ๐\r\n".encode(), HIDDEN), REFUSED),
    "length beyond all bounds": (_post(b"Content-Length: " + b"9" * 400 + b"\r\n", b""), (400, 413)),
    "unknown coding": (_post(b"Transfer-Encoding: gzip\r\n", HIDDEN), (400, 501)),
    "two codings": (_post(b"Transfer-Encoding: chunked, identity\r\n", b"0\r\n\r\n" + HIDDEN), (400, 501)),
    "coding told twice": (
        _post(b"Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + HIDDEN),
        (400, 501),
    ),
    "coding with a tab": (_post(b"Transfer-Encoding:\x0bchunked\r\n", b"0\r\n\r\n" + HIDDEN), (400, 501)),
    "chunk of no size": (_post(b"Transfer-Encoding: chunked\r\n", b"zz\r\nabc\r\n" + HIDDEN), REFUSED),
    "chunk of negative size": (_post(b"Transfer-Encoding: chunked\r\n", b"-1\r\nabc\r\n" + HIDDEN), REFUSED),
    "chunk beyond all bounds": (_post(b"Transfer-Encoding: chunked\r\n", b"f" * 300 + b"\r\nabc"), (400, 408, 413)),
    "chunk longer than its size": (_post(b"Transfer-Encoding: chunked\r\n", b"1\r\nabc\r\n0\r\n\r\n"), REFUSED),
    "coding in HTTP/1.0": (
        b"POST /api/v1/classify HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HIDDEN,
        (400, 501),
    ),
}
"""By its name what is sent, and the statuses of which its one answer may have one."""


def try_shapes(site: Site, waited: float = 35.0) -> list[str]:
    """The shapes that were answered by something else, or by more than one answer, by name. waited: seconds; in less
    than a request has to come whole, one that is still waited for is right."""
    with ThreadPoolExecutor(len(SHAPES)) as pool:
        said = pool.map(lambda name: statuses(exchange(site, SHAPES[name][0], waited)), SHAPES)
        return [
            f"{name}: {came}, wanted one of {list(SHAPES[name][1])}"
            for name, came in zip(SHAPES, said, strict=True)
            if not (len(came) == 1 and came[0] in SHAPES[name][1]) and not (came == [] and 408 in SHAPES[name][1])
        ]


BASES = (
    _get(b"/?q=%E0%B9%81%E0%B8%9C%E0%B8%99&category=2&page=1&lang=en"),
    _get(b"/api/v1/search?q=plan&limit=5&unit=case", b'Accept: application/json\r\nIf-None-Match: W/"a"\r\n'),
    _get(b"/documents/tide-tables.pdf/file", b'Range: bytes=0-99\r\nIf-Range: "x"\r\n'),
    _get(b"/documents/tide-tables.pdf/pages/1.png?width=600", b"Accept-Encoding: gzip, br;q=0.5\r\n"),
    _get(b"/static/site.css?v=1", b"If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
    _get(b"/basket.json?p=0123456789abcdef&n=note", b"Cookie: pmqa-judge=x; a=b\r\n"),
    _get(b"/compare?case=0123456789ab&case=ba9876543210&find=plan", b"Origin: http://localhost\r\n"),
    b"POST /basket.csv HTTP/1.1\r\n" + HOST + CLOSE + b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 25\r\n\r\np=0123456789abcdef&n=note",
    b"POST /api/v1/classify HTTP/1.1\r\n" + HOST + CLOSE + b"Content-Type: text/plain; charset=utf-8\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n4\r\nplan\r\n0\r\n\r\n",
    b"POST /review HTTP/1.1\r\n" + HOST + CLOSE + b"Content-Type: multipart/form-data; boundary=b\r\n"
    b'Content-Length: 90\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.exe"\r\n\r\n'
    b"abcdefghijkl\r\n--b--\r\n\r\n",
)
"""Sound requests, of which others are made."""

PIECES = (
    *(b"\r\n", b"\r", b"\n", b"\t", b" ", b"\0", b"%", b"%00", b"%ff", b"\xff", b"\xe0\xb8", b"\xf0\x9f\x98\x80"),
    *(
        b"..",
        b"//",
        b";",
        b",",
        b": ",
        b"&q=",
        b"?",
        b"#",
        b"9" * 30,
        b"-1",
        b"chunked",
        b"<script>",
        b"'\"",
        b"{{7*7}}",
    ),
)
"""What is put into them."""


def mutated(count: int, seed: int = 16) -> Iterator[bytes]:
    """`count` requests, always the same ones: each one of BASES with one to four places of it changed."""
    dice = Random(seed)
    for _ in range(count):
        request = bytearray(dice.choice(BASES))
        for _ in range(dice.randrange(1, 5)):
            place, length = dice.randrange(len(request) + 1), dice.randrange(1, 9)
            change: Any = dice.randrange(5)
            if change == 0 and place < len(request):
                request[place] ^= 1 << dice.randrange(8)
            elif change == 1:
                del request[place : place + length]
            elif change == 2:
                request[place:place] = request[place : place + length] * dice.randrange(1, 50)
            elif change == 3:
                request[place:place] = dice.choice(PIECES)
            else:
                other = dice.choice(BASES)
                request[place:] = other[min(place, len(other)) :]
        yield bytes(request)
