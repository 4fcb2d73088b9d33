"""The register of awards: of the real book, and of lists written here."""

import json

import pytest

from corpus import Award, Case, Line, is_same_agency, listed_names, read_contents, read_register
from corpus.structure.register import Award as RegisterAward
from tests.support.book import book_document, shared


def as_pages(*pages: list[str]) -> list[Line]:
    texts = [(page, text) for page, lines in enumerate(pages, 1) for text in lines]
    return [Line(number=place, text=text, page=page) for place, (page, text) in enumerate(texts, 1)]


def make_case(agency: str, category: int) -> Case:
    return Case(
        id=f"{category:012x}",
        document="book.txt",
        agency=agency,
        agency_type="",
        category=category,
        year=2566,
        lines=(1000, 1001),
        pages=None,
    )


CASES = (make_case("กรมน้ำ", 4),)


def awarded(*pages: list[str]) -> list[tuple[str, int, int | None]]:
    return [(each.agency, each.category, each.year) for each in read_register("book.txt", as_pages(*pages), CASES)]


def test_the_books_register_is_the_one_by_hand() -> None:
    awards = read_contents(book_document()).awards
    gold = json.loads(shared("eval/structure-dev.json").read_text(encoding="utf-8"))["winners_2564"]
    assert len(awards) == 34
    assert {(str(each.category), each.agency) for each in awards} == {(n, name) for n in gold for name in gold[n]}
    assert {each.year for each in awards} == {2564}
    assert [each.category for each in awards if each.case_id] == [2] * 11  # the book has the cases of category 2 alone


def test_an_award_says_where_it_stands_and_which_case_it_is_of() -> None:
    lines = as_pages(["คำนำ"], ["รางวัล ประจำปี พ.ศ. 2566", "หมวด 4 การวัด • กรมน้ำ", "•\tจังหวัดน่าน"])
    first, second = read_register("book.txt", lines, CASES)
    assert first == RegisterAward(
        agency="กรมน้ำ", category=4, year=2566, lines=(3, 3), page=2, document="book.txt", case_id=CASES[0].id
    )
    assert (second.agency, second.case_id, second.lines) == ("จังหวัดน่าน", None, (4, 4))
    assert Award is RegisterAward


def test_a_list_goes_on_over_pages_and_ends_with_a_page_without_awards() -> None:
    first = ["หมวด 1 การนำองค์การ", "กรมน้ำ"]
    assert awarded(first, ["จังหวัดน่าน"]) == [("กรมน้ำ", 1, 2566), ("จังหวัดน่าน", 1, 2566)]
    assert awarded(first, ["ความหมายของรางวัล"], ["จังหวัดน่าน"]) == [("กรมน้ำ", 1, 2566)]


def test_a_table_of_several_years_is_left_out() -> None:
    assert awarded(["รางวัล 2561 2562 2563", "หมวด 1 การนำองค์การ", "กรมน้ำ"]) == []


def test_lines_that_are_no_names_of_agencies_are_no_awards() -> None:
    lines = ["หมวด 1   หมวด 2", "กรมน้ำ", "หมวด 3 ผู้รับบริการ", "ผู้สมัคร", "กรมน้ำส่งผลงาน 3 ครั้ง", "จังหวัดน่าน"]
    assert awarded(lines) == [("จังหวัดน่าน", 3, 2566)]


def test_what_stands_in_a_case_is_in_no_register() -> None:
    lines = [Line(number=1000, text="หมวด 1 การนำองค์การ"), Line(number=1001, text="กรมน้ำ")]
    assert read_register("book.txt", lines, CASES) == ()
    assert read_register("book.txt", lines, ()) == ()


def test_the_same_agency_may_be_printed_with_either_word_for_office() -> None:
    assert is_same_agency("สำนักนโยบายน้ำ", "สำนักงานนโยบายน้ำ")
    assert is_same_agency("จังหวัดตราด", "จงัหวดัตราด")
    assert not is_same_agency("จังหวัดตราด", "จังหวัดตรัง")
    assert not is_same_agency("กรมการแพทย์", "กรมการแพทย์แผนไทย")
    assert not is_same_agency("กรมน้ำ", "สำนักน้ำ")


def test_agencies_have_the_names_of_the_list() -> None:
    assert listed_names("สำนักงานคณะกรรมการอาหารและยา") == ("อย.", "Thai FDA", "FDA", "Food and Drug Administration")
    assert listed_names("จังหวัดตราด") == ("จ.ตราด", "Trat")
    assert listed_names("กรมที่ไม่มี") == ()


COUNTED_PAGES = {
    "years in one line": ["ได้รับรางวัล 2555 2556 2557", "หมวด 1 การนำองค์การ", "กรมน้ำ", "จังหวัดน่าน 3 2 1"],
    "years in Thai digits": ["ได้รับรางวัล ๒๕๕๕ ๒๕๕๖ ๒๕๕๗", "หมวด 1 การนำองค์การ", "กรมน้ำ"],
    "a cell a line": ["2555", "2556", "2557", "หมวด 1 การนำองค์การ", "กรมน้ำ", "4", "2", "7", "จังหวัดน่าน", "1"],
    "no year in sight": ["หมวด 1 การนำองค์การ", "กรมน้ำ", "4", "2", "7", "จังหวัดน่าน", "11", "3", "8"],
    "rows of counts": ["หมวด 1 การนำองค์การ", "จังหวัดน่าน", "4 2 7", "กรมน้ำ", "0 1 5", "สำนักงานดิน", "- 1 2"],
    "a title over years": ["จำนวนรางวัล พ.ศ. 2555 - 2563", "หมวด 1 การนำองค์การ", "กรมน้ำ", "จังหวัดน่าน"],
    "counts by type": ["จำนวนรางวัล พ.ศ. 2563", "หมวด 1 การนำองค์การ", "จังหวัด", "6", "สำนักงาน", "3"],
    "counts by category": ["หมวด 1 การนำองค์การ 3 2 1 6", "หมวด 2 การวางแผน 4 4 0 8", "รวม 7 6 1 14"],
    "with bars": ["หมวด | 2555 | 2556 | 2557", "หมวด 1 | 3 | 2 | 1", "กรมน้ำ | 1 | 0 | 0"],
}


@pytest.mark.parametrize("page", COUNTED_PAGES.values(), ids=COUNTED_PAGES.keys())
def test_a_table_of_counts_over_years_is_no_register(page: list[str]) -> None:
    assert awarded(page) == []
    # Nor do names go on a page after it as those of its last category, nor is the register itself lost.
    register = ["รางวัล ประจำปี พ.ศ. 2566", "หมวด 4 การวัด", "กรมน้ำ"]
    assert awarded(page, ["จังหวัดตราด"], register) == [("กรมน้ำ", 4, 2566)]


def test_a_list_whose_numbers_stand_alone_is_a_register() -> None:
    listed = ["หมวด 4 การวัด", "1", "กรมน้ำ", "2", "จังหวัดน่าน", "3", "กรมดิน", "หมวด 5 บุคลากร", "1", "กรมไฟ", "27"]
    names = [("กรมน้ำ", 4, 2566), ("จังหวัดน่าน", 4, 2566), ("กรมดิน", 4, 2566), ("กรมไฟ", 5, 2566)]
    assert awarded(listed) == names
    assert awarded([f"{each}." if each.isdecimal() else each for each in listed]) == names


def test_digits_of_either_script_tell_category_and_year() -> None:
    assert awarded(["รางวัล ประจำปี พ.ศ. ๒๕๖๕", "หมวด ๔ การวัด", "กรมน้ำ"]) == [("กรมน้ำ", 4, 2565)]
