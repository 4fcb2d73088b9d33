"""Structure: single cases, which say in their front matter what a book's cases are recognised by."""

import hashlib
import re

import pytest

from corpus import Case, UnstructuredDocument, parse_document, read_contents


def outline(case: Case) -> list[tuple[str, int, tuple[tuple[int, int], ...]]]:
    return [(section.heading, section.level, section.lines) for section in case.sections]


def front_matter(**fields: str) -> str:
    given = {"agency": "กรมน้ำ", "category": "3", "year": "2565", **fields}
    return "".join(f"{name}: {value}\n" for name, value in given.items() if value)


def split_case(body: str, **fields: str) -> Case:
    (case,) = read_contents(parse_document("case.md", f"---\n{front_matter(**fields)}---\n{body}".encode())).cases
    return case


BODY = "นำเรื่อง\n\n## ผลงาน\nก\nข\n\n### ย่อย\n\n<!-- page: 9 -->\nค\n\n## ท้าย\n"


def test_a_single_case_has_the_fields_of_its_front_matter() -> None:
    case = split_case(
        BODY, short_names="[กน., DWR]", agency_type="กรมพิเศษ", pages="7-9", title=" เรื่องน้ำ ", abstract_en="Water."
    )
    assert (case.document, case.agency, case.category, case.year) == ("case.md", "กรมน้ำ", 3, 2565)
    assert (case.short_names, case.agency_type, case.pages) == (("กน.", "DWR"), "กรมพิเศษ", (7, 9))
    assert (case.title, case.abstract_en) == ("เรื่องน้ำ", "Water.")
    assert (case.vision, case.mission, case.values) == ("", (), ())
    assert case.id == hashlib.sha256("กรมน้ำ\x1f3\x1f2565\x1fเรื่องน้ำ".encode()).hexdigest()[:12]


def test_a_single_case_has_defaults_for_what_its_front_matter_leaves_out() -> None:
    case = split_case(BODY)
    assert (case.short_names, case.agency_type, case.title, case.abstract_en) == ((), "กรม", "", "")
    assert case.pages == (9, 9)  # by the markers
    assert split_case("ก\n").pages is None


@pytest.mark.parametrize(("given", "pages"), [("5", (5, 5)), ("5-7", (5, 7)), ("5 – 7", (5, 7))])
def test_printed_pages_are_a_number_or_a_range(given: str, pages: tuple[int, int]) -> None:
    assert split_case("ก\n", pages=given).pages == pages


@pytest.mark.parametrize("given", ["หน้า 5", "62-57", "[5, 7]"])
def test_pages_of_another_form_are_refused(given: str) -> None:
    with pytest.raises(UnstructuredDocument, match="wanted pages such as 57-62"):
        split_case("ก\n", pages=given)


def test_short_names_that_are_no_texts_are_refused() -> None:
    with pytest.raises(UnstructuredDocument, match=r"short_names .* wanted a list of texts"):
        split_case("ก\n", short_names="[null, กน.]")


@pytest.mark.parametrize(("given", "names"), [("กน.", ("กน.",)), ("[กน.]", ("กน.",)), ("[]", ()), ("", ())])
def test_short_names_are_a_list_or_one(given: str, names: tuple[str, ...]) -> None:
    assert split_case("ก\n", short_names=given).short_names == names


def test_a_single_case_has_a_section_for_each_heading() -> None:
    assert outline(split_case(BODY)) == [
        ("ภาพรวม", 0, ((6, 6),)),
        ("ผลงาน", 1, ((9, 10),)),
        ("ย่อย", 2, ((15, 15),)),
        ("ท้าย", 1, ()),
    ]
    assert [line.text for line in split_case(BODY).sections[1].body] == ["\tก ", "ข "]
    assert split_case(BODY).lines == (6, 15)


@pytest.mark.parametrize(("marks", "level"), [("#", 1), ("##", 1), ("###", 2), ("######", 5)])
def test_the_outermost_heading_has_level_one(marks: str, level: int) -> None:
    assert outline(split_case(f"{marks} ผล\nก\n")) == [("ผล", level, ((7, 7),))]


def test_the_profile_is_what_stands_under_its_labels_and_stays_in_its_sections() -> None:
    body = (
        "# 1. วิสัยทัศน์ (Vision)\nเป็นองค์กร\nนำด้านน้ำ\n\n# พันธกิจ:\n- ดูแลแม่น้ำ\n- บริหารเขื่อน\n\n"
        f"# ค่านิยมขององค์กร\nโปร่งใส\n\n{'น้ำใส ' * 60}\n\n# วิสัยทัศน์\nของบทหลัง\n\n# วิสัยทัศน์ผู้นำ\nก\n"
    )
    case = split_case(body)
    assert case.vision == "เป็นองค์กรนำด้านน้ำ"
    assert case.mission == ("ดูแลแม่น้ำ", "บริหารเขื่อน")
    assert case.values == ("โปร่งใส",)
    headings = ["1. วิสัยทัศน์ (Vision)", "พันธกิจ:", "ค่านิยมขององค์กร", "วิสัยทัศน์", "วิสัยทัศน์ผู้นำ"]
    assert [section.heading for section in case.sections] == headings


def test_an_agency_has_no_commands_to_a_terminal_in_its_name() -> None:
    assert split_case("ก\n", agency='"กรม\\e[31mน้ำ"').agency == "กรม [31mน้ำ"


def test_a_single_case_is_repaired() -> None:
    assert split_case("## น\ufffd้ำ\nส\ufffdำคัญ\n").sections[0].heading == "น้ำ"
    assert split_case("## น\ufffd้ำ\nส\ufffdำคัญ\n").sections[0].body[0].text == "\tสำคัญ "


@pytest.mark.parametrize("agency", ["2564", "[กรมน้ำ]"])
def test_an_agency_that_is_no_text_is_refused(agency: str) -> None:
    with pytest.raises(
        UnstructuredDocument, match=r"^case\.md: the front matter has agency .*, wanted a text; mend it$"
    ):
        split_case(BODY, agency=agency)


@pytest.mark.parametrize("agency", ["", "''", "null"])
def test_a_single_case_without_an_agency_is_refused(agency: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"^case\.md: the front matter has no agency; add it$"):
        split_case(BODY, agency=agency)


@pytest.mark.parametrize(
    ("category", "shown"), [("0", "0"), ("8", "8"), ("-1", "-1"), ("2.0", "2.0"), ("สอง", "'สอง'"), ("", "None")]
)
def test_a_category_out_of_range_is_refused(category: str, shown: str) -> None:
    with pytest.raises(
        UnstructuredDocument,
        match=rf"^case\.md: the front matter has category {re.escape(shown)}, wanted a number from 1 to 7",
    ):
        split_case(BODY, category=category)


@pytest.mark.parametrize(("year", "shown"), [("2021", "2021"), ("2499", "2499"), ("2701", "2701"), ("", "None")])
def test_a_year_that_is_not_of_the_buddhist_era_is_refused(year: str, shown: str) -> None:
    with pytest.raises(
        UnstructuredDocument, match=rf"^case\.md: the front matter has year {shown}, wanted a number from 2500 to 2700"
    ):
        split_case(BODY, year=year)


@pytest.mark.parametrize("body", ["", "\n\n", "## หัวข้อ\n\n### ย่อย\n", "<!-- page: 3 -->\n"])
def test_a_single_case_without_text_is_refused(body: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"^case\.md: there is no text of the case in it; add the text"):
        split_case(body)


def two_profiles(second: str) -> bytes:
    """A text of two pages with the labels of a profile, of กรมป่า and of `second`."""
    page = "{0} หมวด 2 แผน\n\n{1}\n\nวิสัยทัศน์\n\nพันธกิจ\n\nค่านิยม\n\n\tปลูกป่าทุกปี\n"
    return f"\n {page.format(21, 'กรมป่า')} {page.format(22, second)}".encode()


def test_a_case_whose_profile_stands_on_two_pages_is_no_book() -> None:
    facts = {"agency": "กรมป่า", "category": 2, "year": 2564}
    (case,) = read_contents(parse_document("a.txt", two_profiles("กรมป่า"), facts)).cases
    assert (case.agency, case.pages) == ("กรมป่า", (21, 22))
    with pytest.raises(UnstructuredDocument, match="this is a book of several cases"):
        read_contents(parse_document("a.txt", two_profiles("กรมน้ำ"), facts))
