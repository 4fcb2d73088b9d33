"""What a page weighs before it is compressed."""

from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

from corpus import Passage, Publication, read_criteria
from search import ItemLink
from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, PLAN, TOUR, make_award, make_passage, make_section

TEXT = f"{PLAN} {TOUR} " * 2
"""As long as a passage may be."""

HEADING = "แผน" * 20
CODES = [item.code for item in read_criteria().items]
AGENCIES = [f"สำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม {number}" for number in range(300)]
HELD = [f"{number:012x}" for number in range(300)]
LARGE = HELD[0]
QUESTION = "แดชบอร์ด แผน ผู้บริหาร"


def make_large_engine() -> FakeEngine:
    """300 documents of agencies with long names, a case each; the first of 60 passages under as many headings. Every
    passage was repaired and evidences three items; each agency has three awards in five years."""
    cases = [
        replace(
            CASES[0],
            id=HELD[number],
            agency=name,
            agency_type=f"ประเภทหน่วยงานที่มีชื่อยาวมากที่ {number % 14}",
            title=HEADING,
            category=number % 7 + 1,
            year=2555 + number % 10,
            document=f"รายงานผลการดำเนินงานประจำปี-{number:03}.pdf",
            short_names=("กรร.", "DTX", "Office of Natural Resources and Environmental Policy"),
            publication=Publication(title=HEADING * 2, publisher=name, year=2560),
        )
        for number, name in enumerate(AGENCIES)
    ]
    sections = tuple(make_section(f"{HEADING}{at}", 1 + at % 3, (at * 100 + 1, at * 100 + 50)) for at in range(60))
    cases[0] = replace(cases[0], sections=sections)
    told = [tell(LARGE, at, f"{HEADING}{at}", at * 100 + 1) for at in range(60)]
    told += [tell(case.id, each, HEADING, 1) for case in cases[1:] for each in range(4 if case.id < HELD[40] else 1)]
    engine = FakeEngine(cases, told)
    engine.links = {passage.id: find_links(passage, at) for at, passage in enumerate(told)}
    engine.facets = replace(engine.facets, items=tuple(CODES))
    engine.awards = tuple(
        make_award(case.agency, number % 7 + 1, 2555 + (number + each) % 5, case.document, each + 1, None)
        for number, case in enumerate(cases)
        for each in range(3)
    )
    return engine


def tell(case_id: str, number: int, section: str, line: int) -> Passage:
    told = make_passage(case_id, number, section=section, text=TEXT, line=line, page=22)
    return replace(told, windows=((0, 200), (200, 400)), original=TEXT)


def find_links(passage: Passage, at: int) -> tuple[ItemLink, ...]:
    codes = [CODES[(at + step) % len(CODES)] for step in range(3)]
    return tuple(ItemLink(code=code, score=0.9, cues=((0, 4), (10, 14)), window=(0, 200)) for code in codes)


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return open_client(make_large_engine())


def passage_id(number: int, case_id: str = LARGE) -> str:
    return f"{case_id}-{number:010x}"


BASKET = [passage_id(at) for at in range(60)] + [passage_id(0, case_id) for case_id in HELD[1:41]]
"""As many passages as a basket may have."""

PAGES = [
    "/",
    "/agencies",
    "/items",
    "/register",
    "/register?year=2557",
    "/register?category=2",
    "/coverage",
    "/coverage?by=year",
    "/about",
    "/categories/2",
    "/items/2.2",
    f"/agencies/{quote(AGENCIES[0])}",
    "/compare",
    f"/compare?case={LARGE}",
    "/compare?" + urlencode([("case", each) for each in HELD[:4]]),
    "/compare?" + urlencode([("agency", each) for each in AGENCIES[:4]]),
    f"/cases/{LARGE}",
    f"/cases/{LARGE}?passage={passage_id(30)}&q={quote(QUESTION)}",
    f"/cases/{LARGE}?part=9",
    f"/passages/{passage_id(3)}",
    f"/passages/{passage_id(3)}/similar",
    f"/p/{passage_id(3)}/cite",
    "/basket?" + urlencode([("p", each) for each in BASKET]),
    "/basket?" + urlencode([("p", each) for each in BASKET] + [("part", "9")]),
]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_page_of_a_large_library_has_100_kilobytes(client: FlaskClient, address: str, lang: str) -> None:
    page = client.get(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    assert page.status_code == 200
    assert len(page.data) < 100_000


@pytest.mark.parametrize("question", ["แดชบอร์ด " * 6, "แดชบอร์ด แผน " * 20, "แผน"])
def test_a_full_page_of_results_has_less_than_100_kilobytes(client: FlaskClient, question: str) -> None:
    page = client.get("/?" + urlencode({"q": question}))
    assert page.text.count("<article") == 10
    assert page.text.count('type="checkbox" name="agency"') == 14
    assert 40_000 < len(page.data) < 100_000


def test_every_passage_of_a_long_case_stands_in_one_of_its_parts_and_links_lead_to_the_right_one(
    client: FlaskClient,
) -> None:
    told: list[str] = []
    address = f"/cases/{LARGE}"
    for _ in range(9):
        page = read_page(client, address)
        told += [found["id"] or "" for found in page.find("section") if (found.get("id") or "").startswith("p-")]
        turning = page.within("nav", **{"class": "stretches"})
        if "ส่วนถัดไป →" not in turning.texts("a"):
            break
        address = turning.href("ส่วนถัดไป →")
    assert told == [f"p-{passage_id(at)}" for at in range(60)]
    assert parameters(address) == {"part": "4"}
    chosen = read_page(client, f"/cases/{LARGE}?passage={passage_id(59)}")
    assert chosen.texts("p", **{"class": "chosen-label"}) == ["ตอนที่เลือก"]
    assert "ส่วนที่ 4 จาก 4" in text_of(chosen)
    assert "ส่วนถัดไป →" not in chosen.texts("a")


def test_the_contents_of_a_long_case_name_its_other_parts(client: FlaskClient) -> None:
    contents = read_page(client, f"/cases/{LARGE}?part=2&q={quote(QUESTION)}").within("nav", **{"class": "contents"})
    others = [text for text in contents.texts("a") if text.startswith("ส่วนที่")]
    assert [text.partition(":")[0] for text in others] == [f"ส่วนที่ {at} จาก 4" for at in (1, 3, 4)]
    assert parameters(contents.href(others[1])) == {"part": "3", "q": QUESTION}
    heads = [found["href"] or "" for found in contents.find("a") if (found["href"] or "").startswith("#s-")]
    shown = read_page(client, f"/cases/{LARGE}?part=2")
    assert heads
    assert all(any(shown.find(f"h{level}", id=head[1:]) for level in (2, 3, 4)) for head in heads)


def test_a_part_that_cannot_be_is_refused(client: FlaskClient) -> None:
    page = read_page(client, f"/cases/{LARGE}?part=0", status=400)
    assert "ไม่มีส่วน “0” ของกรณีนี้" in text_of(page)


def test_a_large_basket_loses_nothing_in_the_parts_that_are_not_shown(client: FlaskClient) -> None:
    given = [("p", each) for each in BASKET] + [("n", f"note {at}") for at in range(100)]
    page = read_page(client, "/basket?" + urlencode([*given, ("part", "2")]))
    kept = [found["value"] for found in page.find("input", name="p")]
    assert sorted(kept) == sorted(BASKET)
    assert sorted(page.texts("textarea")) == sorted(f"note {at}" for at in range(100))
    shown = page.find("button", name="out")
    assert 5 < len(shown) < 40
    turned = [found["value"] for found in page.find("button", name="part")]
    assert turned == ["1", "3", "1", "3", "2"]


def test_what_is_moved_in_a_large_basket_stays_in_sight(client: FlaskClient) -> None:
    address = "/basket?" + urlencode([("p", each) for each in BASKET] + [("part", "3")])
    shown = read_page(client, address).find("button", name="down")
    moved = next(found["value"] for found in shown if "disabled" not in found)
    answer = client.get(f"{address}&down={moved}")
    assert answer.status_code == 302
    assert read_page(client, answer.headers["Location"]).find("button", name="down", value=moved or "")


def test_a_long_question_stands_once_in_the_links_of_the_results() -> None:
    short, long = "แดชบอร์ด", "แดชบอร์ด " * 20
    for question, borne in ((short, True), (long, False)):
        page = read_page(open_client(), "/?" + urlencode({"q": question}))
        links = [found["href"] or "" for found in page.find("a") if (found["href"] or "").startswith("/cases/")]
        assert links
        assert all(("q=" in each) == borne for each in links)
