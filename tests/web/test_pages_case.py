"""The page of a case and that of passages like one of its own."""

from dataclasses import replace
from urllib.parse import quote, urlsplit

import pytest

from tests.support.files.html_page import parameters, read_page, text_of
from tests.support.web import FakeEngine, open_client
from tests.support.web.cases import BAD, CASES, HEALTH, HOSTILE, INTRO, PASSAGES, TRAT, make_passage

ANYWHERE = f"{HEALTH}-{2:010x}"


# a case


def test_a_case_shows_who_when_where_and_its_profile() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    text = text_of(page)
    assert page.texts("h1") == ["กรมการรักษา"]
    assert "ชื่อย่อและชื่ออื่น: กรร., DTX" in text
    assert "เอกสารต้นทาง: pmqa-2564.txt · หน้าในเล่ม 17-24" in text
    assert "ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย" in text
    assert page.find("p", lang="en") == [{"lang": "en"}]
    profile = page.within("section", **{"class": "profile"})
    assert profile.texts("dt") == ["วิสัยทัศน์", "พันธกิจ", "ค่านิยม"]
    assert profile.texts("dd")[0] == "ประชาชนเข้าถึงการรักษาที่ได้มาตรฐานอย่างเท่าเทียม"
    assert "พัฒนามาตรฐานการรักษา" in profile.texts("dd")[1]


def test_a_case_in_english_keeps_its_thai_and_says_so() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?lang=en")
    assert page.within("section", **{"class": "profile"}).texts("dt") == ["Vision", "Mission", "Values"]
    assert "Printed pages 17-24" in text_of(page)
    assert page.find("bdi", lang="th")


def test_sections_and_passages_come_in_order_each_with_its_place_and_paragraphs() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    assert page.texts("h2") == ["บทคัดย่อภาษาอังกฤษ", "ทิศทางขององค์การ", "ผลงานเด่น", "การถ่ายทอดแผน", "หน่วยงานที่ทำเรื่องคล้ายกัน"]
    assert page.texts("h3") == ["สายด่วนผู้ป่วยมะเร็ง"]
    passages = [found["id"] for found in page.find("section") if (found.get("id") or "").startswith("p-")]
    assert passages == [f"p-{HEALTH}-{number:010x}" for number in (1, 2, 3)]
    assert "หน้า 20" in text_of(page)
    paragraphs = page.texts("p")
    assert "ในปีแรกมีผู้โทรเข้ามา 12,400 ราย ร้อยละ 93 ได้คิวรักษาภายในสองสัปดาห์" in paragraphs


def test_the_contents_lead_to_headings_that_exist() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    anchors = [found["href"] for found in page.find("a") if (found["href"] or "").startswith("#s-")]
    assert anchors == ["#s-1", "#s-2", "#s-3"]
    assert all(
        page.find(f"h{level}", id=anchor[1:]) for anchor, level in zip(anchors, (2, 3, 2), strict=True) if anchor
    )


def test_a_vision_that_the_passages_hold_is_folded() -> None:
    told = make_passage(HEALTH, 9, section="", text=CASES[0].vision, line=1, page=17)
    page = read_page(open_client(FakeEngine(CASES, [*PASSAGES, told])), f"/cases/{HEALTH}")
    assert page.find("details", **{"class": "profile"})
    assert read_page(open_client(), f"/cases/{HEALTH}").find("section", **{"class": "profile"})


def test_the_chosen_passage_is_marked_and_cited_whole() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}")
    assert page.find("section", id=f"p-{ANYWHERE}") == [
        {"class": "passage chosen", "id": f"p-{ANYWHERE}", "aria-label": "ตอนที่เลือก"}
    ]
    chosen = page.within("section", id=f"p-{ANYWHERE}")
    assert chosen.texts("dt") == ["แบบบรรณานุกรมไทย (พ.ศ.)", "แบบ APA 7 (ค.ศ.)", "ข้อความพร้อมอ้างอิง"]
    assert chosen.texts("p", **{"class": "citation-text"}) == [
        f"กรมการรักษา. (2564). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย [หัวข้อ “สายด่วนผู้ป่วยมะเร็ง”] (น. 21). http://localhost/p/{ANYWHERE}",
        f"กรมการรักษา. (2021). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย [Section “สายด่วนผู้ป่วยมะเร็ง”] (p. 21). http://localhost/p/{ANYWHERE}",
    ]
    assert chosen.texts("p", **{"class": "citation-text whole-text"})[0].startswith(f"“{PASSAGES[1].text}” (กรมการรักษา")
    assert chosen.texts("details")[-1] == "ตำแหน่งในไฟล์ต้นทาง บรรทัด 951-963 · pmqa-2564.txt"


def test_a_passage_leads_to_the_reasons_of_its_items_and_to_what_it_was_repaired_from() -> None:
    told = read_page(open_client(), f"/cases/{HEALTH}").within("section", id=f"p-{PASSAGES[2].id}")
    assert told.href("เหตุผลและต้นฉบับก่อนซ่อม") == f"/passages/{PASSAGES[2].id}"
    page = read_page(open_client(), f"/passages/{PASSAGES[2].id}")
    assert page.href("← กลับไปยังกรณี") == f"/cases/{HEALTH}?passage={PASSAGES[2].id}#p-{PASSAGES[2].id}"
    about = page.within("div", **{"class": "about-passage"})
    assert about.texts("pre") == ["ต้นฉบับ <เดิม>"]  # escaped, or it were no text
    assert about.texts("dt")[0] == "2.2 การนำยุทธศาสตร์ไปปฏิบัติ"
    assert about.texts("mark")[:2] == ["ถ่ายทอด", "ตัวชี้วัด"]
    assert "น่าเชื่อถือ 98%" in text_of(page)
    assert "trust 98%" in text_of(read_page(open_client(), f"/passages/{PASSAGES[2].id}?lang=en"))


def test_a_passage_without_repair_or_items_says_only_what_there_is() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    assert page.within("section", id=f"p-{PASSAGES[0].id}").href("เหตุผลที่เข้าหัวข้อ") == f"/passages/{PASSAGES[0].id}"
    assert "เหตุผลที่เข้าหัวข้อ" not in page.within("section", id=f"p-{PASSAGES[1].id}").texts("a")
    alone = read_page(open_client(), f"/passages/{PASSAGES[1].id}")
    assert "ตอนนี้ไม่เข้าหัวข้อใดของ PMQA" in alone.texts("p")
    assert alone.find("pre") == []
    assert "PMQA" not in read_page(open_client(), f"/passages/{PASSAGES[5].id}").within("main").texts("p")
    read_page(open_client(), "/passages/nope", status=404)


def test_without_a_passage_the_whole_case_is_cited() -> None:
    thai, apa = read_page(open_client(), f"/cases/{HEALTH}").texts("p", **{"class": "citation-text"})
    assert thai == f"กรมการรักษา. (2564). ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย (น. 17-24). http://localhost/c/{HEALTH}"
    assert "(2021)" in apa
    english = read_page(open_client(), f"/cases/{TRAT}?lang=en")
    assert english.within("header", **{"class": "masthead"}).texts("dt") == ["APA 7 (C.E.)", "Thai bibliography (B.E.)"]
    assert "lines 1-90 · trat.pdf" in english.texts("p")


def test_the_words_of_the_question_are_marked_in_the_case() -> None:
    for query, marked in (("q=Cancer", ["Cancer"]), ("", []), ("q=%20&year=1", [])):
        page = read_page(open_client(), f"/cases/{HEALTH}?{query}")
        assert page.within("section", id=f"p-{ANYWHERE}").texts("mark") == marked


def test_the_way_back_restores_the_question_and_its_filters() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer&year=2564&lang=en")
    assert parameters(page.href("← Back to the results")) == {"q": "Cancer", "year": "2564", "lang": "en"}
    assert "กลับไปยังผลการค้นหา" not in text_of(read_page(open_client(), f"/cases/{HEALTH}"))


def test_each_passage_leads_to_its_citation() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer&lang=en")
    links = page.find("a", **{"class": "cite"})
    assert [found["href"] for found in links] == [f"/p/{HEALTH}-{number:010x}/cite?lang=en" for number in (1, 2, 3)]
    assert links[0]["aria-label"] == "Copy citation: สายด่วนผู้ป่วยมะเร็ง"


def test_a_passage_that_is_gone_is_said_to_be_gone() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={HEALTH}-ffffffffff")
    assert "ตอนที่ลิงก์นี้อ้างถึงไม่มีในคลังแล้ว" in text_of(page)


def test_the_introduction_is_shown_without_category_and_year() -> None:
    page = read_page(open_client(), f"/cases/{INTRO}")
    assert page.texts("h1") == ["บทนำของเล่ม"]
    assert (
        page.texts("p", **{"class": "citation-text"})[0]
        == f"บทนำของเล่ม (น. 1-16). (ม.ป.ป.). http://localhost/c/{INTRO}"
    )


def test_an_unknown_case_is_not_found() -> None:
    page = read_page(open_client(), "/cases/nope", status=404)
    assert "ไม่มีกรณี nope" in text_of(page)


def test_a_case_shows_the_awards_of_its_agency() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}")
    address = page.href("รางวัลหมวด 2 ปี 2564")
    assert (urlsplit(address).path, urlsplit(address).fragment) == ("/categories/2", "register")
    assert "รางวัลตามทำเนียบ:" not in text_of(read_page(open_client(), f"/cases/{BAD}"))


def test_each_passage_of_a_case_names_its_items() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}").within("section", id=f"p-{PASSAGES[2].id}")
    assert page.href("2.2 การนำยุทธศาสตร์ไปปฏิบัติ") == "/items/2.2"
    assert page.href("ตอนที่คล้ายกัน") == f"/passages/{PASSAGES[2].id}/similar"


def test_the_chosen_passage_shows_what_matched_by_meaning_and_a_legend() -> None:
    page = read_page(open_client(), f"/cases/{HEALTH}?passage={ANYWHERE}&q=Cancer")
    chosen = page.within("section", id=f"p-{ANYWHERE}")
    assert chosen.texts("span", **{"class": "near"}) == [PASSAGES[1].text, "ตัวอย่าง"]
    assert page.texts("p", **{"class": "legend quiet"}) == [
        "ตัวอย่าง คำที่ตรงกับคำถามหรือมีความหมายเดียวกัน ตัวอย่าง ช่วงที่ใกล้ความหมายของคำถามที่สุด"
    ]


def test_a_case_names_agencies_that_do_similar_things_and_why() -> None:
    similar = read_page(open_client(), f"/cases/{HEALTH}").within("section", **{"class": "similar-cases"})
    assert similar.texts("p", **{"class": "agency"}) == ["จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"]
    assert similar.texts("p", **{"class": "quiet"})[0] == ("เพราะตอน สายด่วนผู้ป่วยมะเร็ง ของกรณีนี้ คล้ายกับตอน ท่องเที่ยวชุมชน")
    address = similar.href("ท่องเที่ยวชุมชน")
    assert urlsplit(address).path == f"/cases/{TRAT}"
    assert parameters(address) == {"passage": PASSAGES[3].id}


def test_a_case_alone_in_the_collection_has_no_similar_ones() -> None:
    engine = FakeEngine(CASES[:1], PASSAGES[:3])
    assert read_page(open_client(engine), f"/cases/{HEALTH}").find("section", **{"class": "similar-cases"}) == []


def test_the_introduction_of_a_book_is_not_compared_with_agencies() -> None:
    assert read_page(open_client(), f"/cases/{INTRO}").find("section", **{"class": "similar-cases"}) == []


# similar passages


def test_similar_passages_stand_under_the_passage_they_are_like() -> None:
    page = read_page(open_client(), f"/passages/{ANYWHERE}/similar")
    assert page.texts("h1") == ["ตอนที่คล้ายกันของหน่วยงานอื่น"]
    assert PASSAGES[1].text in page.within("section", **{"class": "origin"}).texts("p")
    assert page.texts("h3") == ["จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"]
    assert "บรรทัด 5-17" in page.texts("p")
    assert parameters(page.href("จังหวัดปะการัง")) == {"passage": PASSAGES[3].id}
    assert urlsplit(page.href("← กลับไปยังกรณี")).fragment == f"p-{ANYWHERE}"


def test_a_passage_that_nothing_is_like_says_so() -> None:
    page = read_page(open_client(FakeEngine(CASES[:1], PASSAGES[:3])), f"/passages/{ANYWHERE}/similar")
    assert "ยังไม่มีตอนของหน่วยงานอื่นที่คล้ายกัน" in text_of(page)


@pytest.mark.parametrize("passage", ["nope", f"{HEALTH}-ffffffffff", f"{HEALTH}-", "<b>", "%00", "-"])
def test_similar_passages_of_an_unknown_passage_are_not_found(passage: str) -> None:
    assert "ไม่มีตอน" in text_of(read_page(open_client(), f"/passages/{quote(passage)}/similar", status=404))


def test_the_twin_of_a_passage_has_similar_ones_too() -> None:
    twin = replace(PASSAGES[1], id=f"{ANYWHERE}-2")
    client = open_client(FakeEngine(CASES, [*PASSAGES, twin]))
    page = read_page(client, f"/passages/{twin.id}/similar")
    assert page.within("section", **{"class": "origin"}).texts("h2") == ["กรมการรักษา"]
    assert parameters(page.href("กรมการรักษา")) == {"passage": twin.id}
    assert page.texts("h3") == ["จังหวัดปะการัง", f"หน่วยงาน {HOSTILE}"]
