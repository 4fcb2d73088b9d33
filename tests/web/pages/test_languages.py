"""In the English interface every Thai text is said to be Thai, so that a screen reader reads it as such."""

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest

from tests.support.web import open_client
from tests.support.web.cases import HEALTH, PASSAGES, TRAT

VOID = {"meta", "link", "input", "img", "br", "wbr"}
THAI = re.compile("[\u0e01-\u0e5b]")


class Languages(HTMLParser):
    """The Thai texts of a page that stand in another language."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if THAI.search(data) and self._open[-1][1] != "th" and self._open[-1][0] != "title":
            self.wrong.append(" ".join(data.split()))


def test_a_thai_text_in_english_surroundings_is_seen() -> None:
    html = '<html lang="en"><title>ก</title><p>plain<br>ก</p><p lang="th">ข <b>ค</b></p><p>ง</p></html>'
    assert Languages(html).wrong == ["ก", "ง"]


@pytest.mark.parametrize(
    "address",
    [
        "/?lang=en",
        f"/?q={quote('ชุมชน')}&agency_type={quote('จังหวัด')}&agency={quote('จังหวัดปะการัง')}&lang=en",
        f"/?q={quote('รางวัลหมวด 4 ชุมชน')}&lang=en",
        f"/?q={quote('ไม่มีเลย')}&agency={quote('จังหวัดปะการัง')}&lang=en",
        "/cases?lang=en",
        "/cases?category=7&lang=en",
        f"/cases/{HEALTH}?passage={PASSAGES[1].id}&q={quote('ผู้ป่วย')}&lang=en",
        f"/cases/{TRAT}?lang=en",
        "/categories/2?lang=en",
        "/categories/4?lang=en",
        "/items?lang=en",
        "/items/2.2?lang=en",
        f"/items/2.2?agency_type={quote('จังหวัด')}&lang=en",
        f"/passages/{PASSAGES[1].id}/similar?lang=en",
    ],
)
def test_every_thai_text_of_an_english_page_bears_its_language(address: str) -> None:
    assert Languages(open_client().get(address).text).wrong == []
