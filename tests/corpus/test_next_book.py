"""Another year's award book, made up: other categories, one case, running heads with and without numbers."""

from pathlib import Path

import pytest

from corpus import Contents, read_contents, read_document

FIRST = (
    "{head}\n\n{agency}\n\nเป็นองค์กรนำด้านการทดสอบ\n\n1) ทดสอบทุกวัน\n\nซื่อสัตย์\n\n"
    "วิสัยทัศน์\n\nพันธกิจ\n\nค่านิยม\n\n{agency}ทำงานกับประชาชน"
)
SECOND = "{head}\n\nการวางระบบข้อมูล\n\tระบบข้อมูลของหน่วยงานใช้ร่วมกันได้ทุกกอง และเปิดให้ประชาชนดูได้\nทุกวันโดยไม่ต้องขอ"
REGISTER = " ประจำปี พ.ศ. {year}\n\nหมวด {category} การทดสอบ\n• กรมทดสอบระบบ\n• จังหวัดตราด"


def read_book(folder: Path, *, category: int, year: int, agencies: tuple[str, ...], numbered: bool) -> Contents:
    """A book of two pages a case, from page 31 on, after a page with the register."""
    pages = [REGISTER.format(year=year, category=category)]
    for place, agency in enumerate(agencies):
        for at, page in enumerate((FIRST, SECOND)):
            number = f"{31 + 2 * place + at} " if numbered else ""
            pages.append(page.format(head=f" {number}หมวด {category} การทดสอบ", agency=agency))
    path = folder / "next.txt"
    path.write_text("\n".join(pages), encoding="utf-8")
    return read_contents(read_document(path))


@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize(
    ("category", "year", "agencies"),
    [(1, 2565, ("กรมทดสอบระบบ", "จังหวัดตราด")), (6, 2566, ("จังหวัดตราด",))],
)
def test_a_book_of_another_year_and_category_is_read_by_the_same_rules(
    tmp_path: Path, category: int, year: int, agencies: tuple[str, ...], numbered: bool
) -> None:
    found = read_book(tmp_path, category=category, year=year, agencies=agencies, numbered=numbered)
    cases = [case for case in found.cases if case.agency != "บทนำ"]
    assert [(case.agency, case.category, case.year) for case in cases] == [(each, category, year) for each in agencies]
    pages = [(31 + 2 * place, 32 + 2 * place) if numbered else None for place in range(len(agencies))]
    assert [case.pages for case in cases] == pages
    assert [case.vision for case in cases] == ["เป็นองค์กรนำด้านการทดสอบ"] * len(agencies)
    for case in cases:
        (section,) = [each for each in case.sections if each.level]
        assert section.heading == "การวางระบบข้อมูล"
        assert [line.text.strip()[:11] for line in section.body] == ["ระบบข้อมูลข", "ทุกวันโดยไม"]


def test_its_register_is_read_and_linked_to_the_case_it_has(tmp_path: Path) -> None:
    found = read_book(tmp_path, category=6, year=2566, agencies=("จังหวัดตราด",), numbered=True)
    assert [(award.agency, award.category, award.year, award.case_id is None) for award in found.awards] == [
        ("กรมทดสอบระบบ", 6, 2566, True),
        ("จังหวัดตราด", 6, 2566, False),
    ]
