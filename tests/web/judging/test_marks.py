"""Marks on the lists, without a browser: who judges, what is kept and shown again."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

from search import Judgements, Mark
from tests.support.files.html_page import read_page, text_of
from tests.support.web import FakeEngine
from tests.support.web.cases import HEALTH, TRAT
from tests.web.judging.lists import HOSTILE, LIST, QUERY, TOUR, mark, open_judging, pressed
from tests.web.pages.test_languages import Languages
from tests.web.pages.test_weight import make_large_engine
from web.templating import NAVIGATION

# --- who judges


def test_the_list_asks_for_a_name_first_and_has_no_marks_yet(tmp_path: Path) -> None:
    page = read_page(open_judging(tmp_path), LIST)
    assert page.within("section", **{"class": "judging"}).texts("label") == ["ชื่อผู้ให้คะแนน"]
    assert page.find("button", form="marks") == []


def test_a_name_is_kept_in_a_cookie_that_no_script_and_no_other_site_sees(tmp_path: Path) -> None:
    client = open_judging(tmp_path)
    answer = client.post("/judging/judge", data={"judge": "นิด; Secure", "back": LIST})
    assert (answer.status_code, answer.headers["Location"]) == (303, LIST)
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie.split("; ") for word in ("HttpOnly", "SameSite=Strict", "Path=/"))
    page = read_page(client, LIST)
    assert page.find("input", id="judge")[0]["value"] == "นิด; Secure"
    assert len(page.find("button", form="marks")) == 2 * 4


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str) -> None:
    answer = open_judging(tmp_path).post("/judging/judge?lang=en", data={"judge": name, "back": LIST})
    assert answer.status_code == 400
    assert "give a name of 1 to 40 characters above the list" in answer.text


@pytest.mark.parametrize("cookie", ["%20", "%ff%fe", "x" * 300])
def test_a_cookie_that_holds_no_name_is_as_none(tmp_path: Path, cookie: str) -> None:
    client = open_judging(tmp_path)
    client.set_cookie("pmqa-judge", cookie)
    page = read_page(client, LIST)
    assert len(page.find("button", form="marks")) in (0, 8)
    assert page.find("input", id="judge")[0]["value"] in ("", "\ufffd\ufffd")


# --- marks


def test_a_mark_is_kept_with_all_that_tells_what_it_is_of(client: FlaskClient, judgements: Judgements) -> None:
    answer = mark(client, grade="3", q=" ชุมชน ")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{LIST}#m-{TOUR}")
    (kept,) = judgements.all()
    assert kept == Mark(
        judge="นิด หน่อย",
        query=" ชุมชน ",
        passage=TOUR,
        document="trat.pdf",
        lines=(5, 17),
        agency="จังหวัดปะการัง",
        case=TRAT,
        grade=3,
        generation="20240601-abcdef",
        time=kept.time,
    )
    assert len(kept.time) == 20
    assert kept.time.endswith("Z")


def test_the_mark_given_is_pressed_and_pressing_it_again_takes_it_back(
    client: FlaskClient, judgements: Judgements
) -> None:
    mark(client, grade="0")
    page = read_page(client, LIST)
    assert pressed(page) == [f"{TOUR}."]
    group = page.within("div", id=f"m-{TOUR}")
    assert group.texts("button") == ["0 ไม่ตอบ", "1 เกี่ยวข้อง", "2 ตรงประเด็น", "3 ตอบคำถาม"]
    assert mark(client, grade="").status_code == 303
    assert judgements.all() == ()
    assert pressed(read_page(client, LIST)) == []


def test_another_mark_changes_it_and_another_judge_sees_it_not(client: FlaskClient, judgements: Judgements) -> None:
    mark(client, grade="1")
    mark(client, grade="2")
    assert [(each.passage, each.grade) for each in judgements.all()] == [(TOUR, 2)]
    client.post("/judging/judge", data={"judge": "อื่น", "back": LIST})
    assert pressed(read_page(client, LIST)) == []


def test_marks_of_a_query_are_shown_however_it_is_typed_and_of_no_other(client: FlaskClient) -> None:
    mark(client)
    assert pressed(read_page(client, f"/?q={quote('  ชุมชน')}")) == [f"{TOUR}."]
    assert pressed(read_page(client, f"/?q={quote('ชุมชน รายได้')}")) == []


def test_a_script_is_told_the_grade(client: FlaskClient) -> None:
    given = {"q": QUERY, "mark": f"{TOUR}.3"}
    answer = client.post("/judging/marks", data=given, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json) == (200, {"passage": TOUR, "grade": 3})
    given["mark"] = f"{TOUR}."
    assert client.post("/judging/marks", data=given, headers={"Accept": "application/json"}).json == {
        "passage": TOUR,
        "grade": None,
    }


def test_the_hits_of_an_item_are_marked_for_its_code(client: FlaskClient, judgements: Judgements) -> None:
    page = read_page(client, "/items/2.2?lang=en")
    form = page.within("form", id="marks")
    assert [found["value"] for found in form.find("input", name="q")] == ["2.2"]
    assert [found["value"] for found in form.find("input", name="back")] == ["/items/2.2?lang=en"]
    assert len(page.find("button", form="marks")) == 3 * 4
    mark(client, q="2.2", back="/items/2.2?lang=en")
    assert [each.query for each in judgements.all()] == ["2.2"]
    assert pressed(read_page(client, "/items/2.2?lang=en")) == [f"{TOUR}."]


def test_the_nearest_of_a_question_without_an_answer_are_marked_too(tmp_path: Path) -> None:
    engine = FakeEngine()
    engine.answered = False
    client = open_judging(tmp_path, engine)
    client.post("/judging/judge", data={"judge": "นิด", "back": LIST})
    assert len(read_page(client, LIST).find("button", form="marks")) == 2 * 4


@pytest.mark.parametrize("address", ["/cases", "/", f"/cases/{HEALTH}", f"/?q={quote('ทุเรียน')}"])
def test_where_no_query_has_a_hit_there_is_nothing_to_mark(client: FlaskClient, address: str) -> None:
    page = read_page(client, address)
    assert page.find("form", id="marks") == page.find("button", form="marks") == []


def test_a_passage_that_has_moved_keeps_its_mark_and_one_row(tmp_path: Path, judgements: Judgements) -> None:
    engine = FakeEngine()
    client = open_judging(tmp_path, engine)
    client.post("/judging/judge", data={"judge": "นิด", "back": LIST})
    mark(client, grade="1")
    (kept,) = judgements.all()
    judgements.keep(replace(kept, passage="former"), former=[kept.passage])
    engine.moved = {"former": TOUR}
    assert pressed(read_page(client, LIST)) == [f"{TOUR}."]
    mark(client, passage="former", grade="3")
    assert [(each.passage, each.grade) for each in judgements.all()] == [(TOUR, 3)]


def test_the_way_back_shows_the_list_anew(client: FlaskClient) -> None:
    assert client.get(LIST).headers["Cache-Control"] == "no-store"


# --- pages


def test_every_thai_text_of_an_english_list_bears_its_language(client: FlaskClient) -> None:
    assert Languages(client.get(f"{LIST}&lang=en").text).wrong == []
    page = read_page(client, f"{LIST}&lang=en")
    assert page.within("div", id=f"m-{HOSTILE}").texts("button") == [
        "0 no answer",
        "1 related",
        "2 relevant",
        "3 answers it",
    ]
    assert "press it again to take it back" in text_of(page)


def test_marks_are_no_entry_of_the_navigation() -> None:
    assert [way for way in NAVIGATION if "judging" in way.endpoint] == []


@pytest.mark.parametrize("address", ["/?" + urlencode({"q": "แดชบอร์ด แผน " * 20}), "/items/2.2"])
def test_a_full_list_with_marks_stays_below_its_limit(tmp_path: Path, address: str) -> None:
    client = open_judging(tmp_path, make_large_engine())
    client.post("/judging/judge", data={"judge": "นิด", "back": "/"})
    page = client.get(address)
    assert page.text.count('aria-pressed="false"') >= 40
    assert len(page.data) < 125_000  # eighty buttons on a page that has 99,800 without
