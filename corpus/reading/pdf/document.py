"""A PDF to lines: its pages in reading order, what recurs taken out, pages without text read from their image."""

import re
from collections.abc import Sequence

from corpus.documents import Line, Page, Sheet, Source
from corpus.printed import page_label
from corpus.reading.pdf.ocr import MAX_PIXELS, ocr_languages, read_image
from corpus.reading.pdf.pages import PdfFile, PdfPage
from corpus.reading.pdf.running_heads import MarkedPage, mark_pages
from corpus.reading.pdf.type_lines import Piece, group_rows, merge_pieces
from corpus.reading.pdf.typesetting import SetLine, set_pages
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading
from corpus.repair import lose_marks

_CATEGORY = re.compile(r"หมวด\s*[1-7๑-๗]")
_GAP = 0.7  # ems; what stands closer on one baseline belongs together
_LETTERS = 20  # fewer on a page that is a picture: the picture is a scan
_SCAN = 0.5  # of the page, what a scan's picture covers
_PICTURE = 0.1  # of the page: a picture so large may hold text
_OUTLINES = 50  # drawn elements without any text: letters turned into outlines
_GARBLED = 0.3  # of a page's letters; more that are no letters, or Thai read as accented Latin, is no text


def read_pdf(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a PDF with printed page, sheet and heading. A category that a running head names is the first line
    of its page, with the page's number and without `heading`; other running heads are left out.

    The page is the one printed, told by what recurs; else the file's own label of it; else the sheet. Raises ReadFault.
    """
    file = PdfFile(content)
    pages: list[PdfPage] = []
    pieces: list[tuple[Piece, ...]] = []
    scanned: set[int] = set()
    unread: list[int] = []
    characters = 0
    for place in range(file.count):
        page = file.page(place)
        known = page or _NO_PAGE
        found = _rows(known.pieces)
        if page is None or _needs_image(page, found):
            seen = _read_scan(file, place, progress) if page and ocr_languages() else None
            if seen is None:
                unread.append(place + 1)
            found = seen if seen and _letters(seen) > _letters(found) else found if _usable(known, found) else ()
            scanned |= {place} if found is seen else set()
        else:
            progress(place + 1, file.count, False)
        characters += _letters(found)
        if characters > MAX_CHARACTERS:
            raise ReadFault("text")
        pages.append(known)
        pieces.append(found)
    marked = mark_pages([(found, page.height) for page, found in zip(pages, pieces, strict=True)])
    numbers = _page_numbers(pages, marked)
    sheets = tuple(_sheet(place, number, scanned, unread) for place, number in enumerate(numbers))
    return Reading(lines=_lines(marked, numbers, scanned), sheets=sheets)


_NO_PAGE = PdfPage(pieces=(), width=0.0, height=0.0, label="", unmapped=0, drawn=0, image=0.0)


def _rows(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(piece for row in group_rows(pieces) for piece in merge_pieces(row, _GAP))


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) - piece.text.count(" ") for piece in pieces)


def _needs_image(page: PdfPage, pieces: Sequence[Piece]) -> bool:
    letters = _letters(pieces)
    if letters == 0:
        return page.image >= _PICTURE or page.drawn >= _OUTLINES
    return (letters < _LETTERS and page.image >= _SCAN) or not _usable(page, pieces)


def _usable(page: PdfPage, pieces: Sequence[Piece]) -> bool:
    text = "".join(piece.text for piece in pieces)
    accented = sum("\u00a1" <= letter <= "\u00ff" for letter in text)
    if max(page.unmapped, accented) > _GARBLED * max(1, _letters(pieces)):
        return False
    texts = [piece.text for piece in pieces]
    lost = sum(len(text) for text, without in zip(texts, lose_marks(texts), strict=True) if without)
    return 2 * lost <= sum(map(len, texts))


def _read_scan(file: PdfFile, place: int, progress: PageProgress) -> tuple[Piece, ...] | None:
    progress(place + 1, file.count, True)
    return read_image(*file.image(place, MAX_PIXELS))


def _sheet(place: int, number: Page | None, scanned: set[int], unread: Sequence[int]) -> Sheet:
    if place + 1 in unread:
        return Sheet(number=place + 1, printed=number, source=Source.UNREAD, trust=0.0)
    return Sheet(number=place + 1, printed=number, source=Source.OCR if place in scanned else Source.TEXT)


def _lines(marked: Sequence[MarkedPage], numbers: Sequence[Page | None], scanned: set[int]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for sheet, (page, number, text) in enumerate(zip(marked, numbers, _set(marked, scanned), strict=True), 1):
        head = next((words for words in page.heads if _CATEGORY.match(words)), None)
        if head is not None:
            words = head if number is None else f"{number} {head}"
            lines.append(Line(number=len(lines) + 1, text=words, page=number, sheet=sheet))
        for line in text:
            if not line.text and (not lines or not lines[-1].text):
                continue
            numbered = Line(number=len(lines) + 1, text=line.text, page=number, sheet=sheet, heading=line.heading)
            lines.append(numbered)
    return tuple(lines)


def _set(marked: Sequence[MarkedPage], scanned: set[int]) -> list[tuple[SetLine, ...]]:
    # Pages read from images have no sizes that compare with those of type.
    typed = set_pages([() if place in scanned else page.body for place, page in enumerate(marked)])
    read = set_pages([page.body if place in scanned else () for place, page in enumerate(marked)])
    return [read[place] if place in scanned else typed[place] for place in range(len(marked))]


def _page_numbers(pages: Sequence[PdfPage], marked: Sequence[MarkedPage]) -> list[Page | None]:
    if any(page.number is not None for page in marked):
        return [page.number for page in marked]
    if any(page.label for page in pages):
        labels = [page_label(page.label) for page in pages]
        return [label.page if label else None for label in labels]
    return [None] * len(pages)
