"""All wording of the interface, in Thai and in English."""

from collections.abc import Mapping
from typing import NamedTuple

from corpus import Said


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

TEXTS: Mapping[str, Said] = {
    # the frame
    "site_name": Said("ค้นแนวปฏิบัติที่ดี PMQA", "PMQA good practice search"),
    "skip": Said("ข้ามไปยังเนื้อหา", "Skip to the content"),
    "language_nav": Said("ภาษา", "Language"),
    "footer_lines": Said(
        "เลขหน้าเป็นเลขที่พิมพ์ในเล่ม เลขบรรทัดนับจากต้นไฟล์ต้นทาง โปรดเทียบกับเล่มจริงก่อนอ้างอิงอย่างเป็นทางการ",
        "Pages are those printed in the book; lines are counted from the top of the source file. "
        "Compare with the book before citing officially.",
    ),
    "footer_edition": Said("หมวดตามเกณฑ์ PMQA พ.ศ. {edition}", "Categories of the PMQA criteria, B.E. {edition}"),
    # asking
    "question": Said("หน่วยงานใดเคยทำเรื่องนี้มาแล้ว", "Who has already done this?"),
    "what": Said(
        "ค้นวิธีทำงานของส่วนราชการที่ได้รับรางวัลคุณภาพการบริหารจัดการภาครัฐ (PMQA) "
        "จากความหมายของคำถาม แม้ใช้คำต่างกัน พร้อมเลขหน้าให้อ้างอิง",
        "Search by meaning how Thai agencies that won the Public Sector Management Quality Award (PMQA) do their work, "
        "in Thai or English, with the page to cite.",
    ),
    "box": Said("อยากรู้เรื่องอะไร", "What would you like to know?"),
    "box_hint": Said(
        "พิมพ์เป็นประโยค ชื่อโครงการ ชื่อหน่วยงาน หรือตัวเลขก็ได้",
        "A sentence, the name of a project or an agency, or a figure",
    ),
    "search": Said("ค้นหา", "Search"),
    "examples": Said("ลองถามแบบนี้", "Ways to ask"),
    "way_need": Said("ถามตามความต้องการ", "By what you need"),
    "way_name": Said("ถามด้วยชื่อโครงการ", "By the name of a project"),
    "way_number": Said("ถามด้วยตัวเลข", "By a number"),
    "way_agency": Said("ถามถึงหน่วยงาน", "By agency"),
    "way_english": Said("ถามเป็นภาษาอังกฤษ", "In English"),
    "categories": Said("ดูตามหมวดของ PMQA", "By PMQA category"),
    "cases": Said("{n} กรณี", "{n} cases", "{n} case"),
    "passages": Said("{n} ตอน", "{n} passages", "{n} passage"),
    "no_cases": Said("ยังไม่มีกรณี", "no case yet"),
    "awarded_count": Said("ได้รับรางวัล {n} หน่วยงาน", "{n} agencies awarded", "{n} agency awarded"),
    "holdings": Said("ในคลังขณะนี้มี {cases} รวม {passages}", "The collection now holds {cases}, {passages}."),
    # filters
    "filters": Said("ตัวกรอง", "Filters"),
    "category": Said("หมวด", "Category"),
    "item": Said("หัวข้อ", "Item"),
    "year": Said("ปี พ.ศ.", "Year (B.E.)"),
    "agency": Said("หน่วยงาน", "Agency"),
    "agency_type": Said("ประเภทหน่วยงาน", "Type of agency"),
    "any_category": Said("ทุกหมวด", "All categories"),
    "any_item": Said("ทุกหัวข้อ", "All items"),
    "any_year": Said("ทุกปี", "All years"),
    "any_agency": Said("ทุกหน่วยงาน", "All agencies"),
    "any_agency_type": Said("ทุกประเภท", "All types"),
    "apply": Said("ใช้ตัวกรอง", "Apply filters"),
    "active": Said("กรองเฉพาะ", "Only"),
    "chip_category": Said("หมวด {value}", "Category {value}"),
    "chip_item": Said("หัวข้อ {value}", "Item {value}"),
    "chip_year": Said("ปี {value}", "B.E. {value}"),
    "chip_agency": Said("{value}", "{value}"),
    "chip_agency_type": Said("ประเภท {value}", "Type: {value}"),
    "remove": Said("นำตัวกรองออก:", "Remove the filter:"),
    "remove_all": Said("นำตัวกรองออกทั้งหมด", "Remove all filters"),
    # a repaired passage
    "as_it_came": Said("ดูข้อความตามต้นฉบับก่อนซ่อม", "Show the text as it came, before repair"),
    "repaired": Said(
        "ข้อความนี้ซ่อมจากต้นฉบับที่เสียหาย น่าเชื่อถือ {percent}% โปรดเทียบกับเล่มจริงก่อนอ้างอิง",
        "This passage was repaired from damaged text; trust {percent}%. Compare with the book before citing.",
    ),
    # the answer
    "results": Said("ผลการค้นหา", "Results"),
    "shown": Said("แสดง {passages}ที่ใกล้ความหมายที่สุด จาก {cases}", "The {passages} nearest in meaning, from {cases}"),
    "shown_of_page": Said(
        "ตอนที่ {first}-{last} จาก {total} ตอน เรียงจากใกล้ความหมายที่สุด หน้านี้มาจาก {cases}",
        "Passages {first}-{last} of {total}, nearest in meaning first; this page is from {cases}",
    ),
    "more": Said("อีก {n} ตอนในกรณีนี้", "{n} more passages of this case", "1 more passage of this case"),
    "no_heading": Said("ตอนที่ไม่มีหัวเรื่อง", "A passage without a heading"),
    "nothing": Said("ไม่พบกรณีที่ตรงกับคำถามนี้", "No case here answers this question."),
    "nothing_slip": Said(
        "ไม่พบกรณีที่ตรงกับคำที่พิมพ์ อาจเป็นเพราะสะกดต่างไป", "No case here answers these words; perhaps they are misspelt."
    ),
    "nothing_hint": Said("ลองทำอย่างใดอย่างหนึ่งต่อไปนี้", "You could try one of these:"),
    "nothing_fewer": Said("ใช้คำให้น้อยลง หรือบอกเรื่องที่อยากรู้ด้วยคำอื่น", "use fewer words, or say it in other words"),
    "nothing_without": Said("ค้นโดยไม่กรอง {filter}", "search without the filter {filter}"),
    "nothing_browse": Said("ดูกรณีทั้งหมดตามหมวด", "look through the cases by category"),
    "nearest": Said("ตอนที่ใกล้เคียงที่สุดเท่าที่มี", "The nearest there is"),
    "nearest_note": Said(
        "ตอนเหล่านี้น่าจะไม่ได้ตอบคำถามโดยตรง แสดงไว้ให้พิจารณาว่ามีส่วนใดใช้เทียบเคียงได้",
        "These passages probably do not answer the question; they are shown in case something in them helps.",
    ),
    "suggestion_before": Said("หมายถึง", "Did you mean"),
    "suggestion_after": Said("หรือไม่", "?"),
    "stretch": Said("ตอนที่ {first}-{last} จาก {total} ตอน", "Passages {first}-{last} of {total}"),
    "pager": Said("หน้าของผลลัพธ์", "Pages of results"),
    "previous": Said("หน้าก่อน", "Previous page"),
    "next": Said("หน้าถัดไป", "Next page"),
    "beyond_the_end": Said(
        "รายการมี {total} ตอน และหมดก่อนถึงหน้านี้", "The list has {total} passages and ends before this page."
    ),
    "last_page": Said("ไปหน้าสุดท้าย", "Go to its last page"),
    "alert": Said("ค้นไม่ได้", "This could not be searched"),
    # why a passage was found
    "why_found": Said("เหตุผลที่พบ", "Why this was found"),
    "share_meaning": Said("ความหมาย", "Meaning"),
    "share_words": Said("ถ้อยคำ", "Words"),
    "share_name": Said("ชื่อหน่วยงานหรือหมวด", "Name of agency or category"),
    "matched_words": Said(
        "คำที่ตรงกับคำถาม และน้ำหนักของคำนั้นในคำถาม", "Words of the question found here, with their weight in the question"
    ),
    "matched_meant": Said("คำที่มีความหมายเดียวกับคำในคำถาม", "Words that mean what words of the question do"),
    "matched_none": Said(
        "ไม่มีคำใดตรงกับคำถาม พบจากความหมายเพียงอย่างเดียว", "No word of the question is here; it was found by meaning alone."
    ),
    "matched_parts": Said(
        "ไม่มีคำใดในข้อความตรงกับคำถามทั้งคำ แต่มีบางส่วนของคำ หัวเรื่อง หรือชื่อหน่วยงานที่ตรงกัน",
        "No whole word of the question is in the text, but parts of words, the heading or the agency's name match.",
    ),
    "legend_sample": Said("ตัวอย่าง", "sample"),
    "legend_words": Said("คำที่ตรงกับคำถามหรือมีความหมายเดียวกัน", "a word of the question, or one that means the same"),
    "legend_near": Said("ช่วงที่ใกล้ความหมายของคำถามที่สุด", "the stretch nearest in meaning"),
    # items of a passage
    "evidences": Said("หัวข้อ PMQA", "PMQA items"),
    "why_items": Said("เหตุผลที่เข้าหัวข้อ", "Why these items"),
    "why_items_note": Said(
        "ระบบจัดตอนเข้าหัวข้อจากเนื้อหา โปรดอ่านข้อความก่อนใช้เป็นหลักฐาน",
        "The program links a passage to items by its text; read the passage before using it as evidence.",
    ),
    "item_score": Said("โอกาสที่ตรงกับหัวข้อ", "Likelihood"),
    "cues": Said("คำบ่งชี้", "Cue words"),
    "cues_none": Said("ไม่มีคำบ่งชี้ จัดเข้าหัวข้อจากความหมายเพียงอย่างเดียว", "No cue word; the link rests on meaning alone."),
    "item_window": Said("ช่วงที่บ่งชี้หัวข้อนี้", "The stretch that speaks for the item"),
    # similar passages and cases
    "similar": Said("ตอนที่คล้ายกัน", "Similar passages"),
    "similar_title": Said("ตอนที่คล้ายกันของหน่วยงานอื่น", "Similar passages of other agencies"),
    "similar_found": Said("พบ {n} ตอน เรียงจากใกล้เคียงที่สุด", "{n} passages, nearest first", "1 passage"),
    "similar_note": Said("เทียบจากความหมายของข้อความข้างต้น", "Compared by the meaning of the text above."),
    "similar_none": Said("ยังไม่มีตอนของหน่วยงานอื่นที่คล้ายกัน", "No other agency has a similar passage yet."),
    "back_to_case": Said("กลับไปยังกรณี", "Back to the case"),
    "similar_cases": Said("หน่วยงานที่ทำเรื่องคล้ายกัน", "Agencies that do similar things"),
    "similar_reason": Said("เพราะตอน", "Because the passage"),
    "similar_reason_and": Said("ของกรณีนี้ คล้ายกับตอน", "of this case is like"),
    # the award register
    "register": Said("หน่วยงานที่ได้รับรางวัลหมวดนี้", "Agencies awarded in this category"),
    "register_what": Said(
        "ตามทำเนียบผู้ได้รับรางวัลในเล่มที่นำเข้า หน่วยงานที่มีลิงก์มีบทความให้อ่านในคลังนี้",
        "From the award registers of the books taken in; a linked agency has a write-up in this collection.",
    ),
    "register_year": Said("ปี {year} ({agencies})", "B.E. {year} ({agencies})"),
    "register_found": Said("ผู้ได้รับรางวัลตามทำเนียบ", "Award winners in the register"),
    "register_undated": Said("ไม่ทราบปี ({agencies})", "Year not told ({agencies})"),
    "award": Said("รางวัลหมวด {category} ปี {year}", "Award in category {category}, B.E. {year}"),
    "award_undated": Said("รางวัลหมวด {category}", "Award in category {category}"),
    "register_source": Said("ที่มา:", "Source:"),
    "no_write_up": Said("ยังไม่มีบทความของรางวัลนี้ในคลัง", "no write-up of this award in the collection yet"),
    "other_write_up": Said("มีบทความหมวด {category}", "has one in category {category}"),
    "own_awards": Said("รางวัลตามทำเนียบ:", "In the award register:"),
    "agencies": Said("{n} หน่วยงาน", "{n} agencies", "{n} agency"),
    # an item
    "evidence": Said("ตอนที่เป็นหลักฐานของหัวข้อนี้", "Passages that evidence this item"),
    "evidence_counted": Said("พบ {passages} จาก {cases}", "{passages} from {cases}"),
    "evidence_note": Said(
        "เรียงจากตอนที่น่าจะตรงที่สุด ระบบจัดเข้าหัวข้อจากเนื้อหาของแต่ละตอน โปรดอ่านข้อความก่อนใช้เป็นหลักฐาน",
        "The likeliest first. The program links passages to items by their text; "
        "read a passage before using it as evidence.",
    ),
    "evidence_none": Said(
        "คลังนี้ยังไม่มีตอนที่เป็นหลักฐานของหัวข้อนี้", "The collection holds no passage that evidences this item yet."
    ),
    "evidence_none_here": Said(
        "ไม่มีตอนที่เป็นหลักฐานของหัวข้อนี้ตามตัวกรองที่เลือก", "No passage that meets these filters evidences this item."
    ),
    "evidence_count": Said("{n} ตอน", "{n} passages", "{n} passage"),
    "evidence_count_none": Said("ยังไม่มีตอน", "no passage yet"),
    "search_within_item": Said("ค้นเฉพาะตอนในหัวข้อนี้", "Search within this item"),
    # the coverage grid
    "coverage": Said("ตารางหัวข้อ PMQA ที่มีหลักฐาน", "PMQA items with evidence"),
    "coverage_link": Said(
        "ดูตารางว่าหัวข้อใดมีหน่วยงานประเภทใดทำแล้ว", "See in a grid which kinds of agency have covered which items"
    ),
    "coverage_axes": Said("แบ่งช่องตาราง", "Columns"),
    "coverage_by_agency_type": Said("ตามประเภทหน่วยงาน", "By type of agency"),
    "coverage_by_year": Said("ตามปี", "By year"),
    "coverage_what_agency_type": Said(
        "แต่ละช่องนับกรณีและตอนของหน่วยงานประเภทนั้นที่เป็นหลักฐานของหัวข้อ ตอนหนึ่งนับได้หลายหัวข้อ กดที่ช่องเพื่ออ่าน",
        "A cell counts the cases and passages of that type of agency that evidence the item; "
        "a passage may count for several items. Follow a cell to read them.",
    ),
    "coverage_what_year": Said(
        "แต่ละช่องนับกรณีและตอนของปีนั้นที่เป็นหลักฐานของหัวข้อ ตอนหนึ่งนับได้หลายหัวข้อ กดที่ช่องเพื่ออ่าน",
        "A cell counts the cases and passages of that year that evidence the item; "
        "a passage may count for several items. Follow a cell to read them.",
    ),
    "coverage_caption": Said(
        "จำนวนกรณีและตอน แยกตามหัวข้อ เครื่องหมาย – คือยังไม่มี", "Cases and passages by item; – means there are none yet"
    ),
    "untold": Said("ไม่ระบุ", "not told"),
    "coverage_empty": Said("ยังไม่มี", "none"),
    "coverage_nothing": Said("คลังนี้ยังไม่มีกรณีให้นับ", "The collection holds no case to count yet."),
    # where a passage stands
    "page": Said("หน้า {at}", "page {at}"),
    "pages": Said("หน้า {at}", "pages {at}"),
    "lines": Said("บรรทัด {at}", "lines {at}"),
    "year_shown": Said("ปี {year}", "B.E. {year}"),
    "year_cited": Said("พ.ศ. {year}", "B.E. {year}"),
    "category_named": Said("หมวด {number} {name}", "Category {number}, {name}"),
    "introduction": Said("บทนำของเล่ม", "Introduction of the book"),
    # the case
    "back": Said("กลับไปยังผลการค้นหา", "Back to the results"),
    "short_names": Said("ชื่อย่อและชื่ออื่น: {names}", "Also known as {names}"),
    "document": Said("เอกสารต้นทาง", "Source document"),
    "printed_pages": Said("หน้าในเล่ม", "Printed pages"),
    "contents": Said("เนื้อหา", "Contents"),
    "abstract": Said("บทคัดย่อภาษาอังกฤษ", "Abstract"),
    "profile": Said("ทิศทางขององค์การ", "Direction of the agency"),
    "vision": Said("วิสัยทัศน์", "Vision"),
    "mission": Said("พันธกิจ", "Mission"),
    "values": Said("ค่านิยม", "Values"),
    "chosen": Said("ตอนที่เลือก", "The passage you chose"),
    "cite_this": Said("อ้างอิงข้อความนี้", "Cite this passage"),
    "citation": Said("การอ้างอิง", "Citation"),
    "citation_hint": Said("กดที่ข้อความเพื่อเลือกทั้งบรรทัด", "Click the text to select all of it"),
    "copy": Said("คัดลอกการอ้างอิง", "Copy the citation"),
    "copied": Said("คัดลอกแล้ว", "Copied"),
    "passage_gone": Said(
        "ตอนที่ลิงก์นี้อ้างถึงไม่มีในคลังแล้ว อาจเพราะเอกสารถูกปรับปรุง ด้านล่างคือทั้งกรณีตามที่มีอยู่ขณะนี้",
        "The passage this link points to is no longer in the collection, perhaps because the document was revised. "
        "Below is the whole case as it stands now.",
    ),
    "case_empty": Said("กรณีนี้ไม่มีเนื้อหาในคลัง", "The collection holds no text of this case."),
    # the category
    "points": Said("{points} คะแนน จากทั้งหมด {total} คะแนน", "{points} of {total} points"),
    "items": Said("หัวข้อของหมวดนี้", "Items of this category"),
    "awarded": Said("กรณีในหมวดนี้", "Cases in this category"),
    "awarded_none": Said("คลังนี้ยังไม่มีกรณีที่ได้รับรางวัลในหมวดนี้", "The collection holds no case awarded in this category yet."),
    "search_within": Said("ค้นเฉพาะในหมวดนี้", "Search within this category"),
    # when it goes wrong
    "home": Said("กลับไปหน้าค้นหา", "Go to the search page"),
    "title_400": Said("คำขอนี้ใช้ไม่ได้", "This request cannot be used"),
    "title_404": Said("ไม่พบหน้านี้", "There is no such page"),
    "title_405": Said("หน้านี้ใช้วิธีเรียกแบบนี้ไม่ได้", "This page cannot be asked that way"),
    "title_500": Said("ระบบขัดข้อง", "Something went wrong on our side"),
    "title_503": Said("ยังค้นไม่ได้ในขณะนี้", "The search is not available now"),
    "error_400": Said(
        "เซิร์ฟเวอร์ไม่เข้าใจคำขอนี้ กรุณาเริ่มใหม่จากหน้าค้นหา",
        "The server does not understand this request; start again from the search page.",
    ),
    "error_404": Said(
        "ไม่มีหน้าตามที่อยู่นี้ กรุณาตรวจที่อยู่อีกครั้งหรือเริ่มใหม่จากหน้าค้นหา",
        "Nothing is at this address; check it or start again from the search page.",
    ),
    "error_405": Said(
        "ที่อยู่นี้มีไว้อ่านอย่างเดียว กรุณาเปิดด้วย GET",
        "This address can only be read; ask for it with GET.",
    ),
    "error_500": Said(
        "เกิดข้อผิดพลาดที่ไม่คาดไว้และระบบบันทึกไว้แล้ว กรุณาลองใหม่ หากยังพบอีกโปรดแจ้งผู้ดูแลระบบพร้อมเวลาที่เกิดเหตุ",
        "An unexpected error occurred and was logged; try again, "
        "and if it persists tell the administrator when it happened.",
    ),
}


def say(key: str, language: str, *, n: int | None = None, **values: str) -> str:
    """The wording under `key` with its values filled in; `n` is a count, written with thousands separated.

    Plain text: a template escapes it. Raises KeyError for an unknown key or a value that the wording wants.
    """
    return TEXTS[key].filled(n=n, **values).in_language(language)
