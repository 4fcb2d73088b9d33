"""What a citation says around what it cites, and how it is offered."""

from collections.abc import Mapping

from corpus import Said

CITING: Mapping[str, Said] = {
    # the reference; which language it has is a matter of its form
    "cited_in": Said("ใน", "In"),
    "cited_heading": Said("หัวข้อ “{heading}”", "Section “{heading}”"),
    "cited_page": Said("น. {at}", "p. {at}"),
    "cited_pages": Said("น. {at}", "pp. {at}"),
    "cited_sheet": Said("แผ่นที่ {at} ของไฟล์", "file page {at}"),
    "undated": Said("ม.ป.ป.", "n.d."),
    # how it is offered
    "cite": Said("คัดลอกอ้างอิง", "Copy citation"),
    "citation": Said("การอ้างอิง", "Citation"),
    "form_thai": Said("แบบบรรณานุกรมไทย (พ.ศ.)", "Thai bibliography (B.E.)"),
    "form_apa": Said("แบบ APA 7 (ค.ศ.)", "APA 7 (C.E.)"),
    "form_text": Said("ข้อความพร้อมอ้างอิง", "Quotation with its citation"),
    "citation_hint": Said("กดที่ข้อความเพื่อเลือกทั้งหมด", "Click a text to select all of it"),
    "copy": Said("คัดลอก", "Copy"),
    "copied": Said("คัดลอกแล้ว", "Copied"),
    "copy_failed": Said("คัดลอกไม่ได้ กรุณาเลือกข้อความแล้วกด Ctrl+C", "Not copied; select the text and press Ctrl+C."),
    "source_details": Said("ตำแหน่งในไฟล์ต้นทาง", "Place in the source file"),
}
