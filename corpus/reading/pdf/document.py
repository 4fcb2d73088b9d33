"""A PDF to lines: its pages in reading order, what recurs taken out, pages without text read from their image."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.documents import Box, Line, Page, Sheet, Source
from corpus.printed import page_label
from corpus.reading.pdf.ink import Type
from corpus.reading.pdf.layout import Ruling, in_tables, join_fractions
from corpus.reading.pdf.legibility import LEGIBLE, legibility
from corpus.reading.pdf.ocr import MAX_PIXELS, Seen, ocr_languages, read_image
from corpus.reading.pdf.pages import SCAN, PdfFile, PdfPage
from corpus.reading.pdf.running_heads import MarkedPage, mark_pages
from corpus.reading.pdf.sight import Sight
from corpus.reading.pdf.type_lines import Piece, group_rows, merge_pieces
from corpus.reading.pdf.typesetting import SetLine, set_pages
from corpus.reading.result import MAX_CHARACTERS, PageProgress, ReadFault, Reading
from corpus.reading.warnings import warn_doubtful, warn_hidden, warn_seen, warn_unread
from corpus.repair import lose_marks
from corpus.said import Said

_CATEGORY = re.compile(r"หมวด\s*[1-7๑-๗]")
_GAP = 0.7  # ems; what stands closer on one baseline belongs together
_FEW, _LETTERS = 20, 150  # letters; so few on a page that is a picture are its header, not its text
_HEAD = 0.12  # of the page's height: tables that are lower may be running heads
_PICTURE = 0.1  # of the page: a picture so large may hold text
_OUTLINES = 50  # drawn elements without any text: letters turned into outlines
_LEARNED = 0.85  # of a page's text, where the codes of its fonts were learned from its image
_DOUBTFUL = 0.9  # of a page's text, below which it is told


def read_pdf(content: bytes, progress: PageProgress) -> Reading:
    """The lines of a PDF with printed page, sheet and heading. A category that a running head names is the first line
    of its page, with the page's number and without `heading`; other running heads are left out.

    The page is the one printed, told by what recurs; else the file's own label of it. Raises ReadFault.
    """
    file = PdfFile(content)
    leaves: list[_Leaf] = []
    characters = 0
    for place in range(file.count):
        leaf = _read_leaf(file, place, progress)
        characters += _letters(leaf.pieces)
        if characters > MAX_CHARACTERS:
            raise ReadFault("text")
        leaves.append(leaf)
    marked = _mark(leaves)
    numbers = _page_numbers([leaf.page for leaf in leaves], marked)
    sheets = tuple(
        Sheet(number=place, printed=number, source=leaf.source, trust=leaf.trust)
        for place, (leaf, number) in enumerate(zip(leaves, numbers, strict=True), 1)
    )
    lines = _lines(marked, leaves, sheets)
    return Reading(lines=lines, sheets=sheets, warnings=tuple(_warnings(leaves, sheets)), title=file.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leaf:
    """A page and what of it is used."""

    page: PdfPage
    pieces: tuple[Piece, ...]
    source: Source
    trust: float

    @property
    def sight(self) -> Sight:
        """Where on the sheet its pieces stand."""
        return self.page.sight_of_image if self.source is Source.OCR else self.page.sight


_NO_TYPE = Type(pieces=(), letters=0, unknown=0, hidden=0)
_NO_PAGE = PdfPage(type=_NO_TYPE, width=0.0, height=0.0, label="", drawn=0, image=0.0)


def _read_leaf(file: PdfFile, place: int, progress: PageProgress) -> _Leaf:
    page = file.page(place)
    if page is None:
        progress(place + 1, file.count, False)
        return _Leaf(page=_NO_PAGE, pieces=(), source=Source.UNREAD, trust=0.0)
    pieces = _rows(page)
    trust = _trust(page, pieces)
    if trust >= LEGIBLE and not _is_picture(file, place, page, pieces):
        progress(place + 1, file.count, False)
        return _Leaf(page=page, pieces=pieces, source=Source.TEXT, trust=trust)
    usable = pieces if trust >= LEGIBLE else ()
    progress(place + 1, file.count, True)
    seen = read_image(*file.image(place, MAX_PIXELS)) if ocr_languages() else None
    if seen is None:
        return _Leaf(page=page, pieces=usable, source=Source.UNREAD, trust=0.0)
    if trust < LEGIBLE and page.image < SCAN and page.type.letters >= _LETTERS:
        learned = _learn_codes(file, place, seen)
        if learned is not None:
            return learned
    if _letters(seen.pieces) <= _letters(usable):
        return _Leaf(page=page, pieces=usable, source=Source.TEXT, trust=trust if usable else 1.0)
    return _Leaf(page=page, pieces=seen.pieces, source=Source.OCR, trust=seen.confidence)


def _learn_codes(file: PdfFile, place: int, seen: Seen) -> _Leaf | None:
    # The page with what the codes of its fonts stand for by its image; None when that makes no text of it.
    known = file.learn(place, seen.pieces)
    page = file.page(place)
    pieces = _rows(page) if page else ()
    trust = _trust(page, pieces) if page else 0.0
    if page is None or trust < _LEARNED:
        file.go_back(known)
        return None
    return _Leaf(page=page, pieces=pieces, source=Source.TEXT, trust=round(trust * seen.confidence, 4))


def _rows(page: PdfPage) -> tuple[Piece, ...]:
    rows = group_rows(join_fractions(page.type.pieces, page.ruling.bars))
    return tuple(piece for row in rows for piece in merge_pieces(row, _GAP, page.ruling.parts))


def _mark(leaves: Sequence[_Leaf]) -> list[MarkedPage]:
    # Cells of a table that goes on over pages stand at one height and say the same, but are no running heads.
    cells = [in_tables(leaf.pieces, leaf.page.ruling.grids, _HEAD * leaf.page.height) for leaf in leaves]
    others = [
        [piece for piece in leaf.pieces if piece not in held]
        for held, leaf in zip(map(set, cells), leaves, strict=True)
    ]
    marked = mark_pages([(found, leaf.page.height) for leaf, found in zip(leaves, others, strict=True)])
    return [replace(page, body=(*page.body, *held)) for page, held in zip(marked, cells, strict=True)]


def _letters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text) - piece.text.count(" ") for piece in pieces)


def _is_picture(file: PdfFile, place: int, page: PdfPage, pieces: Sequence[Piece]) -> bool:
    # Whether what a reader reads on the page is drawn and not set: a scan, letters turned into outlines.
    letters = _letters(pieces)
    if letters == 0:
        return page.image >= _PICTURE or page.drawn >= _OUTLINES
    return page.image >= SCAN and letters < _LETTERS and (letters < _FEW or file.looks_written(place))


def _trust(page: PdfPage, pieces: Sequence[Piece]) -> float:
    # How far the text of a page says what is printed on it.
    texts = [piece.text for piece in pieces]
    lost = sum(len(text) for text, without in zip(texts, lose_marks(texts), strict=True) if without)
    if 2 * lost > sum(map(len, texts)):
        return 0.0
    unknown = min(1.0, page.type.unknown / max(1, page.type.letters))
    return round(legibility(texts) * (1 - unknown), 4)


def _warnings(leaves: Sequence[_Leaf], sheets: Sequence[Sheet]) -> Iterator[Said]:
    hidden = [(place, leaf.page.type.hidden) for place, leaf in enumerate(leaves, 1) if leaf.page.type.hidden]
    yield from warn_unread(_of(sheets, Source.UNREAD), tried=bool(ocr_languages()))
    yield from warn_seen(_of(sheets, Source.OCR))
    yield from warn_doubtful([each.number for each in sheets if each.source is Source.TEXT and each.trust < _DOUBTFUL])
    yield from warn_hidden(sum(letters for _, letters in hidden), [place for place, _ in hidden])


def _of(sheets: Sequence[Sheet], source: Source) -> list[int]:
    return [sheet.number for sheet in sheets if sheet.source is source]


def _lines(marked: Sequence[MarkedPage], leaves: Sequence[_Leaf], sheets: Sequence[Sheet]) -> tuple[Line, ...]:
    lines: list[Line] = []
    set_lines = _set(marked, [leaf.page.ruling for leaf in leaves], sheets)
    for page, sheet, text in zip(marked, sheets, set_lines, strict=True):
        number = sheet.printed
        head = next((words for words in page.heads if _CATEGORY.match(words)), None)
        if head is not None:
            words = head if number is None else f"{number} {head}"
            lines.append(Line(number=len(lines) + 1, text=words, page=number, sheet=sheet.number, trust=sheet.trust))
        for line in text:
            if not line.text and (not lines or not lines[-1].text):
                continue
            numbered = Line(
                number=len(lines) + 1,
                text=line.text,
                page=number,
                sheet=sheet.number,
                heading=line.heading,
                table=line.table,
                trust=sheet.trust,
                boxes=tuple(_boxes(line, leaves)),
            )
            lines.append(numbered)
    return tuple(lines)


def _boxes(line: SetLine, leaves: Sequence[_Leaf]) -> Iterator[Box]:
    for page, place in line.places:
        yield from leaves[page].sight.boxes(page + 1, (place,))


def _set(marked: Sequence[MarkedPage], rulings: Sequence[Ruling], sheets: Sequence[Sheet]) -> list[tuple[SetLine, ...]]:
    # Pages read from images have no sizes that compare with those of type.
    scanned = {place for place, sheet in enumerate(sheets) if sheet.source is Source.OCR}
    typed = set_pages([() if place in scanned else page.body for place, page in enumerate(marked)], rulings)
    read = set_pages([page.body if place in scanned else () for place, page in enumerate(marked)], rulings)
    return [read[place] if place in scanned else typed[place] for place in range(len(marked))]


def _page_numbers(pages: Sequence[PdfPage], marked: Sequence[MarkedPage]) -> list[Page | None]:
    if any(page.number is not None for page in marked):
        return [page.number for page in marked]
    if any(page.label for page in pages):
        labels = [page_label(page.label) for page in pages]
        return [label.page if label else None for label in labels]
    return [None] * len(pages)
