"""What recurs in the margins of pages that are given as pieces of type."""

from corpus.reading.pdf.running_heads import MarkedPage, mark_pages
from corpus.reading.pdf.type_lines import Piece

HEIGHT = 842.0


def piece(text: str, baseline: float, *, left: float = 80.0, size: float = 14.0, bold: bool = False) -> Piece:
    return Piece(text=text, left=left, right=left + 6 * len(text), baseline=baseline, size=size, bold=bold)


def body(*texts: str) -> list[Piece]:
    return [piece(text, 120.0 + 24 * place) for place, text in enumerate(texts)]


def mark(*pages: list[Piece]) -> tuple[MarkedPage, ...]:
    return mark_pages([(pieces, HEIGHT) for pieces in pages])


def texts(page: MarkedPage) -> list[str]:
    return [each.text for each in page.body]


def test_a_head_with_the_number_in_it_is_no_body() -> None:
    words = [("บทนำของรายงาน", "ย่อหน้าแรก"), ("เรื่องที่ทำ", "ย่อหน้าที่สอง"), ("ผลที่ได้", "ย่อหน้าสุดท้าย")]
    pages = [[piece(f"{number}  รายงานประจำปี", 50), *body(*each)] for number, each in enumerate(words, 21)]
    marked = mark(*pages)
    assert [page.number for page in marked] == [21, 22, 23]
    assert [page.heads for page in marked] == [("รายงานประจำปี",)] * 3
    assert [texts(page) for page in marked] == [list(each) for each in words]


def test_text_that_begins_alike_on_every_page_is_body() -> None:
    rows = [piece("หน่วยงานรับฟังประชาชน", 60), piece("และนำไปปรับปรุงงาน", 84), *body("ต่อไป", "จนจบ")]
    marked = mark(*[[*rows, piece(str(number), 800)] for number in range(1, 6)])
    assert texts(marked[2]) == ["หน่วยงานรับฟังประชาชน", "และนำไปปรับปรุงงาน", "ต่อไป", "จนจบ"]


def test_headings_that_count_at_the_top_of_their_pages_are_body() -> None:
    pages = [
        [piece(f"ตัวบ่งชี้ที่ {number} การพัฒนางาน", 60, size=16, bold=True), *body("ข้อความ", "ต่อไป")]
        for number in range(1, 5)
    ]
    assert [texts(page)[0] for page in mark(*pages)] == [f"ตัวบ่งชี้ที่ {number} การพัฒนางาน" for number in range(1, 5)]


def test_what_stands_beside_the_number_of_a_single_page_is_its_head() -> None:
    (page,) = mark([piece("หน้า ๑๗", 40), piece("ราชกิจจานุเบกษา", 40, left=300), *body("ข้อความของประกาศ")])
    assert (page.number, page.heads, texts(page)) == (17, ("ราชกิจจานุเบกษา",), ["ข้อความของประกาศ"])


def test_a_single_page_has_its_head_in_smaller_type_far_above_the_text() -> None:
    (page,) = mark([piece("กรมตัวอย่าง", 40, size=10), *body("หนึ่ง", "สอง", "สาม", "สี่")])
    assert (page.heads, texts(page)) == (("กรมตัวอย่าง",), ["หนึ่ง", "สอง", "สาม", "สี่"])
    (title,) = mark([piece("กรมตัวอย่าง", 60, size=18), *body("หนึ่ง", "สอง", "สาม", "สี่")])
    assert (title.heads, texts(title)[0]) == ((), "กรมตัวอย่าง")


def test_the_number_of_a_row_stays_in_its_table() -> None:
    row = [piece("๗", 42), piece("ค่าวัสดุ", 42, left=120), piece("๙,๗๖๐", 42, left=400)]
    pages = [[*body(f"ข้อความ {number}"), piece(str(number), 800)] for number in range(1, 9)]
    pages[1] = [*row, *pages[1]]
    pages[6] = [*row, *pages[6]]
    marked = mark(*pages)
    assert [page.number for page in marked] == list(range(1, 9))
    assert texts(marked[1])[:3] == texts(marked[6])[:3] == ["๗", "ค่าวัสดุ", "๙,๗๖๐"]


def test_feet_of_pages_of_two_sizes_are_one() -> None:
    tall = [[*body("ก" * number), piece("กรมตัวอย่าง", 810), piece(str(number), 810, left=500)] for number in (1, 2)]
    low = [[*body("ข" * number), piece("กรมตัวอย่าง", 563), piece(str(number), 563, left=700)] for number in (3, 4)]
    marked = mark_pages([(page, 842.0) for page in tall] + [(page, 595.0) for page in low])
    assert [page.number for page in marked] == [1, 2, 3, 4]
    assert [page.heads for page in marked] == [("กรมตัวอย่าง",)] * 4
