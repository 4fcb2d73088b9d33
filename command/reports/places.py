"""Where a passage stands, as commands say it."""

from corpus import Passage, Said

_PAGE, _SHEET, _LINES = Said("หน้า", "page"), Said("แผ่นที่", "sheet"), Said("บรรทัด", "lines")


def say_page(passage: Passage, language: str) -> str:
    """The printed page, else the sheet of the file; "" where there is neither."""
    if passage.page is not None:
        return f"{_PAGE.in_language(language)} {passage.page}"
    return f"{_SHEET.in_language(language)} {passage.sheet}" if passage.sheet else ""


def say_lines(passage: Passage, language: str) -> str:
    """The lines of the document, first and last."""
    first, last = passage.lines
    return f"{_LINES.in_language(language)} {first}-{last}"
