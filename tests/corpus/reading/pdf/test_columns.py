"""The order of a page: columns, headings over them, side bars, turned pages."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import parse_document
from corpus.reading.pdf.layout import find_ruling, order_pages
from corpus.reading.pdf.layout.rules import Rule
from corpus.reading.pdf.type_lines import Piece
from tests.corpus.reading.pdf.test_hostile import PAGES, hand_made
from tests.support.printing import FACTS, PLAN, SERVE, TRACK, paper, print_pdfs, saved
from tests.support.typeset_book import plain

TEXTS = (PLAN, TRACK, SERVE)


def story(number: int) -> str:
    return f"ข่าวที่ {number} {TEXTS[number % 3]}"


def stories(first: int, last: int) -> str:
    return "".join(f"<h3>ข่าวที่ {n}</h3><p>{TEXTS[n % 3]}</p>" for n in range(first, last + 1))


def grid(columns: str, *cells: str) -> str:
    return f"<div style='display: grid; grid-template-columns: {columns}; gap: 8mm'>{''.join(cells)}</div>"


WIDE = "หัวข้อข้ามสองคอลัมน์แรกซึ่งยาวพอที่จะพาดข้ามช่องว่าง"
PAPERS = {
    "three": paper(f"<h1>ข่าวสาร</h1><div class=text>{stories(1, 12)}</div>", columns=3, foot="''"),
    "four": paper(f"<div class=text style='font-size: 9pt'>{stories(1, 15)}</div>", columns=4, foot="''"),
    "sections": paper(
        "".join(
            f"<h2>ส่วนที่ {n}</h2><div class=text>{f'<p>{text}ก</p><p>{text}ข</p>'}</div>"
            for n, text in enumerate(TEXTS, 1)
        ),
        columns=2,
    ),
    "unequal": paper(
        grid(
            "2fr 1fr 1fr",
            f"<h3 style='grid-column: 1/3'>{WIDE}</h3>",
            f"<div style='grid-row: 1/3; grid-column: 3'>{stories(7, 8)}</div>",
            f"<div>{stories(1, 4)}</div><div>{stories(5, 6)}</div>",
        )
    ),
    "sidebar": paper(
        grid("45mm 1fr", f"<div style='font-size: 9pt'>{stories(1, 3)}</div>", f"<div>{stories(4, 8)}</div>")
    ),
    "table": paper(
        f"<div class=text>{stories(1, 6)}</div><table>"
        + "".join(f"<tr><td>รายการ {n}<td>{n}1<td>{n}2<td>{n}3</tr>" for n in range(1, 5))
        + f"</table><p>{SERVE}</p>",
        columns=2,
        css="table { width: 100% }",
    ),
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    printed = print_pdfs(list(PAPERS.values()))
    return {
        name: plain("".join(line.text for line in parse_document("a.pdf", pdf, FACTS).lines))
        for name, pdf in zip(PAPERS, printed, strict=True)
    }


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("three", ["ข่าวสาร", *map(story, range(1, 13))]),
        ("four", [*map(story, range(1, 16))]),
        ("sections", [f"ส่วนที่ {n} {text}ก{text}ข" for n, text in enumerate(TEXTS, 1)]),
        ("unequal", [WIDE, *map(story, range(1, 9))]),
        ("sidebar", [*map(story, range(1, 9))]),
        ("table", [*map(story, range(1, 7)), "รายการ 1 | 11 | 12 | 13", "รายการ 4 | 41 | 42 | 43", SERVE]),
    ],
)
def test_columns_are_read_one_behind_the_other(texts: dict[str, str], name: str, wanted: list[str]) -> None:
    text = texts[name]
    place = 0
    for each in wanted:
        place = text.find(plain(each), place)
        assert place >= 0, each


def turned(content: bytes, rotation: int) -> bytes:
    file = pypdfium2.PdfDocument(content)
    file[0].set_rotation(rotation)
    return saved(file)


def test_a_turned_page_is_read_as_one_that_is_not() -> None:
    body = f"<h2>ตารางผล</h2><p>{SERVE}</p><table><tr><td>พอใจ<td>81<td>92</tr><tr><td>ครั้ง<td>3<td>4</tr></table>"
    css = "table { border-collapse: collapse } td { border: 1px solid; padding: 4px 12px }"
    style = "position: absolute; left: 170mm; width: 230mm; transform: rotate(90deg); transform-origin: left top"
    level, upright = print_pdfs(
        [paper(text, css=css, foot="''") for text in (body, f"<div style='{style}'>{body}</div>")]
    )
    for content in (*(turned(level, rotation) for rotation in (0, 90, 180, 270)), upright):
        lines = [line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if line.text]
        assert lines[0] == "ตารางผล"
        assert lines[-2:] == ["พอใจ | 81 | 92", "ครั้ง | 3 | 4"]


@pytest.mark.parametrize(
    ("matrix", "right", "up"), [("1 0 0 1", 0, -20), ("0 1 -1 0", 20, 0), ("-1 0 0 -1", 0, 20), ("0 -1 1 0", -20, 0)]
)
def test_lines_turned_by_their_own_matrix_are_read_from_their_own_top(matrix: str, right: int, up: int) -> None:
    words = ("first", "second", "third")
    text = "".join(
        f"BT /F 12 Tf {matrix} {300 + right * n} {400 + up * n} Tm ({word}) Tj ET " for n, word in enumerate(words)
    ).encode()
    font = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources%s>>" % font
    content = hand_made(*PAGES, page, b"<</Length %d>>\nstream\n%s\nendstream" % (len(text), text))
    lines = [line.text.strip() for line in parse_document("a.pdf", content, FACTS).lines if line.text]
    assert lines == list(words)


def piece(text: str, left: float, top: float, width: float) -> Piece:
    return Piece(text=text, left=left, right=left + width, baseline=top, size=12.0)


def test_upright_type_is_read_behind_the_level_lines() -> None:
    level = [piece(f"บรรทัดที่{n}", 100.0, 100.0 + 20 * n, 300.0) for n in range(5)]
    label = Piece(text="ข้าง", left=50.0, right=62.0, baseline=140.0, size=12.0, upright=True)
    (regions,) = order_pages([[label, *level]])
    assert [line.text for region in regions for line in region] == [f"บรรทัดที่{n}" for n in range(5)] + ["ข้าง"]


places = st.integers(min_value=0, max_value=40).map(lambda place: 15.0 * place)
pieces = st.builds(piece, st.text("กขค1", min_size=1, max_size=4), places, places, st.sampled_from([10.0, 80.0, 200.0]))
rules = st.builds(
    lambda upright, at, start, length: Rule(upright=upright, at=at - 5, start=start - 5, end=start + length),
    st.booleans(),
    places,
    places,
    st.sampled_from([100.0, 400.0]),
)


@settings(deadline=None)  # the first asks the dictionary
@given(st.lists(st.lists(pieces, max_size=25), max_size=3), st.lists(rules, max_size=12))
def test_no_piece_of_type_is_lost_whatever_is_ruled(pages: list[list[Piece]], ruled: list[Rule]) -> None:
    ruling = find_ruling(ruled)
    ordered = order_pages(pages, [ruling] * len(pages))
    for given_pieces, regions in zip(pages, ordered, strict=True):
        text = "".join(line.text for region in regions for line in region)
        for letter in "กขค1":
            assert text.count(letter) >= sum(each.text.count(letter) for each in given_pieces)
        assert not any(line.table for region in regions for line in region) or ruled or len(given_pieces) >= 9
