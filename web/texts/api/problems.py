"""What kinds of problem the interface for programs tells of, each with a title and a general sentence."""

from collections.abc import Mapping

from corpus import Said

PROBLEMS: Mapping[str, tuple[Said, Said]] = {
    "malformed": (
        Said("คำขอผิดรูปแบบ", "Malformed request"),
        Said(
            "ที่อยู่หรือเนื้อหาของคำขอไม่ใช่ UTF-8 ที่ถูกต้อง หรือมีการเข้ารหัสเปอร์เซ็นต์หรืออักขระที่ใช้ไม่ได้ กรุณาแก้แล้วส่งใหม่",
            "The address or the body is not valid UTF-8, or holds broken percent-encoding or a NUL; "
            "correct it and ask again.",
        ),
    ),
    "not_found": (
        Said("ไม่พบที่อยู่นี้", "No such address"),
        Said("ไม่มีสิ่งใดอยู่ที่ที่อยู่นี้ กรุณาดูรายการที่ /api/v1", "Nothing is at this address; /api/v1 lists what there is."),
    ),
    "unknown_case": (Said("ไม่พบกรณีนี้", "No such case"), Said("ไม่พบกรณีนี้", "There is no such case.")),
    "unknown_passage": (Said("ไม่พบตอนนี้", "No such passage"), Said("ไม่พบตอนนี้", "There is no such passage.")),
    "unknown_document": (Said("ไม่พบเอกสารนี้", "No such document"), Said("ไม่พบเอกสารนี้", "There is no such document.")),
    "unknown_category": (Said("ไม่มีหมวดนี้", "No such category"), Said("ไม่มีหมวดนี้", "There is no such category.")),
    "unknown_item": (Said("ไม่มีหัวข้อนี้", "No such item"), Said("ไม่มีหัวข้อนี้", "There is no such item.")),
    "method_not_allowed": (
        Said("ใช้วิธีเรียกนี้ไม่ได้", "Method not allowed"),
        Said(
            "ที่อยู่นี้ใช้วิธีเรียกนี้ไม่ได้ กรุณาใช้วิธีตามหัว Allow",
            "This address is not asked that way; use a method that Allow names.",
        ),
    ),
    "not_acceptable": (
        Said("ไม่มีรูปแบบที่ขอ", "Not acceptable"),
        Said(
            "ไม่มีคำตอบในรูปแบบที่ Accept ขอ กรุณาขอ application/json หรือ text/csv สำหรับรายการ",
            "There is no answer of a kind that Accept names; ask for application/json, or for lists text/csv.",
        ),
    ),
    "stale_cursor": (Said("cursor หมดอายุ", "Stale cursor"), Said("cursor หมดอายุ", "The cursor is stale.")),
    "too_large": (
        Said("เนื้อหาใหญ่เกินไป", "Body too large"),
        Said(
            "เนื้อหาของคำขอใหญ่กว่าที่รับได้ คือ 30,000 ไบต์และ 10,000 อักขระสำหรับข้อความ และ 32 MB สำหรับรายงาน กรุณาแบ่งส่ง",
            "The body is larger than the 30,000 bytes or 10,000 characters of a text, or the 32 MB of a report, that "
            "are taken; send it in parts.",
        ),
    ),
    "address_too_long": (
        Said("ที่อยู่ยาวเกินไป", "Address too long"),
        Said(
            "ที่อยู่ยาวกว่าที่รับได้ คือ 8,000 ไบต์ กรุณาย่อแล้วส่งใหม่",
            "The address is longer than 8,000 bytes; shorten it and ask again.",
        ),
    ),
    "unsupported_media_type": (
        Said("ไม่รับเนื้อหาชนิดนี้", "Unsupported media type"),
        Said(
            "กรุณาส่งข้อความเป็น text/plain; charset=utf-8 หรือรายงานเป็น PDF, DOCX, HTML, Markdown หรือข้อความ "
            "พร้อม Content-Type",
            "Send a text as text/plain; charset=utf-8, a report as PDF, DOCX, HTML, Markdown or text, with its "
            "Content-Type.",
        ),
    ),
    "bad_query": (Said("ถามคำถามนี้ไม่ได้", "Question that cannot be asked"), Said("ถามคำถามนี้ไม่ได้", "It cannot be asked.")),
    "bad_report": (
        Said("ตรวจรายงานนี้ไม่ได้", "Report that cannot be reviewed"),
        Said("ตรวจรายงานนี้ไม่ได้", "The report cannot be reviewed."),
    ),
    "bad_parameter": (
        Said("พารามิเตอร์ใช้ไม่ได้", "Parameters that cannot be used"),
        Said("พารามิเตอร์ใช้ไม่ได้", "The parameters cannot be used."),
    ),
    "too_many_requests": (
        Said("ขอบ่อยเกินไป", "Too many requests"),
        Said(
            "ขอบ่อยเกินกำหนด กรุณารอตามหัว Retry-After แล้วลองใหม่",
            "Too many requests came from here; wait as Retry-After says and ask again.",
        ),
    ),
    "internal_error": (
        Said("ระบบขัดข้อง", "Something went wrong on our side"),
        Said(
            "เกิดข้อผิดพลาดที่ไม่คาดไว้และระบบบันทึกไว้แล้ว กรุณาลองใหม่ หากยังพบอีกโปรดแจ้งผู้ดูแลระบบพร้อมเวลาที่เกิดเหตุ",
            "An unexpected error occurred and was logged; try again, and if it persists tell the administrator when.",
        ),
    ),
    "index_unavailable": (Said("ยังไม่มีดัชนี", "No index"), Said("ยังไม่มีดัชนี", "There is no index.")),
    "model_unavailable": (Said("ยังใช้แบบจำลองไม่ได้", "No model"), Said("ยังใช้แบบจำลองไม่ได้", "The model is not there.")),
    "busy": (Said("มีผู้ใช้จำนวนมาก", "Busy"), Said("กรุณาลองใหม่", "Try again.")),
    "bad_request": (
        Said("คำขอนี้ใช้ไม่ได้", "Bad request"),
        Said(
            "เซิร์ฟเวอร์ไม่เข้าใจคำขอนี้ กรุณาแก้แล้วส่งใหม่",
            "The server does not understand this request; correct it and ask again.",
        ),
    ),
}
"""By code: a title, and what is said when nothing closer is known."""
