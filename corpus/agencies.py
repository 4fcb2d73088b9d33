"""Names of agencies: their kinds, their true spelling, their short forms."""

import re
from collections import Counter

from corpus.damage import MARK

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

_SHORT_NAME = r"\s*\(([ก-ฮ.]{2,12}|[A-Z][A-Za-z.-]{1,9})\)"


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


def short_names(name: str, text: str) -> tuple[str, ...]:
    """The short forms that `text` introduces in brackets right after `name`, whatever its marks, in order of mention,
    each once. The name must stand alone: in ขั้นพื้นฐานจังหวัดนครราชสีมา (KOS) the brackets explain something longer."""
    found = (match[1].strip() for match in re.finditer(rf"(?<![\u0e01-\u0e4e]){_mentions(name)}{_SHORT_NAME}", text))
    return tuple(dict.fromkeys(found))


def _mentions(name: str) -> str:
    # A pattern of the name with any marks.
    return f"[{MARK}]*".join(re.escape(letter) for letter in skeleton(name)) + f"[{MARK}]*"


def _unknown_letters(text: str) -> int:
    from pythainlp.corpus import thai_words  # a second to import; the command's help must not wait for it
    from pythainlp.tokenize import word_tokenize

    return sum(len(word) for word in word_tokenize(text, engine="newmm") if word not in thai_words())
