"""Who may mark and what: other sites, other addresses, what is no mark; without the switch nothing of it is there."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search import Judgements
from tests.support.web import open_client
from tests.web.judging.lists import LIST, QUERY, TOUR, mark, open_judging

# --- hostile


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "http://localhost:81", "http://localhost.evil"]
)
@pytest.mark.parametrize("path", ["/judging/marks", "/judging/judge"])
def test_a_form_of_another_site_is_refused(client: FlaskClient, judgements: Judgements, path: str, origin: str) -> None:
    given = {"q": QUERY, "mark": f"{TOUR}.2", "judge": "นิด", "back": LIST}
    answer = client.post(path, data=given, headers={"Origin": origin})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert judgements.all() == ()
    assert client.post(path, data=given, headers={"Origin": "http://localhost"}).status_code == 303


@pytest.mark.parametrize(
    "back",
    [
        "",
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "x",
        "/ /",
    ],
)
def test_the_way_back_leads_to_this_site_alone(client: FlaskClient, back: str) -> None:
    assert mark(client, back=back).headers["Location"] == f"/#m-{TOUR}"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"mark": f"{TOUR}.4"}, 400),
        ({"mark": f"{TOUR}.-1"}, 400),
        ({"mark": f"{TOUR}.๒"}, 400),
        ({"mark": TOUR}, 400),
        ({"mark": ""}, 400),
        ({"q": "  "}, 400),
        ({"q": "\u200b\ufeff"}, 400),
        ({"q": "ก" * 501}, 400),
        ({"mark": "nowhere.2"}, 404),
    ],
)
def test_what_is_no_mark_is_refused_and_nothing_kept(
    client: FlaskClient, judgements: Judgements, fields: dict[str, str], status: int
) -> None:
    answer = mark(client, **fields)
    assert answer.status_code == status
    assert "กรุณา" in answer.text
    assert judgements.all() == ()


def test_a_query_is_kept_without_control_characters_as_it_is_asked(client: FlaskClient, judgements: Judgements) -> None:
    assert mark(client, q="ชุมชน\x1b[2J\n").status_code == 303
    assert [each.query for each in judgements.all()] == ["ชุมชน [2J "]


def test_a_mark_of_nobody_is_refused(tmp_path: Path, judgements: Judgements) -> None:
    answer = mark(open_judging(tmp_path))
    assert answer.status_code == 400
    assert "ยังไม่ได้บอกว่าใครเป็นผู้ให้คะแนน" in answer.text
    assert judgements.all() == ()


def test_a_damaged_file_is_healed_and_kept_aside(client: FlaskClient, judgements: Judgements) -> None:
    mark(client)
    kept = judgements.path.read_bytes()
    judgements.path.write_bytes(b"nonsense " * 999)
    assert client.get(LIST).status_code == 200
    assert judgements.path.read_bytes() == kept
    (aside,) = judgements.path.parent.glob("judgements.jsonl.damaged-*")
    assert aside.read_bytes() == b"nonsense " * 999


def test_files_that_cannot_be_written_are_named(client: FlaskClient, judgements: Judgements) -> None:
    (judgements.path.parent / "judgements.lock").mkdir()
    answer = mark(client, lang="en")
    assert answer.status_code == 503
    assert "judgements.jsonl: อ่านหรือเขียนไฟล์คะแนนไม่ได้" in answer.text


# --- without the switch


@pytest.mark.parametrize("address", [LIST, "/items/2.2", "/cases", "/"])
def test_without_the_switch_nothing_of_it_is_on_a_page(tmp_path: Path, address: str) -> None:
    client = open_client(home=tmp_path)
    client.set_cookie("pmqa-judge", "x")
    answer = client.get(address)
    assert [word for word in ("judging", "marks", 'id="judge"') if word in answer.text] == []
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("path", ["/judging/marks", "/judging/judge", "/judging/", "/judging"])
def test_without_the_switch_its_addresses_are_not_there(path: str) -> None:
    client = open_client()
    assert client.post(path, data={"judge": "x", "q": QUERY, "mark": f"{TOUR}.2"}).status_code == 404
    assert client.get(path).status_code == 404
