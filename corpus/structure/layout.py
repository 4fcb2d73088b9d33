"""What the lines of a book's pages are: running text, lines that stand loose in it, captions.

A page of an award book is one or two columns; its text layer may give headings before, between or after their
bodies. Paragraphs begin with a tab. A line that neither begins one nor goes on with one stands loose: it is a heading,
or a caption without a number. Which of the two, and what it heads, is for `corpus.structure.headings` to say.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from corpus.documents import Line, Span
from corpus.printed import is_caption, starts_paragraph
from corpus.structure.wording import Wording
from corpus.thai import squeeze

PROFILE_LABELS = ("วิสัยทัศน์", "พันธกิจ", "ค่านิยม")
"""The labels of a case's profile; each stands alone on its line."""

_NUMBERED = re.compile(r"\d{1,2}\)")
_MIN_HEADING, _MAX_HEADING = 4, 110  # characters; the longest headings of the award book have about 100
_MAX_RUN = 5  # lines; more short lines in a row are not headings
_FULL, _ENDED = 0.8, 0.7  # of the column's width: a shorter line may end its paragraph; so short a one surely does
_SHORT = 0.6  # of the column's width: words that no heading begins with head something only when they are so few
_WIDER = 1.1  # times the column's width: a longer line belongs to another column
_OTHER_COLUMN = 1.5  # times the column's width: text of that width goes on in another column
_BODY = 0.8  # of a heading's length: a line before the first write-up that is shorter is no body
_LABEL = 15  # characters: a shorter line there heads only a long one, on a page with a heading; others are cells
_REMEMBERED = 1024  # lines: each is asked of a dozen times by its neighbours
_LONGEST_PAGE = 300  # lines; those of the award book have fewer than 100
_SEAM = 8  # letters on both sides of a line break that tell whether running text says the two lines as one

_is_caption = lru_cache(_REMEMBERED)(is_caption)

# Words that a heading begins with in write-ups of this kind, and words that none begins with: they go on with a clause.
_HEADING_WORDS = tuple(
    """
    การ ความ กระบวน กลยุทธ์ กลไก ระบบ ผลงาน ผลลัพธ์ ผลการ นวัตกรรม ยุทธศาสตร์ ปัจจัย แผน ศูนย์ ร่วม ขับเคลื่อน โครงการ
    มาตรการ งาน ธรรมาภิบาล ขั้นตอน ประเภท เกณฑ์ รางวัล ตรา สัญลักษณ์ องค์ประกอบ วิเคราะห์ ยกระดับ นำ ห้องปฏิบัติการ จาก
    เครือข่าย สืบสาน แนวทาง วิธี บทบาท
    """.split()
)
_RUNNING_ON = tuple(
    """
    และ หรือ ที่ ใน ของ โดย เพื่อ ให้ ได้ ต่อ ตาม ซึ่ง กับ แก่ ด้วย เป็น มี ไป มา แล้ว ทั้ง รวม จน เมื่อ ณ อย่าง สู่ ผ่าน ลง ใช้
    กว่า อีก สามารถ จะ ส่ง ทำ อาทิ เช่น
    """.split()
)


class BlockKind(Enum):
    """What a block of neighbouring lines is."""

    PARAGRAPH = auto()
    CONTINUATION = auto()  # running text that does not begin a paragraph, at the head of a page or after loose lines
    LOOSE = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbouring lines of a page that belong together: a paragraph, a heading of several lines, a caption."""

    kind: BlockKind
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its lines as one, parted by single spaces."""
        return re.sub(r"\s+", " ", " ".join(line.text.strip() for line in self.lines))


def line_spans(lines: Iterable[Line]) -> tuple[Span, ...]:
    """The spans of source lines that `lines`, in file order, cover; blank lines between two neighbours are covered."""
    spans: list[Span] = []
    for line in lines:
        if spans and line.number - spans[-1][1] <= 2:
            spans[-1] = (spans[-1][0], line.number)
        else:
            spans.append((line.number, line.number))
    return tuple(spans)


def page_stretches(page: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """A page in stretches that can be weighed as a whole; a text that has no pages is one, of any length."""
    for first in range(0, len(page), _LONGEST_PAGE):
        yield page[first : first + _LONGEST_PAGE]


def page_blocks(page: Sequence[Line], is_known: Callable[[str], bool] | None, wording: Wording) -> tuple[Block, ...]:
    """The blocks of a page in the order of its text layer; every line is in one of them.

    After a full line, running text and a heading look alike; there a line is taken for loose only when `is_known` says
    that it heads something elsewhere in the book, or when nothing else on the page could be a heading; without
    `is_known` never. `wording` says whether two loose lines are one: then running text says them in one breath.
    """
    texts = [line.text for line in page]
    loose = _loose_places(texts, is_known or (lambda text: False), wording)
    if is_known and not any(loose):
        loose = _loose_places(texts, lambda text: True, wording)
    return _cut(page, loose, wording)


def front_blocks(page: Sequence[Line]) -> tuple[Block, ...]:
    """As `page_blocks`, of a page before the first write-up: such pages have lists, tables and diagrams, of lines
    without tabs. There a line is loose when it begins as headings do and no other line of the page is the same, the
    line before is a short one, and the line after is hardly shorter than it; or when it stands above the first
    paragraph of the page, among few lines. A page that begins with a paragraph has no loose lines."""
    texts = [line.text for line in page]
    lengths = [len(text.strip()) for text in texts]
    twins = Counter(text.strip() for text in texts)
    full = _FULL * max(lengths, default=0)
    top = next((place for place, text in enumerate(texts) if starts_paragraph(text)), -1)
    loose = [False] * len(texts)
    for place, text in enumerate(texts):
        following = lengths[place + 1] if place + 1 < len(texts) else 0
        heads = _fits(text) and opens_heading(text.strip()) and sum(map(str.isdigit, text)) < lengths[place] / 4
        alone = twins[text.strip()] == 1 and lengths[place] < full
        after = place == 0 or loose[place - 1] or lengths[place - 1] < full
        long = following >= _BODY * lengths[place] and (
            lengths[place] >= _LABEL or (loose[0] and following > 3 * _LABEL)
        )
        loose[place] = top != 0 and heads and alone and after and (long or place < top <= _MAX_RUN)
    return _cut(page, loose, Wording([]))


def _cut(page: Sequence[Line], loose: Sequence[bool], wording: Wording) -> tuple[Block, ...]:
    texts = [line.text for line in page]
    runs: list[tuple[BlockKind, list[Line]]] = []
    for place, line in enumerate(page):
        kind = _kind(texts, place, loose)
        if runs and _joins(runs[-1][0], runs[-1][1][-1], kind, line, wording):
            runs[-1][1].append(line)
        else:
            runs.append((kind, [line]))
    return tuple(Block(kind=kind, lines=tuple(lines)) for kind, lines in runs)


def _kind(texts: Sequence[str], place: int, loose: Sequence[bool]) -> BlockKind:
    if loose[place]:
        return BlockKind.LOOSE
    if _is_caption(texts[place]):
        return BlockKind.CAPTION
    return BlockKind.PARAGRAPH if starts_paragraph(texts[place]) else BlockKind.CONTINUATION


def _joins(previous: BlockKind, last: Line, kind: BlockKind, line: Line, wording: Wording) -> bool:
    if kind is BlockKind.CONTINUATION:
        return previous in (BlockKind.PARAGRAPH, BlockKind.CONTINUATION)
    if kind is not BlockKind.LOOSE or previous is not kind:
        return False
    before, text = last.text.strip(), line.text.strip()
    return _goes_on(before, text) or wording.mentions(_seam(before, text)) > 0


def _goes_on(heading: str, text: str) -> bool:
    # Whether `text` is a further line of `heading`, by their form.
    return _is_open(heading) or text.startswith(("(", "“")) or _runs_on(text)


def _is_open(text: str) -> bool:
    # Whether a line of a heading asks for another: a colon ends it, or a bracket or a quotation is still open.
    signs = (("“", "”"), ("(", ")"))
    return text.rstrip().endswith(":") or any(text.count(left) > text.count(right) for left, right in signs)


def opens_heading(words: str) -> bool:
    """Whether `words` begin as the headings of write-ups do."""
    return words.startswith(_HEADING_WORDS) or _NUMBERED.match(words) is not None


@lru_cache(_REMEMBERED)
def _runs_on(words: str) -> bool:
    return words.startswith(_RUNNING_ON) and not opens_heading(words)


@lru_cache(_REMEMBERED)
def _fits(text: str) -> bool:
    return not starts_paragraph(text) and _MIN_HEADING <= len(text.strip()) <= _MAX_HEADING


def _loose_places(texts: Sequence[str], is_known: Callable[[str], bool], wording: Wording) -> list[bool]:
    # Line by line: a loose line is followed by others up to where running text begins anew.
    loose = [False] * len(texts)
    place = width = column = 0  # characters: of the lines of this paragraph so far; of the paragraph before it
    while place < len(texts):
        length = len(texts[place].rstrip())
        full = _column_width(texts[place - 1], width, column)
        if starts_paragraph(texts[place]) or _is_caption(texts[place]):
            column = 0 if place == 0 or loose[place - 1] else width
            width = length
        elif (end := _run_end(texts, place, width)) and _may_begin(
            texts, place, full, is_known, _holds_together(texts, place, end, wording)
        ):
            loose[place:end] = [True] * (end - place)
            place = end
            continue
        else:
            width = length if length > _OTHER_COLUMN * width else max(width, length)
        place += 1
    return loose


def _column_width(before: str, width: int, column: int) -> int:
    # After the first line of a paragraph, the paragraph before it tells how wide the column is, if it is like it.
    return column if starts_paragraph(before) and width < column < 1.6 * width else width


def _run_end(texts: Sequence[str], place: int, width: int) -> int:
    # Where the loose lines that begin at `place` end; 0 when they cannot be loose: they are too many, too long, or go
    # on with a clause.
    end = first = place
    while (
        place - first <= _MAX_RUN
        and first > 0
        and not starts_paragraph(texts[first - 1])
        and len(texts[first - 1].rstrip()) < _SHORT * width
    ):
        first -= 1  # a line after short ones is one more cell of a table
    while end < len(texts) and not starts_paragraph(texts[end]) and not _is_caption(texts[end]):
        resumed = end > place and width and len(texts[end].rstrip()) > max(_MAX_HEADING, _OTHER_COLUMN * width)
        if resumed:
            break
        if not _fits(texts[end]) or (_runs_on(texts[end].strip()) and not (end > place)):
            return 0
        end += 1
        if end - first > _MAX_RUN:
            return 0
    return end


def _may_begin(texts: Sequence[str], place: int, width: int, is_known: Callable[[str], bool], whole: bool) -> bool:
    # Whether a loose line may follow the line before. whole: all loose lines from there on look like headings.
    words = texts[place].strip()
    if place == 0:
        return opens_heading(words) or re.match(r"[A-Z“]", words) is not None or is_known(words)
    if _is_caption(texts[place - 1]):
        return True
    filled = 1.0 if texts[place - 1].endswith("  ") else len(texts[place - 1].rstrip()) / width
    length = len(texts[place].rstrip()) / width
    if filled < _ENDED:
        return opens_heading(words) or length < _SHORT
    return whole and (filled < _FULL or length > _WIDER or _NUMBERED.match(words) is not None or is_known(words))


def _holds_together(texts: Sequence[str], place: int, end: int, wording: Wording) -> bool:
    # Whether each line begins as headings do or goes on with the one before.
    return (
        opens_heading(texts[place].strip())
        and all(
            opens_heading(text.strip())
            or _is_open(before)
            or text.strip().startswith(("(", "“"))
            or wording.mentions(_seam(before, text)) > 1  # once it is these two lines themselves
            for before, text in zip(texts[place:end], texts[place + 1 : end], strict=False)
        )
    )


def _seam(before: str, text: str) -> str:
    return squeeze(before)[-_SEAM:] + squeeze(text)[:_SEAM]
