"""What is said of a document that was read, for whoever brings it in to look at."""

from collections.abc import Sequence

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
_TABLES = Said("มีตาราง {n} แถว: แผ่นที่ {sheets}", "{n} rows of tables: sheets {sheets}")


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


def warn_tables(rows: int, sheets: Sequence[int]) -> list[Said]:
    """Of tables, whose rows a reader should compare with the original before citing a number."""
    return [_TABLES.filled(n=rows, sheets=name_sheets(sheets))] if rows else []


def name_sheets(sheets: Sequence[int]) -> str:
    """Numbers in order as people write them: "2, 4-6, 9"."""
    runs: list[list[int]] = []
    for sheet in sheets:
        if runs and sheet == runs[-1][1] + 1:
            runs[-1][1] = sheet
        else:
            runs.append([sheet, sheet])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
