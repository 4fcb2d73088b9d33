"""How far a review is, and what came of it, as pages show it."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from corpus import Report
from search import Review, ReviewProgress, SharedKind
from tests.support.files.html_page import Page, read_page, text_of
from tests.support.web.cases import HOSTILE, PASSAGES
from tests.support.web.reviewing import make_review, open_reviewing, send, wait_for
from tests.support.web.reviews import CODES, REVIEW, SAME, TEXT, ReviewEngine

PARTS = ["", *(f"/items/{code}" for code in CODES), "/shared", "/figures", "/unlinked"]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return open_reviewing()


@pytest.fixture(scope="module")
def address(client: FlaskClient) -> str:
    return make_review(client)


class HeldEngine(ReviewEngine):
    """Tells how far it is and then waits."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.going = threading.Event(), threading.Event()

    def review(
        self, report: Report, *, same_type_first: bool = False, progress: ReviewProgress | None = None
    ) -> Review:
        assert progress is not None
        progress("linking", 60, 120)
        self.told.set()
        assert self.going.wait(30)
        progress("sharing", 1, 1)
        return super().review(report)


@pytest.fixture
def held() -> Iterator[HeldEngine]:
    engine = HeldEngine()
    yield engine
    engine.going.set()


# while it is made


def test_how_far_it_is_is_told_by_a_page_that_loads_itself_again_without_scripts_and_as_json(held: HeldEngine) -> None:
    client = open_reviewing(held)
    address = send(client, text=TEXT)
    assert held.told.wait(30)
    page = read_page(client, f"{address}?lang=en")
    assert [found["content"] for found in page.within("noscript").find("meta")] == ["3"]
    assert page.find("progress")[0]["value"] == "50"
    assert page.texts("span", role="status") == ["Step 2 of 4: linking its passages to items"]
    told = client.get(f"{address}/progress").json
    assert told == {
        "running": True,
        "percent": 50,
        "stage": "ขั้นที่ 2 จาก 4: จัดเนื้อหาเข้าหัวข้อ",
        "counted": "60 จาก 120",
    }
    assert page.find("div", **{"data-progress": f"{address}/progress?lang=en"})
    for part in ("/items/2.2", "/shared", ".docx"):
        assert client.get(address + part).headers["Location"] == address
    held.going.set()
    wait_for(client, address)
    assert client.get(f"{address}/progress").json == {"running": False}


def test_a_review_that_is_cancelled_is_gone_and_the_next_is_made(held: HeldEngine) -> None:
    client = open_reviewing(held)
    address = send(client, text=TEXT)
    assert held.told.wait(30)
    assert client.post(f"{address}/discard").status_code == 303
    assert client.get(address).status_code == 404
    held.going.set()
    wait_for(client, make_review(client))
    assert [report.passages[0].text for report, _ in held.reviewed] == [held.reviewed[0][0].passages[0].text]


# the result


def test_the_table_names_every_item_with_what_was_found_and_what_was_not(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}?lang=en")
    rows = [row for row in page.texts("tr") if row[:1].isdigit()]
    assert [row[:3] for row in rows] == list(CODES)
    assert rows[CODES.index("2.2")] == (
        "2.2 Strategy implementation 1 passage Deployment, Learning Approach, Integration 3 agencies 40 letters"
    )
    assert rows[CODES.index("1.1")] == "1.1 Senior leadership none – – – –"
    assert "The report speaks of 3 of 18 items." in text_of(page)
    assert page.texts("h1") == ["ข้อความที่วาง.txt"]
    assert "Not readable: sheets 7" in text_of(page)


def test_an_item_shows_the_passages_with_their_words_and_what_was_not_found(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/items/2.2?lang=en")
    own = page.within("li", id="r-1")
    assert own.texts("mark") == ["ถ่ายทอด", "ตัวชี้วัด"]
    assert own.texts("span", **{"class": "cue"}) == ["ทุกกลุ่มงาน", "ทบทวน"]
    assert own.texts("dt") == ["Deployment", "Learning"]
    assert own.texts("dd") == ["ทุกกลุ่มงาน", "ทบทวน"]
    assert own.texts("span", **{"class": "piece"}) == ["page 12"]
    gaps = page.within("section", **{"class": "gaps"})
    assert gaps.texts("strong") == ["Approach, Integration"]
    assert "aid to reading" in text_of(page)
    assert own.href("4.1 Measurement, analysis and improvement of performance") == f"{address}/items/4.1?lang=en"


def test_precedents_come_in_order_with_page_link_citation_and_basket(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/items/2.2")
    section = page.within("section", **{"aria-labelledby": "precedents"})
    assert [text.split(" ")[0] for text in section.texts("p", **{"class": "agency"})] == [
        "กรมการรักษา",
        "จังหวัดปะการัง",
        "หน่วยงาน",
    ]
    first = section.within("li")
    assert "หน่วยงานประเภทเดียวกัน" in first.texts("p", **{"class": "agency"})[0]
    assert first.href("การถ่ายทอดแผน").endswith(f"?passage={PASSAGES[2].id}#p-{PASSAGES[2].id}")
    assert "หน้า 22" in first.texts("p", **{"class": "where quiet"})[0]
    assert first.href("คัดลอกอ้างอิง") == f"/p/{PASSAGES[2].id}/cite"
    assert [found["data-passage"] for found in section.find("a", **{"class": "add"})] == [
        each.passage.id for item in REVIEW.items for each in item.precedents if item.code == "2.2"
    ]
    assert "คล้ายตอนที่ 1 ของรายงาน" in text_of(page)


def test_an_item_without_passages_says_so_and_leads_on(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/items/๑.๑")
    assert "ไม่พบตอนใดของรายงานในหัวข้อนี้" in text_of(page)
    assert page.within("nav", **{"class": "pager"}).texts("a") == ["1.2 การกำกับดูแลองค์การและความรับผิดชอบต่อสังคม →"]
    assert client.get(f"{address}/items/9.9").status_code == 404


def test_figures_stand_in_a_table_with_their_target_and_sentence(client: FlaskClient, address: str) -> None:
    for part in ("/figures", "/items/7.2"):
        table = read_page(client, f"{address}{part}?lang=en").within("table")
        assert table.texts("th", scope="row") == ["ร้อยละ 93"]
        assert table.texts("td")[1:5] == ["2565", "ร้อยละ 90", "ร้อยละ 88", "met"]
        assert table.texts("mark") == ["ร้อยละ 93"]
        assert table.texts("td")[-1] == "page 40"
    assert read_page(client, f"{address}/items/2.2").find("table") == []


def test_shared_text_stands_side_by_side_with_its_share_of_the_section(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/shared?lang=en")
    assert page.within("table").texts("td") == ["page 12", "40%", "40 of 100"]
    assert page.texts("h3") == ["Shared text: 40 letters"]
    assert page.within("ol").texts("mark") == [SAME, SAME]
    assert "not who has it from whom" in text_of(page)


def test_what_the_agency_wrote_itself_before_is_said_and_not_shown() -> None:
    class Engine(ReviewEngine):
        def review(self, *given: object, **asked: object) -> Review:  # type: ignore[override]
            first = REVIEW.passages[0]
            own = replace(first, shared=tuple(replace(each, kind=SharedKind.OWN) for each in first.shared))
            return replace(REVIEW, passages=(own, *REVIEW.passages[1:]), sections=())

    client = open_reviewing(Engine())
    page = read_page(client, f"{make_review(client)}/shared?lang=en")
    assert "1 passage stands in earlier write-ups of the agency itself" in text_of(page)
    assert "No text that stands in the collection was found." in text_of(page)
    assert page.find("li", **{"class": "pair"}) == []


def test_passages_of_no_item_are_listed_and_what_they_hold_is_harmless(client: FlaskClient, address: str) -> None:
    answer = client.get(f"{address}/unlinked")
    assert Page(answer.text).texts("li", id="r-3")[0].startswith("ตอนที่ 3")
    assert HOSTILE not in answer.text


def test_thai_in_the_english_interface_says_that_it_is(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/items/2.2?lang=en").within("main")
    assert all(found.get("lang") == "th" for found in page.find("div", **{"class": "quotation"}))
    assert {found.get("lang") for found in page.find("p", **{"class": "snippet"})} == {"th"}
    assert page.find("dd", lang="th")


@pytest.mark.parametrize("part", [*PARTS, ".docx", ".csv", ".json", "/progress"])
def test_nobody_keeps_a_review_and_no_machine_looks_at_it(client: FlaskClient, address: str, part: str) -> None:
    answer = client.get(address + part)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_token_cannot_be_guessed_and_another_one_leads_nowhere(client: FlaskClient, address: str) -> None:
    token = address.rpartition("/")[2]
    assert len(token) == 22
    assert make_review(client) != address
    for other in (token[:-1], token[:-1] + "~", "x" * 5000, token.swapcase()):
        page = read_page(client, f"/review/{other}?lang=en", status=404)
        assert page.texts("h1") == ["There is no review at this address"]
        assert page.href("Send a report") == "/review?lang=en"


def test_a_review_that_is_discarded_is_gone_with_its_files(client: FlaskClient) -> None:
    address = make_review(client)
    other = client.post(f"{address}/discard", headers={"Origin": "https://evil.example"})
    assert (other.status_code, client.get(address).status_code) == (403, 200)
    answer = client.post(f"{address}/discard?lang=en", headers={"Origin": "http://localhost"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/review?discarded=1&lang=en")
    assert read_page(client, answer.headers["Location"]).texts("p", role="status") == [
        "The review is discarded; nothing of it is left"
    ]
    assert {client.get(address + part).status_code for part in [*PARTS, ".docx", ".csv", ".json"]} == {404}


def test_the_language_is_changed_without_losing_the_place(client: FlaskClient, address: str) -> None:
    page = read_page(client, f"{address}/shared?page=1")
    assert page.within("nav", **{"class": "languages"}).href("EN") == "?page=1&lang=en"


# a long one


def make_long() -> Review:
    """As many passages as 200 pages have, each of two items, with figures and shared text, under long headings."""
    one = next(each for each in REVIEW.passages if each.number == 1)
    figures = REVIEW.passages[1].figures
    text = one.passage.text * 6
    passages = tuple(
        replace(
            one,
            number=at,
            passage=replace(one.passage, id=f"{at:016x}", section="แผน" * 20, text=text, path=("แผน" * 20,)),
            links=tuple(replace(one.links[0], code=code) for code in (CODES[at % 18], CODES[(at + 7) % 18])),
            figures=tuple(replace(each, sentence=(0, len(text)), span=(5, 12)) for each in figures * 2),
        )
        for at in range(1, 801)
    )
    by_code = {
        code: [each.number for each in passages if any(link.code == code for link in each.links)] for code in CODES
    }
    known = next(item for item in REVIEW.items if item.code == "2.2").precedents
    items = tuple(
        replace(item, passages=tuple(by_code[item.code]), precedents=tuple(known[:1]) * 5) for item in REVIEW.items
    )
    return replace(REVIEW, passages=passages, items=items, sections=REVIEW.sections[:1] * 300, unread=tuple(range(400)))


class LongEngine(ReviewEngine):
    def review(self, *given: object, **asked: object) -> Review:  # type: ignore[override]
        return make_long()


def test_no_page_of_the_review_of_a_long_report_has_100_kilobytes() -> None:
    client = open_reviewing(LongEngine())
    address = make_review(client)
    for part in ("", "/items/2.2", "/items/7.1", "/shared", "/figures", "/unlinked"):
        for language in ("th", "en"):
            answer = client.get(f"{address}{part}?lang={language}")
            assert answer.status_code == 200
            assert len(answer.data) < 100_000, part


def test_every_passage_of_a_long_item_stands_on_one_of_its_pages() -> None:
    client = open_reviewing(LongEngine())
    address = make_review(client)
    told, turned = list[str](), f"{address}/items/2.2"
    for _ in range(20):
        page = read_page(client, turned)
        told += [found["id"] or "" for found in page.find("li", **{"class": "own"})]
        forward = [link["href"] or "" for link in page.find("a", rel="next") if "page=" in (link["href"] or "")]
        if not forward:
            break
        turned = forward[0]
    wanted = next(item.passages for item in make_long().items if item.code == "2.2")
    assert told == [f"r-{number}" for number in wanted]
