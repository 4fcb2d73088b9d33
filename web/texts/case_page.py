"""What is said of a case and its passages: where they stand, what they evidence, what is like them."""

from collections.abc import Mapping

from corpus import Said

CASE_PAGE: Mapping[str, Said] = {
    # where a passage stands
    "page": Said("หน้า {at}", "page {at}"),
    "pages": Said("หน้า {at}", "pages {at}"),
    "sheet": Said("แผ่นที่ {at} ของไฟล์", "sheet {at} of the file"),
    "lines": Said("บรรทัด {at}", "lines {at}"),
    "paragraphs": Said("ย่อหน้าที่ {at}", "paragraphs {at}"),
    "year_shown": Said("ปี {year}", "B.E. {year}"),
    "category_named": Said("หมวด {number} {name}", "Category {number}, {name}"),
    "introduction": Said("บทนำของเล่ม", "Introduction of the book"),
    # a repaired passage
    "as_it_came": Said("ข้อความตามต้นฉบับก่อนซ่อม", "The text as it came, before repair"),
    "repaired": Said(
        "ข้อความนี้ซ่อมจากต้นฉบับที่เสียหาย น่าเชื่อถือ {percent}% โปรดเทียบกับเล่มจริงก่อนอ้างอิง",
        "This passage was repaired from damaged text; trust {percent}%. Compare with the book before citing.",
    ),
    # items of a passage
    "evidences": Said("หัวข้อ PMQA", "PMQA items"),
    "why_items": Said("เหตุผลที่เข้าหัวข้อ", "Why these items"),
    "why_and_original": Said("เหตุผลและต้นฉบับก่อนซ่อม", "Reasons, and the text before repair"),
    "original_alone": Said("ต้นฉบับก่อนซ่อม", "The text before repair"),
    "no_items": Said("ตอนนี้ไม่เข้าหัวข้อใดของ PMQA", "This passage evidences no PMQA item."),
    "why_items_note": Said(
        "ระบบจัดตอนเข้าหัวข้อจากเนื้อหา โปรดอ่านข้อความก่อนใช้เป็นหลักฐาน",
        "The program links a passage to items by its text; read the passage before using it as evidence.",
    ),
    "item_declared": Said("ระบุไว้ในหัวเรื่อง", "Named in the heading"),
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
    # a long case
    "case_parts": Said("ส่วนของกรณีนี้", "Parts of this case"),
    "case_part": Said("ส่วนที่ {at} จาก {count}", "part {at} of {count}"),
    "case_part_before": Said("ส่วนก่อนหน้า", "Previous part"),
    "case_part_after": Said("ส่วนถัดไป", "Next part"),
    # the case
    "back": Said("กลับไปยังผลการค้นหา", "Back to the results"),
    "short_names": Said("ชื่อย่อและชื่ออื่น:", "Also known as"),
    "document": Said("เอกสารต้นทาง", "Source document"),
    "printed_pages": Said("หน้าในเล่ม", "Printed pages"),
    "contents": Said("เนื้อหา", "Contents"),
    "abstract": Said("บทคัดย่อภาษาอังกฤษ", "Abstract"),
    "profile": Said("ทิศทางขององค์การ", "Direction of the agency"),
    "vision": Said("วิสัยทัศน์", "Vision"),
    "mission": Said("พันธกิจ", "Mission"),
    "values": Said("ค่านิยม", "Values"),
    "chosen": Said("ตอนที่เลือก", "The passage you chose"),
    "passage_gone": Said(
        "ตอนที่ลิงก์นี้อ้างถึงไม่มีในคลังแล้ว อาจเพราะเอกสารถูกปรับปรุง ด้านล่างคือทั้งกรณีตามที่มีอยู่ขณะนี้",
        "The passage this link points to is no longer in the collection, perhaps because the document was revised. "
        "Below is the whole case as it stands now.",
    ),
    "case_empty": Said("กรณีนี้ไม่มีเนื้อหาในคลัง", "The collection holds no text of this case."),
}
