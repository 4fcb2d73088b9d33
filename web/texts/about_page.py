"""What the page about the collection and the search says."""

from collections.abc import Mapping

from corpus import Said

ABOUT_PAGE: Mapping[str, Said] = {
    "about_title": Said("เกี่ยวกับคลังนี้และการค้น", "About this collection and its search"),
    "about_holds": Said("ในคลังมีอะไร", "What it holds"),
    "about_counts": Said(
        "ขณะนี้มีเอกสาร {documents} ฉบับ {cases} {passages} จาก {agencies} และรางวัลตามทำเนียบ {awards}",
        "Now: {documents} documents, {cases}, {passages}, {agencies}, {awards} in registers.",
    ),
    "about_documents": Said("เอกสารที่นำเข้า", "Documents taken in"),
    "about_document": Said("เอกสาร", "Document"),
    "about_kind": Said("ชนิด", "Kind"),
    "held_sheets": Said("แผ่น", "Sheets"),
    "held_cases": Said("กรณี", "Cases"),
    "held_passages": Said("ตอน", "Passages"),
    "held_awards": Said("รางวัล", "Awards"),
    "about_unread": Said("อ่านไม่ได้ {n} แผ่น", "{n} sheets could not be read", "1 sheet could not be read"),
    "about_no_documents": Said(
        "คลังนี้ยังไม่มีเอกสาร นำเข้าด้วยคำสั่ง pmqa ingest", "The collection has no document yet; take one in with pmqa ingest."
    ),
    "about_stretch": Said("เอกสารที่ {first}-{last} จาก {total}", "Documents {first}-{last} of {total}"),
    "about_ranking": Said("จัดลำดับผลอย่างไร", "How results are ranked"),
    "about_ranking_texts": Said(
        "เอกสารถูกซ่อมตัวอักษรที่เสียจากการแปลงไฟล์ แล้วแบ่งเป็นกรณี หัวเรื่อง และตอนตามที่พิมพ์ไว้ ผลการค้นคือตอนเหล่านี้ "
        "ข้อความที่แสดงมาจากเอกสาร ระบบไม่แต่งข้อความเอง",
        "Documents are mended where converting files damaged their letters, then cut into cases, headings and passages "
        "as they are printed. Results are these passages; all text shown is from the documents, none is made up.",
    ),
    "about_ranking_meaning": Said(
        "ความหมาย: แบบจำลองภาษาหลายภาษาแปลงคำถามและทุกตอนเป็นเวกเตอร์ ตอนที่ใกล้คำถามที่สุดได้คะแนนสูง "
        "แม้ใช้คำต่างกันหรือถามเป็นภาษาอังกฤษ",
        "Meaning: a multilingual model turns the question and every passage into vectors; passages near the question "
        "score high, even in other words or when asked in English.",
    ),
    "about_ranking_words": Said(
        "ถ้อยคำ: ตอนที่มีคำของคำถาม หรือคำที่หมายถึงสิ่งเดียวกันตามคลังคำของระบบ ได้คะแนนตามที่คำนั้นพบยาก",
        "Words: passages that hold words of the question, or words that mean the same by the program's own thesaurus, "
        "score by how rare these words are.",
    ),
    "about_ranking_names": Said(
        "ชื่อ: ถ้าคำถามออกชื่อหน่วยงาน หมวด หรือหัวข้อ ตอนของสิ่งนั้นมาก่อน และตอนที่เพียงระบุเป้าหมายมาหลังตอนที่เล่าวิธีปฏิบัติ",
        "Names: where the question names an agency, a category or an item, passages of it come first; "
        "passages that only state an aim come behind those that tell a practice.",
    ),
    "about_ranking_none": Said(
        "คะแนนเหล่านี้รวมกันเป็นลำดับ ถ้าไม่มีตอนใดน่าจะตอบคำถามได้ ระบบบอกว่าไม่พบและแสดงตอนที่ใกล้เคียงที่สุดเท่าที่มี "
        "ทุกผลมี “เหตุผลที่พบ” ให้ตรวจดู",
        "These scores together make the order. Where no passage is likely to answer, the page says so and shows the "
        "nearest there is. Every result has “Why this was found”.",
    ),
    "about_quality": Said("คุณภาพที่วัดได้", "Measured quality"),
    "about_quality_what": Said(
        "วัดบนเล่มรางวัล PMQA ปี 2564 ด้วยคำถามที่มีผู้ตัดสินคำตอบไว้ก่อน และบนเอกสารที่ทำขึ้นเพื่อทดสอบ ไม่ใช่บนคลังนี้ "
        "จึงบอกได้เพียงว่าคาดหวังได้ประมาณใด",
        "Measured on the PMQA award book of B.E. 2564, with questions whose answers were judged beforehand, and on "
        "documents made for testing; not on this collection, so they tell what to expect and no more.",
    ),
    "about_figure": Said("สิ่งที่วัด", "What was measured"),
    "about_value": Said("ค่า", "Figure"),
    "about_model_differs": Said(
        "ค่าเหล่านี้วัดด้วยแบบจำลองอื่น ({model}) คุณภาพของคลังนี้อาจต่างไป",
        "These figures are of another model ({model}); this collection may fare otherwise.",
    ),
    "quality_of": Said("{part} จาก {whole}", "{part} of {whole}"),
    "quality_milliseconds": Said("{n} มิลลิวินาที", "{n} ms"),
    "quality_book_ndcg": Said(
        "ลำดับสิบผลแรกเทียบกับลำดับที่ดีที่สุด (nDCG@10) ของ {book_queries} คำถามบนเล่มรางวัล",
        "The first ten results against the best order there is (nDCG@10), {book_queries} questions on the award book",
    ),
    "quality_book_case": Said("คำถามเดียวกันที่ผลแรกเป็นกรณีที่ถูก", "The same questions: the first result is of a right case"),
    "quality_book_recall": Said(
        "ตอนที่ตอบได้ซึ่งอยู่ในสิบผลแรก (recall@10)", "Passages that answer, among the first ten (recall@10)"
    ),
    "quality_mixed_program": Said(
        "nDCG@10 ของ {mixed_queries} คำถาม เมื่อเล่มรางวัลปนกับข่าว รวม {mixed_passages} ตอน",
        "nDCG@10 of {mixed_queries} questions, the book among news, {mixed_passages} passages together",
    ),
    "quality_mixed_dense": Said("ค่าเดียวกันถ้าใช้ความหมายอย่างเดียว", "The same by meaning alone"),
    "quality_mixed_words": Said("ค่าเดียวกันถ้าใช้ถ้อยคำอย่างเดียว (BM25)", "The same by words alone (BM25)"),
    "quality_refused_wrongly": Said(
        "คำถามที่มีคำตอบแต่ระบบบอกว่าไม่พบ ชุดแรก", "Questions with an answer that were told there is none, first set"
    ),
    "quality_refused_wrongly_later": Said("เช่นเดียวกัน ชุดที่สอง", "The same, second set"),
    "quality_refused_outside": Said(
        "คำถามนอกเรื่องที่ระบบบอกถูกต้องว่าไม่พบ", "Questions on other subjects rightly told there is no answer"
    ),
    "quality_refused_near": Said(
        "คำถามใกล้เคียงแต่ไม่มีคำตอบที่ระบบบอกถูกต้องว่าไม่พบ", "Near questions without an answer rightly told so"
    ),
    "quality_letters": Said(
        "อักษรที่อ่านถูกจาก PDF ที่มีชั้นข้อความ ({pages} หน้า)", "Letters read rightly from PDF with a text layer ({pages} pages)"
    ),
    "quality_marks": Said("สระและวรรณยุกต์ที่อ่านถูกจากหน้าเดียวกัน", "Vowel and tone marks of these pages read rightly"),
    "quality_lost_marks": Said(
        "สระและวรรณยุกต์ที่อ่านถูกจากหน้าที่แบบอักษรทำข้อความหาย ({lost_pages} หน้า)",
        "Marks read rightly where the fonts of a PDF lost letters ({lost_pages} pages)",
    ),
    "quality_first_answer": Said(
        "เวลาตอบคำถามที่ไม่เคยถาม ค่ากลาง ผู้ใช้คนเดียว", "Time to answer a new question, median, one user"
    ),
    "about_versions": Said("รุ่น", "Versions"),
    "version_program": Said("โปรแกรม", "Program"),
    "version_generation": Said("ดัชนี", "Index"),
    "version_model": Said("แบบจำลองภาษา", "Language model"),
    "version_criteria": Said("เกณฑ์ PMQA พ.ศ.", "PMQA criteria, B.E."),
    "version_unknown": Said("ไม่ทราบ", "not known"),
}
