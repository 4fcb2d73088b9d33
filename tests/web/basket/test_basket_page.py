"""The basket as its address names it, and the files of it."""

import csv
import io
import re
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.support.files.html_page import Page, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HOSTILE, INTRO, PASSAGES, make_passage
from web.picked import MOST_NOTE, MOST_PICKED

HOTLINE, ANYWHERE, PLAN, TOUR, HOSTILE_ONE, FOREWORD = (passage.id for passage in PASSAGES)
OTHER = make_passage(PASSAGES[2].case_id, 7, section="ทบทวนแผน", text="ทบทวนแผนทุกไตรมาส", line=1000, page=23)


def basket(*picked: str, notes: tuple[str, ...] = (), **more: str) -> str:
    return "/basket?" + urlencode([*(("p", each) for each in picked), *(("n", each) for each in notes), *more.items()])


def listed(page: Page) -> list[str]:
    return [found["value"] or "" for found in page.find("input", name="p") if "value" in found]


def open_twins() -> FlaskClient:
    """A client of an engine with two passages of item 2.2 in one case."""
    engine = FakeEngine(CASES, [*PASSAGES, OTHER])
    engine.links = {**engine.links, OTHER.id: engine.links[PLAN]}
    return open_client(engine)


def test_what_was_picked_stands_by_item_in_the_order_of_the_codes_with_quotation_place_and_note() -> None:
    page = read_page(open_client(), basket(ANYWHERE, TOUR, PLAN, HOTLINE, notes=("", "รายได้")))
    assert page.texts("h2") == [
        "2.2 การนำยุทธศาสตร์ไปปฏิบัติ",
        "3.2 การสร้างความผูกพัน",
        "7.1 ผลลัพธ์ด้านประสิทธิผลและการบรรลุพันธกิจ",
        "ไม่อยู่ในหัวข้อใด",
    ]
    assert listed(page) == [PLAN, HOTLINE, TOUR, ANYWHERE]
    assert page.texts("textarea") == ["", "", "รายได้", ""]
    tour = page.within("li", id=f"b-{TOUR}")
    assert PASSAGES[3].text in tour.texts("p")
    assert tour.href("จังหวัดปะการัง: ท่องเที่ยวชุมชน").endswith(f"?passage={TOUR}#p-{TOUR}")
    assert tour.href("2.2 การนำยุทธศาสตร์ไปปฏิบัติ") == "/items/2.2"


def test_an_empty_basket_says_how_it_is_filled() -> None:
    page = read_page(open_client(), "/basket?lang=en&p=")
    assert "The basket is empty" in text_of(page)
    assert page.find("form", id="basket") == []


def test_the_introduction_evidences_no_item() -> None:
    engine = FakeEngine()
    engine.links = {FOREWORD: engine.links[PLAN]}
    page = read_page(open_client(engine), basket(FOREWORD))
    assert page.texts("h2") == ["ไม่อยู่ในหัวข้อใด"]
    assert page.href("บทนำของเล่ม").startswith(f"/cases/{INTRO}")


def test_a_passage_given_twice_is_there_once_with_its_first_note() -> None:
    page = read_page(open_client(), basket(PLAN, HOTLINE, PLAN, notes=("หนึ่ง", "", "สอง")))
    assert listed(page) == [PLAN, HOTLINE]
    assert page.texts("textarea") == ["หนึ่ง", ""]


def test_what_has_moved_is_there_under_its_new_id_what_is_gone_is_told_and_nothing_else_is_lost() -> None:
    engine = FakeEngine()
    engine.moved = {"old": PLAN}
    page = read_page(open_client(engine), basket("old", "<b>gone", HOTLINE, notes=("ก", "ข", "ค")))
    assert listed(page) == [PLAN, HOTLINE]
    assert page.texts("textarea") == ["ก", "ค"]
    assert page.within("div", **{"class": "alert"}).texts("li") == ["<b>gone · หมายเหตุ: ข"]
    assert "มี 1 ตอนที่ไม่อยู่ในคลังแล้ว" in text_of(page)


@pytest.mark.parametrize(
    ("move", "moved", "order"),
    [
        ("up", OTHER.id, [OTHER.id, PLAN, HOTLINE]),
        ("down", PLAN, [OTHER.id, PLAN, HOTLINE]),
        ("up", PLAN, [PLAN, OTHER.id, HOTLINE]),
        ("down", OTHER.id, [PLAN, OTHER.id, HOTLINE]),
        ("out", PLAN, [OTHER.id, HOTLINE]),
        ("out", "nope", [PLAN, OTHER.id, HOTLINE]),
    ],
)
def test_a_button_moves_a_passage_among_those_of_its_item_or_takes_it_out(
    move: str, moved: str, order: list[str]
) -> None:
    notes = {PLAN: "ก", OTHER.id: "", HOTLINE: "ค"}
    answer = open_twins().get(basket(*notes, notes=tuple(notes.values()), lang="en", **{move: moved}))
    address = urlsplit(answer.headers["Location"])
    assert answer.status_code == 302
    assert parse_qs(address.query, keep_blank_values=True) == {
        "p": order,
        "n": [notes[each] for each in order],
        "lang": ["en"],
    }
    assert address.fragment == (f"b-{moved}" if moved in order else "")


def test_the_first_cannot_go_up_nor_the_last_down() -> None:
    page = read_page(open_twins(), basket(PLAN, OTHER.id))
    assert [("disabled" in found) for found in page.find("button", name="up")] == [True, False]
    assert [("disabled" in found) for found in page.find("button", name="down")] == [False, True]


def test_a_basket_has_bounds_and_so_have_its_notes() -> None:
    client = open_client()
    assert client.get(basket(*(f"x{at}" for at in range(MOST_PICKED)))).status_code == 200
    page = read_page(client, basket(*(f"x{at}" for at in range(MOST_PICKED + 1))), status=400)
    assert "ตะกร้ามี 101 ตอน เก็บได้ไม่เกิน 100 ตอน" in text_of(page)
    assert client.post("/basket.csv", data={"p": PLAN, "n": "ก" * MOST_NOTE}).status_code == 200
    longer = client.post("/basket.csv", data={"p": PLAN, "n": "ก" * (MOST_NOTE + 1)})
    assert longer.status_code == 400
    assert "หมายเหตุยาวเกิน 2,000 อักขระ" in longer.text


def test_without_a_script_the_address_carries_the_basket_through_the_search() -> None:
    client = open_client()
    page = read_page(client, basket(PLAN, HOTLINE))
    search = read_page(client, page.href("ค้นต่อเพื่อเก็บเพิ่ม"))
    assert listed(search) == [PLAN, HOTLINE]
    results = read_page(client, f"/?q=Cancer&p={PLAN}&p={HOTLINE}")
    added = parse_qs(urlsplit(results.href("เก็บเข้าตะกร้า")).query)
    assert added == {"p": [PLAN, HOTLINE, ANYWHERE]}
    assert urlsplit(results.href("ตะกร้า")).query == f"p={PLAN}&p={HOTLINE}"
    assert parse_qs(urlsplit(results.href("EN")).query) == {"q": ["Cancer"], "p": [PLAN, HOTLINE], "lang": ["en"]}


@pytest.mark.parametrize("address", ["/?q=Cancer", f"/cases/{PASSAGES[0].case_id}", "/items/2.2"])
def test_a_passage_is_put_in_from_wherever_it_is_read(address: str) -> None:
    page = read_page(open_client(), address)
    added = [found["href"] for found in page.find("a", **{"class": "add"})]
    cited = [found["href"] for found in page.find("a", **{"class": "cite"})]
    assert added
    assert [f"/basket?p={(each or '').split('/')[2]}" for each in cited] == added


@pytest.mark.parametrize(
    ("address", "forms"),
    [("/?q=Cancer", 2), ("/cases", 2), ("/about", 1), ("/agencies", 2), ("/compare", 2), ("/items/2.2", 3)],
)
def test_without_a_script_every_form_carries_the_basket_on(address: str, forms: int) -> None:
    page = read_page(open_client(), f"{address}{'&' if '?' in address else '?'}p={PLAN}&lang=en")
    assert len(page.find("form")) == forms
    assert listed(page) == [PLAN] * forms


def test_what_is_no_id_is_not_carried() -> None:
    page = read_page(open_client(), f"/?p={'x' * 41}&p={PLAN}")
    assert urlsplit(page.href("ตะกร้า")).query == f"p={PLAN}"


def test_other_links_of_the_basket_carry_nothing() -> None:
    page = read_page(open_client(), basket(PLAN))
    assert page.href("ค้นแนวปฏิบัติที่ดี PMQA") == "/"
    assert page.href("2.2 การนำยุทธศาสตร์ไปปฏิบัติ") == "/items/2.2"


# files


def test_the_table_has_a_row_for_each_passage_and_runs_nothing() -> None:
    answer = open_client().post("/basket.csv", data={"p": [PLAN, TOUR], "n": ["=cmd|' /C calc'!A0", "ก\r\nข"]})
    assert answer.headers["Content-Disposition"] == 'attachment; filename="pmqa-basket.csv"'
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbfitem,agency,title,heading,year,book,page,quotation,note")
    plan, tour = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert (plan["item"], plan["agency"], plan["year"], plan["page"]) == ("2.2", "กรมการรักษา", "2564", "22")
    assert plan["note"] == "'=cmd|' /C calc'!A0"
    assert plan["link"] == f"http://localhost/p/{PLAN}"
    assert plan["citation_apa"].startswith("กรมการรักษา. (2021).")
    assert (tour["page"], tour["quotation"], tour["note"]) == ("", PASSAGES[3].text, "ก\nข")


def test_json_has_the_passages_by_item_and_what_is_gone() -> None:
    found = open_client().get(f"/basket.json?p={ANYWHERE}&p={PLAN}&p=gone&n=&n=ok").json
    assert found is not None
    assert [group["item"] for group in found["items"]] == ["2.2", None]
    assert found["gone"] == ["gone"]
    (plan,) = found["items"][0]["passages"]
    assert (plan["passage"], plan["case"], plan["note"]) == (PLAN, PASSAGES[2].case_id, "ok")
    assert plan["items"] == ["2.2", "4.1", "7.1"]
    assert plan["citation_thai"].endswith(f"http://localhost/p/{PLAN}")


def test_another_site_may_not_send_the_form_and_there_is_no_other_file() -> None:
    client = open_client()
    there = client.post("/basket.docx", data={"p": PLAN}, headers={"Origin": "https://elsewhere.example"})
    assert there.status_code == 403
    assert "แบบฟอร์มนี้ส่งมาจากเว็บไซต์อื่น" in there.text
    assert client.post("/basket.docx", data={"p": PLAN}, headers={"Origin": "http://localhost"}).status_code == 200
    for strange in ("http://[", "null", "", "http://", "localhost"):
        assert client.post("/basket.docx", data={"p": PLAN}, headers={"Origin": strange}).status_code == 403
    assert client.get(f"/basket.pdf?p={PLAN}").status_code == 404


def test_hostile_words_in_case_and_note_are_shown_as_they_are() -> None:
    page = read_page(open_client(), basket(HOSTILE_ONE, notes=(HOSTILE,)))
    assert page.texts("textarea") == [HOSTILE]
    assert [found for found in page.find("script") if "src" not in found] == []
    assert re.findall("<script>alert", open_client().get(f"/basket?p={quote(HOSTILE)}").text) == []
