"""The first page of a write-up: vision, mission and values, their labels, and the overview."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.documents import Line
from corpus.printed import starts_paragraph
from corpus.structure.layout import PROFILE_LABELS
from corpus.thai import THAI, skeleton

_ITEM = re.compile(r"\s*\d+[).]\s*")
_INDENTED = re.compile(r"\s*\t?\s{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the first page of a write-up says. lines: all lines of the profile, labels aside. overview: the lines of
    running text on the page. All in file order; vision "" and the others empty when the page has none."""

    vision: str
    mission: tuple[str, ...]
    values: tuple[str, ...]
    lines: tuple[Line, ...]
    overview: tuple[Line, ...]


def read_profile(page: Sequence[Line], agency: str) -> Profile:
    """The profile on the first page of the write-up of `agency`; its title lines are not among those of `page`.

    The profile stands above the last of its labels. What follows the labels is the overview, but for short paragraphs
    that do not speak of the agency: display type has moved the vision there, of one horizon or of several.
    """
    labels = [line for line in page if line.text.strip() in PROFILE_LABELS]
    named = {line.number for line in labels}
    above = [line for line in page if line.number < labels[-1].number and line.number not in named]
    below = _paragraphs([line for line in page if line.number > labels[-1].number])
    numbered = [place for place, line in enumerate(above) if _ITEM.match(line.text)]
    has_vision = bool(numbered) and numbered[0] > 0
    moved = [] if has_vision else [lines for lines in below if len(lines) == 1 and not _names(lines, agency)]
    last = [line for lines in moved for line in lines]
    inside = {line.number for line in last}
    vision, mission, values = _numbered(above, numbered) if numbered else _unnumbered(above, bool(last))
    return Profile(
        vision=_joined(last) or vision,
        mission=mission,
        values=values,
        lines=tuple(sorted([*above, *last], key=lambda line: line.number)),
        overview=tuple(line for lines in below for line in lines if line.number not in inside),
    )


def _names(lines: Sequence[Line], agency: str) -> bool:
    return skeleton(agency) in skeleton(_joined(lines))


def _numbered(lines: Sequence[Line], numbered: Sequence[int]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    # Numbered lines are the mission; what stands before them is the vision, what follows them the values.
    items: list[str] = []
    last = numbered[0]
    for place in range(numbered[0], len(lines)):
        text = lines[place].text
        if _ITEM.match(text):
            items.append(_ITEM.sub("", text, count=1).strip())
        elif place == last + 1 and _INDENTED.match(text):  # to the item's text
            items[-1] += " " + text.strip()
        else:
            break
        last = place
    values = tuple(_joined(each) for each in _paragraphs(lines[last + 1 :]))
    return _joined(lines[: numbered[0]]), tuple(items), _with_initials(values)


def _unnumbered(lines: Sequence[Line], has_vision: bool) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    # In the order of their labels: a vision, unless it stands elsewhere, a mission of one paragraph, the values.
    texts = tuple(_joined(each) for each in _paragraphs(lines))
    vision, rest = ("", texts) if has_vision else ("".join(texts[:1]), texts[1:])
    return vision, rest[:1], _with_initials(rest[1:])


def _with_initials(values: tuple[str, ...]) -> tuple[str, ...]:
    # Values that spell a word may have lost their first letters, set apart in display type, to the end of the page.
    initials = [value for value in values if len(value) == 1]
    spelled = [place for place, value in enumerate(values) if value.startswith(":")]
    if len(initials) != len(spelled):
        return values
    letters = dict(zip(spelled, initials, strict=True))
    return tuple(
        f"{letters[place]} {value}" if place in letters else value
        for place, value in enumerate(values)
        if len(value) > 1
    )


def _paragraphs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    # A line goes on with the one before it when that one ends with a broken-off space or an open bracket, or began a
    # paragraph that this one does not.
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1].text if found else ""
        broken_off = before.endswith("  ") or before.count("(") > before.count(")")
        within = bool(found) and starts_paragraph(found[-1][0].text) and not starts_paragraph(line.text)
        if found and (broken_off or (within and re.match(rf"\s*[{THAI}(“]", line.text))):
            found[-1].append(line)
        else:
            found.append([line])
    return [tuple(each) for each in found]


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(" ".join(line.text.split()) for line in lines)
