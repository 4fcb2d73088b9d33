"""Queries that are an item's code: "4.1", "หัวข้อ 4.1", or the code beside the item's name.

What the legs find of a number is chance. Which passages evidence the item, and how surely, the index knows: these come
first, in the order of the item's own page.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus import Case, Item, Passage, fold_digits, fold_letters, read_criteria
from index import ItemLink
from search.ranking.case_names import MOST_NAMED

LEAST_NAME = 4
"""Letters of an item's name that stand beside its code at least; fewer are chance."""

_CODE = re.compile(r"(?<![0-9A-Za-zก-๎.,/:+-])([1-7])\s?\.\s?([1-9])(?![0-9A-Za-z%/:+]|\s?[.,-]\s?[0-9])")
_LABELS = re.compile(
    r"(?:หัวข้อ|ข้อ|ประเด็น|เกณฑ์|รหัส|หมวด)(?:ที่|ย่อย)*|\b(?:items?|criteri(?:on|a)|category|cat|no)(?![A-Za-z])|#",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"(?:หมวด(?:ที่)?|category|cat\.?)\s*([1-7])(?![0-9]|\s?\.\s?[0-9])", re.IGNORECASE)
_PMQA = re.compile(r"\bPMQA(?![A-Za-z])(?:\s*4\.0(?![0-9]))?", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:คือ|ว่าด้วย|เกี่ยวกับ|มี)?(?:เรื่อง)?(?:อะไร|ไหน)(?:บ้าง)?|(?:ต้อง|ควร)?ทำ(?:อย่างไร|ยังไง)(?:บ้าง)?|(?:มี|ขอ)?ตัวอย่าง(?:ไหม)?"
    r"|\bwhat\s+is\b|\bexamples?\b(?:\s+of\b)?",
    re.IGNORECASE,
)


def read_item(query: str) -> str | None:
    """The code of the item that the whole of `query` asks for; None when it asks for none.

    Beside the code may stand what such numbers are called, PMQA, the item's own category, a word that asks, and the
    item's name or a part of it; nothing else, so that "2.1 ล้านบาท" is an amount.
    """
    text = _PMQA.sub(" ", fold_digits(query))
    categories = set(_CATEGORY.findall(text))
    text = _LABELS.sub(" ", _CATEGORY.sub(" ", text))
    found = _CODE.findall(text)
    items = {item.code: item for item in read_criteria().items}
    item = items.get(".".join(found[0])) if len(found) == 1 else None
    if item is None or not categories <= {item.code[0]}:
        return None
    return item.code if _is_name(_ASKING.sub(" ", _CODE.sub(" ", text)), item) else None


class ItemCodes:
    """The passages of one index by the items they evidence. The introduction of a book is evidence of nothing.

    items: of every passage its links. aims: of every passage whether it states an aim; those come after the others.
    """

    def __init__(
        self,
        cases: Sequence[Case],
        passages: Sequence[Passage],
        items: Sequence[Sequence[ItemLink]],
        aims: Sequence[bool],
    ) -> None:
        judged = {case.id for case in cases if case.category is not None}
        found: dict[str, list[tuple[bool, float, str, int]]] = defaultdict(list)
        for place, (passage, links) in enumerate(zip(passages, items, strict=True)):
            for link in links if passage.case_id in judged else ():
                found[link.code].append((aims[place], -link.score, passage.id, place))
        self._places = {code: [place for *_, place in sorted(each)] for code, each in found.items()}

    def evidence(self, code: str | None) -> Mapping[int, int]:
        """The places of the MOST_NAMED passages that evidence the item `code`, practice before aims,
        the surest first, ties by id; with each how many come after it, itself among them. Empty for None."""
        places = self._places.get(code or "", [])[:MOST_NAMED]
        return {place: len(places) - before for before, place in enumerate(places)}


def _is_name(words: str, item: Item) -> bool:
    # Nothing is left, or the name or a part of it.
    folded = fold_letters(words)
    names = (fold_letters(item.name_th), fold_letters(item.name_en))
    return not folded or any(len(folded) >= LEAST_NAME and folded in name for name in names)
