"""What the pages of the criteria say: a category, its register, an item, the coverage grid."""

from collections.abc import Mapping

from corpus import Said

CRITERIA_PAGES: Mapping[str, Said] = {
    # the category
    "points": Said("{points} คะแนน จากทั้งหมด {total} คะแนน", "{points} of {total} points"),
    "items": Said("หัวข้อของหมวดนี้", "Items of this category"),
    "awarded": Said("กรณีในหมวดนี้", "Cases in this category"),
    "awarded_none": Said("คลังนี้ยังไม่มีกรณีที่ได้รับรางวัลในหมวดนี้", "The collection holds no case awarded in this category yet."),
    "search_within": Said("ค้นเฉพาะในหมวดนี้", "Search within this category"),
    # all items
    "items_title": Said("หมวดและหัวข้อของ PMQA", "PMQA categories and items"),
    "items_what": Said(
        "จำนวนตอนหลังหัวข้อคือตอนในคลังที่เป็นหลักฐานของหัวข้อนั้น ตอนหนึ่งนับได้หลายหัวข้อ",
        "The figure after an item counts the passages in the collection that evidence it; "
        "a passage may count for several items.",
    ),
    # the award register
    "register": Said("หน่วยงานที่ได้รับรางวัลหมวดนี้", "Agencies awarded in this category"),
    "register_what": Said(
        "ตามทำเนียบผู้ได้รับรางวัลในเล่มที่นำเข้า หน่วยงานที่มีลิงก์มีบทความให้อ่านในคลังนี้",
        "From the award registers of the books taken in; a linked agency has a write-up in this collection.",
    ),
    "register_year": Said("ปี {year} ({agencies})", "B.E. {year} ({agencies})"),
    "register_found": Said("ผู้ได้รับรางวัลตามทำเนียบ", "Award winners in the register"),
    "register_undated": Said("ไม่ระบุปี ({agencies})", "Year not stated ({agencies})"),
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
    "coverage_shades": Said("สีเข้มขึ้นเมื่อมีตอนมากขึ้น", "Darker where there are more passages"),
    "coverage_shade": Said("{least}-{most} ตอน", "{least}-{most} passages"),
    "coverage_empty": Said("ยังไม่มี", "none"),
    "coverage_nothing": Said("คลังนี้ยังไม่มีกรณีให้นับ", "The collection holds no case to count yet."),
}
