"""Abbreviations that a text introduces itself: กองทุนเงินให้กู้ยืมเพื่อการศึกษา (กยศ.), Internet of Things (IoT).

Schwartz and Hearst (2003), A simple algorithm for identifying abbreviation definitions in biomedical text: the letters
of the abbreviation stand in its long form in order, the first of them begins it. Thai writes no space between the
long form and the words before it, so where several words could begin it, one behind the last space does before others,
then one that names a kind of body, then one from which most letters begin words, then the nearest. Of Latin letters
behind a Thai name none begins its words: it is a long form only from the word on that names a kind of body.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.thai.abbreviations import bare
from corpus.thai.names import AGENCY_TYPES
from corpus.thai.script import CONSONANT, MARK, THAI
from corpus.thai.words import cut_words

LONGEST = 90
"""Characters of a long form, and of what is looked at before an abbreviation."""

LEAST_LONGER = 3
"""Times as long as its letters a long form is at least: nearer to it a translation or a nickname stands."""

MOST_WORDS = 4
"""Words that a long form has for each letter of its abbreviation at most."""

MOST_IN_TEXT = 50
"""Brackets of a text that are looked at: no passage introduces more, but a hostile one may hold thousands."""

KINDS = (
    *AGENCY_TYPES,
    *("กองทุน", "คณะกรรมการ", "ศูนย์", "หน่วย", "สมาคม", "มูลนิธิ", "สภา", "ธนาคาร", "วิทยาลัย", "เครือข่าย"),
    *("ระบบ", "โครงการ", "แผน", "ทีม", "กลุ่ม"),
)
"""Words that the name of a body, or of what it runs, begins with."""

PLACES = ("จังหวัด", "เทศบาล")
"""Those that end the name of another body as often as they begin one: Latin letters behind them stand for the whole."""

_NOUNS = ("การ", "ความ")
_TITLES = ("นาย", "นาง", "นางสาว", "ดร")
_THAI_SHORT = rf"[{CONSONANT}](?:\.?[ ]?[{CONSONANT}]){{1,6}}\.?"
_LATIN_SHORT = r"[A-Z][A-Za-z]{0,6}[A-Z]s?"
_SHORT = rf"(?P<short>{_THAI_SHORT}|{_LATIN_SHORT})"
_QUOTE = r"[“”\"'‘’ ]{0,3}"
_SAYING = r"(?:(?:หรือ|โดย|ซึ่ง)?(?:ต่อไปนี้|ต่อไป)?(?:จะ)?(?:เรียก|ใช้)?(?:โดย|อย่าง|ชื่อ|คำ)?(?:ย่อๆ?)?(?:ว่า)?|or )"
_ENGLISH = r"(?P<english>[A-Za-z][A-Za-z &/'-]{2,80})[ ]?[:;,][ ]?"
_BEHIND = re.compile(rf"\({_QUOTE}(?:{_ENGLISH})?{_SAYING}{_QUOTE}{_SHORT}{_QUOTE}\)")
_BEFORE = re.compile(rf"(?<![{THAI}A-Za-z.]){_SHORT}[ ]?\({_QUOTE}(?P<long>[^()]{{4,{LONGEST}}}?){_QUOTE}\)")
_ASIDE = re.compile(r"[ ]?\([^()]{1,80}\)[ ]?$")
_TAIL = re.compile(rf"[^()\[\]:;“”\"]{{0,{LONGEST}}}$")
_LATIN_TAIL = re.compile(r"[A-Za-z][A-Za-z &/'-]*$")
_FIRST_OF_TWO = f"^({'|'.join((*_NOUNS, *KINDS))})(?=[^{MARK}])"
_LEADING_VOWEL = re.compile("^[เแโใไ]")
_BRACKETS = {"（": "(", "）": ")", "［": "[", "］": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What stands for what. short: as it was written; long: the long form, white space single."""

    short: str
    long: str


def count_introductions(texts: Iterable[str]) -> Counter[Introduction]:
    """How often `texts` introduce an abbreviation by a long form."""
    return Counter(each for text in texts for each in find_introductions(text))


def find_introductions(text: str) -> Iterator[Introduction]:
    """The abbreviations that `text` introduces, in the order of the long forms before them, then of those behind; of a
    text with very many the first."""
    if "(" not in text and "（" not in text:
        return
    for wide, bracket in _BRACKETS.items():
        text = text.replace(wide, bracket)
    text = " ".join(text.split())
    for match in islice(_BEHIND.finditer(text), MOST_IN_TEXT):
        short = match["short"]
        if long := _ending(_before(text, match.start()), bare(short)):
            yield Introduction(short=short, long=long)
        if match["english"] and _is_long_form(match["english"].strip(), bare(short)):
            yield Introduction(short=short, long=match["english"].strip())
    for match in islice(_BEFORE.finditer(text), MOST_IN_TEXT):
        if _is_long_form(match["long"], bare(match["short"])):
            yield Introduction(short=match["short"], long=match["long"])


def _before(text: str, end: int) -> str:
    # What stands before a bracket, but for another bracket between: จำกัด (มหาชน) (ทอท.).
    before = text[max(0, end - 2 * LONGEST) : end]
    tail = _TAIL.search(_ASIDE.sub("", before).rstrip())
    return tail[0] if tail else ""


def _is_long_form(long: str, letters: str) -> bool:
    return _is_long(long, letters) and _heads(_words(long), letters) is not None


def _ending(before: str, letters: str) -> str | None:
    # The long form that `before` ends with.
    if latin := _LATIN_TAIL.search(before) if letters.isascii() else None:
        before = latin[0]
    words = _words(before)
    run = 0 if latin else max((at + 1 for at, word in enumerate(words) if word.isspace()), default=0)
    likely = [at for at, word in enumerate(words) if word in KINDS or word[0].isupper()]
    if letters.isascii() and not latin:
        start = _kind_of_body(words, run)
    else:
        start = _best_start(words, letters, run, likely, latin=latin is not None)
    long = "".join(words[start:]).strip()
    titled = start > 0 and words[start - 1] in _TITLES
    return long if _is_long(long, letters) and not titled else None


def _kind_of_body(words: Sequence[str], run: int) -> int:
    # Where the last name of a body begins behind the last space, which its kind alone is not.
    kinds = (at for at, word in enumerate(words) if at >= run and word in KINDS and word not in PLACES)
    return max((at for at in kinds if at + 1 < len(words)), default=len(words))


def _best_start(words: Sequence[str], letters: str, run: int, likely: Sequence[int], *, latin: bool) -> int:
    tried = range(max(0, len(words) - MOST_WORDS * len(letters)), len(words))
    heads = {at: count for at in tried if (count := _heads(words[at:], letters)) is not None}
    # ทช. leaves กรม out, รฟท. การ, and พม. กระทรวงการ.
    first = likely if latin else {*likely, *(at + 1 for at in likely)}
    start = max(heads, key=lambda at: (at >= run, at in first, heads[at], at), default=len(words))
    while not latin and 0 < start < len(words) and (start - 1 in likely or words[start - 1] in _NOUNS):
        start -= 1
    return start


def _heads(words: Sequence[str], letters: str) -> int | None:
    # How many of `letters` begin words of a long form that begins with the first of them, at best; None when they do
    # not stand in it in order.
    words = [_LEADING_VOWEL.sub("", word.lower()) for word in words if word.strip()]
    letters = letters.lower()
    if not words or not words[0].startswith(letters[0]):
        return None
    best = {0: 0}  # by letters placed so far
    for number, word in enumerate(words):
        for placed, heads in list(best.items()):
            begins = placed < len(letters) and word.startswith(letters[placed]) and (placed > 0 or number == 0)
            for at in _reached(letters, placed + begins, word[1:]) if placed + begins else ():
                best[at] = max(best.get(at, 0), heads + begins)
    return best.get(len(letters))


def _reached(letters: str, placed: int, word: str) -> range:
    # How many letters may be placed once `word` has taken those of the next ones that stand in it in order.
    end = placed
    for letter in word:
        end += end < len(letters) and letter == letters[end]
    return range(placed, end + 1)


def _is_long(long: str, letters: str) -> bool:
    return LEAST_LONGER * len(letters) <= len(long) <= LONGEST


def _words(text: str) -> list[str]:
    # Of การศึกษา and กรมเจ้าท่า, which newmm leaves whole, both words may have a letter in the abbreviation.
    parts = ([word] if word in KINDS else re.split(_FIRST_OF_TWO, word) for word in cut_words(text))
    return [piece for pieces in parts for piece in pieces if piece]
