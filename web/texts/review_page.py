"""What the pages of the review of a report say, and the files of it."""

from collections.abc import Mapping

from corpus import Said
from search import DIMENSION_NAMES, KIND_NAMES, NO_JUDGEMENT

REVIEW_PAGE: Mapping[str, Said] = {
    "nav_review": Said("ตรวจรายงาน", "Review a report"),
    # the form
    "review_title": Said("ตรวจรายงานเทียบกับคลังแนวปฏิบัติที่ดี", "Review a report against the collection"),
    "review_lead": Said(
        "ส่งรายงานของหน่วยงานเข้ามา ระบบจะแสดงตามหัวข้อ 1.1 ถึง 7.6 ว่ารายงานกล่าวถึงอะไร ไม่พบคำบ่งชี้ของมิติใด "
        "และหน่วยงานอื่นทำเรื่องเดียวกันไว้อย่างไร พร้อมเลขหน้าและรายการอ้างอิง",
        "Hand in a report. By item, from 1.1 to 7.6, you see what it says, for which dimensions no cue words were "
        "found, and how other agencies did the like, with pages and citations.",
    ),
    "review_private": Said(
        "ระบบใช้รายงานเพื่อการตรวจครั้งนี้เท่านั้น ไม่บันทึกไฟล์และไม่นำเข้าคลัง ผลตรวจอยู่ในหน่วยความจำของเซิร์ฟเวอร์ "
        "และหายไปเอง 30 นาทีหลังเปิดดูครั้งสุดท้าย หรือเมื่อท่านกดลบ",
        "The report is read for this review alone: it is not stored and not taken into the collection. What was found "
        "is in the server's memory, and is gone 30 minutes after you last look at it, or when you discard it.",
    ),
    "review_file": Said("ไฟล์รายงาน", "File of the report"),
    "review_file_hint": Said("PDF, DOCX, TXT, MD หรือ HTML ไม่เกิน 32 MB", "PDF, DOCX, TXT, MD or HTML, at most 32 MB"),
    "review_text": Said("หรือวางข้อความ", "Or paste its text"),
    "review_agency": Said("หน่วยงานเจ้าของรายงาน (ไม่บังคับ)", "Agency of the report (optional)"),
    "review_agency_hint": Said(
        "เพื่อไม่ให้ผลงานของหน่วยงานเองปรากฏเป็นแนวปฏิบัติของหน่วยงานอื่นหรือเป็นข้อความที่ตรงกัน หากเว้นว่าง ระบบจะหาชื่อจากรายงาน",
        "So that its own write-ups are neither precedents nor shared text. Left empty, the name is looked for in the "
        "report.",
    ),
    "review_same_type": Said("แสดงหน่วยงานประเภทเดียวกันก่อน", "Agencies of the same kind first"),
    "review_begin": Said("เริ่มตรวจ", "Review it"),
    "review_nothing_given": Said(
        "ยังไม่มีรายงาน กรุณาเลือกไฟล์หรือวางข้อความ", "There is no report yet; choose a file or paste its text"
    ),
    "review_both_given": Said("มีทั้งไฟล์และข้อความ กรุณาใช้อย่างใดอย่างหนึ่ง", "There are a file and a text; give one of them"),
    "review_too_large": Said(
        "รายงานมีขนาดเกิน 32 MB กรุณาลดขนาดภาพในไฟล์หรือแบ่งเป็นหลายไฟล์ แล้วส่งใหม่",
        "The report is larger than 32 MB; make its pictures smaller or split it, and send it again",
    ),
    "review_discarded": Said("ลบผลตรวจแล้ว ไม่มีสิ่งใดเหลืออยู่ในเซิร์ฟเวอร์", "The review is discarded; nothing of it is left"),
    "review_pasted": Said("ข้อความที่วาง", "pasted text"),
    # while it is made
    "review_working": Said("กำลังตรวจรายงาน", "The report is being reviewed"),
    "review_working_note": Said(
        "รายงาน 100 หน้าใช้เวลาราวหนึ่งนาที หน้านี้จะแสดงผลเองเมื่อเสร็จ หากปิดหน้านี้ไว้ ให้กลับมาที่อยู่เดิมภายใน 30 นาที",
        "A report of 100 pages takes about a minute, and this page shows the result when it is there. If you close it, "
        "come back to the same address within 30 minutes.",
    ),
    "review_stage_waiting": Said("รอคิว มีรายงานอื่นอยู่ก่อน", "Waiting: other reports come first"),
    "review_stage_reading": Said("ขั้นที่ 1 จาก 4: อ่านรายงาน", "Step 1 of 4: reading the report"),
    "review_stage_linking": Said("ขั้นที่ 2 จาก 4: จัดเนื้อหาเข้าหัวข้อ", "Step 2 of 4: linking its passages to items"),
    "review_stage_precedents": Said("ขั้นที่ 3 จาก 4: หาแนวปฏิบัติของหน่วยงานอื่น", "Step 3 of 4: finding precedents"),
    "review_stage_sharing": Said("ขั้นที่ 4 จาก 4: เทียบข้อความกับคลัง", "Step 4 of 4: comparing for shared text"),
    "review_counted": Said("{done} จาก {total}", "{done} of {total}"),
    "review_look_again": Said("ดูความคืบหน้าอีกครั้ง", "Look again"),
    "review_cancel": Said("ยกเลิกการตรวจ", "Cancel the review"),
    # when it is gone
    "review_gone_title": Said("ไม่มีผลตรวจที่ที่อยู่นี้", "There is no review at this address"),
    "review_gone": Said(
        "ผลตรวจหายไปเอง 30 นาทีหลังเปิดดูครั้งสุดท้าย หรือถูกลบแล้ว กรุณาส่งรายงานอีกครั้ง",
        "A review is gone 30 minutes after the last look at it, or it was discarded; send the report again.",
    ),
    "review_again": Said("ส่งรายงาน", "Send a report"),
    # the result
    "review_of": Said("ผลตรวจรายงาน", "Review of the report"),
    "review_sheets": Said("{n} หน้า", "{n} pages", "{n} page"),
    "review_passages": Said("{n} ตอน", "{n} passages", "{n} passage"),
    "review_agency_unknown": Said("ไม่ทราบหน่วยงาน", "agency not known"),
    "review_agency_label": Said("หน่วยงาน", "Agency"),
    "review_date": Said("วันที่ตรวจ", "Date of the review"),
    "review_see_item": Said("ดูข้อความที่หัวข้อ {item}", "its text stands under item {item}"),
    "review_until": Said(
        "เก็บผลไว้ถึงเวลา {time} น. นับใหม่ทุกครั้งที่เปิดดู", "kept until {time} (Thai time), longer each time you look"
    ),
    "review_covered": Said(
        "รายงานกล่าวถึง {covered} จาก {total} หัวข้อ", "The report speaks of {covered} of {total} items."
    ),
    "review_uncovered": Said("ไม่พบเนื้อหาของหัวข้อ", "Nothing was found of"),
    "review_warnings": Said("สิ่งที่ควรทราบจากการอ่านไฟล์", "From the reading of the file"),
    "review_unread": Said("อ่านไม่ได้: แผ่นที่ {sheets}", "Not readable: sheets {sheets}"),
    "review_take": Said("นำผลตรวจไปใช้", "Take the review along"),
    "review_discard": Said("ลบผลตรวจนี้", "Discard this review"),
    "review_discard_note": Said("ลบแล้วเรียกคืนไม่ได้", "It cannot be brought back."),
    "review_discard_sure": Said("ยืนยันการลบ", "Yes, discard it"),
    "review_from_images": Said(
        "อ่านจากภาพ (OCR): แผ่นที่ {sheets} ตัวสะกดและตัวเลขอาจผิด โปรดเทียบกับต้นฉบับก่อนใช้",
        "Read from their images (OCR): sheets {sheets}. Spelling and figures may be wrong; compare with the original.",
    ),
    "review_from_image": Said("อ่านจากภาพ โปรดเทียบกับต้นฉบับ", "read from an image; compare with the original"),
    "review_views": Said("ส่วนของผลตรวจ", "Parts of the review"),
    "review_overview": Said("ตามหัวข้อ", "By item"),
    "review_table": Said(
        "ตามหัวข้อ: ตอนในรายงาน มิติที่พบและไม่พบคำบ่งชี้ และแนวปฏิบัติของหน่วยงานอื่น",
        "By item: passages of the report, dimensions with and without cue words, precedents",
    ),
    "review_column_own": Said("ในรายงาน", "In the report"),
    "review_column_found": Said("มิติที่พบคำบ่งชี้", "Cue words found"),
    "review_column_missing": Said("มิติที่ไม่พบคำบ่งชี้", "No cue words found"),
    "review_gaps_list": Said("สิ่งที่ไม่พบในรายงาน", "What was not found"),
    "review_gaps_items": Said("หัวข้อที่ไม่พบเนื้อหา", "Items without passages"),
    "review_gaps_of": Said("ไม่พบคำบ่งชี้ของ {name}", "No cue words of {name}"),
    "review_gaps_nothing": Said(
        "พบเนื้อหาทุกหัวข้อและคำบ่งชี้ครบทุกมิติ", "Every item has passages, and cue words of all dimensions were found."
    ),
    "review_summary": Said("สรุปผลตรวจ", "Summary"),
    "review_library": Said("ชุดข้อมูลของคลัง", "Edition of the collection"),
    "review_column_precedents": Said("แนวปฏิบัติของหน่วยงานอื่น", "Precedents"),
    "review_column_shared": Said("ข้อความที่ตรงกัน", "Shared text"),
    "review_letters": Said("{n} ตัวอักษร", "{n} letters", "{n} letter"),
    "review_no_passages": Said("ไม่พบ", "none"),
    "review_cues_note": Said(
        "คำบ่งชี้เป็นเพียงตัวช่วยอ่าน ไม่ใช่การให้คะแนน มิติที่ไม่พบคำบ่งชี้อาจเขียนไว้ด้วยถ้อยคำอื่น โปรดอ่านเนื้อหาก่อนสรุป",
        "Cue words are an aid to reading and no score. A dimension without cue words may be told in other words; "
        "read the passages before you conclude.",
    ),
    **{f"dimension_{each.value}": said for each, said in DIMENSION_NAMES.items()},
    # an item of it
    "review_items": Said("หัวข้อก่อนหน้าและถัดไป", "Items beside this one"),
    "review_own": Said("ที่รายงานกล่าวไว้", "What the report says"),
    "review_own_none": Said("ไม่พบตอนใดของรายงานที่เป็นหลักฐานของหัวข้อนี้", "No passage of the report evidences this item."),
    "review_number": Said("ตอนที่ {number}", "Passage {number}"),
    "review_passage": Said("ตอนที่ {number} ของรายงาน", "Passage {number} of the report"),
    "review_legend_words": Said("คำบ่งชี้หัวข้อนี้", "words that speak for the item"),
    "review_legend_cues": Said("คำบ่งชี้มิติ", "words that speak for a dimension"),
    "review_gaps": Said("มิติที่ไม่พบคำบ่งชี้", "Dimensions without cue words"),
    "review_gaps_none": Said("พบคำบ่งชี้ครบทุกมิติ", "Cue words of all dimensions were found."),
    "review_gaps_all": Said(
        "ไม่พบตอนใดของรายงานในหัวข้อนี้ ดูแนวปฏิบัติของหน่วยงานอื่นได้ด้านล่าง",
        "No passage of the report was linked to this item; see how others did it below.",
    ),
    "review_gaps_some": Said("ไม่พบคำบ่งชี้ของ:", "No cue words were found of:"),
    "review_precedents": Said("หน่วยงานอื่นทำไว้อย่างไร", "How other agencies did it"),
    "review_found": Said("พบคำบ่งชี้:", "Cue words found:"),
    "review_fills": Said("ตรงกับที่รายงานไม่พบ", "not found in the report"),
    "review_precedents_note": Said("หน่วยงานละหนึ่งตอน เรียงจากที่ใกล้เคียงที่สุด", "One passage of an agency, the nearest first"),
    "review_precedents_none": Said(
        "คลังนี้ยังไม่มีแนวปฏิบัติของหน่วยงานอื่นในหัวข้อนี้", "The collection has no precedent of another agency for this item."
    ),
    "review_all_evidence": Said(
        "ดูทุกตอนในคลังที่เป็นหลักฐานของหัวข้อนี้", "All passages of the collection that evidence this item"
    ),
    "review_like": Said("คล้ายตอนที่ {number} ของรายงาน", "Like passage {number} of the report"),
    "review_type_same": Said("หน่วยงานประเภทเดียวกัน", "same kind of agency"),
    "review_shares": Said("มีข้อความที่ตรงกับคลัง {n} ตัวอักษร", "Shares {n} letters with the collection", "Shares {n} letter"),
    "review_also": Said("เข้าหัวข้ออื่นด้วย:", "Also of:"),
    # figures
    "figures_claimed": Said("ตัวเลขที่รายงานระบุ", "Figures claimed"),
    "figures_note": Said(
        "ตัวเลขที่รายงานระบุว่าทำได้ พร้อมประโยคที่กล่าวไว้ ใช้ประกอบหมวด 7 ระบบเก็บเฉพาะที่อ่านได้ชัด อาจไม่ครบทุกตัวเลข",
        "Figures that the report states as reached, with their sentences, for category 7. Only what is plain is taken, "
        "so there may be more.",
    ),
    "figures_none": Said("ไม่พบตัวเลขพร้อมหน่วยนับที่รายงานระบุว่าทำได้", "No figure with a unit was found."),
    "figure_value": Said("ค่า", "Value"),
    "figure_year": Said("ปี", "Year"),
    "figure_target": Said("เป้าหมาย", "Target"),
    "figure_before": Said("ค่าเดิม", "Before"),
    "figure_met": Said("บรรลุ", "met"),
    "figure_not_met": Said("ไม่บรรลุ", "not met"),
    "figure_met_unknown": Said("–", "–"),
    "figure_met_head": Said("ผลเทียบเป้าหมาย", "Target met"),
    "figure_sentence": Said("ประโยคในรายงาน", "Sentence in the report"),
    "figure_page": Said("หน้า", "Page"),
    # shared text
    "shared_text": Said("ข้อความที่ตรงกัน", "Shared text"),
    "shared_note": Said(
        "ข้อความในรายงานที่เกือบเหมือนข้อความในคลังทุกตัวอักษร การตรงกันมีได้หลายเหตุ เช่น ใช้แหล่งเดียวกันหรือเขียนตามแบบเดียวกัน "
        f"{NO_JUDGEMENT.th} ผลงานเดิมของหน่วยงานเองไม่นับเป็นข้อความที่ตรงกัน",
        "Text of the report that stands nearly letter by letter in the collection. There are many reasons for that, "
        f"such as a common source or a common form. {NO_JUDGEMENT.en}. The agency's own earlier write-ups do not "
        "count.",
    ),
    "shared_none": Said("ไม่พบข้อความที่ตรงกับคลัง", "No text that stands in the collection was found."),
    "shared_with_own": Said(
        "มี {n} ตอนที่ตรงกับผลงานเดิมของหน่วยงานเอง ซึ่งไม่นับ",
        "{n} passages stand in earlier write-ups of the agency itself, which do not count.",
        "{n} passage stands in earlier write-ups of the agency itself, which do not count.",
    ),
    "shared_by_section": Said("สัดส่วนข้อความที่ตรงกันในแต่ละส่วนของรายงาน", "Share of each section"),
    "shared_section": Said("ส่วนของรายงาน", "Section of the report"),
    "shared_share": Said("สัดส่วน", "Share"),
    "shared_letters": Said("ตัวอักษรที่ตรงกัน", "Letters shared"),
    "shared_of": Said("{shared} จาก {letters}", "{shared} of {letters}"),
    "shared_pairs": Said("เทียบข้อความทีละคู่", "Side by side"),
    "shared_in_report": Said("ในรายงาน", "In the report"),
    "shared_in_library": Said("ในคลัง", "In the collection"),
    **{f"shared_kind_{each.value}": said for each, said in KIND_NAMES.items()},
    # of no item
    "review_unlinked": Said("ไม่เข้าหัวข้อใด", "Of no item"),
    "review_unlinked_note": Said(
        "ตอนของรายงานที่ระบบไม่ได้จัดเข้าหัวข้อใด เช่น คำนำหรือข้อมูลทั่วไป โปรดดูว่ามีเนื้อหาที่ควรอยู่ในหัวข้อใดหรือไม่",
        "Passages that were linked to no item, such as a preface. See whether one of them belongs somewhere.",
    ),
    "review_unlinked_none": Said("ทุกตอนเข้าหัวข้อใดหัวข้อหนึ่ง", "Every passage evidences an item."),
}
