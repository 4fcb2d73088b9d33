"""What the interface for programs says of itself and of requests that it cannot answer."""

from collections.abc import Mapping

from corpus import Said

OPERATIONS: Mapping[str, Said] = {
    "index": Said("ที่อยู่ทั้งหมดของ API", "All addresses of this interface."),
    "search": Said(
        "ค้นตอนของกรณีด้วยคำถาม หรือเรียกดูด้วยตัวกรองโดยไม่มีคำถาม",
        "Passages that answer a question; without one, what meets the filters, newest first.",
    ),
    "suggest": Said("คำที่แนะนำขณะพิมพ์", "What a text that is being typed may become."),
    "classify": Said(
        "ข้อความแสดงหลักฐานของหัวข้อใดในเกณฑ์", "The items of the criteria that a text evidences, the likeliest first."
    ),
    "review": Said(
        "ตรวจรายงานเทียบกับคลัง: เนื้อหาตามหัวข้อ มิติที่พบและไม่พบคำบ่งชี้ แนวปฏิบัติของหน่วยงานอื่น ตัวเลข และข้อความที่ตรงกัน",
        "A report beside the library: by item what it says, dimensions with and without cue words, precedents; "
        "figures, shared text.",
    ),
    "cases": Said("รายการกรณี ปีล่าสุดก่อน", "Cases, newest first."),
    "case": Said("กรณีหนึ่งพร้อมทุกตอน", "A case with all its passages."),
    "similar_cases": Said("กรณีที่ทำเรื่องคล้ายกัน", "Cases that do what this one does, one of an agency."),
    "passage": Said("ตอนหนึ่งพร้อมตอนข้างเคียง", "A passage, with those beside it."),
    "similar_passages": Said("ตอนของหน่วยงานอื่นที่กล่าวเรื่องคล้ายกัน", "Passages of other agencies that say the like of it."),
    "documents": Said("เอกสารทั้งหมด", "Documents, by name."),
    "document": Said("เอกสารหนึ่งพร้อมกรณีในเอกสาร", "A document and the cases in it."),
    "agencies": Said("หน่วยงานพร้อมรางวัลและกรณี", "Agencies with their awards and cases, in Thai order."),
    "awards": Said("รางวัลตามทำเนียบ", "Awards of the registers, documents by name."),
    "categories": Said("หมวดของเกณฑ์", "The categories of the criteria."),
    "category": Said("หมวดหนึ่งพร้อมหัวข้อ กรณี และรางวัล", "A category with its items, cases and awards."),
    "items": Said("หัวข้อของเกณฑ์", "The items of the criteria."),
    "item": Said("ตอนที่เป็นหลักฐานของหัวข้อหนึ่ง", "The passages that evidence an item, the surest first."),
    "coverage": Said(
        "จำนวนตอนและกรณีของแต่ละหัวข้อ ตามประเภทหน่วยงานหรือปี",
        "How many passages and cases evidence each item, by type of agency or by year.",
    ),
    "stats": Said("สิ่งที่คลังมีโดยรวม", "What the library holds, counted."),
    "openapi": Said("คำอธิบาย API ตาม OpenAPI 3.1", "This interface as an OpenAPI 3.1 document."),
    "docs": Said("หน้าอธิบาย API", "This interface as a page to read."),
}
"""What each operation answers."""

PARAMETERS: Mapping[str, Said] = {
    "q": Said("คำถาม", "The question, in Thai or English."),
    "category": Said("หมวดของกรณี", "Category of the case."),
    "item": Said("หัวข้อที่ตอนนั้นแสดงหลักฐาน", "Item that the passage evidences."),
    "year": Said("ปี พ.ศ. ของกรณี", "Year of the case, Buddhist era."),
    "agency": Said("ชื่อเต็มหรือชื่อย่อของหน่วยงาน", "Full name of the agency, or a short one."),
    "agency_type": Said("ประเภทหน่วยงาน", "Type of the agency, in Thai."),
    "document": Said("ชื่อเอกสาร", "Name of the document."),
    "sort": Said("ลำดับ", "Order: by relevance, or newest first."),
    "unit": Said("นับเป็นตอนหรือเป็นกรณี", "What limit, offset and total count: passages or cases."),
    "limit": Said("จำนวนที่ต้องการ", "How many are wanted."),
    "k": Said("ชื่อเดิมของ limit", "The older name of limit, which counts where both are given."),
    "offset": Said("เริ่มหลังรายการที่เท่าใด", "Behind how many to begin; a cursor counts before it."),
    "cursor": Said("จุดเริ่มของหน้าถัดไป ตามที่ links.next ให้มา", "Where the next page begins, as links.next gives it."),
    "fields": Said("เฉพาะช่องที่ต้องการของแต่ละรายการ", "Which keys of each row are wanted; repeated, or parted by commas."),
    "count": Said("0 คือไม่ต้องการยอดรวมและจำนวนตามตัวกรอง", "0 leaves out the total and the counts."),
    "by": Said("คอลัมน์ของตาราง", "What the columns are."),
    "same_type_first": Said(
        "1 หรือ true คือแสดงหน่วยงานประเภทเดียวกันก่อน", "1, or true, puts precedents of the same kind of agency first."
    ),
    "lang": Said("ภาษาของหน้านี้", "Language of the page."),
    "case_id": Said("รหัสกรณี", "Id of the case."),
    "passage_id": Said("รหัสตอน", "Id of the passage."),
    "name": Said("ชื่อเอกสาร", "Name of the document."),
    "number": Said("เลขหมวด", "Number of the category."),
    "code": Said("เลขหัวข้อ", "Code of the item."),
    "body": Said("ข้อความ", "The text."),
}
"""What each parameter means."""

_TEXT = Said("ข้อความที่ไม่ว่าง", "text that is not blank")
_TEXTS = Said("ข้อความที่ไม่ว่าง หรือคำว่า none (ไม่ระบุ)", "text that is not blank, or the word none (not stated)")

RULES: Mapping[str, Said] = {
    "q": Said("ข้อความที่ไม่ว่าง ไม่เกิน 500 อักขระ", "text that is not blank, of at most 500 characters"),
    "category": Said("เลข 1 ถึง 7 หรือคำว่า none (ไม่ระบุ)", "a number from 1 to 7, or the word none (not stated)"),
    "item": Said(
        "เลขหัวข้อ 1.1 ถึง 7.6 หรือคำว่า none (ไม่ระบุ)",
        "a code from 1.1 to 7.6 that the criteria have, or the word none (not stated)",
    ),
    "year": Said("ปี พ.ศ. สี่หลัก หรือคำว่า none (ไม่ระบุ)", "a Buddhist year of four digits, or the word none (not stated)"),
    "agency": _TEXTS,
    "agency_type": _TEXTS,
    "document": _TEXTS,
    "sort": Said("relevance หรือ year", "relevance or year"),
    "unit": Said("passage หรือ case", "passage or case"),
    "limit": Said("จำนวนเต็ม 1 ถึง {most}", "a whole number from 1 to {most}"),
    "k": Said("จำนวนเต็ม 1 ถึง {most}", "a whole number from 1 to {most}"),
    "offset": Said("จำนวนเต็ม 0 ถึง {most}", "a whole number from 0 to {most}"),
    "cursor": Said("ค่าที่ links.next หรือ links.prev ให้มา", "one that links.next or links.prev gave"),
    "fields": Said("ชื่อช่องของรายการ ได้แก่ {known}", "keys of a row: {known}"),
    "count": Said("0 หรือ 1", "0 or 1"),
    "by": Said("agency_type หรือ year", "agency_type or year"),
    "name": Said("ข้อความที่ไม่ว่าง ไม่เกิน 300 อักขระ", "text that is not blank, of at most 300 characters"),
    "same_type_first": Said("0, 1, false หรือ true", "0, 1, false or true"),
    "lang": Said("th หรือ en", "th or en"),
    "body": _TEXT,
}
"""What each parameter may hold; {most} is the largest number, {known} are the values there are."""

MUST_BE = Said(
    "{name} ต้องเป็น{rule} แต่ได้รับ “{text}” กรุณาแก้แล้วส่งใหม่",
    "{name} must be {rule}, not “{text}”; correct it and ask again.",
)
STRANGER = Said("ไม่รู้จักพารามิเตอร์ “{name}” พารามิเตอร์ที่ใช้ได้คือ {known}", "There is no parameter “{name}”; use {known}.")
NO_PARAMETERS = Said(
    "ไม่รู้จักพารามิเตอร์ “{name}” ที่อยู่นี้ไม่รับพารามิเตอร์ใด กรุณาตัดออกแล้วส่งใหม่",
    "There is no parameter “{name}”; this address takes none, so leave it out.",
)
MISSING = Said("ต้องมีพารามิเตอร์ {name} กรุณาเพิ่มแล้วส่งใหม่", "The parameter {name} is missing; give it and ask again.")
TWICE = Said(
    "พารามิเตอร์ {name} ถูกส่งมา {times} ครั้ง กรุณาส่งเพียงครั้งเดียว",
    "The parameter {name} was given {times} times; give it once.",
)
OTHER_QUESTION = Said(
    "cursor นี้เป็นของคำถามหรือตัวกรองอื่น กรุณาเริ่มจากหน้าแรกโดยไม่ส่ง cursor",
    "This cursor belongs to another question, other filters or another order; begin again without it.",
)
OTHER_GENERATION = Said(
    "ดัชนีเปลี่ยนไปหลังจากได้ cursor นี้ กรุณาเริ่มจากหน้าแรกโดยไม่ส่ง cursor",
    "The index has changed since this cursor was given; begin again without it.",
)
