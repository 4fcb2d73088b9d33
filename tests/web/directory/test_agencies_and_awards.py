"""The pages of agencies and awards: all agencies, one of them, the registers."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from corpus import fold_name
from tests.support.files.html_page import Page, parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, HOSTILE, TRAT, make_award


def listed(page: Page) -> list[str]:
    return page.within("ul", **{"class": "cases"}).texts("a")


# all agencies


def test_every_agency_of_a_write_up_or_a_register_is_listed_with_what_is_known() -> None:
    page = read_page(open_client(), "/agencies")
    assert page.texts("h1") == ["หน่วยงานทั้งหมด"]
    assert listed(page) == [f"กรม {HOSTILE}", "กรมการรักษา", "กรมปลายน้ำ", "จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"]
    assert page.texts("p", **{"class": "facts quiet"})[1] == "กรม บทความ 1 เรื่อง 1 รางวัล กรร., DTX"
    assert page.texts("p", **{"class": "facts quiet"})[2] == "กรม ยังไม่มีบทความ 1 รางวัล"
    assert page.href("กรมการรักษา") == f"/agencies/{quote('กรมการรักษา')}"
    assert "5 หน่วยงาน" in text_of(page)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("find=ปลาย", ["กรมปลายน้ำ"]),
        ("find=dtx", ["กรมการรักษา"]),
        ("find=ปลายนำ", ["กรมปลายน้ำ"]),
        ("agency_type=จังหวัด", ["จังหวัดปะการัง"]),
        ("letter=ป", ["กรมปลายน้ำ", "จังหวัดปะการัง"]),
        ("letter=ป&agency_type=กรม&find=น้ำ", ["กรมปลายน้ำ"]),
    ],
)
def test_agencies_are_narrowed_by_name_type_and_letter(query: str, names: list[str]) -> None:
    assert listed(read_page(open_client(), f"/agencies?{query}")) == names


def test_what_was_chosen_stays_in_the_form_in_the_letters_and_in_the_other_language() -> None:
    page = read_page(open_client(), "/agencies?find=น้ำ&letter=ป&lang=en")
    assert page.find("input", id="find")[0]["value"] == "น้ำ"
    assert page.find("input", type="hidden", name="letter", value="ป")
    assert parameters(page.href("ก")) == {"find": "น้ำ", "letter": "ก", "lang": "en"}
    assert parameters(page.href("All letters")) == {"find": "น้ำ", "lang": "en"}
    assert parameters(page.href("ไทย")) == {"find": "น้ำ", "letter": "ป", "lang": "th"}
    assert page.find("a", **{"aria-current": "true"})[0]["lang"] == "th"


def test_a_list_without_agencies_says_so_and_offers_all() -> None:
    page = read_page(open_client(), "/agencies?find=ไม่มีชื่อนี้แน่")
    assert "ไม่มีหน่วยงานที่ตรงกับที่เลือก" in text_of(page)
    assert page.href("ดูหน่วยงานทั้งหมด") == "/agencies"


def test_many_agencies_are_paged_and_stay_under_100_kilobytes() -> None:
    engine = FakeEngine()
    engine.awards = tuple(make_award(f"กรมทดสอบที่{n:03}", 1, 2564, "book.txt", 9, None) for n in range(250))
    page = read_page(open_client(engine), "/agencies?letter=ท&page=2")
    assert listed(page)[0] == "กรมทดสอบที่050"
    assert "250 หน่วยงาน · 51-100 จาก 250" in text_of(page)
    assert parameters(page.href("← หน้าก่อน")) == {"letter": "ท"}
    assert parameters(page.href("หน้าถัดไป →")) == {"letter": "ท", "page": "3"}
    assert len(open_client(engine).get("/agencies").data) < 100_000


def test_the_english_list_has_english_names_and_types_and_thai_ones_beside() -> None:
    engine = FakeEngine()
    engine.awards = (make_award("กรมการแพทย์", 1, 2564, "book.txt", 9, None),)
    page = read_page(open_client(engine), "/agencies?lang=en&find=medical")
    assert listed(page) == ["Department of Medical Services (กรมการแพทย์)"]
    assert page.texts("bdi", lang="th") == ["(กรมการแพทย์)"]
    assert page.texts("p", **{"class": "facts quiet"}) == ["Department no write-up yet 1 award DMS"]
    assert "Province" in page.texts("option")


# one agency


def test_an_agency_shows_its_names_write_ups_and_awards_on_a_line_of_years() -> None:
    engine = FakeEngine()
    engine.awards = (
        *engine.awards,
        make_award("กรมการรักษา", 5, 2564, "pmqa-2564.txt", 14, None),
        make_award("กรมอื่น", 5, 2561, "pmqa-2561.txt", 14, None),
        make_award("กรมการรักษา", 3, None, "old.txt", 14, None),
    )
    page = read_page(open_client(engine), f"/agencies/{quote('กรมการรักษา')}")
    assert page.texts("h1") == ["กรมการรักษา"]
    assert "ชื่ออื่น: กรร., DTX" in text_of(page)
    line = page.within("ol", **{"class": "years"})
    assert line.texts("li") == [
        "2561 ไม่มีรางวัล",
        "2562 ไม่มีทำเนียบของปีนี้ในคลัง",
        "2563 ไม่มีรางวัล",
        "2564 หมวด 2 หมวด 5",
        "2565 ไม่มีรางวัล",
    ]
    assert [found["href"] for found in line.find("a")] == [f"/cases/{HEALTH}"]
    assert "ไม่ระบุปี: หมวด 3" in text_of(page)
    assert page.within("ul", **{"class": "cases"}).href("ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย") == f"/cases/{HEALTH}"
    assert page.within("form", id="within").find("input", name="agency", value="กรมการรักษา")
    assert parameters(page.href("เปรียบเทียบกับกรณีอื่น")) == {"agency": "กรมการรักษา"}


def test_an_agency_without_a_write_up_says_so_and_offers_no_search() -> None:
    page = read_page(open_client(), f"/agencies/{quote('กรมปลายน้ำ')}")
    assert "คลังนี้ยังไม่มีบทความของหน่วยงานนี้" in text_of(page)
    assert page.find("form", id="within") == []


def test_an_agency_without_an_award_says_so() -> None:
    engine = FakeEngine()
    engine.awards = ()
    page = read_page(open_client(engine), f"/agencies/{quote('จังหวัดปะการัง')}?lang=en")
    assert "No award register taken in names this agency." in text_of(page)
    assert page.find("ol", **{"class": "years"}) == []


@pytest.mark.parametrize("name", ["กรร", "dtx", " กรมการ รักษา", "กรมการรกัษา"])
def test_an_agency_is_found_by_other_names_too(name: str) -> None:
    assert read_page(open_client(), f"/agencies/{quote(name)}").texts("h1") == ["กรมการรักษา"]


def test_the_name_of_an_agency_may_hold_anything() -> None:
    page = read_page(open_client(), f"/agencies/{quote(fold_name(f'กรม {HOSTILE}'))}")
    assert page.texts("h1") == [f"กรม {HOSTILE}"]
    assert page.find("img") == []


@pytest.mark.parametrize("name", ["กรมที่ไม่มี", "<b>", "%00", "x" * 5000, "a/b"])
def test_an_agency_that_does_not_exist_is_not_found(name: str) -> None:
    page = read_page(open_client(), f"/agencies/{quote(name)}", status=404)
    assert "ไม่มีหน่วยงานนี้" in text_of(page)


# the registers


def test_the_registers_are_counted_by_year_and_category_with_the_write_ups_among_them() -> None:
    page = read_page(open_client(), "/register")
    table = page.within("tbody")
    assert table.texts("th") == ["ปี 2565", "ปี 2564", "ปี 2563"]
    assert [cell for cell in table.texts("td") if "/" in cell] == [
        "1 / 1ปี 2565 หมวด 4: 1 รางวัล มีบทความ 1",
        "1 / 1ปี 2565: 1 รางวัล มีบทความ 1",
        "1 / 1ปี 2564 หมวด 2: 1 รางวัล มีบทความ 1",
        "1 / 0ปี 2564 หมวด 4: 1 รางวัล มีบทความ 0",
        "2 / 1ปี 2564: 2 รางวัล มีบทความ 1",
        "1 / 0ปี 2563 หมวด 4: 1 รางวัล มีบทความ 0",
        "1 / 0ปี 2563: 1 รางวัล มีบทความ 0",
    ]
    assert "2 รางวัลตามทำเนียบยังไม่มีบทความในคลัง" in text_of(page)


def test_the_newest_year_is_listed_first_and_another_when_it_is_asked_for() -> None:
    first = read_page(open_client(), "/register").within("section", **{"aria-labelledby": "list"})
    assert first.texts("h3") == ["ปี 2565 (1 รางวัล)"]
    assert first.within("ul", **{"class": "register"}).href("จังหวัดปะการัง") == f"/cases/{TRAT}"
    other = read_page(open_client(), "/register?year=๒๕๖๔").within("section", **{"aria-labelledby": "list"})
    assert other.texts("li") == ["กรมการรักษา", "กรมปลายน้ำ ยังไม่มีบทความของรางวัลนี้ในคลัง"]
    assert other.href("กรมปลายน้ำ") == f"/agencies/{quote('กรมปลายน้ำ')}"
    assert other.texts("h4")[1].startswith("หมวด 4")


def test_a_category_is_listed_over_all_years_or_in_one() -> None:
    every = read_page(open_client(), "/register?category=4").within("section", **{"aria-labelledby": "list"})
    assert every.texts("h3") == ["ปี 2565 (1 รางวัล)", "ปี 2564 (1 รางวัล)", "ปี 2563 (1 รางวัล)"]
    one = read_page(open_client(), "/register?category=4&year=2564").within("section", **{"aria-labelledby": "list"})
    assert one.texts("li") == ["กรมปลายน้ำ ยังไม่มีบทความของรางวัลนี้ในคลัง"]
    none = read_page(open_client(), "/register?category=7&year=2564")
    assert "ทำเนียบไม่มีรางวัลของปีและหมวดนี้" in text_of(none)


def test_years_without_a_register_and_awards_without_a_year_are_told() -> None:
    engine = FakeEngine((*CASES, replace(CASES[1], id="e" * 12, agency="จังหวัดก่อน", year=2561)))
    engine.awards = (
        make_award("กรมการรักษา", 2, 2564, "pmqa-2564.txt", 14, HEALTH),
        make_award("กรมปลายน้ำ", 2, None, "old.txt", 3, None),
    )
    page = read_page(open_client(engine), "/register?lang=en")
    assert page.within("tbody").texts("th") == ["2565", "2564", "2563", "2562", "2561", "Year not stated"]
    assert "Years without a register: 2565, 2563, 2562, 2561" in text_of(page)
    assert page.within("tbody").texts("td", **{"class": "empty"}) == [
        "no register of this year, 1 write-up",
        "no register of this year",
        "no register of this year",
        "no register of this year, 1 write-up",
    ]
    undated = read_page(open_client(engine), "/register?year=none").within("section", **{"aria-labelledby": "list"})
    assert undated.texts("h3") == ["ไม่ระบุปี (1 รางวัล)"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("year=2599", "ไม่มีกรณีของปี “2599”"),
        ("year=x", "ไม่มีกรณีของปี “x”"),
        ("category=9", "ไม่มีหมวด “9” กรุณาเลือกหมวด 1 ถึง 7"),
    ],
)
def test_a_year_or_category_that_is_none_is_refused(query: str, sentence: str) -> None:
    assert sentence in text_of(read_page(open_client(), f"/register?{query}", status=400))


def test_a_collection_without_registers_says_how_to_have_one() -> None:
    engine = FakeEngine()
    engine.awards = ()
    page = read_page(open_client(engine), "/register")
    assert "คลังนี้ยังไม่มีทำเนียบผู้ได้รับรางวัล" in text_of(page)
    assert page.find("table") == []
