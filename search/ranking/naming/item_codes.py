"""Queries that are an item's code: "4.1", "หัวข้อ 4.1", or the code beside the item's name.

What the legs find of a number is chance. Which passages evidence the item, and how surely, the index knows: these come
first, in the order of the item's own page.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus import Item, fold_digits, fold_letters, read_criteria
from index import Library
from search.ranking.naming.case_names import MOST_NAMED

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
    """The passages of a library by the items they evidence. The introduction of a book is evidence of nothing."""

    def __init__(self, library: Library) -> None:
        self._tables = library.tables
        self._numbers = {item.code: number for number, item in enumerate(read_criteria().items)}
        self._judged = np.array([case.category is not None for case in library.cases], dtype=np.bool_)
        self._remembered = lru_cache(None)(self._places)

    def places(self, code: str) -> NDArray[np.int64]:
        """The passages that evidence the item `code`, practice before aims, the surest first, ties by id; none for a
        code that is no item."""
        # What is remembered is bounded by the items there are: anyone may ask for any code.
        return self._remembered(code) if code in self._numbers else np.zeros(0, dtype=np.int64)

    def evidence(self, code: str | None) -> Mapping[int, int]:
        """The first MOST_NAMED of `places`, each with how many of them come after it, itself among them. Empty for
        None."""
        places = self.places(code)[:MOST_NAMED].tolist() if code else []
        return {place: len(places) - before for before, place in enumerate(places)}

    def _places(self, code: str) -> NDArray[np.int64]:
        tables = self._tables
        places, ranks = np.nonzero((tables.items == self._numbers[code]) & self._judged[tables.owners][:, None])
        order = np.lexsort((tables.order[places], -tables.surenesses[places, ranks], tables.aims[places]))
        return places[order]


def _is_name(words: str, item: Item) -> bool:
    # Nothing is left, or the name or a part of it.
    folded = fold_letters(words)
    names = (fold_letters(item.name_th), fold_letters(item.name_en))
    return not folded or any(len(folded) >= LEAST_NAME and folded in name for name in names)
