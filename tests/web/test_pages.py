"""The pages: the first one in both languages, and what a bad question and hostile input do."""

from urllib.parse import parse_qs

import pytest

from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client

# the first page


def test_the_first_page_says_what_it_is_in_thai_and_puts_the_cursor_in_the_box() -> None:
    page = read_page(open_client(), "/")
    assert page.find("html") == [{"lang": "th"}]
    assert page.texts("h1") == ["หน่วยงานใดเคยทำเรื่องนี้มาแล้ว"]
    (box,) = page.find("input", name="q")
    assert "autofocus" in box
    assert box["value"] == ""
    assert page.find("label", **{"for": "q"})


def test_the_first_page_counts_cases_and_passages_without_calling_the_introduction_a_case() -> None:
    page = read_page(open_client(), "/")
    assert "ในคลังขณะนี้มี 3 กรณี รวม 6 ตอน" in text_of(page)
    assert page.texts("span", **{"class": "count quiet"}) == [
        "ยังไม่มีกรณี",
        "2 กรณี · ได้รับรางวัล 1 หน่วยงาน",
        "ยังไม่มีกรณี",
        "1 กรณี · ได้รับรางวัล 3 หน่วยงาน",
        "ยังไม่มีกรณี",
        "ยังไม่มีกรณี",
        "ยังไม่มีกรณี",
    ]


def test_the_first_page_speaks_english_and_its_links_keep_it() -> None:
    page = read_page(open_client(), "/?lang=en")
    assert page.find("html") == [{"lang": "en"}]
    assert page.texts("h1") == ["Who has already done this?"]
    assert "The collection now holds 3 cases, 6 passages." in text_of(page)
    inner = [found["href"] or "" for found in page.find("a") if (found["href"] or "").startswith("/")]
    assert len(inner) == 15 + len(page.within("nav", **{"class": "ways"}).find("a"))
    # Beside: the name, the basket, five examples, seven categories, the grid.
    assert all(parameters(address)["lang"] == "en" for address in inner)
    assert page.find("input", name="lang", value="en")


def test_an_english_site_keeps_thai_in_its_links_and_needs_no_word_for_english() -> None:
    client = open_client(language="en")
    assert read_page(client, "/").find("html") == [{"lang": "en"}]
    assert read_page(client, "/").find("input", name="lang") == []
    assert read_page(client, "/?lang=th").find("input", name="lang", value="th")


def test_an_unknown_language_is_the_language_of_the_site() -> None:
    assert read_page(open_client(), "/?lang=fr").find("html") == [{"lang": "th"}]


def test_an_example_leads_to_its_results() -> None:
    page = read_page(open_client(), "/")
    address = page.href("ถามด้วยชื่อโครงการ Cancer Anywhere")
    assert parameters(address) == {"q": "Cancer Anywhere"}
    assert read_page(open_client(), address).texts("h2") == ["กรมการรักษา"]


# what is wrong with a question


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("q=%20%20", "ยังไม่ได้พิมพ์คำถาม"),
        (f"q={'x' * 501}", "คำถามยาว 501 อักขระ"),
        ("q=x&category=9", "ไม่มีหมวด “9” กรุณาเลือกหมวด 1 ถึง 7"),
        ("q=x&year=2599", "ไม่มีกรณีของปี “2599” ปี พ.ศ. ที่เลือกได้คือ 2565, 2564"),
        ("q=x&agency=nobody", "ไม่พบหน่วยงาน “nobody” กรุณาเลือกหน่วยงานจากรายการ"),
    ],
)
def test_a_bad_question_is_one_sentence_above_the_filled_form(query: str, sentence: str) -> None:
    page = read_page(open_client(), f"/?{query}", status=400)
    assert page.find("div", role="alert")
    assert sentence in text_of(page)
    assert page.find("input", name="q")[0]["value"] == parse_qs(query, keep_blank_values=True)["q"][0]
    for name, (value,) in parse_qs(query).items():
        assert name == "q" or "checked" in page.find("input", name=name, value=value)[0]


def test_a_bad_question_is_told_in_english() -> None:
    assert "choose 1 to 7." in text_of(read_page(open_client(), "/?q=x&category=9&lang=en", status=400))


def test_control_characters_in_a_question_break_nothing() -> None:
    engine = FakeEngine()
    page = read_page(open_client(engine), "/?q=Can%02cer%1b%0aCancer&lang=%02")
    assert engine.searches[0][0] == "Can cer  Cancer"
    assert page.texts("h2") == ["กรมการรักษา"]
