"""Headings and the bodies they head, on the pages of a book whose order was lost.

A page of an award book is one or two columns; its text layer may give headings before, between or after their
bodies. What a line is follows from its own form and its neighbours; which body a heading heads, from their order.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from corpus.documents import Line, Section, Span

PROFILE_LABELS = ("วิสัยทัศน์", "พันธกิจ", "ค่านิยม")
"""The labels of a case's profile; each stands alone on its line."""

_CAPTION = re.compile(r"ภาพ\s*ที่\s*\d+")
_NUMBERED = re.compile(r"(\d+)\)")
_MIN_HEADING, _MAX_HEADING = 4, 110  # characters; the longest headings of the award book have about 100
_MAX_RUN = 4  # lines; more short lines in a row are not headings
_FULL = 0.8  # of the column's width: a line at least so long may run on in the next

# Words that a heading begins with in these write-ups, and words that no heading begins with: they go on with a clause.
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


class LineKind(Enum):
    """What a line of a page is."""

    HEADING = auto()
    BODY = auto()
    CAPTION = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Neighbouring lines of one kind; a heading of several lines, or a stretch of body."""

    kind: LineKind
    lines: tuple[Line, ...]

    @property
    def paragraphs(self) -> list[tuple[Line, ...]]:
        """The stretch cut where a line begins with a tab."""
        runs: list[list[Line]] = []
        for line in self.lines:
            if not runs or starts_paragraph(line.text):
                runs.append([])
            runs[-1].append(line)
        return [tuple(run) for run in runs]


@dataclass(slots=True)
class _Open:
    """A section that is still taking lines."""

    heading: str
    level: int
    body: list[Line] = field(default_factory=list)

    def close(self) -> Section:
        body = tuple(sorted(self.body, key=lambda line: line.number))
        return Section(heading=self.heading, level=self.level, lines=line_spans(body), body=body)


def starts_paragraph(text: str) -> bool:
    """Whether a line begins a paragraph: books indent it with a tab, or set a bullet."""
    return text.lstrip(" ").startswith(("\t", "•"))


def line_spans(lines: Iterable[Line]) -> tuple[Span, ...]:
    """The spans of source lines that `lines`, in file order, cover; blank lines between two neighbours are covered."""
    spans: list[Span] = []
    for line in lines:
        if spans and line.number - spans[-1][1] <= 2:
            spans[-1] = (spans[-1][0], line.number)
        else:
            spans.append((line.number, line.number))
    return tuple(spans)


def book_sections(lines: Sequence[Line], unheaded: str, opening: Sequence[Line] = ()) -> tuple[Section, ...]:
    """The sections of a stretch of a book, in reading order. `unheaded` names the text before the first heading, of
    which `opening` is known to be the beginning.

    Captions belong to no section.
    """
    sections = [_Open(heading=unheaded, level=0, body=list(opening))]
    for _, page in groupby(lines, key=lambda line: line.leaf):
        _read_page(_blocks(list(page)), sections)
    return tuple(section.close() for section in sections if section.body or section.level)


def _read_page(blocks: list[_Block], sections: list[_Open]) -> None:
    # A page that begins with a new paragraph and no heading has the heading further down: at its end, if headings end
    # the page, else the next one. A page that begins within a paragraph goes on with the section before.
    blocks = [block for block in blocks if block.kind is not LineKind.CAPTION]
    runs = [list(group) for _, group in groupby(blocks, key=lambda block: block.kind)]
    if len(runs) > 1 and runs[0][0].kind is LineKind.BODY and starts_paragraph(runs[0][0].lines[0].text):
        heads = runs.pop() if runs[-1][0].kind is LineKind.HEADING else runs.pop(1)
        _give_body(runs.pop(0), heads, sections)
    waiting: list[_Block] = []
    for run in runs:
        if run[0].kind is LineKind.HEADING:
            waiting = run
        else:
            _give_body(run, waiting, sections)
            waiting = []
    _give_body([], waiting, sections)


def _give_body(body: list[_Block], headings: list[_Block], sections: list[_Open]) -> None:
    # As many headings as paragraphs: each its own. Otherwise the innermost heading, the last, takes the whole body.
    opened = [_Open(heading=_heading_text(block.lines), level=_level(block)) for block in headings]
    sections += opened
    paragraphs = [paragraph for block in body for paragraph in block.paragraphs]
    if len(opened) > 1 and len(paragraphs) == len(opened):
        for section, paragraph in zip(opened, paragraphs, strict=True):
            section.body += paragraph
    else:
        sections[-1].body += [line for paragraph in paragraphs for line in paragraph]


def _level(heading: _Block) -> int:
    text = heading.lines[0].text.strip()
    if re.match(r"\d+[).]", text):
        return 3
    return 2 if re.match(r"(ยุทธศาสตร์|โครงการ|ประเด็น)ที่\s*\d", text) else 1


def _heading_text(lines: Sequence[Line]) -> str:
    return re.sub(r"\s+", " ", " ".join(line.text.strip() for line in lines))


def _blocks(lines: list[Line]) -> list[_Block]:
    texts = [line.text for line in lines]
    kinds = [_line_kind(texts, place) for place in range(len(texts))]
    blocks: list[_Block] = []
    for place, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        previous = blocks[-1] if blocks else None
        same = previous is not None and previous.kind is kind
        if same and (kind is not LineKind.HEADING or _goes_on(texts[place - 1], line.text)):
            blocks[-1] = _Block(kind=kind, lines=(*blocks[-1].lines, line))
        else:
            blocks.append(_Block(kind=kind, lines=(line,)))
    return blocks


def _goes_on(heading: str, text: str) -> bool:
    # Whether `text` is a further line of `heading`.
    return heading.rstrip().endswith((":", "“")) or text.lstrip().startswith(("(", "“")) or _runs_on(text.lstrip())


def _opens_heading(words: str) -> bool:
    return words.startswith(_HEADING_WORDS) or _NUMBERED.match(words) is not None


def _runs_on(words: str) -> bool:
    return words.startswith(_RUNNING_ON) and not _opens_heading(words)


def _line_kind(texts: Sequence[str], place: int) -> LineKind:
    if _CAPTION.match(texts[place].strip()):
        return LineKind.CAPTION
    if not _ends_stretch(texts, place):
        return LineKind.BODY
    if _is_heading_start(texts, place):
        return LineKind.HEADING
    second_line = place > 0 and _goes_on(texts[place - 1], texts[place]) and _fits(texts[place])
    return LineKind.HEADING if second_line and _is_heading_start(texts, place - 1) else LineKind.BODY


def _fits(text: str) -> bool:
    return not starts_paragraph(text) and _MIN_HEADING <= len(text.strip()) <= _MAX_HEADING


def _is_heading_start(texts: Sequence[str], place: int) -> bool:
    words = texts[place].strip()
    if not _fits(texts[place]) or _runs_on(words):
        return False
    if place == 0:
        return _opens_heading(words) or re.match(r"[A-Z“]", words) is not None
    before = texts[place - 1]
    after_paragraph = len(before.rstrip()) < _FULL * _width(texts, place - 1) or starts_paragraph(before)
    after_heading = _CAPTION.match(before.strip()) is not None or _is_heading_start(texts, place - 1)
    return _opens_heading(words) and (after_paragraph or after_heading)


def _width(texts: Sequence[str], place: int) -> int:
    # The widest line of the paragraph that ends at `place`: the width of its column.
    width = 0
    for text in reversed(texts[: place + 1]):
        width = max(width, len(text.rstrip()))
        if starts_paragraph(text):
            break
    return width


def _ends_stretch(texts: Sequence[str], place: int) -> bool:
    # A heading is followed by a paragraph, a caption, another heading or the end of the page, never by running lines.
    for before, text in zip(texts[place:], texts[place + 1 : place + 1 + _MAX_RUN], strict=False):
        if starts_paragraph(text) or _CAPTION.match(text.strip()):
            return True
        if not (_fits(text) and (_opens_heading(text.strip()) or _goes_on(before, text))):
            return False
    return len(texts) <= place + 1 + _MAX_RUN
