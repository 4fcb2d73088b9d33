"""What the pages say of passages that state an aim."""

from dataclasses import replace
from urllib.parse import quote

import pytest

from tests.support.files.html_page import read_page
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import CASES, HEALTH, LINKS, PASSAGES

ANYWHERE = f"{HEALTH}-{2:010x}"
SAID = {"th": "ระบุเป็นเป้าหมาย ไม่ได้เล่าวิธีปฏิบัติ", "en": "stated as an aim; no practice described here"}


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_result_that_states_an_aim_says_so(language: str) -> None:
    engine = FakeEngine()
    address = f"/?q=Cancer&lang={language}"
    assert SAID[language] not in read_page(open_client(engine), address).texts("p")
    engine.aims = (ANYWHERE,)
    page = read_page(open_client(engine), address)
    assert SAID[language] in page.texts("p")
    assert page.find("p", **{"class": "aim"})


def test_where_only_aims_are_found_a_sentence_says_so_above_the_list() -> None:
    engine = FakeEngine()
    sentence = "What was found is stated as an aim only; no practice on this is described here."
    assert sentence not in read_page(open_client(engine), "/?q=Cancer&lang=en").texts("p")
    engine.only_aims = True
    page = read_page(open_client(engine), "/?q=Cancer&lang=en")
    assert sentence in page.texts("p")
    engine.answered = False
    assert sentence not in read_page(open_client(engine), "/?q=Cancer&lang=en").texts("p")


def test_similar_passages_and_cases_are_labelled() -> None:
    engine = FakeEngine()
    engine.aims = tuple(passage.id for passage in PASSAGES)
    client = open_client(engine)
    for address in (f"/passages/{quote(ANYWHERE)}/similar", f"/cases/{HEALTH}"):
        assert SAID["th"] in read_page(client, address).texts("p")


def test_an_aim_on_the_page_of_an_item_is_labelled() -> None:
    linked = next(passage for passage in PASSAGES if passage.id in LINKS and passage.case_id == HEALTH)
    wish = "Healthy people.".ljust(len(linked.text), ".")
    aims = tuple(replace(each, section="Vision", text=wish) if each == linked else each for each in PASSAGES)
    code = LINKS[linked.id][0].code
    assert SAID["th"] not in read_page(open_client(), f"/items/{code}").texts("p")
    assert SAID["th"] in read_page(open_client(FakeEngine(CASES, aims)), f"/items/{code}").texts("p")
