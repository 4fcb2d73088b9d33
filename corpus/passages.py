"""Sections to passages, passages to windows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

from corpus.allowance import check_time
from corpus.documents import Case, Line, Passage, Section, Span
from corpus.identity import passage_id, tell_twins_apart
from corpus.printed import starts_paragraph
from corpus.thai import THAI, cut_words, is_cut

PASSAGE_LENGTH = 600
"""Characters after which a passage ends with the line: about what a reader takes in at a glance."""

PASSAGE_LINES = 40
"""Source lines a passage may span: tables have short lines, and a citation of a whole page helps nobody."""

WINDOW_LENGTH = 120
"""Characters a window aims at; docs/retrieval.md says what windows give beside the passage as a whole."""

MAX_WINDOW_LENGTH = 200
"""Characters a window may have when there is no space to cut at."""

_GAP = 4  # lines of another section between two lines: the text does not run on

_STEP = MAX_WINDOW_LENGTH - WINDOW_LENGTH  # between two places where a window may end, so that none grows too long


def cut_passages(case: Case) -> tuple[Passage, ...]:
    """The passages of `case` in the order of its sections. Every line of a body is in one passage; no passage crosses a
    section or a printed page, so that its citation is exact."""
    twins: Counter[str] = Counter()
    return tuple(
        _passage(case, section, path, lines, twins)
        for section, path in zip(case.sections, section_paths(case.sections), strict=True)
        for lines in _stretches(section.body)
    )


def cut_windows(text: str) -> tuple[Span, ...]:
    """Spans that cover `text` without overlap, each about WINDOW_LENGTH characters and at most MAX_WINDOW_LENGTH.

    They end after white space where there is any, otherwise between words, and never part a consonant from its marks,
    for which alone one may be longer.
    Empty for blank text.
    """
    if not text.strip():
        return ()
    windows: list[Span] = []
    start = end = 0
    for end in _cuts(text):
        check_time()
        if end - start >= WINDOW_LENGTH:
            windows.append((start, end))
            start = end
    if windows and 0 < len(text) - start < WINDOW_LENGTH // 2 and len(text) - windows[-1][0] <= MAX_WINDOW_LENGTH:
        return (*windows[:-1], (windows[-1][0], len(text)))
    return (*windows, (start, len(text))) if text[start:].strip() else tuple(windows)


def part_passage(passage: Passage, longest: int) -> tuple[Passage, ...]:
    """`passage` in parts of at most `longest` characters and a window, which end where its windows do: lines are cut
    nowhere else, and one may be a whole document. A part has the lines and boxes of the whole, an id of its own, and no
    original."""
    if len(passage.text) <= longest:
        return (passage,)
    borders = [0]
    for start, _ in passage.windows[1:]:
        if start - borders[-1] >= longest:
            borders.append(start)
    spans = zip(borders, [*borders[1:], len(passage.text)], strict=True)
    return tuple(_part(passage, number, span) for number, span in enumerate(spans, 1))


def _part(passage: Passage, number: int, span: Span) -> Passage:
    first, last = span
    last = first + len(passage.text[first:last].rstrip())  # a window begins with no space, but for the first
    text = passage.text[first:last]
    tables = [(max(start, first) - first, min(end, last) - first) for start, end in passage.tables]
    return replace(
        passage,
        id=f"{passage.id}-{number}",
        text=text,
        windows=cut_windows(text),
        tables=tuple((start, end) for start, end in tables if start < end),
        original="",
    )


def join_lines(lines: Sequence[Line]) -> str:
    """The text of a passage. Lines of a paragraph run on: a space stays where the line ended with one; between two Thai
    letters none is added."""
    done: list[str] = []  # what no further line changes
    text = ""
    for line in lines:
        if len(text) > PASSAGE_LENGTH and not text[-1].isspace():
            done.append(text[:-1])
            text = text[-1]
        words = re.sub(r"[ \t\u00a0]+", " ", line.text).strip()
        if not text or not words:
            text += words
        elif starts_paragraph(line.text) or text.endswith("\n"):
            text = f"{text.rstrip()}\n{words}"
        elif re.match(f"[{THAI}]", text[-1]) and re.match(f"[{THAI}]", words):
            text += words
        else:
            text = f"{text.rstrip()} {words}"
        if line.text.endswith(" "):
            text += " "
    return "".join((*done, text)).rstrip()


def section_paths(sections: Sequence[Section]) -> Iterator[tuple[str, ...]]:
    """The headings above each section: the latest of each lower level, none above a part without a printed heading."""
    above: list[Section] = []
    for section in sections:
        above = [each for each in above if 0 < each.level < section.level]
        yield tuple(each.heading for each in above)
        above.append(section)


def _stretches(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    # Whole lines of one page, until they hold PASSAGE_LENGTH characters; a short rest does not stand alone.
    stretch: list[Line] = []
    left = sum(len(line.text.strip()) for line in lines)
    for line in lines:
        length = sum(len(held.text.strip()) for held in stretch)
        away = bool(stretch) and (line.number - stretch[-1].number > _GAP or line.leaf != stretch[-1].leaf)
        long = bool(stretch) and line.number - stretch[0].number >= PASSAGE_LINES
        full = length >= PASSAGE_LENGTH and left >= PASSAGE_LENGTH // 3
        if away or long or full:
            yield tuple(stretch)
            stretch = []
        stretch.append(line)
        left -= len(line.text.strip())
    if stretch:
        yield tuple(stretch)


def _passage(
    case: Case, section: Section, path: tuple[str, ...], lines: Sequence[Line], twins: Counter[str]
) -> Passage:
    text = join_lines(lines)
    alone = passage_id(case.agency, case.category, case.year, section.heading, text)
    return Passage(
        id=next(tell_twins_apart([alone], twins)),
        case_id=case.id,
        section=section.heading,
        text=text,
        lines=(lines[0].number, lines[-1].number),
        page=lines[0].page,
        sheet=lines[0].sheet,
        tables=_tables(lines),
        windows=cut_windows(text),
        original="" if all(line.original is None for line in lines) else "\n".join(map(_as_it_came, lines)),
        trust=_mean_trust(lines),
        path=path,
        boxes=tuple(box for line in lines for box in line.boxes),
    )


def _tables(lines: Sequence[Line]) -> tuple[Span, ...]:
    # Where in the text that `lines` make their tables stand; each row begins a line of its own.
    spans: list[Span] = []
    place = 0
    for is_table, run in groupby(lines, key=lambda line: line.table):
        end = place + len(list(run))
        if is_table:
            start = len(join_lines(lines[:place])) + bool(place)
            spans.append((start, len(join_lines(lines[:end]))))
        place = end
    return tuple(spans)


def _as_it_came(line: Line) -> str:
    return (line.text if line.original is None else line.original).strip()


def _mean_trust(lines: Sequence[Line]) -> float:
    length = sum(len(line.text) for line in lines)
    return round(sum(line.trust * len(line.text) for line in lines) / length, 4)


def _cuts(text: str) -> Iterator[int]:
    # Places where a window may end, in order: after white space; in a longer stretch without any, between words.
    for stretch in re.finditer(r"\S+\s*|\s+", text):
        if stretch.end() - stretch.start() <= _STEP:
            yield stretch.end()
        else:
            yield from _cuts_within(text, stretch.start(), stretch.end())


def _cuts_within(text: str, place: int, last: int) -> Iterator[int]:
    ends = accumulate(map(len, cut_words(text[place:last])), initial=place)
    for end in [*(end for end in ends if is_cut(text, end) and end < last), last]:
        while end - place > _STEP:  # what no word list knows can be of any length
            place = next((at for at in range(place + _STEP, place, -1) if is_cut(text, at)), end)
            yield place
        if end > place:
            place = end
            yield place
