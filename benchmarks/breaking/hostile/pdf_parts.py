"""PDFs of one page, put together by hand."""

import zlib
from itertools import accumulate

MILLION = 1_000_000
DEEP = 100_000

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>%s>>"
TEXT = b"BT /F 12 Tf 50 700 Td (The department plans with citizens.) Tj ET\n"


def made(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of the given objects, the first its catalogue; of a million too, in seconds."""
    head = b"%PDF-1.7\n"
    bodies = [b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1)]
    places = [len(head), *accumulate(map(len, bodies), initial=len(head))][1:]
    table = b"".join(b"%010d 00000 n \n" % place for place in places[:-1])
    ending = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    size = len(objects) + 1
    return b"".join((head, *bodies, ending % (size, table, size, trailer, places[-1])))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """An object that is a stream, its content as it is."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def flate(content: bytes, entries: bytes = b"") -> bytes:
    """An object that is a stream, its content deflated."""
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + entries)


def paged(content: bytes, *more: bytes, resources: bytes = b"", page: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF of one page whose stream is the object `content`; more: objects from 6 on."""
    return made(CATALOGUE, PAGES, PAGE % (resources, page), content, FONT, *more, trailer=trailer)


def set_type(content: bytes, *more: bytes, resources: bytes = b"", page: bytes = b"") -> bytes:
    """The same whose stream holds `content`, deflated."""
    return paged(flate(content), *more, resources=resources, page=page)


def repeated(size: int, letter: bytes = b" ") -> bytes:
    """`size` bytes of the one `letter`, deflated."""
    packer = zlib.compressobj(9)
    chunk = letter * MILLION
    return b"".join(packer.compress(chunk) for _ in range(size // MILLION)) + packer.flush()
