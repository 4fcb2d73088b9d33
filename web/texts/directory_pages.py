"""What the pages of agencies, of the award registers and of comparison say."""

from collections.abc import Mapping

from corpus import Said

DIRECTORY_PAGES: Mapping[str, Said] = {
    # all agencies
    "agencies_all": Said("หน่วยงานทั้งหมด", "All agencies"),
    "agencies_what": Said(
        "หน่วยงานทุกแห่งที่มีบทความในคลังนี้หรือมีชื่อในทำเนียบผู้ได้รับรางวัล",
        "Every agency that has a write-up here or stands in an award register.",
    ),
    "agencies_find": Said("ชื่อหน่วยงาน", "Name of the agency"),
    "agencies_find_hint": Said("ชื่อเต็ม ชื่อย่อ หรือชื่อภาษาอังกฤษ บางส่วนก็ได้", "All or part of a Thai, short or English name"),
    "agencies_letters": Said("อักษรแรกของชื่อ ไม่นับคำบอกประเภท", "First letter of the name, without its kind"),
    "agencies_every_letter": Said("ทุกอักษร", "All letters"),
    "agencies_show": Said("แสดง", "Show"),
    "agencies_stretch": Said("{first}-{last} จาก {total}", "{first}-{last} of {total}"),
    "agencies_none": Said("ไม่มีหน่วยงานที่ตรงกับที่เลือก", "No agency is as you chose."),
    "agencies_again": Said("ดูหน่วยงานทั้งหมด", "See all agencies"),
    "write_ups": Said("บทความ {n} เรื่อง", "{n} write-ups", "{n} write-up"),
    "write_ups_none": Said("ยังไม่มีบทความ", "no write-up yet"),
    "awards": Said("{n} รางวัล", "{n} awards", "{n} award"),
    # one agency
    "agency_names": Said("ชื่ออื่น:", "Other names:"),
    "agency_awards": Said("รางวัลตามปี", "Awards by year"),
    "agency_awards_what": Said(
        "รางวัลตามทำเนียบที่นำเข้า ปีที่มีลิงก์มีบทความให้อ่าน",
        "From the award registers; a linked award has its write-up here.",
    ),
    "agency_awards_none": Said("ไม่มีชื่อหน่วยงานนี้ในทำเนียบที่นำเข้า", "No award register taken in names this agency."),
    "agency_no_award": Said("ไม่มีรางวัล", "no award"),
    "agency_no_register": Said("ไม่มีทำเนียบของปีนี้ในคลัง", "no register of this year here"),
    "agency_cases": Said("บทความของหน่วยงานนี้", "Write-ups of this agency"),
    "agency_cases_none": Said("คลังนี้ยังไม่มีบทความของหน่วยงานนี้", "The collection holds no write-up of this agency yet."),
    "agency_search": Said("ค้นเฉพาะในหน่วยงานนี้", "Search within this agency"),
    "award_short": Said("หมวด {category}", "Category {category}"),
    # the registers
    "register_title": Said("ทำเนียบผู้ได้รับรางวัล", "Award register"),
    "register_lead": Said(
        "รางวัลทั้งหมดตามทำเนียบของเล่มที่นำเข้า แยกตามปีและหมวด และสิ่งที่คลังนี้ยังขาด",
        "All awards in the registers of the books taken in, by year and category, and what the collection lacks.",
    ),
    "register_caption": Said(
        "จำนวนรางวัลแต่ละปีและหมวด ตัวเลขหลังเครื่องหมาย / คือรางวัลที่มีบทความในคลัง",
        "Awards of each year and category; the figure behind / is how many have their write-up here",
    ),
    "register_all": Said("รวม", "All"),
    "register_cell": Said("{awards} รางวัล มีบทความ {written}", "{awards} awards, {written} with a write-up"),
    "register_year_row": Said("ปี {year}", "{year}"),
    "register_year_undated": Said("ไม่ระบุปี", "Year not stated"),
    "register_absent": Said("ไม่มีทำเนียบของปีนี้", "no register of this year"),
    "register_absent_cases": Said("ไม่มีทำเนียบของปีนี้ มี{write_ups}", "no register of this year, {write_ups}"),
    "register_missing": Said("สิ่งที่ยังขาด", "What is missing"),
    "register_missing_cases": Said(
        "{awards}ตามทำเนียบยังไม่มีบทความในคลัง", "{awards} in the registers without a write-up here"
    ),
    "register_missing_years": Said("ปีที่ไม่มีทำเนียบ: {years}", "Years without a register: {years}"),
    "register_missing_none": Said("รางวัลทุกรายการในทำเนียบมีบทความในคลัง", "Every award has its write-up here."),
    "register_none": Said(
        "คลังนี้ยังไม่มีทำเนียบผู้ได้รับรางวัล นำเข้าเล่มรางวัลด้วยคำสั่ง pmqa ingest",
        "The collection has no award register yet; take in an award book with pmqa ingest.",
    ),
    "register_list": Said("รายชื่อผู้ได้รับรางวัล", "Agencies awarded"),
    "register_stretch": Said("รายการที่ {first}-{last} จาก {total}", "{first}-{last} of {total}"),
    "register_more": Said("อีก {n} รางวัลในทำเนียบ", "{n} more awards in the register", "1 more award in the register"),
    "register_list_none": Said("ทำเนียบไม่มีรางวัลของปีและหมวดนี้", "The registers have no award of this year and category."),
    # comparison
    "compare_title": Said("เปรียบเทียบ", "Compare"),
    "compare_with": Said("เปรียบเทียบกับกรณีอื่น", "Compare with another"),
    "compare_choose": Said("เลือกเพื่อเปรียบเทียบ", "Compare"),
    "compare_chosen": Said("เปรียบเทียบที่เลือก", "Compare those chosen"),
    "compare_what": Said(
        "วางสองถึงสี่กรณีไว้เคียงกันตามหัวข้อ PMQA แต่ละช่องคือตอนที่เป็นหลักฐานชัดที่สุดของหัวข้อนั้น",
        "Lay two to four cases side by side by PMQA item; each cell is the passage that best evidences the item.",
    ),
    "compare_note": Said(
        "แต่ละช่องคือตอนที่น่าจะเป็นหลักฐานของหัวข้อนั้นที่สุด ระบบจัดเข้าหัวข้อจากเนื้อหา โปรดอ่านข้อความก่อนใช้อ้างอิง",
        "Each cell is the likeliest evidence of the item. The program links passages to items by their text; "
        "read a passage before using it.",
    ),
    "compare_shown": Said("ที่กำลังเปรียบเทียบ", "What is compared"),
    "compare_remove": Said("นำออก", "Remove"),
    "compare_first": Said("เลือกกรณีแรก", "Choose the first case"),
    "compare_second": Said("เลือกสิ่งที่จะวางเคียงกัน", "Choose what to lay beside it"),
    "compare_add": Said("เพิ่มอีก", "Add another"),
    "compare_find": Said("หาตามชื่อ", "Find by name"),
    "compare_near_type_and_category": Said("ประเภทและหมวดเดียวกัน", "Of the same type and category"),
    "compare_near_agency_type": Said("ประเภทเดียวกัน", "Of the same type"),
    "compare_near_category": Said("หมวดเดียวกัน", "Of the same category"),
    "compare_near_other": Said("อื่น ๆ", "Others"),
    "compare_near_any": Said("ในคลังนี้", "In this collection"),
    "compare_none_found": Said("ไม่พบชื่อที่ตรงกับที่พิมพ์ กรุณาลองพิมพ์ให้สั้นลง", "No name holds this; try a shorter one."),
    "compare_none_left": Said("คลังนี้ไม่มีสิ่งอื่นให้เปรียบเทียบแล้ว", "The collection has nothing else to compare with."),
    "compare_nothing": Said("ไม่พบตอนที่เป็นหลักฐาน", "Nothing found"),
    "compare_nowhere": Said("ไม่พบตอนที่เป็นหลักฐานในทุกรายการที่เปรียบเทียบ", "Nothing found in any of them"),
    "compare_more": Said("และอีก {n} ตอน", "and {n} more passages", "and 1 more passage"),
}
