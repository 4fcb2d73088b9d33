"""What every page says, and what it says when something goes wrong."""

from collections.abc import Mapping

from corpus import Said

FRAME: Mapping[str, Said] = {
    # the frame
    "site_name": Said("ค้นแนวปฏิบัติที่ดี PMQA", "PMQA good practice search"),
    "skip": Said("ข้ามไปยังเนื้อหา", "Skip to the content"),
    "nav": Said("เมนูหลัก", "Main menu"),
    "menu": Said("เมนู", "Menu"),
    "nav_search": Said("ค้นหา", "Search"),
    "nav_cases": Said("กรณี", "Cases"),
    "nav_agencies": Said("หน่วยงาน", "Agencies"),
    "nav_items": Said("หมวดและหัวข้อ", "Items"),
    "nav_register": Said("ทำเนียบรางวัล", "Register"),
    "nav_coverage": Said("ตารางหลักฐาน", "Coverage"),
    "nav_compare": Said("เปรียบเทียบ", "Compare"),
    "nav_about": Said("เกี่ยวกับ", "About"),
    "suggestions": Said("คำที่แนะนำ", "Suggestions"),
    "suggested": Said("มี {{n}} คำแนะนำ ใช้ลูกศรขึ้นลงเพื่อเลือก", "{{n}} suggestions; choose with the arrow keys"),
    "kind_agency": Said("หน่วยงาน", "agency"),
    "kind_heading": Said("หัวเรื่อง", "heading"),
    "kind_programme": Said("โครงการ", "programme"),
    "kind_item": Said("หัวข้อ PMQA", "PMQA item"),
    "kind_case": Said("กรณี", "case"),
    "site_search": Said("ค้นในคลัง", "Search the collection"),
    "language_nav": Said("ภาษา", "Language"),
    "footer_lines": Said(
        "เลขหน้าเป็นเลขที่พิมพ์ในเล่ม เลขบรรทัดนับจากต้นไฟล์ต้นทาง โปรดเทียบกับเล่มจริงก่อนอ้างอิงอย่างเป็นทางการ",
        "Pages are those printed in the book; lines are counted from the top of the source file. "
        "Compare with the book before citing officially.",
    ),
    "footer_edition": Said("หมวดตามเกณฑ์ PMQA พ.ศ. {edition}", "Categories of the PMQA criteria, B.E. {edition}"),
    "table": Said("ตาราง", "Table"),
    # when it goes wrong
    "home": Said("กลับไปหน้าค้นหา", "Go to the search page"),
    "title_400": Said("คำขอนี้ใช้ไม่ได้", "This request cannot be used"),
    "title_404": Said("ไม่พบหน้านี้", "There is no such page"),
    "title_405": Said("หน้านี้ใช้วิธีเรียกแบบนี้ไม่ได้", "This page cannot be asked that way"),
    "title_413": Said("ข้อมูลที่ส่งมามีขนาดใหญ่เกินไป", "Too much was sent"),
    "title_414": Said("ที่อยู่นี้ยาวเกินไป", "This address is too long"),
    "title_429": Said("มีคำขอถี่เกินไป", "Too many requests"),
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
    "error_413": Said(
        "ข้อมูลที่ส่งมามีขนาดใหญ่เกินกว่าที่รับได้ กรุณาลดขนาดลงแล้วส่งใหม่",
        "What was sent is larger than the server takes; send less.",
    ),
    "error_414": Said(
        "ที่อยู่นี้ยาวเกินกว่าที่รับได้ กรุณาใช้คำถามที่สั้นลงหรือเลือกตัวกรองให้น้อยลง",
        "This address is longer than the server takes; ask with a shorter query or fewer filters.",
    ),
    "error_500": Said(
        "เกิดข้อผิดพลาดที่ไม่คาดไว้และระบบบันทึกไว้แล้ว กรุณาลองใหม่ หากยังพบอีกโปรดแจ้งผู้ดูแลระบบพร้อมเวลาที่เกิดเหตุ",
        "An unexpected error occurred and was logged; try again, "
        "and if it persists tell the administrator when it happened.",
    ),
}
