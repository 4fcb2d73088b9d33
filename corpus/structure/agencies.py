"""Names of agencies: their kinds, their true spelling, their short forms."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import chain

from corpus.thai import CONSONANT, MARK, THAI, cut_words, is_word

AGENCY_TYPES = (
    "สำนักงาน",
    "สำนัก",
    "กรม",
    "จังหวัด",
    "กระทรวง",
    "กองทัพ",
    "กองบัญชาการ",
    "มหาวิทยาลัย",
    "สถาบัน",
    "องค์การ",
    "เทศบาล",
    "โรงพยาบาล",
)
"""The words an agency's name begins with, longer before shorter; the word says what kind of agency it is."""

_ENGLISH = "Department|Office|Ministry|Bureau|Royal|Province|Institute|University|Authority|Agency|Commission|Hospital"
_SHORT_NAME = rf"\s*\(([{CONSONANT}.]{{2,12}}|[A-Z][A-Za-z.-]{{1,9}}|(?:{_ENGLISH})\b[A-Za-z ,&'-]{{3,90}})\)"

_LIST = "short-names.txt"
_PROVINCE = "จังหวัด"


def agency_type(name: str) -> str:
    """The kind of the agency called `name`; "" when its first word is not a known kind."""
    return next((kind for kind in AGENCY_TYPES if skeleton(name).startswith(skeleton(kind))), "")


def skeleton(text: str) -> str:
    """`text` without marks above and below, and without white space: what damage to marks cannot change."""
    return re.sub(rf"[{MARK}\s]", "", text)


def attested_spelling(name: str, text: str) -> str:
    """The best spelling of `name` among its mentions in `text`, whatever the marks in `name` look like.

    Display type loses marks oftener than running text, so a title is read by the name's other mentions. The best
    spelling has the fewest letters outside dictionary words, then the most mentions, then comes first in order.
    `name` itself when there is no mention.
    """
    mentions = Counter(re.findall(_mentions(name), text))
    return min(mentions, key=lambda spelling: (_unknown_letters(spelling), -mentions[spelling], spelling), default=name)


def agency_names(agency: str, text: str) -> tuple[str, ...]:
    """All names but the full one that find `agency`: those that `text` introduces, then those of the list, no two that
    are compared as one."""
    return merge_names(short_names(agency, text), listed_names(agency))


def merge_names(*names: Iterable[str]) -> tuple[str, ...]:
    """All `names` in order, of those that are compared as one only the first."""
    merged: dict[str, str] = {}
    for name in chain(*names):
        merged.setdefault(fold_name(name), name)
    return tuple(merged.values())


def short_names(name: str, text: str) -> tuple[str, ...]:
    """The short forms that `text` introduces in brackets right after `name`, whatever its marks, in order of mention,
    each once. The name must stand alone: in ขั้นพื้นฐานจังหวัดนครราชสีมา (KOS) the brackets explain something longer."""
    found = (match[1].strip() for match in re.finditer(rf"(?<![{THAI}]){_mentions(name)}{_SHORT_NAME}", text))
    return tuple(dict.fromkeys(found))


def listed_names(agency: str) -> tuple[str, ...]:
    """The short and English names of `agency` in the project's own list, in its order; empty when it is not there. A
    province has its short form with จ. as well."""
    short = (f"จ.{agency.removeprefix(_PROVINCE)}",) if agency.startswith(_PROVINCE) else ()
    return (*short, *_listed().get(agency, ()))


def fold_name(name: str) -> str:
    """`name` as names are compared: small letters, without white space and full stops, for สผ, สผ. and ส.ผ. are one."""
    return re.sub(r"[\s.]", "", name).casefold()


def is_same_agency(name: str, other: str) -> bool:
    """Whether two printed names mean one agency: marks apart they are equal, or one says สำนัก where the other says
    สำนักงาน."""
    if skeleton(name) == skeleton(other):
        return True
    kinds = skeleton(agency_type(name)), skeleton(agency_type(other))
    rests = skeleton(name).removeprefix(kinds[0]), skeleton(other).removeprefix(kinds[1])
    return all(kinds) and rests[0] == rests[1] and (kinds[0].startswith(kinds[1]) or kinds[1].startswith(kinds[0]))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    text = files("corpus.structure").joinpath(_LIST).read_text(encoding="utf-8")
    rows = [line.partition(" = ") for line in text.splitlines() if line and not line.startswith("#")]
    return {agency: tuple(names.split(" ; ")) for agency, _, names in rows}


def _mentions(name: str) -> str:
    # A pattern of the name with any marks.
    return f"[{MARK}]*".join(re.escape(letter) for letter in skeleton(name)) + f"[{MARK}]*"


def _unknown_letters(text: str) -> int:
    return sum(len(word) for word in cut_words(text) if not is_word(word))
