"""Why a document is refused: for each reason the error and the sentence, with the next step, that a user reads.

Reasons that begin with "list" are of a folder's cases.csv, those with "repair" of a text to be repaired alone, those
with "report" of a report that is to be reviewed.
"""

from corpus.errors import (
    DocumentError,
    EmptyDocument,
    MissingDocument,
    UndecodableDocument,
    UndrawableSheet,
    UnnamedDocument,
    UnreadableDocument,
    UnstructuredDocument,
    UnsupportedDocument,
)
from corpus.said import Said

_KINDS = "PDF, DOCX, HTML, Markdown, .txt"

A_TEXT = Said("ข้อความ", "a text")
TEXTS = Said("รายการข้อความ", "a list of texts")
AGENCY_NAME = Said("ชื่อหน่วยงาน", "the agency's name")
TITLE_OF_PART = Said("ชื่อหน่วยงาน ไม่ใช่ชื่อส่วนของเอกสาร", "an agency's name and no title of a part of a document")
PAGES = Said("เลขหน้า เช่น 57-62", "pages such as 57-62")
UNIQUE_NAME = Said("ชื่อไฟล์ที่ไม่ซ้ำ", "a name that occurs once")
NAME_IN_FOLDER = Said("ชื่อไฟล์ในโฟลเดอร์เดียวกัน", "the name of a file in the same folder")
_NUMBER = Said("ตัวเลข {least} ถึง {most}", "a number from {least} to {most}")

REASONS: dict[type[DocumentError], dict[str, Said]] = {
    DocumentError: {
        "name twice": Said(
            "มีไฟล์ชื่อเดียวกันอยู่ในคำสั่งนี้แล้ว กรุณาเปลี่ยนชื่อไฟล์",
            "another file of this name is in the same command; rename one of them",
        ),
        "name taken": Said(
            "มีเอกสารชื่อนี้อยู่แล้วและเนื้อหาหรือหน่วยงานต่างกัน หากต้องการแทนที่ให้ใช้ --replace",
            "a document of this name with other content is there already; to replace it use --replace",
        ),
        "name kept": Said(
            "คลังมีเอกสารชื่อนี้ที่มีเนื้อหาอื่นและยังคงไว้ตามเดิม หากต้องการฉบับในไฟล์สำรอง ให้กู้คืนลงโฟลเดอร์อื่นโดยตั้ง PMQA_HOME",
            "the library has a document of this name with other content, which stays as it is; for that of the backup "
            "restore into another folder: set PMQA_HOME",
        ),
    },
    MissingDocument: {
        "missing": Said("ไม่พบไฟล์นี้ กรุณาตรวจสอบชื่อและตำแหน่งไฟล์", "there is no such file; check its name and place"),
        "not in library": Said(
            "ไม่มีเอกสารชื่อนี้ในคลัง กรุณาเลือกจาก {names}",
            "there is no document of this name in the library; choose from {names}",
        ),
        "repair unreadable": Said(
            "เปิดอ่านไฟล์ไม่ได้ กรุณาตรวจสอบชื่อและสิทธิ์", "the file cannot be read; check its name and permissions"
        ),
    },
    EmptyDocument: {
        "no documents": Said(
            f"โฟลเดอร์นี้ไม่มีเอกสาร ({_KINDS}) กรุณาตรวจสอบตำแหน่ง",
            f"there is no document ({_KINDS}) in this folder; check its place",
        ),
        "blank": Said("ไฟล์ว่าง ไม่มีข้อความ กรุณาตรวจสอบไฟล์", "the file is empty; check that it is the right one"),
        "empty": Said(
            "ไม่มีข้อความในไฟล์นี้ กรุณาตรวจสอบไฟล์", "there is no text in this file; check that it is the right one"
        ),
        "report short": Said(
            "ข้อความสั้นเกินกว่าจะเป็นรายงาน ({length} ตัวอักษร อย่างน้อย {least}) กรุณาเลือกไฟล์รายงานทั้งฉบับ หรือวางทั้งหัวข้อ",
            "the text is too short to be a report ({length} characters, at least {least}); choose the file of "
            "the whole report, or paste a whole section",
        ),
        "all unread": Said(
            "ทุกแผ่นเป็นภาพหรือรหัสอักขระไม่ใช่ข้อความ จึงอ่านไม่ได้ กรุณาติดตั้ง tesseract-ocr และ tesseract-ocr-tha แล้วลองใหม่",
            "all its sheets are pictures, or codes that are no text, and could not be read; install tesseract-ocr and "
            "tesseract-ocr-tha, then try again",
        ),
        "repair blank": Said("ไม่มีข้อความ กรุณาตรวจสอบไฟล์", "there is no text; check that it is the right file"),
    },
    UnreadableDocument: {
        "unreadable": Said(
            "เปิดอ่านไฟล์ไม่ได้ ({fault}) กรุณาตรวจสอบสิทธิ์การอ่าน",
            "the file cannot be read ({fault}); check that you may read it",
        ),
        "no regular file": Said(
            "ไม่ใช่ไฟล์ธรรมดา แต่เป็นไปป์ ซ็อกเก็ต หรืออุปกรณ์ กรุณาระบุไฟล์เอกสาร",
            "this is no regular file but a pipe, a socket or a device; name the file of a document",
        ),
        "large": Said(
            "ไฟล์ใหญ่เกินไป ({size} ไบต์ รับได้ไม่เกิน {limit}) กรุณาแบ่งเป็นหลายไฟล์",
            "the file is too large ({size} bytes, at most {limit}); split it into several files",
        ),
        "encrypted": Said(
            "ไฟล์ถูกเข้ารหัสไว้ กรุณาบันทึกใหม่โดยไม่ใส่รหัสผ่าน", "the file is protected by a password; save it without one"
        ),
        "truncated": Said(
            "ไฟล์ขาดตอนท้าย กรุณาดาวน์โหลดหรือคัดลอกใหม่", "the end of the file is missing; download or copy it again"
        ),
        "damaged": Said(
            "ไฟล์เสียหาย เปิดอ่านไม่ได้ กรุณาบันทึกใหม่จากโปรแกรมเดิม",
            "the file is damaged; save it again from the program it was made with",
        ),
        "bomb": Said(
            "ไฟล์คลายออกแล้วใหญ่ผิดปกติ กรุณาลบภาพหรือส่วนที่ฝังไว้แล้วบันทึกใหม่",
            "the file unpacks to far more than a document holds; take out what is embedded in it and save it again",
        ),
        "long": Said("ไฟล์มีหน้ามากเกินไป กรุณาแบ่งเป็นหลายไฟล์", "the file has too many pages; split it into several files"),
        "text": Said(
            "ไฟล์มีข้อความมากเกินไป กรุณาแบ่งเป็นหลายไฟล์", "the file holds too much text; split it into several files"
        ),
        "crash": Said(
            "การอ่านไฟล์นี้หยุดกลางคัน ไฟล์เสียหายหรือต้องใช้หน่วยความจำเกินกำหนด กรุณาบันทึกใหม่หรือแบ่งไฟล์",
            "reading the file broke off, because it is damaged or takes more memory than is allowed; save it again or "
            "split it",
        ),
        "memory": Said(
            "การอ่านไฟล์นี้ใช้หน่วยความจำเกินกำหนด กรุณาแบ่งหรือบันทึกใหม่",
            "reading the file takes more memory than is allowed; split it, or save it again",
        ),
        "time": Said(
            "การอ่านไฟล์นี้ใช้เวลานานเกินกำหนด กรุณาแบ่งหรือบันทึกใหม่",
            "reading the file takes longer than is allowed; split it, or save it again",
        ),
        "no room": Said(
            "อ่านไฟล์นี้ไม่ได้ เพราะเขียนลงโฟลเดอร์ชั่วคราวของระบบไม่ได้ ({fault}) กรุณาตรวจเนื้อที่ว่างและสิทธิ์ หรือตั้ง TMPDIR เป็นโฟลเดอร์อื่น",
            "the file cannot be read, for the system's temporary folder cannot be written to ({fault}); check its "
            "space and permissions, or set TMPDIR to another folder",
        ),
        "encoding": Said(
            "ไม่ทราบรหัสอักขระของไฟล์ กรุณาบันทึกใหม่เป็น UTF-8", "the encoding of the file is not known; save it as UTF-8"
        ),
        "repair large": Said(
            "ข้อความยาวเกินไป (รับได้ไม่เกิน {limit} ไบต์) กรุณาแบ่งเป็นหลายส่วน",
            "the text is too long (at most {limit} bytes); split it into several parts",
        ),
        "report large": Said(
            "ไฟล์ใหญ่เกินไป ({size} ไบต์ รับได้ไม่เกิน {limit}) กรุณาลดขนาดภาพ หรือแบ่งรายงานตามหมวด",
            "the file is too large ({size} bytes, at most {limit}); make its pictures smaller, or split the report by "
            "category",
        ),
        "report long": Said(
            "รายงานมี {sheets} แผ่น รับได้ไม่เกิน {limit} แผ่น กรุณาแบ่งรายงานตามหมวด",
            "the report has {sheets} sheets, at most {limit} are read; split it by category",
        ),
        "report characters": Said(
            "รายงานมี {length} ตัวอักษร รับได้ไม่เกิน {limit} ตัวอักษร กรุณาแบ่งรายงานตามหมวด",
            "the report has {length} characters, at most {limit} are read; split it by category",
        ),
        "report time": Said(
            "การอ่านรายงานนี้ใช้เวลานานเกินกำหนด กรุณาแบ่งรายงานตามหมวด หรือบันทึกใหม่ให้เป็นข้อความแทนภาพ",
            "reading the report takes longer than is allowed; split it by category, or save it as text in place of "
            "pictures",
        ),
    },
    UndecodableDocument: {
        "not utf-8": Said(
            "ไฟล์ไม่ใช่ UTF-8 (ไบต์ที่ {offset} คือ 0x{byte}) กรุณาบันทึกใหม่เป็น UTF-8",
            "not UTF-8 (byte {offset} is 0x{byte}); save the file as UTF-8",
        ),
        "list not utf-8": Said(
            "ไฟล์ไม่ใช่ UTF-8 ใน Excel กรุณาเลือก บันทึกเป็น > CSV UTF-8 (Comma delimited)",
            "not UTF-8; in Excel choose Save As > CSV UTF-8 (Comma delimited)",
        ),
        "repair not utf-8": Said(
            "ไม่ใช่ UTF-8 (ไบต์ที่ {offset}) กรุณาบันทึกใหม่เป็น UTF-8", "not UTF-8 (byte {offset}); save the file as UTF-8"
        ),
    },
    UnsupportedDocument: {
        "name not utf-8": Said("ชื่อไฟล์ไม่ใช่ UTF-8 กรุณาเปลี่ยนชื่อไฟล์", "the name of the file is not UTF-8; rename it"),
        "name with controls": Said(
            "ชื่อไฟล์มีอักขระควบคุมที่มองไม่เห็น กรุณาเปลี่ยนชื่อไฟล์",
            "the name of the file has control characters in it; rename it",
        ),
        "no reader": Said(
            f"อ่านไฟล์ชนิดนี้ไม่ได้ กรุณาบันทึกเป็น {_KINDS}", f"this kind of file cannot be read; save it as {_KINDS}"
        ),
        "not text": Said(
            "ไฟล์นี้ไม่ใช่ไฟล์ข้อความ กรุณาบันทึกใหม่ให้ตรงชนิด",
            "this is not a text file; save it as what the ending of its name says",
        ),
        "kind": Said(
            "เนื้อหาไม่ตรงกับนามสกุลของไฟล์ กรุณาบันทึกใหม่ให้ตรงชนิด",
            "the content is not what the ending of its name says; save it again as that kind",
        ),
        "old": Said(
            "ไฟล์ใส่รหัสผ่านไว้หรือเป็น Word รุ่นเก่า (.doc) กรุณาบันทึกใหม่เป็น .docx โดยไม่ใส่รหัสผ่าน",
            "the file has a password or is of an old Word (.doc); save it as .docx without a password",
        ),
    },
    UndrawableSheet: {
        "undrawable": Said(
            "แสดงแผ่นที่ {sheet} เป็นภาพไม่ได้ กรุณาอ่านข้อความของแผ่นนี้ หรือเปิดไฟล์ต้นฉบับ",
            "sheet {sheet} cannot be shown as a picture; read its text, or open the file itself",
        ),
    },
    UnstructuredDocument: {
        "list damaged": Said(
            "ตารางผิดรูปแบบ ({fault}) กรุณาบันทึกใหม่เป็น CSV UTF-8", "not a table ({fault}); save it as CSV UTF-8"
        ),
        "column twice": Said(
            "คอลัมน์ {column} มีมากกว่าหนึ่งครั้งในแถวแรก กรุณาลบหรือเปลี่ยนชื่อคอลัมน์ที่ซ้ำ",
            "the first row has the column {column} more than once; take out or rename the one too many",
        ),
        "cells beyond": Said(
            "แถวที่ {row} มีช่องเกินจำนวนคอลัมน์ (เกินมา “{found}”) หากข้อความมีจุลภาค กรุณาใส่เครื่องหมายคำพูดคร่อม",
            "row {row} has more cells than there are columns (the first is “{found}”); put quotation marks around a "
            "text with a comma in it",
        ),
        "no column": Said(
            "ไม่มีคอลัมน์ {missing} กรุณาเพิ่ม (ต้องมี {wanted})",
            "there is no column {missing}; add it (wanted are {wanted})",
        ),
        "wrong cell": Said(
            "แถวที่ {row} คอลัมน์ {column} เป็น “{found}” ต้องเป็น{wanted} กรุณาแก้ไข",
            "row {row} has {column} “{found}”, wanted {wanted}; mend it",
        ),
        "front matter damaged": Said(
            "ส่วนหัวของไฟล์ (YAML) ผิดรูปแบบที่บรรทัด {line} กรุณาแก้ไข",
            "the front matter is not valid YAML at line {line}; mend it",
        ),
        "front matter twice": Said(
            "ส่วนหัวของไฟล์มี {field} มากกว่าหนึ่งครั้ง (บรรทัดที่ {line}) กรุณาลบบรรทัดที่ไม่ใช้",
            "the front matter has {field} more than once (again at line {line}); take out the one that does not hold",
        ),
        "front matter large": Said(
            "ส่วนหัวของไฟล์ (YAML) ยาวหรือซ้อนกันลึกเกินไป กรุณาให้มีเพียง agency, category, year และรายการในคู่มือ",
            "the front matter is too long or nested too deeply; leave agency, category, year and the fields of the "
            "manual",
        ),
        "no field": Said("ส่วนหัวไม่มี {field} กรุณาเพิ่ม", "the front matter has no {field}; add it"),
        "wrong field": Said(
            "ส่วนหัวมี {field} เป็น {found} ต้องเป็น{wanted} กรุณาแก้ไข",
            "the front matter has {field} {found}, wanted {wanted}; mend it",
        ),
        "no agency": Said(
            "“{found}” เป็นชื่อส่วนของเอกสาร ไม่ใช่ชื่อหน่วยงาน กรุณาระบุหน่วยงานเจ้าของผลงาน "
            "ในส่วนหัวของไฟล์ ใน cases.csv หรือด้วย --agency",
            "“{found}” is the title of a part of a document and no agency; name the agency whose case it is, in the "
            "front matter, in cases.csv or by --agency",
        ),
        "no body": Said("ไม่มีเนื้อหาของกรณี กรุณาเพิ่มเนื้อหาในไฟล์", "there is no text of the case in it; add the text"),
        "several cases": Said(
            "เป็นหนังสือที่มีหลายกรณี ซึ่งบอกหน่วยงานไว้ในเล่มแล้ว กรุณานำเข้าโดยไม่ระบุหน่วยงาน (ทั้งใน cases.csv และ --agency)",
            "this is a book of several cases, which names their agencies itself; take it out of cases.csv and "
            "bring it in without --agency",
        ),
        "report of several": Said(
            "ไฟล์นี้รวมผลงานของหลายหน่วยงาน แต่รายงานที่ตรวจต้องเป็นของหน่วยงานเดียว กรุณาแยกไฟล์ตามหน่วยงานแล้วลองใหม่",
            "this file holds the write-ups of several agencies, and a report is one agency's; give a file for each "
            "agency",
        ),
    },
    UnnamedDocument: {
        "unnamed": Said(
            "ไม่ทราบว่าเป็นกรณีของหน่วยงานใด กรุณาระบุในไฟล์ cases.csv ในโฟลเดอร์เดียวกัน (คอลัมน์ agency,category,year,file) "
            "หรือสั่ง pmqa ingest พร้อม --agency --category --year",
            "nothing says whose case it is; name it in a file cases.csv beside it (columns agency,category,year,file) "
            "or give pmqa ingest the options --agency, --category and --year",
        ),
        "no front matter": Said(
            "ไม่มีส่วนหัว (YAML ระหว่าง --- สองบรรทัด) ที่บอก agency, category และ year กรุณาเพิ่ม "
            "หรือระบุใน cases.csv ในโฟลเดอร์เดียวกัน หรือด้วย --agency --category --year",
            "there is no front matter (YAML between two --- lines) with agency, category and year; add it, or name the "
            "file in a cases.csv beside it, or give --agency, --category and --year",
        ),
        "no case": Said(
            "ไม่พบกรณีในไฟล์นี้ (ไม่มีหน้าที่มีวิสัยทัศน์ พันธกิจ ค่านิยม) กรุณาตรวจสอบว่าเป็นหนังสือรวมรางวัล PMQA "
            "หากเป็นกรณีเดียว กรุณาระบุหน่วยงานในไฟล์ cases.csv ในโฟลเดอร์เดียวกัน หรือด้วย --agency --category --year",
            "no case found (no page with วิสัยทัศน์, พันธกิจ, ค่านิยม); check that it is a PMQA award book; "
            "if it is a single case, name it in a file cases.csv beside it or give --agency, --category and --year",
        ),
    },
}
"""By the error the reasons for it, each with its sentence: a template of what `refuse` is given."""

_REFUSALS = {reason: (kind, said) for kind, reasons in REASONS.items() for reason, said in reasons.items()}


def refuse(name: str, reason: str, *, offset: int = 0, **values: str | Said) -> DocumentError:
    """The error that says why the document `name` is refused, to be raised.

    values: what the sentence of this reason has in braces; what is worded by the language as a Said. offset: of the
    first bad byte, from 0, where the document is not UTF-8. Raises KeyError for an unknown reason or a missing value.
    """
    kind, template = _REFUSALS[reason]
    said = template.filled(n=None, offset=f"{offset:,}", **values)
    return UndecodableDocument(name, said, offset=offset) if kind is UndecodableDocument else kind(name, said)


def number_between(least: int, most: int) -> Said:
    """What is wanted where a number from `least` to `most`, both inside, should stand."""
    return _NUMBER.filled(least=str(least), most=str(most))
