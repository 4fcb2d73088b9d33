"""What the basket says, and what leads to it."""

from collections.abc import Mapping

from corpus import Said

BASKET_PAGE: Mapping[str, Said] = {
    # on every page
    "basket": Said("ตะกร้า", "Basket"),
    "add": Said("เก็บเข้าตะกร้า", "Add to the basket"),
    "take_out": Said("นำออกจากตะกร้า", "Take out of the basket"),
    "basket_full": Said(
        "ตะกร้าเต็มแล้ว กรุณานำบางตอนออกก่อนเก็บเพิ่ม", "The basket is full; take a passage out before you add another."
    ),
    # the basket
    "basket_title": Said("แนวปฏิบัติที่ดีที่รวบรวมไว้", "Good practice collected"),
    "basket_note": Said(
        "ตะกร้าเก็บไว้ในเบราว์เซอร์นี้เท่านั้น ผู้ที่ได้รับที่อยู่ของหน้านี้จะเห็นรายการเดียวกัน",
        "The basket is kept in this browser alone. Whoever is sent the address of this page sees the same passages.",
    ),
    "basket_empty": Said(
        "ยังไม่มีตอนในตะกร้า กรุณาค้นหาแล้วกด “เก็บเข้าตะกร้า” ที่ผลที่ต้องการ",
        "The basket is empty; search, and press “Add to the basket” at a result.",
    ),
    "basket_go_on": Said("ค้นต่อเพื่อเก็บเพิ่ม", "Search on for more"),
    "basket_gone": Said(
        "มี {n} ตอนที่ไม่อยู่ในคลังแล้ว ตอนอื่นยังอยู่ครบ:",
        "{n} passages are no longer in the collection; all others are here:",
        "{n} passage is no longer in the collection; all others are here:",
    ),
    "basket_parts": Said("ส่วนของตะกร้า", "Parts of the basket"),
    "basket_part": Said("ตอนที่ {first}-{last} จาก {total} ตอน", "passages {first}-{last} of {total}"),
    "basket_before": Said("ตอนก่อนหน้า", "Previous passages"),
    "basket_after": Said("ตอนถัดไป", "Next passages"),
    "no_item": Said("ไม่อยู่ในหัวข้อใด", "Of no item"),
    "other_items": Said("เข้าหัวข้ออื่นด้วย:", "Also of:"),
    "note": Said("หมายเหตุ", "Note"),
    "move_up": Said("เลื่อนขึ้น", "Move up"),
    "move_down": Said("เลื่อนลง", "Move down"),
    "moved_up": Said("เลื่อนขึ้นแล้ว", "Moved up"),
    "moved_down": Said("เลื่อนลงแล้ว", "Moved down"),
    "taken_out": Said("นำออกแล้ว", "Taken out"),
    "keep_notes": Said("บันทึกหมายเหตุไว้ในที่อยู่", "Keep the notes in the address"),
    "export": Said("นำไปใช้ในรายงาน", "Take into a report"),
    "export_docx": Said("ไฟล์ Word", "Word file"),
    "export_csv": Said("ไฟล์ตาราง (CSV)", "Table (CSV)"),
    "export_json": Said("ไฟล์ JSON", "JSON file"),
    "shared_basket": Said(
        "นี่คือรายการที่ผู้อื่นแบ่งปัน ยังไม่อยู่ในตะกร้าของท่าน",
        "These passages were shared with you; they are not in your basket yet.",
    ),
    "shared_keep": Said("เก็บทั้งหมดเข้าตะกร้าของท่าน", "Add all to my basket"),
    "title_403": Said("ไม่อนุญาตให้ทำเช่นนี้", "This is not allowed"),
    "error_403": Said(
        "แบบฟอร์มนี้ส่งมาจากเว็บไซต์อื่น กรุณาเปิดหน้านั้นในเว็บไซต์นี้แล้วลองใหม่",
        "The form came from another site; open its page on this one and try again.",
    ),
}
