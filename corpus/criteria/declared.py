"""PMQA items that headings name: "หมวด 4 …" above "4.1 …", "หัวข้อ 4.1" where PMQA is spoken of, a number with the
item's name, a question ("2.1 ก. (1)") or part of the criteria, and numbers of PMQA 4.0 and the fundamental level by the
item they mean here. A number alone is any report's own, and so is the หมวด of a law or a budget."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from corpus.criteria.criteria import category_of, read_criteria
from corpus.criteria.numbering import AREAS, FOURTH, FUNDAMENTAL
from corpus.thai import fold_digits

NAME_LIKENESS = 0.6
"""Share of pairs of letters (Dice) from which a heading's words are taken for a name of the criteria."""

PART_LIKENESS = 0.75
"""The same, of a heading "ก. …" for a part of an item: those names are of words that any plan has."""

LONGEST = 300
"""Characters of a heading that are read."""

_OTHER_NAMES = {
    1: ("การนำองค์การ", "การนำองค์กร", "Leadership"),
    2: ("การวางแผนเชิงยุทธศาสตร์", "การวางแผนยุทธศาสตร์", "Strategic planning", "Strategy"),
    3: ("การให้ความสำคัญกับผู้รับบริการและผู้มีส่วนได้ส่วนเสีย", "Customers"),
    4: ("การวัด การวิเคราะห์ และการจัดการความรู้",),
    5: ("การมุ่งเน้นบุคลากร", "การมุ่งเน้นทรัพยากรบุคคล"),
    6: ("การมุ่งเน้นระบบปฏิบัติการ", "การจัดการกระบวนการ", "Operations"),
    7: ("ผลลัพธ์การดำเนินงาน", "ผลลัพธ์"),
}
"""Names of categories in other editions of the criteria, and short ones."""

_PMQA = re.compile(r"PMQA|คุณภาพการบริหารจัดการภาครัฐ|Public Sector Management Quality", re.I)
_CATEGORY = re.compile(r"(?:หมวด(?:ที่)?|category)\s{0,3}([1-7])(?![0-9]|\.[0-9])", re.I)
_CHAPTER = re.compile(r"(?:^|(?:บท|ส่วน|ตอน|ภาค|chapter|part|section)(?:ที่)?)\s{0,3}([1-7])(?![0-9]|\.[0-9])", re.I)
_ITEM = re.compile(r"([1-7]\.[1-9])(?![0-9]|\.[0-9])")
_LABEL = re.compile(r"(?:หัวข้อ|ข้อ|item)(?:ที่|ย่อย)?\s{0,3}$", re.I)
_NEXT_LABEL = re.compile(r"\s{0,3}(?:และ|,|&|-|–|and|ถึง)\s{0,3}(?:หัวข้อ|ข้อ)?\s{0,3}$", re.I)
_FOURTH = re.compile(r"PMQA\s{0,3}4\.0", re.I)
_QUESTION = re.compile(r"\s{0,3}[ก-ง]\s{0,2}\.?\s{0,3}\(\s{0,2}[0-9]{1,2}\s{0,2}\)")
_PART = re.compile(r"\s{0,3}[ก-ง]\s{0,2}[.)]\s{0,3}(?=\S)")
_CODED = re.compile(r"\s{0,3}(LD|SP|CS|IT|HR|PM)\s{0,3}-?\s{0,3}([1-9])(?![0-9]|\.[0-9])")
_CATEGORIES = frozenset("1234567")
_CLEARLY = 0.05  # by which words must be more like the name of another edition to be taken for it
_BEFORE = 30  # characters that may stand before a number: "PMQA 4.0 หมวด 4 หัวข้อ "


def declared_items(path: Sequence[str]) -> tuple[str, ...]:
    """The codes of the items that the innermost naming heading of `path` (outermost first) names; often none. A
    heading that names a category alone says which numbers below it are items, and names none."""
    spoken, fourth, category, items = False, False, 0, tuple[str, ...]()
    chapters = set[str]()
    for depth, heading in enumerate(fold_digits(each[:LONGEST]) for each in path):
        spoken = spoken or _PMQA.search(heading) is not None
        fourth = fourth or _FOURTH.search(heading) is not None
        if chapter := _CHAPTER.search(heading):
            chapters.add(chapter[1])
        found = _CATEGORY.search(heading, 0, _BEFORE + len("หมวดที่ 1"))
        if found:
            category = _category(heading, found, spoken=spoken, outermost=depth == 0)
            items = ()
        # "ข้อ 4.1" within chapter 4 of a report on PMQA is the report's own.
        place = _Place(category, spoken, fourth, frozenset(chapters))
        items = _items(heading, place) or _coded(heading, place) or _part(heading, place, items) or items
    return items


class _Place(NamedTuple):
    # What the headings down to one have said: the category they are in, 0 for none; whether they speak of PMQA, and of
    # PMQA 4.0; the chapters they are in.
    category: int
    spoken: bool
    fourth: bool
    chapters: Set[str]


def _category(heading: str, found: re.Match[str], *, spoken: bool, outermost: bool) -> int:
    # A law or a budget has chapters of that name below its own title.
    number = int(found[1])
    named = read_criteria().category(number)
    name = _ITEM.split(heading[found.end() :])[0]
    names = (named.name_th, named.name_en, *_OTHER_NAMES[number])
    bare = outermost and not (heading[: found.start()] + heading[found.end() :]).strip(" :.-–")
    return number if spoken or bare or _is_like(name, names) else 0


def _items(heading: str, place: _Place) -> tuple[str, ...]:
    found: list[str] = []
    end = 0
    for match in _ITEM.finditer(heading):
        before = heading[end : match.start()]
        end = match.end()
        if re.search(r"[0-9.]$|PMQA\s{0,3}$", before, re.I):
            continue
        if found and _NEXT_LABEL.fullmatch(before):
            found.append(_meant(match[1], place))
        else:
            found.append(_declared(heading, match, place))
    return tuple(dict.fromkeys(code for code in found if code))


def _declared(heading: str, match: re.Match[str], place: _Place) -> str:
    # Below its category a number that begins a heading, or follows the category's own; otherwise one that is called an
    # item where PMQA is spoken of; or a name, of this edition or of PMQA 4.0; or a question of the criteria.
    before, words, number = heading[: match.start()], heading[match.end() :], match[1]
    labelled = _LABEL.search(before[-_BEFORE:]) is not None
    if not labelled and before.strip() and not _CATEGORY.search(before):
        return ""
    item, name = FOURTH.get(number, ("", ""))
    mine = max((_likeness(words, each) for each in _names(number)), default=0.0)
    if _likeness(words, name) >= max(NAME_LIKENESS, mine + _CLEARLY):
        return item
    if mine >= NAME_LIKENESS:
        return number
    called = labelled and place.spoken and number[0] not in place.chapters
    asked = _QUESTION.match(words) is not None and number[0] not in place.chapters
    return _meant(number, place) if place.category == int(number[0]) or called or asked else ""


def _meant(number: str, place: _Place) -> str:
    # The item of a number of the criteria, "" when there is none.
    if place.fourth:
        return FOURTH.get(number, ("", ""))[0]
    return number if _names(number) else ""


def _names(number: str) -> tuple[str, ...]:
    return next(((item.name_th, item.name_en) for item in read_criteria().items if item.code == number), ())


def _coded(heading: str, place: _Place) -> tuple[str, ...]:
    # "SP 3" is anything's code where no PMQA is spoken of.
    found = _CODED.match(heading)
    code = FUNDAMENTAL[found[1]].get(found[2]) if found else None
    return (code,) if code and (place.spoken or place.category == category_of(code)) else ()


def _part(heading: str, place: _Place, items: Sequence[str]) -> tuple[str, ...]:
    # A part is looked for in its own category, which an item above says too; in all where PMQA alone is spoken of.
    begun = _PART.match(heading)
    category = place.category or (int(items[0][0]) if items else 0)
    if not begun or not (category or place.spoken):
        return ()
    wanted = [code for code in AREAS if not category or code.startswith(str(category))]
    likeness, code = max(
        ((_likeness(heading[begun.end() :], name), code) for code in wanted for name in AREAS[code]), default=(0.0, "")
    )
    return (code,) if likeness >= PART_LIKENESS else ()


def _is_like(words: str, names: Iterable[str]) -> bool:
    return any(_likeness(words, name) >= NAME_LIKENESS for name in names)


def _likeness(words: str, other: str) -> float:
    mine, others = _pairs(words), _pairs(other)
    return 2 * (mine & others).total() / max(1, mine.total() + others.total())


def _pairs(words: str) -> Counter[str]:
    letters = re.sub(r"\(.{0,80}?\)|[^ก-๎A-Za-z]", "", words).casefold()
    return Counter(map("".join, pairwise(letters)))
