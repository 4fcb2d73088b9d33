"""What is fuzzed: of each target its inputs, what must hold of every one, how long one may take, how many there are."""

import atexit
import base64
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from benchmarks.breaking.fuzzing import inputs
from corpus import PmqaError, find_dimensions, find_figures, read_case_list, read_terms, repair_text
from corpus.reading.front_matter import read_fields
from corpus.reading.result import ReadFault
from corpus.reading.sandbox import _reader, _to_json
from index.store.manifest import check_sums
from search import MAX_QUERY, SearchEngine
from search.evaluation.judgements import read_queries
from search.query.query import clean_text
from tests.support.damage_model import displace
from tests.support.fakes_search import make_case, make_engine, place
from web.api.protocol.cursors import read_cursor, write_cursor

_ROUNDS = 4  # of repair, after which text with damage of many kinds is what it stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """given: its inputs. examine: raises what is not to be. seconds: of processor time that one input may take. share:
    of a million inputs."""

    given: st.SearchStrategy[Any]
    examine: Callable[[Any], object]
    seconds: float
    share: int


def _repair(text: str) -> None:
    repaired = repair_text(text)
    assert len(repaired.text) <= 2 * len(text) + 2, "repair makes text grow"
    assert repaired.text.count("\n") == text.count("\n"), "repair changes lines"
    assert 0.0 <= repaired.trust <= 1.0, "trust out of bounds"
    assert all(0 <= edit.start <= edit.end <= len(text) for edit in repaired.edits), "an edit outside the text"
    texts = [repaired.text]
    while len(texts) <= _ROUNDS and (again := repair_text(texts[-1]).text) != texts[-1]:
        texts.append(again)
    assert len(texts) <= _ROUNDS, "repair does not settle"


def _repair_displaced(damaged: tuple[list[str], float, int]) -> None:
    words, rate, seed = damaged
    repaired = repair_text(displace("".join(words), rate, seed)).text
    assert repair_text(repaired).text == repaired, "repair is not idempotent"


def _understand(text: str) -> None:
    read_terms(text)
    find_figures(text)
    find_dimensions(text)


def _clean(text: str) -> None:
    with suppress(PmqaError):
        clean = clean_text(text)
        assert len(clean) <= 2 * MAX_QUERY, "a query grows"
        assert clean == " ".join(clean.split()), "white space is not single"
        assert clean_text(clean[:MAX_QUERY]), "what was cleaned cannot be asked"


@cache
def _engine() -> SearchEngine:
    texts = (
        "กรมที่ดินพัฒนาระบบบริการประชาชนด้วยข้อมูลเปิด (Open Government Data) ร้อยละ 85.5 ในปี 2564",
        "สำนักงานคณะกรรมการพัฒนาระบบราชการ (ก.พ.ร.) กำหนดเป้าหมายและตัวชี้วัดของแผนยุทธศาสตร์",
        "จังหวัดตราดรับฟังความเห็นของประชาชนผ่านเวทีสาธารณะ และเว็บไซต์ dashboard e-Service",
    )
    cases = [make_case("abc"[n], agency=f"กรมทดสอบ{n}", short_names=("กท.",), year=2562 + n) for n in range(len(texts))]
    return make_engine(
        cases, [place(case, n, text, 0.5) for n, (case, text) in enumerate(zip(cases, texts, strict=True))]
    )


def _search(text: str) -> None:
    engine = _engine()
    engine.complete(text)
    try:
        answer = engine.search(text, limit=5)
    except PmqaError:
        return
    assert len(answer.hits) <= 5, "more hits than were asked for"


def _cursor(text: str) -> None:
    try:
        offset = read_cursor(text, asked="a", generation="000001")
    except PmqaError:
        return
    assert read_cursor(write_cursor(offset, asked="a", generation="000001"), asked="a", generation="000001") == offset


@cache
def _client() -> Any:
    from tests.support.web import open_client

    return open_client()


_PATHS = (
    *"/ /cases /agencies /coverage /items /items/2.1 /categories/2 /register /compare /basket /agencies/x".split(),
    *"/api/v1/search /api/v1/cases /api/v1/passages /api/v1/agencies /api/v1/register /api/v1/coverage".split(),
    *"/api/v1/complete /api/v1/suggest /api/v1/items /api/v1/compare /api/v1/documents /cases/x /passages/x".split(),
)
_NAMES = (
    *"q category item year agency agency_type page part sort by width cursor limit offset find letter".split(),
    *"case passage unit lang by text query names x".split(),
)


def _ask(asked: tuple[str, list[tuple[str, str]]]) -> None:
    path, parameters = asked
    given = [(name, value.encode(errors="replace").decode()) for name, value in parameters]
    answer = _client().get(path, query_string=MultiDict(given))
    assert answer.status_code < 500, f"status {answer.status_code}"


def _front(text: str) -> None:
    with suppress(ReadFault):
        json.dumps(read_fields(text))


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _in_file(read: Callable[[Path], object], name: str) -> Callable[[bytes], None]:
    def examine(content: bytes) -> None:
        (_folder() / name).write_bytes(content)
        with suppress(PmqaError):
            read(_folder())

    return examine


def _reads(suffix: str) -> Callable[[bytes], None]:
    # What the sandbox says of a file in words: a fault, too deep, too much memory.
    def examine(content: bytes) -> None:
        with suppress(ReadFault, RecursionError, MemoryError):
            json.dumps(_to_json(_reader(suffix)(content, lambda *_: None)))

    return examine


def _reads_pdf(content: bytes) -> None:
    # Tesseract is another's program, and takes a thousand times as long.
    with mock.patch("corpus.reading.pdf.document.ocr_languages", return_value=""):
        _reads(".pdf")(content)


_LIST = 'agency,category,year,file,pages,book\nกรมน้ำ,2,2564,a.pdf,1-2,\n"กรม, ป่า",๓,๒๕๖๕,b.md,,รางวัล\n'.encode()
_LIST_WORDS = [*(b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"agency", b"file", b"../", b"\xff"), "๓".encode()]
_FRONT = "agency: กรมน้ำ\ncategory: 2\nyear: 2564\nshort_names: [กท., ข]\ntitle: >-\n  ก\n  ข\na: {b: 'c'}\n".encode()
_FRONT_WORDS = [
    word.encode()
    for word in (
        *"- | : ? &a *a !!int <<: { } [ ] >- # ' 0x_ 1:59 ~ 2021-13-45 .nan %YAML".split(),
        *("\n--- ", "\n...\n", "\n  ", "\t", '"\\ud800"', "!!python/none ", "\n- ", "\nagency: "),
    )
]
_MANIFEST = json.dumps(
    {
        "format": 8,
        "recipe": {"model": "bundled@1", "format": 8},
        "counts": {"passages": 1},
        "documents": [{"name": "a.md", "sha256": "0" * 64, "front": {"agency": "ก"}}],
        "files": {"library.sqlite": {"size": 1, "sha256": "0" * 64, "crc32": "00000000"}},
    },
    indent=1,
).encode()
_JSON_WORDS = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b"null",
    b"1e999",
    b"NaN",
    b"-0",
    b'"\\ud800"',
    b"\xff",
    b'"files": 1,',
    b"\0",
]
_QUERIES = (
    b'{"id": "a", "text": "OGD", "kind": "k", "language": "th", '
    b'"relevant": [{"case": "c", "lines": [1, 2], "grade": 2}]}\n'
)
_CURSOR = st.one_of(
    st.text(max_size=60),
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=6,
    ).map(lambda value: base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")),
)

TARGETS: Mapping[str, Target] = {
    "repair": Target(given=inputs.TEXT, examine=_repair, seconds=2, share=250_000),
    "repair, displaced marks": Target(
        given=st.tuples(
            st.lists(st.sampled_from(inputs.CLEAN), max_size=20), st.sampled_from((0.1, 0.5, 1.0)), st.integers(0, 999)
        ),
        examine=_repair_displaced,
        seconds=2,
        share=100_000,
    ),
    "terms and figures": Target(given=inputs.TEXT, examine=_understand, seconds=2, share=150_000),
    "query, cleaned": Target(given=inputs.LINE, examine=_clean, seconds=2, share=150_000),
    "query, searched": Target(given=inputs.LINE, examine=_search, seconds=5, share=60_000),
    "cursor": Target(given=_CURSOR, examine=_cursor, seconds=1, share=100_000),
    "request": Target(
        given=st.tuples(
            st.sampled_from(_PATHS), st.lists(st.tuples(st.sampled_from(_NAMES), inputs.TEXT | _CURSOR), max_size=5)
        ),
        examine=_ask,
        seconds=5,
        share=30_000,
    ),
    "front matter": Target(
        given=st.one_of(
            inputs.TEXT, inputs.changed([_FRONT], _FRONT_WORDS).map(lambda made: made.decode(errors="replace"))
        ),
        examine=_front,
        seconds=5,
        share=40_000,
    ),
    "list of cases": Target(
        given=inputs.changed([_LIST], _LIST_WORDS),
        examine=_in_file(read_case_list, "cases.csv"),
        seconds=2,
        share=40_000,
    ),
    "manifest": Target(
        given=inputs.changed([_MANIFEST], _JSON_WORDS),
        examine=_in_file(check_sums, "manifest.json"),
        seconds=2,
        share=20_000,
    ),
    "judged queries": Target(
        given=inputs.changed([_QUERIES * 3], _JSON_WORDS),
        examine=_in_file(lambda folder: read_queries(folder / "q.jsonl"), "q.jsonl"),
        seconds=2,
        share=10_000,
    ),
    "text": Target(
        given=st.one_of(st.binary(max_size=80), inputs.changed([inputs.MARKDOWN], inputs.MARKDOWN_WORDS)),
        examine=_reads(".txt"),
        seconds=5,
        share=10_000,
    ),
    "Markdown": Target(
        given=inputs.changed([inputs.MARKDOWN], inputs.MARKDOWN_WORDS),
        examine=_reads(".md"),
        seconds=10,
        share=10_000,
    ),
    "web page": Target(
        given=inputs.changed([inputs.PAGE], inputs.PAGE_WORDS),
        examine=_reads(".html"),
        seconds=10,
        share=10_000,
    ),
    "Word": Target(given=inputs.packages(), examine=_reads(".docx"), seconds=10, share=10_000),
    "PDF": Target(
        given=inputs.changed(inputs.pdfs(), inputs.PDF_WORDS),
        examine=_reads_pdf,
        seconds=20,
        share=10_000,
    ),
}
"""By what is fuzzed."""
