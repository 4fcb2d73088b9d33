"""The page of comparison: columns side by side by item, and what can be laid beside them."""

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from flask import render_template_string

from corpus import read_criteria
from tests.support.files.html_page import Page, parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import BAD, CASES, HEALTH, HOSTILE, INTRO, PASSAGES, TRAT, make_passage

BOTH = f"/compare?case={HEALTH}&case={TRAT}"


def offered(page: Page) -> list[str]:
    return page.within("section", **{"aria-labelledby": "choose"}).texts("a")


def chosen(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


def test_two_cases_stand_side_by_side_by_item_each_with_its_best_passage_or_nothing() -> None:
    page = read_page(open_client(), BOTH)
    assert page.within("ul", **{"class": "compared"}).texts("bdi") == ["กรมการรักษา", "จังหวัดปะการัง"]
    assert page.texts("h3")[1:] == [f"{item.code} {item.name_th}" for item in read_criteria().items]
    strategy = page.within("section", **{"aria-labelledby": "category-2"})
    assert strategy.texts("h4") == ["กรมการรักษา", "จังหวัดปะการัง"]
    assert strategy.texts("p", **{"class": "heading"}) == ["การถ่ายทอดแผน", "ท่องเที่ยวชุมชน"]
    assert strategy.texts("p", **{"class": "where quiet"}) == ["หน้า 22", "บรรทัด 5-17"]
    address = strategy.href("การถ่ายทอดแผน")
    assert (urlsplit(address).path, urlsplit(address).fragment) == (f"/cases/{HEALTH}", f"p-{PASSAGES[2].id}")
    assert parameters(address) == {"passage": PASSAGES[2].id}
    assert strategy.within("p", **{"class": "snippet"}).texts("mark") == ["ถ่ายทอด", "ตัวชี้วัด"]


def test_a_cell_without_evidence_says_so_and_an_item_without_any_says_it_once() -> None:
    page = read_page(open_client(), BOTH)
    customers = page.within("section", **{"aria-labelledby": "category-3"})
    assert customers.texts("article") == [
        "กรมการรักษา สายด่วนผู้ป่วยมะเร็ง " + text_in(customers, "snippet") + " หน้า 20",
        "จังหวัดปะการัง ไม่พบตอนที่เป็นหลักฐาน",
    ]
    assert customers.texts("p", **{"class": "quiet nowhere"}) == ["ไม่พบตอนที่เป็นหลักฐานในทุกรายการที่เปรียบเทียบ"]


def text_in(page: Page, kind: str) -> str:
    return page.texts("p", **{"class": kind})[0]


def test_a_column_can_be_taken_away() -> None:
    page = read_page(open_client(), f"{BOTH}&lang=en")
    links = page.find("a", **{"class": "take-away"})
    assert [chosen(link["href"] or "") for link in links] == [
        {"case": [TRAT], "lang": ["en"]},
        {"case": [HEALTH], "lang": ["en"]},
    ]


def test_the_other_language_keeps_every_column() -> None:
    assert chosen(read_page(open_client(), BOTH).href("EN")) == {"case": [HEALTH, TRAT], "lang": ["en"]}


def test_one_case_alone_offers_the_nearest_to_lay_beside_it() -> None:
    page = read_page(open_client(), f"/compare?case={HEALTH}")
    assert page.texts("h2") == ["เลือกสิ่งที่จะวางเคียงกัน"]
    assert page.texts("h3") == ["หมวดเดียวกัน", "อื่น ๆ"]
    assert offered(page) == [f"หน่วยงาน {HOSTILE}", "จังหวัดปะการัง"]
    assert chosen(page.href("จังหวัดปะการัง")) == {"case": [HEALTH, TRAT]}
    assert read_page(open_client(), page.href("จังหวัดปะการัง")).texts("h4")[:2] == ["กรมการรักษา", "จังหวัดปะการัง"]


def test_what_is_offered_is_narrowed_by_name_and_keeps_what_is_chosen() -> None:
    page = read_page(open_client(), f"/compare?case={HEALTH}&find=ปะการัง")
    assert offered(page) == ["จังหวัดปะการัง"]
    form = page.within("form", action="/compare")
    assert form.find("input", type="hidden", name="case", value=HEALTH)
    none = read_page(open_client(), f"/compare?case={HEALTH}&find=ไม่มีแน่")
    assert "ไม่พบชื่อที่ตรงกับที่พิมพ์" in text_of(none)


def test_nothing_chosen_offers_all_cases_but_introductions() -> None:
    page = read_page(open_client(), "/compare")
    assert page.texts("h2") == ["เลือกกรณีแรก"]
    assert sorted(offered(page)) == sorted([f"หน่วยงาน {HOSTILE}", "กรมการรักษา", "จังหวัดปะการัง"])


def test_more_can_be_added_until_there_are_four() -> None:
    page = read_page(open_client(), BOTH)
    assert page.within("main").texts("summary") == ["เพิ่มอีก"]
    assert chosen(page.within("main").within("details").href(f"หน่วยงาน {HOSTILE}")) == {"case": [HEALTH, TRAT, BAD]}
    full = read_page(open_client(), f"{BOTH}&case={BAD}&agency={quote('กรมปลายน้ำ')}")
    assert full.within("main").texts("summary") == []
    assert len(full.within("ul", **{"class": "compared"}).find("li")) == 4


def test_agencies_are_compared_with_all_their_cases_and_others_of_their_type_come_first() -> None:
    page = read_page(open_client(), f"/compare?agency={quote('กรมการรักษา')}&agency={quote('จังหวัดปะการัง')}")
    assert page.within("ul", **{"class": "compared"}).texts("p", **{"class": "facts quiet"}) == [
        "บทความ 1 เรื่อง นำออก: กรมการรักษา",
        "บทความ 1 เรื่อง นำออก: จังหวัดปะการัง",
    ]
    assert page.within("section", **{"aria-labelledby": "category-2"}).texts("h4") == ["กรมการรักษา", "จังหวัดปะการัง"]
    alone = read_page(open_client(), f"/compare?agency={quote('กรมการรักษา')}")
    assert chosen(alone.href("จังหวัดปะการัง")) == {"agency": ["กรมการรักษา", "จังหวัดปะการัง"]}


def test_one_given_twice_is_one() -> None:
    page = read_page(open_client(), f"/compare?case={HEALTH}&case={HEALTH}&agency=DTX&agency={quote('กรมการรักษา')}")
    assert page.within("ul", **{"class": "compared"}).texts("bdi") == ["กรมการรักษา", "กรมการรักษา"]


def test_more_than_four_are_refused_with_what_to_do() -> None:
    ids = "&".join(f"case={letter * 12}" for letter in "abcde")
    assert "ครั้งละไม่เกิน 4 รายการ แต่เลือกไว้ 5" in text_of(read_page(open_client(), f"/compare?{ids}", status=400))


@pytest.mark.parametrize("query", ["case=x", f"agency={quote('กรมที่ไม่มี')}", f"case={HEALTH}&case=y"])
def test_what_does_not_exist_is_not_found(query: str) -> None:
    read_page(open_client(), f"/compare?{query}", status=404)


def test_a_case_is_found_under_the_id_it_had() -> None:
    engine = FakeEngine()
    engine.moved = {"0" * 12: HEALTH}
    page = read_page(open_client(engine), f"/compare?case={'0' * 12}&case={TRAT}")
    assert page.texts("h4")[:2] == ["กรมการรักษา", "จังหวัดปะการัง"]
    page = read_page(open_client(engine), f"/compare?case={'0' * 12}&case={HEALTH}&case={TRAT}")
    assert page.texts("h4")[:3] == ["กรมการรักษา", "จังหวัดปะการัง", "กรมการรักษา"]


def test_a_case_page_begins_a_comparison_and_that_of_an_introduction_does_not() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?lang=en")
    assert parameters(page.href("Compare with another")) == {"case": HEALTH, "lang": "en"}
    assert page.find("a", **{"class": "compare-link"})[0]["aria-label"] == "Compare with another: กรมการรักษา"
    assert read_page(open_client(), f"/cases/{INTRO}").find("a", **{"class": "compare-link"}) == []


def test_boxes_on_several_cases_ask_for_them_side_by_side() -> None:
    app = open_client().application
    with app.test_request_context("/?lang=en"):
        source = '{% import "comparing.html" as c with context %}{{ c.compare_box(case) }}{{ c.compare_chosen() }}'
        page = Page(render_template_string(source, case=CASES[0]))
    assert page.find("input", type="checkbox", name="case", value=HEALTH, form="compare")
    assert page.find("form", id="compare", action="/compare", method="get")
    assert page.find("input", type="hidden", name="lang", value="en")


def test_an_introduction_has_nothing_to_compare() -> None:
    page = read_page(open_client(), f"/compare?case={INTRO}&case={HEALTH}&lang=en")
    assert page.texts("h4")[0] == "บทนำ"


def test_how_many_more_passages_there_are_is_told() -> None:
    engine = FakeEngine(CASES, (*PASSAGES, make_passage(TRAT, 9, section="อีก", text=PASSAGES[3].text, line=60, page=2)))
    engine.links = {**engine.links, engine.passages(TRAT)[1].id: engine.links[PASSAGES[3].id]}
    page = read_page(open_client(engine), f"{BOTH}&lang=en").within("section", **{"aria-labelledby": "category-7"})
    assert "lines 5-17 and 1 more passage" in page.texts("p", **{"class": "where quiet"})
