"""Lines whose file says what they are: headings by a style or a size of type, running heads by their place.

In such a document every line has a `heading`, 0 for a line of a body; a line without one is a running head and belongs
to no section. Blank lines part paragraphs, and the lines of a heading follow each other without one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.documents import Line, Section
from corpus.printed import is_caption, starts_paragraph
from corpus.structure.layout import PROFILE_LABELS, line_spans
from corpus.structure.profile import Profile
from corpus.structure.sections import WriteUp
from corpus.thai import THAI

_LONG = 250  # characters; a paragraph so long after the last label is no value
_ITEM = re.compile(r"\s*(?:\d+[).]|•)\s*")
_PROFILE_HEADING = re.compile(
    r"(?:[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?\s*)?(วิสัยทัศน์|พันธกิจ|ค่านิยม)(?:หลัก|ร่วม)?(?:ของ)?(?:องค์กร|องค์การ|หน่วยงาน|กรม|จังหวัด)?"
    r"\s*(?:\([^()]{1,40}\))?\s*[:：]?"
)


def declares(lines: Sequence[Line]) -> bool:
    """Whether the file itself tells headings from bodies."""
    return any(line.heading is not None for line in lines)


def declared_write_up(lines: Sequence[Line], unheaded: str) -> WriteUp:
    """The sections of `lines` in their order, `unheaded` naming the text before the first heading, at level 0; and
    their captions. Levels are counted within these lines, 1 the outermost that occurs. Running heads are left out.
    """
    headings = sorted({line.heading for line in lines if line.heading})
    found: list[tuple[str, int, list[Line]]] = [(unheaded, 0, [])]
    captions: list[Line] = []
    for block in _blocks(lines):
        if block[0].heading:
            found.append((join_lines(block), 1 + headings.index(block[0].heading), []))
        else:
            (captions if _is_caption(block) else found[-1][2]).extend(block)
    sections = tuple(
        Section(heading=heading, level=level, lines=line_spans(body), body=tuple(body))
        for heading, level, body in found
        if body or level
    )
    return WriteUp(sections=sections, captions=tuple(captions))


def labelled_profile(page: Sequence[Line]) -> Profile | None:
    """The profile on the first page of a declared case, its labels among its lines; the other lines are its overview.

    None when the labels do not stand above their texts, or nothing is declared.
    """
    blocks = list(_blocks(page)) if declares(page) else []
    places = [place for place, block in enumerate(blocks) if _label(block)]
    if not places:
        return None
    texts: dict[str, list[tuple[Line, ...]]] = {}
    end = 0
    for place, beyond in zip(places, [*places[1:], len(blocks)], strict=True):
        held = blocks[place + 1 : _end(blocks, place + 1, beyond)]
        texts.setdefault(_label(blocks[place]), []).extend(held)
        end = place + 1 + len(held)
    if sum(bool(held) for held in texts.values()) < 2:
        return None
    vision, mission, values = ([join_lines(block) for block in texts.get(label, ())] for label in PROFILE_LABELS)
    inside = tuple(line for block in blocks[places[0] : end] for line in block)
    return Profile(
        vision=" ".join(vision),
        mission=tuple(_ITEM.sub("", text, count=1) for text in mission),
        values=tuple(_ITEM.sub("", text, count=1) for text in values),
        lines=inside,
        overview=tuple(line for block in (*blocks[: places[0]], *blocks[end:]) for line in block),
    )


def headed_profile(sections: Sequence[Section]) -> Profile:
    """The profile under headings that are its labels, such as "1. วิสัยทัศน์ (Vision)", the first of each that has a
    text; a paragraph of running text after the first ends it. Its lines stay in their sections: `overview` is empty.
    """
    texts: dict[str, list[str]] = {}
    lines: list[Line] = []
    for section in sections:
        match = _PROFILE_HEADING.fullmatch(" ".join(section.heading.split())) if section.level else None
        if match and section.body and match[1] not in texts:
            held = _before_running_text(_paragraphs(section.body))
            texts[match[1]] = [_ITEM.sub("", join_lines(each), count=1) for each in held]
            lines.extend(line for each in held for line in each)
    vision, mission, values = (tuple(texts.get(label, ())) for label in PROFILE_LABELS)
    return Profile(vision=" ".join(vision), mission=mission, values=values, lines=tuple(lines), overview=())


def join_lines(lines: Sequence[Line]) -> str:
    """The words of the lines in one: between two Thai letters no space is added where a line ends."""
    pieces: list[str] = []
    for line in lines:
        words = re.sub(r"\s+", " ", line.text).strip()
        before = next((piece[-1] for piece in reversed(pieces) if piece), "")
        runs_on = re.match(f"[{THAI}]", before) and re.match(f"[{THAI}]", words)
        pieces.append(words if runs_on or not before else f" {words}")
    return "".join(pieces)


def _is_caption(block: Sequence[Line]) -> bool:
    # That of a table is a part of it where its reader says so.
    return not block[0].table and is_caption(join_lines(block))


def _label(block: Sequence[Line]) -> str:
    words = join_lines(block).rstrip(":： ")
    return words if words in PROFILE_LABELS else ""


def _end(blocks: Sequence[Sequence[Line]], place: int, beyond: int) -> int:
    # Where the text of a label ends: before a heading, or before a paragraph of running text after the last label.
    for end in range(place, beyond):
        if blocks[end][0].heading or (beyond == len(blocks) and end > place and len(join_lines(blocks[end])) > _LONG):
            return end
    return beyond


def _paragraphs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    starts = [place for place in range(1, len(lines)) if starts_paragraph(lines[place].text)]
    return [tuple(lines[start:end]) for start, end in pairwise([0, *starts, len(lines)])]


def _before_running_text(paragraphs: Sequence[tuple[Line, ...]]) -> Sequence[tuple[Line, ...]]:
    long = (place for place, each in enumerate(paragraphs) if place and len(join_lines(each)) > _LONG)
    return paragraphs[: next(long, len(paragraphs))]


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    # Headings and paragraphs, blank lines and running heads left out.
    told = [line for line in lines if line.heading is not None and line.text.strip()]
    starts = [place for place in range(1, len(told)) if _parts(told[place - 1], told[place])]
    for start, end in pairwise([0, *starts, len(told)]):
        if start < end:
            yield tuple(told[start:end])


def _parts(before: Line, line: Line) -> bool:
    if before.heading != line.heading:
        return True
    if line.heading:
        return line.number != before.number + 1 or line.leaf != before.leaf
    return starts_paragraph(line.text)
