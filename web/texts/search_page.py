"""What the search page says: the box, the filters, the answer and why it is one."""

from collections.abc import Mapping

from corpus import Said
from search import ONLY_AIMS, STATES_AIM

SEARCH_PAGE: Mapping[str, Said] = {
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
    "any_year": Said("ทุกปี", "All years"),
    "any_agency_type": Said("ทุกประเภท", "All types"),
    "apply": Said("ใช้ตัวกรอง", "Apply filters"),
    "active": Said("กรองเฉพาะ", "Only"),
    "chip_category": Said("หมวด {value}", "Category {value}"),
    "chip_item": Said("หัวข้อ {value}", "Item {value}"),
    "chip_year": Said("ปี {value}", "B.E. {value}"),
    "chip_agency": Said("{value}", "{value}"),
    "chip_agency_type": Said("ประเภท {value}", "Type: {value}"),
    "chip_not_stated": Said("{name}: ไม่ระบุ", "{name}: not stated"),
    "not_stated": Said("ไม่ระบุ", "Not stated"),
    "choices": Said("ดูอีก {n} รายการ", "{n} more", "1 more"),
    "choices_left": Said(
        "และอีก {n} รายการ พิมพ์ชื่อในช่องค้นเพื่อหา",
        "and {n} more: type the name in the search box to find it",
        "and 1 more: type the name in the search box to find it",
    ),
    "remove": Said("นำตัวกรองออก:", "Remove the filter:"),
    "remove_all": Said("นำตัวกรองออกทั้งหมด", "Remove all filters"),
    # the answer
    "results": Said("ผลการค้นหา", "Results"),
    "all_cases": Said("กรณีทั้งหมดในคลัง", "All cases in the collection"),
    "some_cases": Said("กรณีตามตัวกรองที่เลือก", "Cases that meet the filters"),
    "found": Said("พบ {cases} รวม {passages}", "{cases} found, {passages} in all"),
    "sort": Said("เรียงตาม", "Sorted by"),
    "sort_relevance": Said("ตรงกับคำถามที่สุด", "best match"),
    "sort_year": Said("ปีล่าสุด", "newest year"),
    "printed_question": Said("คำถาม", "Question"),
    "printed_on": Said("พิมพ์เมื่อ", "Printed on"),
    "more_in_case": Said(
        "อ่านอีก {n} ตอนในหน้าของกรณี", "{n} more on the page of the case", "1 more on the page of the case"
    ),
    "more": Said("อีก {n} ตอนในกรณีนี้", "{n} more passages of this case", "1 more passage of this case"),
    "no_heading": Said("ตอนที่ไม่มีหัวเรื่อง", "A passage without a heading"),
    "nothing": Said("ไม่พบกรณีที่ตรงกับคำถามนี้", "No case here answers this question."),
    "nothing_here": Said("ไม่มีกรณีที่ตรงกับตัวกรองทุกข้อ", "No case meets all these filters."),
    "nothing_slip": Said(
        "ไม่พบกรณีที่ตรงกับคำที่พิมพ์ อาจเป็นเพราะสะกดต่างไป", "No case here answers these words; perhaps they are misspelt."
    ),
    "nothing_hint": Said("ลองทำอย่างใดอย่างหนึ่งต่อไปนี้", "You could try one of these:"),
    "nothing_fewer": Said("ใช้คำให้น้อยลง หรือบอกเรื่องที่อยากรู้ด้วยคำอื่น", "use fewer words, or say it in other words"),
    "nothing_without": Said("ค้นโดยไม่กรอง", "search without the filter"),
    "nothing_browse": Said("ดูกรณีทั้งหมดในคลัง", "look through all cases"),
    "nearest": Said("ตอนที่ใกล้เคียงที่สุดเท่าที่มี", "The nearest there is"),
    "nearest_note": Said(
        "ตอนเหล่านี้น่าจะไม่ได้ตอบคำถามโดยตรง แสดงไว้ให้พิจารณาว่ามีส่วนใดใช้เทียบเคียงได้",
        "These passages probably do not answer the question; they are shown in case something in them helps.",
    ),
    "read_as_item": Said("อ่านคำถามนี้เป็นหัวข้อ PMQA", "Read as PMQA item"),
    "states_aim": STATES_AIM,
    "only_aims": ONLY_AIMS,
    "suggestion_before": Said("หมายถึง", "Did you mean"),
    "suggestion_after": Said("หรือไม่", "?"),
    "stretch_passages": Said("ตอนที่ {first}-{last} จาก {total} ตอน", "Passages {first}-{last} of {total}"),
    "stretch_cases": Said("กรณีที่ {first}-{last} จาก {total} กรณี", "Cases {first}-{last} of {total}"),
    "pager": Said("หน้าของผลลัพธ์", "Pages of results"),
    "previous": Said("หน้าก่อน", "Previous page"),
    "next": Said("หน้าถัดไป", "Next page"),
    "beyond_the_end": Said("รายการหมดก่อนถึงหน้านี้ ทั้งหมดมี {entries}", "The list ends before this page; it has {entries}."),
    "last_page": Said("ไปหน้าสุดท้าย", "Go to its last page"),
    "alert": Said("ค้นไม่ได้", "This could not be searched"),
    # why a passage was found
    "why_found": Said("เหตุผลที่พบ", "Why this was found"),
    "share_meaning": Said("ความหมาย", "Meaning"),
    "share_words": Said("ถ้อยคำ", "Words"),
    "share_name": Said("ชื่อหน่วยงาน หมวด หรือหัวข้อ", "Name of agency, category or item"),
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
    # marks of who judges
    "judging": Said("การให้คะแนนผลค้น", "Judging"),
    "judge": Said("ชื่อผู้ให้คะแนน", "Name of who judges"),
    "judge_begin": Said("เริ่มให้คะแนน", "Begin"),
    "judge_change": Said("เปลี่ยนชื่อ", "Change"),
    "judging_note": Said(
        "กดคะแนน 0-3 ที่แต่ละผล กดซ้ำเพื่อถอนคะแนน คะแนนเก็บไว้ในเครื่องนี้",
        "Press a mark of 0 to 3 at each hit, and press it again to take it back. Marks are kept on this machine.",
    ),
    "marks": Said("คะแนนของ", "Mark of"),
    "grade_0": Said("ไม่ตอบ", "no answer"),
    "grade_1": Said("เกี่ยวข้อง", "related"),
    "grade_2": Said("ตรงประเด็น", "relevant"),
    "grade_3": Said("ตอบคำถาม", "answers it"),
    "mark_kept": Said("ให้คะแนนแล้ว", "Marked"),
    "mark_taken_back": Said("ถอนคะแนนแล้ว", "The mark is taken back"),
    "mark_failed": Said(
        "บันทึกคะแนนไม่ได้ กรุณาโหลดหน้านี้ใหม่แล้วลองอีกครั้ง", "The mark was not kept; load the page anew and try again."
    ),
}
