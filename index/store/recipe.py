"""What decides what an index holds for the same documents, and what is said of an index made by another."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from corpus import (
    MAX_WINDOW_LENGTH,
    PASSAGE_LENGTH,
    PASSAGE_LINES,
    READ_VERSION,
    REPAIR_VERSION,
    TERMS_VERSION,
    WINDOW_LENGTH,
    Said,
    thesaurus_version,
)
from index.errors import OutdatedIndex
from index.items import ITEMS_VERSION
from index.legs import LANGUAGE_VERSION
from index.passage_texts import CONTEXT_VERSION

FORMAT = 8
"""Of the files of a generation; counts up when an older program could not read them."""

READABLE = (1, 2, 4, 5, 6, 7, FORMAT)
"""Formats of which the documents can be read, so that `pmqa rebuild` makes the others anew; no program had 3."""

SEALED = 8
"""The first format whose manifests have a checksum of their own and list documents by name."""


ASKED_BY = ("model", "format", "tokens", "thesaurus", "language")
"""Of a recipe what a query must be prepared by as the index was: where it differs, this program cannot ask the index
as it was meant to be asked. The rest decides what the index holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that decides what an index holds for the same documents. model: the encoder's identity. tokens: the version
    of terms, by the name that manifests have for it."""

    model: str
    format: int = FORMAT
    read: int = READ_VERSION
    repair: int = REPAIR_VERSION
    tokens: int = TERMS_VERSION
    thesaurus: str = field(default_factory=thesaurus_version)
    passage_length: int = PASSAGE_LENGTH
    passage_lines: int = PASSAGE_LINES
    window_length: int = WINDOW_LENGTH
    max_window_length: int = MAX_WINDOW_LENGTH
    context: int = CONTEXT_VERSION
    items: int = ITEMS_VERSION
    language: int = LANGUAGE_VERSION


def check_recipe(home: Path, stated: Mapping[str, Any], recipe: Recipe, kept: str = "") -> Recipe:
    """The recipe of an index in `home`, as its manifest states it. Raises OutdatedIndex unless it is `recipe`; of the
    generation `kept`, which is asked for comparison alone, unless it is asked as one made by `recipe` is."""
    wanted = asdict(recipe)
    if not kept and stated.get("format") != FORMAT:
        raise outdated_format(home, stated.get("format"))
    if not kept and stated != wanted:
        raise outdated(stated, wanted)
    field = next((name for name in ASKED_BY if stated.get(name) != wanted[name]), None)
    if kept and field:
        raise OutdatedIndex(
            Said(
                f"เทียบกับดัชนีชุด {kept} ไม่ได้ เพราะต้องถามด้วยวิธีอื่น ({field}: {stated.get(field)} แต่ตอนนี้เป็น "
                f"{wanted[field]}) กรุณาเลือกชุดอื่น",
                f"Generation {kept} cannot be compared: it is asked in another way ({field} was {stated.get(field)} "
                f"and is now {wanted[field]}); choose another",
            )
        )
    return Recipe(**{name: stated.get(name, value) for name, value in wanted.items()})


def outdated_format(home: Path, found: object) -> OutdatedIndex:
    """Of the index in `home` whose files have the format `found`, which this program cannot ask."""
    newer = isinstance(found, int) and found > FORMAT
    advice = (
        Said(
            "กรุณาใช้โปรแกรมรุ่นที่สร้างดัชนีหรือใหม่กว่า เอกสารยังอยู่ครบ",
            "use the version that made it, or a newer one; the documents are whole",
        )
        if newer
        else Said(
            f"กรุณาปรับเป็นรูปแบบปัจจุบันด้วย pmqa upgrade เอกสารใน {home} ยังอยู่ครบ",
            f"bring it up to date with pmqa upgrade; the documents in {home} are whole",
        )
    )
    return OutdatedIndex(
        Said(
            f"ดัชนีสร้างด้วยโปรแกรมรุ่นอื่น (รูปแบบ {found} แต่ตอนนี้เป็น {FORMAT}) {advice.th}",
            f"The index was made by another version of the program (format {found}, now {FORMAT}); {advice.en}",
        )
    )


def outdated(old: Mapping[str, object], new: Mapping[str, object]) -> OutdatedIndex:
    """Of an index made by the recipe `old` where `new` is wanted, both as JSON values; they differ."""
    field = next(name for name in sorted(new.keys() | old.keys()) if old.get(name) != new.get(name))
    return OutdatedIndex(
        Said(
            f"ดัชนีสร้างด้วยการตั้งค่าอื่น ({field}: {old.get(field)} แต่ตอนนี้เป็น {new.get(field)}) กรุณาสร้างใหม่ด้วย pmqa rebuild",
            f"The index was made with other settings ({field} was {old.get(field)} and is now {new.get(field)}); "
            "make it anew: pmqa rebuild",
        )
    )
