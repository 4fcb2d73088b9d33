"""What is said of a document that was read, for whoever brings it in to look at."""

from collections.abc import Sequence

from corpus.documents import Line
from corpus.said import Said

_UNREAD = Said(
    "อ่านไม่ได้และค้นไม่ได้: แผ่นที่ {sheets} ของไฟล์ (เป็นภาพ หรือรหัสอักขระไม่ใช่ข้อความ) "
    "ติดตั้ง tesseract-ocr และ tesseract-ocr-tha แล้วนำเข้าใหม่ด้วย --replace",
    "not read and not to be searched: sheets {sheets} of the file (pictures, or codes that are no text); "
    "install tesseract-ocr and tesseract-ocr-tha, then bring the file in again with --replace",
)
_FAILED = Said(
    "อ่านไม่ได้และค้นไม่ได้: แผ่นที่ {sheets} ของไฟล์ (เป็นภาพหรือรหัสอักขระไม่ใช่ข้อความ และอ่านจากภาพไม่สำเร็จ) กรุณาตรวจสอบไฟล์ต้นฉบับ",
    "not read and not to be searched: sheets {sheets} of the file (pictures, or codes that are no text, which "
    "Tesseract could not read either); look at the original",
)
_SEEN = Said(
    "อ่านจากภาพด้วย OCR อาจมีตัวสะกดผิด: แผ่นที่ {sheets}", "read from their images by OCR, which misspells: sheets {sheets}"
)
_HIDDEN = Said(
    "ตัดข้อความที่ผู้อ่านมองไม่เห็นออก {n} ตัวอักษร: แผ่นที่ {sheets}",
    "{n} letters that no reader sees were left out: sheets {sheets}",
)
_DOUBTFUL = Said(
    "ข้อความในไฟล์น่าสงสัย กรุณาเทียบกับต้นฉบับ: แผ่นที่ {sheets}", "text to be compared with the original: sheets {sheets}"
)
_STRETCHES = Said(
    "ไม่ได้นำข้อความที่ซ่อนไว้ {n} แห่งมาด้วย",
    "{n} stretches of hidden text were left out",
    "{n} stretch of hidden text was left out",
)
_INVISIBLE = Said(
    "ไม่ได้นำข้อความที่มองไม่เห็น {n} แห่งมาด้วย (สีเดียวกับพื้นหรือตัวเล็กเกินอ่าน)",
    "{n} stretches of text that nobody sees were left out: type in the colour of its background, or too small to read",
    "{n} stretch of text that nobody sees was left out: type in the colour of its background, or too small to read",
)
_LOST = Said(
    "มีอักขระที่อ่านไม่ได้ {n} ตัว เพราะรหัสอักขระของไฟล์ผิด",
    "{n} characters cannot be read, because the file's encoding is wrong",
    "{n} character cannot be read, because the file's encoding is wrong",
)
_TABLES = Said(
    "มีตาราง {n} แถว กรุณาเทียบตัวเลขกับต้นฉบับก่อนอ้างอิง{where}",
    "{n} rows of tables: compare their figures with the original before you cite them{where}",
    "{n} row of a table: compare its figures with the original before you cite them{where}",
)
_ON_SHEETS = Said(" (แผ่นที่ {sheets})", " (sheets {sheets})")
_NOWHERE = Said("", "")


def warn_unread(sheets: Sequence[int], *, tried: bool) -> list[Said]:
    """Of sheets, in order, whose text could not be had; tried: whether Tesseract was there to read them."""
    return [(_FAILED if tried else _UNREAD).filled(sheets=name_sheets(sheets))] if sheets else []


def warn_seen(sheets: Sequence[int]) -> list[Said]:
    """Of sheets that were read from their images."""
    return [_SEEN.filled(sheets=name_sheets(sheets))] if sheets else []


def warn_hidden(letters: int, sheets: Sequence[int]) -> list[Said]:
    """Of type that was left out, since it is white on white, too small, without ink or off the page."""
    return [_HIDDEN.filled(n=letters, sheets=name_sheets(sheets))] if letters else []


def warn_doubtful(sheets: Sequence[int]) -> list[Said]:
    """Of sheets whose text is little trusted."""
    return [_DOUBTFUL.filled(sheets=name_sheets(sheets))] if sheets else []


def warn_stretches(hidden: int, invisible: int = 0) -> list[Said]:
    """Of stretches of text that were left out of a file without sheets: hidden ones, and those in the colour of their
    background or too small."""
    told = ((_STRETCHES, hidden), (_INVISIBLE, invisible))
    return [wording.filled(n=stretches) for wording, stretches in told if stretches]


def warn_lost(characters: int) -> list[Said]:
    """Of characters that stand for nothing in the encoding of the file."""
    return [_LOST.filled(n=characters)] if characters else []


def warn_tables(lines: Sequence[Line]) -> list[Said]:
    """Of the rows of tables among the lines of a document, which a reader should compare with the original."""
    rows = [line for line in lines if line.table]
    sheets = sorted({line.sheet for line in rows} - {0})
    where = _ON_SHEETS.filled(sheets=name_sheets(sheets)) if sheets else _NOWHERE
    return [_TABLES.filled(n=len(rows), where=where)] if rows else []


def name_sheets(sheets: Sequence[int]) -> str:
    """Numbers in order as people write them: "2, 4-6, 9"."""
    runs: list[list[int]] = []
    for sheet in sheets:
        if runs and sheet == runs[-1][1] + 1:
            runs[-1][1] = sheet
        else:
            runs.append([sheet, sheet])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
