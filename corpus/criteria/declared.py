"""PMQA items that headings name: "หมวด 4 …" above "4.1 …", "หัวข้อ 4.1" where PMQA is spoken of, or a number with the
item's name. A number alone is any report's own, and so is the หมวด of a law or a budget."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise

from corpus.criteria.criteria import read_criteria
from corpus.thai import fold_digits

NAME_LIKENESS = 0.6
"""Share of pairs of letters (Dice) from which a heading's words are taken for a name of the criteria."""

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
_CATEGORIES = frozenset("1234567")
_BEFORE = 30  # characters that may stand before a number: "PMQA 4.0 หมวด 4 หัวข้อ "


def declared_items(path: Sequence[str]) -> tuple[str, ...]:
    """The codes of the items that the innermost naming heading of `path` (outermost first) names; often none. A
    heading that names a category alone says which numbers below it are items, and names none."""
    spoken, category, items = False, 0, tuple[str, ...]()
    chapters = set[str]()
    for depth, heading in enumerate(fold_digits(each[:LONGEST]) for each in path):
        spoken = spoken or _PMQA.search(heading) is not None
        if chapter := _CHAPTER.search(heading):
            chapters.add(chapter[1])
        found = _CATEGORY.search(heading, 0, _BEFORE + len("หมวดที่ 1"))
        if found:
            category = _category(heading, found, spoken=spoken, outermost=depth == 0)
            items = ()
        # "ข้อ 4.1" within chapter 4 of a report on PMQA is the report's own.
        called = _CATEGORIES - chapters if spoken else frozenset[str]()
        items = _items(heading, category, called) or items
    return items


def _category(heading: str, found: re.Match[str], *, spoken: bool, outermost: bool) -> int:
    # A law or a budget has chapters of that name below its own title.
    number = int(found[1])
    named = read_criteria().category(number)
    name = _ITEM.split(heading[found.end() :])[0]
    names = (named.name_th, named.name_en, *_OTHER_NAMES[number])
    bare = outermost and not (heading[: found.start()] + heading[found.end() :]).strip(" :.-–")
    return number if spoken or bare or _is_like(name, names) else 0


def _items(heading: str, category: int, called: Set[str]) -> tuple[str, ...]:
    # called: the categories whose items a word for them is enough to name.
    codes = {item.code for item in read_criteria().items}
    found: list[str] = []
    place = 0
    for match in _ITEM.finditer(heading):
        before = heading[place : match.start()]
        place = match.end()
        if match[1] not in codes or re.search(r"[0-9.]$|PMQA\s{0,3}$", before, re.I):
            continue
        if (found and _NEXT_LABEL.fullmatch(before)) or _declares(heading, match, category, called):
            found.append(match[1])
    return tuple(dict.fromkeys(found))


def _declares(heading: str, match: re.Match[str], category: int, called: Set[str]) -> bool:
    # Below its category a number that begins a heading, or follows the category's own; otherwise one that is called an
    # item where PMQA is spoken of; or the item's name.
    before = heading[: match.start()]
    item = read_criteria().item(match[1])
    labelled = _LABEL.search(before[-_BEFORE:]) is not None
    begins = labelled or not before.strip() or _CATEGORY.search(before) is not None
    own = category == int(match[1][0])
    own = own or (labelled and match[1][0] in called)
    return begins and (own or _is_like(heading[match.end() :], (item.name_th, item.name_en)))


def _is_like(words: str, names: Iterable[str]) -> bool:
    return any(_likeness(words, name) >= NAME_LIKENESS for name in names)


def _likeness(words: str, other: str) -> float:
    mine, others = _pairs(words), _pairs(other)
    return 2 * (mine & others).total() / max(1, mine.total() + others.total())


def _pairs(words: str) -> Counter[str]:
    letters = re.sub(r"\(.{0,80}?\)|[^ก-๎A-Za-z]", "", words).casefold()
    return Counter(map("".join, pairwise(letters)))
