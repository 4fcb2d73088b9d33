"""The page of a printed sheet: picture and marks, text, ways on, and what it says of what is not there."""

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from corpus import Passage
from tests.support.files.html_page import Page, parameters, read_page, text_of
from tests.support.pictures import read_png
from tests.support.web import open_client
from tests.support.web.cases import HEALTH, PASSAGES
from tests.web.sheets.printed import BOOK, PrintedEngine
from web.guard import Gate

SHEETS = f"/documents/{quote(BOOK)}/pages"


def on_sheet(engine: PrintedEngine, sheet: int) -> list[Passage]:
    case = engine.cases[-1]
    return [each for each in engine.passages(case.id) if each.sheet == sheet]


def address_of(passage: Passage) -> str:
    return f"{SHEETS}/{passage.sheet}?passage={passage.id}"


def shown_passages(page: Page) -> list[str]:
    return [found["id"] or "" for found in page.find("section") if (found.get("id") or "").startswith("p-")]


def test_a_sheet_shows_its_picture_and_the_text_of_its_passages_in_order(engine: PrintedEngine) -> None:
    page = read_page(open_client(engine), f"{SHEETS}/1")
    assert page.texts("h1") == [f"แผ่นที่ 1 จาก {engine.sheets}"]
    assert "หน้า 41 ในเล่ม" in text_of(page)
    (image,) = page.find("img")
    assert image["alt"] == f"ภาพแผ่นที่ 1 ของ {BOOK} ข้อความของแผ่นนี้อยู่ถัดไป"
    assert urlsplit(image["src"]).path == f"{SHEETS}/1.png"
    assert [each.split()[1] for each in (image["srcset"] or "").split(", ")] == ["600w", "1000w", "1600w"]
    assert shown_passages(page) == [f"p-{each.id}" for each in on_sheet(engine, 1)]
    assert page.find("rect") == []


def test_the_lines_of_the_chosen_passage_are_marked_and_its_text_too(engine: PrintedEngine) -> None:
    chosen = on_sheet(engine, 1)[-1]
    page = read_page(open_client(engine), address_of(chosen))
    marks = page.find("rect")
    assert [int(mark["y"] or "") for mark in marks] == [box[2] for box in chosen.boxes]
    assert all(int(mark["x"] or "") > 5000 for mark in marks)
    assert [mark.get("id") for mark in marks] == ["mark", *[None] * (len(marks) - 1)]
    assert page.find("svg")[0]["viewbox"] == "0 0 10000 10000"
    assert page.find("img")[0]["alt"] == f"ภาพแผ่นที่ 1 ของ {BOOK} ระบายสีบรรทัดของตอนที่เลือก ข้อความของแผ่นนี้อยู่ถัดไป"
    assert [found["id"] for found in page.find("section", **{"class": "passage chosen"})] == [f"p-{chosen.id}"]
    assert urlsplit(page.href("← กลับไปยังกรณี")).path == f"/cases/{chosen.case_id}"


def test_a_passage_of_a_printed_page_leads_there_from_its_case(engine: PrintedEngine) -> None:
    case, passages = engine.cases[-1], engine.passages(engine.cases[-1].id)
    client = open_client(engine)
    page = read_page(client, f"/cases/{case.id}")
    links = [found["href"] or "" for found in page.find("a") if "/pages/" in (found.get("href") or "")]
    assert [unquote(link) for link in links] == [unquote(f"{address_of(each)}#mark") for each in passages]
    assert all(read_page(client, link).find("rect", id="mark") for link in links[:3])
    others = read_page(client, f"/cases/{HEALTH}")
    assert [found for found in others.find("a") if "/documents/" in (found.get("href") or "")] == []


def test_one_turns_page_by_page_and_keeps_the_passage(engine: PrintedEngine) -> None:
    chosen = on_sheet(engine, 1)[0]
    client = open_client(engine)
    first = read_page(client, address_of(chosen))
    assert first.find("a", rel="prev") == []
    after = first.find("a", rel="next")[0]["href"] or ""
    assert urlsplit(after).path == f"{SHEETS}/2"
    second = read_page(client, after)
    assert second.find("rect") == []
    assert second.href("ตอนที่เลือกอยู่แผ่นที่ 1") == address_of(chosen)
    assert (second.find("a", rel="prev")[0]["href"] or "") == address_of(chosen)
    last = read_page(client, f"{SHEETS}/{engine.sheets}")
    assert last.find("a", rel="next") == []


def test_other_passages_of_the_sheet_can_be_marked_in_place_of_it(engine: PrintedEngine) -> None:
    page = read_page(open_client(engine), address_of(on_sheet(engine, 1)[0]))
    links = page.find("a", **{"class": "cite-this"})
    marked = [parameters(found["href"] or "")["passage"] for found in links if "/pages/" in (found["href"] or "")]
    assert marked == [each.id for each in on_sheet(engine, 1)[1:]]


def test_the_english_page_keeps_the_language_in_every_link(engine: PrintedEngine) -> None:
    page = read_page(open_client(engine), f"{address_of(on_sheet(engine, 1)[0])}&lang=en")
    assert page.texts("h1") == [f"Sheet 1 of {engine.sheets}"]
    assert parameters(page.find("a", rel="next")[0]["href"] or "")["lang"] == "en"
    assert {found.get("lang") for found in page.find("h4")} == {"th"}


def test_the_pdf_opens_at_the_sheet_and_may_do_nothing(engine: PrintedEngine) -> None:
    client = open_client(engine)
    address = read_page(client, f"{SHEETS}/2").find("a", type="application/pdf")[0]["href"] or ""
    assert urlsplit(address).fragment == "page=2"
    answer = client.get(urlsplit(address).path)
    assert answer.data == engine.content
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"].startswith("inline")
    part = client.get(urlsplit(address).path, headers={"Range": "bytes=0-7"})
    assert (part.status_code, part.data) == (206, engine.content[:8])
    behind = client.get(urlsplit(address).path, headers={"Range": "bytes=99999999-"})
    assert (behind.status_code, behind.headers["Content-Range"]) == (416, f"bytes */{len(engine.content)}")
    assert "private" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(("width", "wanted"), [("", 1000), ("?width=600", 600), ("?width=1600", 1600)])
def test_a_picture_is_as_wide_as_it_is_asked_for(engine: PrintedEngine, width: str, wanted: int) -> None:
    answer = open_client(engine).get(f"{SHEETS}/1.png{width}")
    assert answer.headers["Content-Type"] == "image/png"
    assert read_png(answer.data).shape[1] == wanted


@pytest.mark.parametrize("width", ["599", "100000", "-600", "wide", "600.0"])
def test_other_widths_are_refused(engine: PrintedEngine, width: str) -> None:
    answer = open_client(engine).get(f"{SHEETS}/1.png?width={width}")
    assert answer.status_code == 400
    assert f"width ต้องเป็น 600, 1000 หรือ 1600 แต่ได้รับ “{width}”" in answer.text


def test_a_picture_is_drawn_once_and_asked_for_anew_only_when_it_has_changed(
    engine: PrintedEngine, pictures: Path
) -> None:
    client, before = open_client(engine), engine.given
    first = client.get(f"{SHEETS}/1.png")
    again = client.get(f"{SHEETS}/1.png")
    assert (again.data, engine.given) == (first.data, before + 1)
    assert len(list(pictures.iterdir())) == 1
    known = client.get(f"{SHEETS}/1.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (known.status_code, known.data) == (304, b"")
    assert client.get(f"{SHEETS}/2.png").headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("sheet", ["0", "99", "99.png", "0.png"])
def test_a_sheet_that_is_not_there_is_said_with_those_that_are(engine: PrintedEngine, sheet: str) -> None:
    page = read_page(open_client(engine), f"{SHEETS}/{sheet}", status=404)
    assert f"เอกสารนี้ไม่มีแผ่นที่ {sheet.removesuffix('.png')} กรุณาเลือกแผ่นที่ 1 ถึง {engine.sheets}" in text_of(page)


@pytest.mark.parametrize("name", ["none.pdf", "..%2F..%2Fetc%2Fpasswd", "%2e%2e", "/etc/passwd"])
@pytest.mark.parametrize("rest", ["pages/1", "pages/1.png", "file"])
def test_a_name_of_no_document_finds_nothing(engine: PrintedEngine, name: str, rest: str) -> None:
    assert open_client(engine).get(f"/documents/{name}/{rest}").status_code in (308, 404)


def test_a_passage_that_is_gone_or_of_another_document_marks_nothing(engine: PrintedEngine) -> None:
    for wanted in ("0" * 12, PASSAGES[0].id):
        page = read_page(open_client(engine), f"{SHEETS}/1?passage={wanted}")
        assert "ตอนที่ลิงก์นี้อ้างถึงไม่มีในเอกสารนี้แล้ว" in text_of(page)
        assert page.find("rect") == []
        assert shown_passages(page)


def test_a_document_that_is_no_pdf_is_shown_as_its_case(engine: PrintedEngine) -> None:
    client = open_client(engine)
    chosen = PASSAGES[2]
    answer = client.get(f"/documents/pmqa-2564.txt/pages/22?passage={chosen.id}")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/cases/{HEALTH}?passage={chosen.id}#p-{chosen.id}"
    assert client.get("/documents/pmqa-2564.txt/pages/22").headers["Location"] == f"/cases/{HEALTH}"
    for rest in ("pages/1.png", "file"):
        page = read_page(client, f"/documents/pmqa-2564.txt/{rest}", status=404)
        assert "เอกสารนี้ไม่ใช่ PDF" in text_of(page)


def test_a_sheet_that_cannot_be_drawn_is_said_and_its_text_is_shown(engine: PrintedEngine, pictures: Path) -> None:
    broken = PrintedEngine(engine.cases, [each for case in engine.cases for each in engine.passages(case.id)], b"", 3)
    client = open_client(broken)
    assert shown_passages(read_page(client, f"{SHEETS}/1"))
    page = read_page(client, f"{SHEETS}/1.png", status=404)
    assert f"{BOOK}: แสดงแผ่นที่ 1 เป็นภาพไม่ได้" in text_of(page)
    assert not pictures.exists()


def test_a_sheet_without_text_says_so(engine: PrintedEngine) -> None:
    nothing = PrintedEngine((), (), engine.content, 1)
    assert "คลังไม่มีข้อความของแผ่นนี้" in text_of(read_page(open_client(nothing), f"{SHEETS}/1"))


def test_who_would_wait_too_long_for_a_picture_is_told(engine: PrintedEngine) -> None:
    client = open_client(engine)
    full = client.application.extensions["pmqa-drawing"] = Gate(running=1, waiting=0)
    full.enter()
    answer = client.get(f"{SHEETS}/1.png")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    full.leave()
    assert client.get(f"{SHEETS}/1.png").status_code == 200
