"""All wording of the interface, in Thai and in English."""

from collections.abc import Mapping
from typing import NamedTuple

LANGUAGES = ("th", "en")
"""The languages of the interface, the first of which is at home here."""


class Wording(NamedTuple):
    """One wording in each language; {name} is filled in. one: the English for n = 1, "" when it does not differ."""

    th: str
    en: str
    one: str = ""


class Example(NamedTuple):
    """A query to try, and the way of asking it shows: a key of TEXTS."""

    way: str
    query: str


EXAMPLES = (
    Example("way_need", "ถ่ายทอดตัวชี้วัดขององค์กรลงถึงรายบุคคล"),
    Example("way_name", "Cancer Anywhere"),
    Example("way_number", "ทุเรียน 851,038 กิโลกรัม"),
    Example("way_agency", "แผนท่องเที่ยวชุมชนของจังหวัดตราด"),
    Example("way_english", "share tourism income with local villagers"),
)

TEXTS: Mapping[str, Wording] = {
    # the frame
    "site_name": Wording("ค้นแนวปฏิบัติที่ดี PMQA", "PMQA good practice search"),
    "skip": Wording("ข้ามไปยังเนื้อหา", "Skip to the content"),
    "language_nav": Wording("ภาษา", "Language"),
    "footer_lines": Wording(
        "เลขหน้าเป็นเลขที่พิมพ์ในเล่ม เลขบรรทัดนับจากต้นไฟล์ต้นทาง โปรดเทียบกับเล่มจริงก่อนอ้างอิงอย่างเป็นทางการ",
        "Pages are those printed in the book; lines are counted from the top of the source file. "
        "Compare with the book before citing officially.",
    ),
    "footer_edition": Wording("หมวดตามเกณฑ์ PMQA พ.ศ. {edition}", "Categories of the PMQA criteria, B.E. {edition}"),
    # asking
    "question": Wording("หน่วยงานใดเคยทำเรื่องนี้มาแล้ว", "Who has already done this?"),
    "what": Wording(
        "ค้นวิธีทำงานของส่วนราชการที่ได้รับรางวัลคุณภาพการบริหารจัดการภาครัฐ (PMQA) "
        "จากความหมายของคำถาม แม้ใช้คำต่างกัน พร้อมเลขหน้าให้อ้างอิง",
        "Search by meaning how Thai agencies that won the Public Sector Management Quality Award (PMQA) do their work, "
        "in Thai or English, with the page to cite.",
    ),
    "box": Wording("อยากรู้เรื่องอะไร", "What would you like to know?"),
    "box_hint": Wording(
        "พิมพ์เป็นประโยค ชื่อโครงการ ชื่อหน่วยงาน หรือตัวเลขก็ได้",
        "A sentence, the name of a project or an agency, or a figure",
    ),
    "search": Wording("ค้นหา", "Search"),
    "examples": Wording("ลองถามแบบนี้", "Ways to ask"),
    "way_need": Wording("ถามตามความต้องการ", "By what you need"),
    "way_name": Wording("ถามด้วยชื่อโครงการ", "By the name of a project"),
    "way_number": Wording("ถามด้วยตัวเลข", "By a number"),
    "way_agency": Wording("ถามถึงหน่วยงาน", "By agency"),
    "way_english": Wording("ถามเป็นภาษาอังกฤษ", "In English"),
    "categories": Wording("ดูตามหมวดของ PMQA", "By PMQA category"),
    "cases": Wording("{n} กรณี", "{n} cases", "{n} case"),
    "passages": Wording("{n} ตอน", "{n} passages", "{n} passage"),
    "no_cases": Wording("ยังไม่มีกรณี", "no case yet"),
    "holdings": Wording("ในคลังขณะนี้มี {cases} รวม {passages}", "The collection now holds {cases}, {passages}."),
    # filters
    "filters": Wording("ตัวกรอง", "Filters"),
    "category": Wording("หมวด", "Category"),
    "item": Wording("หัวข้อ", "Item"),
    "year": Wording("ปี พ.ศ.", "Year (B.E.)"),
    "agency": Wording("หน่วยงาน", "Agency"),
    "agency_type": Wording("ประเภทหน่วยงาน", "Type of agency"),
    "any_category": Wording("ทุกหมวด", "All categories"),
    "any_item": Wording("ทุกหัวข้อ", "All items"),
    "any_year": Wording("ทุกปี", "All years"),
    "any_agency": Wording("ทุกหน่วยงาน", "All agencies"),
    "any_agency_type": Wording("ทุกประเภท", "All types"),
    "apply": Wording("ใช้ตัวกรอง", "Apply filters"),
    "active": Wording("กรองเฉพาะ", "Only"),
    "chip_category": Wording("หมวด {value}", "Category {value}"),
    "chip_item": Wording("หัวข้อ {value}", "Item {value}"),
    "chip_year": Wording("ปี {value}", "B.E. {value}"),
    "chip_agency": Wording("{value}", "{value}"),
    "chip_agency_type": Wording("ประเภท {value}", "Type: {value}"),
    "remove": Wording("นำตัวกรองออก:", "Remove the filter:"),
    "remove_all": Wording("นำตัวกรองออกทั้งหมด", "Remove all filters"),
    # a repaired passage
    "as_it_came": Wording("ดูข้อความตามต้นฉบับก่อนซ่อม", "Show the text as it came, before repair"),
    "repaired": Wording(
        "ข้อความตอนนี้ซ่อมจากต้นฉบับที่เสียหาย น่าเชื่อถือ {percent}% โปรดเทียบกับเล่มจริงก่อนอ้างอิง",
        "This passage was repaired from damaged text; trust {percent}%. Compare with the book before citing.",
    ),
    # the answer
    "results": Wording("ผลการค้นหา", "Results"),
    "shown": Wording("แสดง {passages}ที่ใกล้ความหมายที่สุด จาก {cases}", "The {passages} nearest in meaning, from {cases}"),
    "more": Wording("อีก {n} ตอนในกรณีนี้", "{n} more passages of this case", "1 more passage of this case"),
    "no_heading": Wording("ตอนที่ไม่มีหัวข้อ", "A passage without a heading"),
    "nothing": Wording("ไม่พบตอนที่ตรงกับคำถามนี้", "Nothing was found for this question."),
    "nothing_hint": Wording("ลองทำอย่างใดอย่างหนึ่งต่อไปนี้", "You could try one of these:"),
    "nothing_fewer": Wording("ใช้คำให้น้อยลง หรือบอกเรื่องที่อยากรู้ด้วยคำอื่น", "use fewer words, or say it in other words"),
    "nothing_without": Wording("ค้นโดยไม่กรอง {filter}", "search without the filter {filter}"),
    "nothing_browse": Wording("ดูกรณีทั้งหมดตามหมวด", "look through the cases by category"),
    "alert": Wording("ค้นไม่ได้", "This could not be searched"),
    # where a passage stands
    "page": Wording("หน้า {at}", "page {at}"),
    "pages": Wording("หน้า {at}", "pages {at}"),
    "lines": Wording("บรรทัด {at}", "lines {at}"),
    "year_shown": Wording("ปี {year}", "B.E. {year}"),
    "year_cited": Wording("พ.ศ. {year}", "B.E. {year}"),
    "category_named": Wording("หมวด {number} {name}", "Category {number}, {name}"),
    "introduction": Wording("บทนำของเล่ม", "Introduction of the book"),
    # the case
    "back": Wording("กลับไปยังผลการค้นหา", "Back to the results"),
    "short_names": Wording("เรียกสั้น ๆ ว่า {names}", "Also known as {names}"),
    "document": Wording("เอกสารต้นทาง", "Source document"),
    "printed_pages": Wording("หน้าในเล่ม", "Printed pages"),
    "contents": Wording("เนื้อหา", "Contents"),
    "abstract": Wording("บทคัดย่อภาษาอังกฤษ", "Abstract"),
    "profile": Wording("ทิศทางขององค์การ", "Direction of the agency"),
    "vision": Wording("วิสัยทัศน์", "Vision"),
    "mission": Wording("พันธกิจ", "Mission"),
    "values": Wording("ค่านิยม", "Values"),
    "chosen": Wording("ตอนที่เลือก", "The passage you chose"),
    "cite_this": Wording("อ้างอิงตอนนี้", "Cite this passage"),
    "citation": Wording("การอ้างอิง", "Citation"),
    "citation_hint": Wording("กดที่ข้อความเพื่อเลือกทั้งบรรทัด", "Click the text to select all of it"),
    "copy": Wording("คัดลอกการอ้างอิง", "Copy the citation"),
    "copied": Wording("คัดลอกแล้ว", "Copied"),
    "passage_gone": Wording(
        "ตอนที่ลิงก์นี้อ้างถึงไม่มีในคลังแล้ว อาจเพราะเอกสารถูกปรับปรุง ด้านล่างคือทั้งกรณีตามที่มีอยู่ขณะนี้",
        "The passage this link points to is no longer in the collection, perhaps because the document was revised. "
        "Below is the whole case as it stands now.",
    ),
    "case_empty": Wording("กรณีนี้ไม่มีเนื้อหาในคลัง", "The collection holds no text of this case."),
    # the category
    "points": Wording("{points} คะแนน จากทั้งหมด {total} คะแนน", "{points} of {total} points"),
    "items": Wording("ประเด็นของหมวดนี้", "Items of this category"),
    "awarded": Wording("กรณีในหมวดนี้", "Cases in this category"),
    "awarded_none": Wording(
        "คลังนี้ยังไม่มีกรณีที่ได้รับรางวัลในหมวดนี้", "The collection holds no case awarded in this category yet."
    ),
    "search_within": Wording("ค้นเฉพาะในหมวดนี้", "Search within this category"),
    # when it goes wrong
    "home": Wording("กลับไปหน้าค้นหา", "Go to the search page"),
    "title_400": Wording("คำขอนี้ใช้ไม่ได้", "This request cannot be used"),
    "title_404": Wording("ไม่พบหน้านี้", "There is no such page"),
    "title_405": Wording("หน้านี้ใช้วิธีเรียกแบบนี้ไม่ได้", "This page cannot be asked that way"),
    "title_500": Wording("ระบบขัดข้อง", "Something went wrong on our side"),
    "title_503": Wording("ยังค้นไม่ได้ในขณะนี้", "The search is not available now"),
    "error_400": Wording(
        "เซิร์ฟเวอร์ไม่เข้าใจคำขอนี้ กรุณาเริ่มใหม่จากหน้าค้นหา",
        "The server does not understand this request; start again from the search page.",
    ),
    "error_404": Wording(
        "ไม่มีหน้าตามที่อยู่นี้ กรุณาตรวจที่อยู่อีกครั้งหรือเริ่มใหม่จากหน้าค้นหา",
        "Nothing is at this address; check it or start again from the search page.",
    ),
    "error_405": Wording(
        "ที่อยู่นี้มีไว้อ่านอย่างเดียว กรุณาเปิดด้วย GET",
        "This address can only be read; ask for it with GET.",
    ),
    "error_500": Wording(
        "เกิดข้อผิดพลาดที่ไม่คาดไว้และระบบบันทึกไว้แล้ว กรุณาลองใหม่ หากยังพบอีกโปรดแจ้งผู้ดูแลระบบพร้อมเวลาที่เกิดเหตุ",
        "An unexpected error occurred and was logged; try again, "
        "and if it persists tell the administrator when it happened.",
    ),
    # the command
    "listening": Wording("เปิดใช้งานแล้วที่ {address} (กด Ctrl+C เพื่อหยุด)", "Listening at {address} (Ctrl+C to stop)"),
    "port_taken": Wording(
        "{host}:{port} ถูกโปรแกรมอื่นใช้อยู่ กรุณาเลือกพอร์ตอื่นด้วย --port",
        "{host}:{port} is taken by another program; choose another port with --port.",
    ),
    "cannot_listen": Wording(
        "เปิดรับที่ {host}:{port} ไม่ได้ ({reason}) กรุณาตรวจค่า --host และ --port",
        "Cannot listen at {host}:{port} ({reason}); check --host and --port.",
    ),
}


def say(key: str, language: str, *, n: int | None = None, **values: str) -> str:
    """The wording under `key` with its values filled in; `n` is a count, written with thousands separated.

    Plain text: a template escapes it. Raises KeyError for an unknown key or a value that the wording wants.
    """
    wording = TEXTS[key]
    text = wording.th if language == "th" else wording.one if n == 1 and wording.one else wording.en
    return text.format(n=f"{n:,}", **values) if n is not None else text.format(**values)
