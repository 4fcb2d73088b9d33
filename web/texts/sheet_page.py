"""What is said of a printed page: its picture, its text, the pages before and after it."""

from collections.abc import Mapping

from corpus import Said

SHEET_PAGE: Mapping[str, Said] = {
    "sheet_see": Said("ดูหน้าที่พิมพ์", "See the printed page"),
    "sheet_title": Said("แผ่นที่ {at} จาก {count}", "Sheet {at} of {count}"),
    "sheet_printed": Said("หน้า {at} ในเล่ม", "printed page {at}"),
    "sheet_picture": Said("ภาพหน้าตามที่พิมพ์", "The page as printed"),
    "sheet_alt": Said(
        "ภาพแผ่นที่ {at} ของ {document} ข้อความของแผ่นนี้อยู่ถัดไป",
        "Picture of sheet {at} of {document}; its text follows.",
    ),
    "sheet_alt_marked": Said(
        "ภาพแผ่นที่ {at} ของ {document} ระบายสีบรรทัดของตอนที่เลือก ข้อความของแผ่นนี้อยู่ถัดไป",
        "Picture of sheet {at} of {document} with the lines of the chosen passage marked; its text follows.",
    ),
    "sheet_text": Said("ข้อความของแผ่นนี้ในคลัง", "The text of this sheet in the collection"),
    "sheet_text_none": Said(
        "คลังไม่มีข้อความของแผ่นนี้ อาจเป็นปก สารบัญ หรือภาพ โปรดดูจากภาพหรือไฟล์ต้นฉบับ",
        "The collection holds no text of this sheet, which may be a cover, a list of contents or a picture; "
        "look at the picture or the file itself.",
    ),
    "sheet_nav": Said("เปิดหน้าเอกสาร", "Pages of the document"),
    "sheet_before": Said("แผ่นก่อน", "Previous sheet"),
    "sheet_after": Said("แผ่นถัดไป", "Next sheet"),
    "sheet_file": Said("เปิดไฟล์ PDF ที่แผ่นนี้", "Open the PDF at this sheet"),
    "sheet_mark": Said("ระบายสีตอนนี้บนภาพ", "Mark this passage on the picture"),
    "sheet_whole": Said("อ่านทั้งกรณี", "Read the whole case"),
    "sheet_chosen_elsewhere": Said("ตอนที่เลือกอยู่แผ่นที่ {at}", "The passage you chose is on sheet {at}"),
    "sheet_passage_gone": Said(
        "ตอนที่ลิงก์นี้อ้างถึงไม่มีในเอกสารนี้แล้ว ด้านล่างคือข้อความของแผ่นนี้ตามที่มีอยู่ขณะนี้",
        "The passage this link points to is no longer in this document. "
        "Below is the text of this sheet as it stands now.",
    ),
    "sheet_unplaced": Said(
        "ไม่ทราบว่าตอนที่เลือกอยู่ตรงไหนของภาพ กรุณานำเอกสารเข้าใหม่ด้วย pmqa rebuild",
        "Where on the picture the chosen passage stands is not known; bring the document in anew with pmqa rebuild.",
    ),
}
