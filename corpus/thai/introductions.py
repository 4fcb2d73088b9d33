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
from itertools import accumulate

from corpus.thai.abbreviations import bare
from corpus.thai.names import AGENCY_TYPES
from corpus.thai.script import CONSONANT, MARK, THAI
from corpus.thai.words import cut_words

LONGEST = 90
"""Characters of a long form, and of what is looked at before an abbreviation."""

LEAST_LONGER = 3
"""Times as long as its letters a long form is at least: nearer to it a translation or a nickname stands."""

KINDS = (
    *AGENCY_TYPES,
    *("กองทุน", "คณะกรรมการ", "ศูนย์", "หน่วย", "สมาคม", "มูลนิธิ", "สภา", "ธนาคาร", "วิทยาลัย", "เครือข่าย"),
    *("ระบบ", "โครงการ", "แผน", "ทีม", "กลุ่ม"),
)
"""Words that the name of a body, or of what it runs, begins with."""

PLACES = ("จังหวัด", "เทศบาล")
"""Those that end the name of another body as often as they begin one: Latin letters behind them stand for the whole."""

_THAI_SHORT = rf"[{CONSONANT}](?:\.?[ ]?[{CONSONANT}]){{1,6}}\.?"
_LATIN_SHORT = r"[A-Z][A-Za-z]{0,6}[A-Z]s?"
_SHORT = rf"(?P<short>{_THAI_SHORT}|{_LATIN_SHORT})"
_SAYING = r"(?:(?:หรือ|โดย|ซึ่ง)?(?:ต่อไปนี้|ต่อไป)?(?:จะ)?(?:เรียก|ใช้)?(?:โดย|อย่าง|ชื่อ|คำ)?ย่อๆ?(?:ว่า)?|หรือ|or)?"
_QUOTE = r"[“”\"'‘’ ]*"
_BEHIND = re.compile(rf"\({_QUOTE}{_SAYING}{_QUOTE}{_SHORT}{_QUOTE}\)")
_BEFORE = re.compile(rf"(?<![{THAI}A-Za-z.]){_SHORT}[ ]*\({_QUOTE}(?P<long>[^()]{{4,{LONGEST}}}?){_QUOTE}\)")
_TAIL = re.compile(rf"[^()\[\]\n:;“”\"]{{0,{LONGEST}}}$")
_LATIN_TAIL = re.compile(r"[A-Za-z][A-Za-z &/'-]*$")
_FIRST_OF_TWO = f"^(การ|ความ|{'|'.join(KINDS)})(?=[^{MARK}])"
_LEADING_VOWEL = re.compile("^[เแโใไ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """What stands for what. short: as it was written; long: the long form."""

    short: str
    long: str


def find_introductions(text: str) -> Iterator[Introduction]:
    """The abbreviations that `text` introduces, in the order of the long forms before them, then of those behind."""
    if "(" not in text:
        return
    text = " ".join(text.split())
    for match in _BEHIND.finditer(text):
        tail = _TAIL.search(text, max(0, match.start() - LONGEST), match.start())
        if tail and (long := _ending(tail[0].rstrip(), bare(match["short"]))):
            yield Introduction(short=match["short"], long=long)
    for match in _BEFORE.finditer(text):
        words = _words(match["long"])
        if _is_long(match["long"], bare(match["short"])) and _heads(words, bare(match["short"])) is not None:
            yield Introduction(short=match["short"], long=match["long"])


def agreed_introductions(texts: Iterable[str]) -> tuple[Introduction, ...]:
    """Of each abbreviation that `texts` introduce its most frequent long form, of equals the shorter; by abbreviation,
    which is one with stops and without."""
    found: dict[str, Counter[Introduction]] = {}
    for text in texts:
        for each in find_introductions(text):
            found.setdefault(bare(each.short), Counter())[each] += 1
    best = (max(counts, key=lambda each: (counts[each], -len(each.long), each.long)) for counts in found.values())
    return tuple(sorted(best, key=lambda each: bare(each.short)))


def _ending(before: str, letters: str) -> str | None:
    # The long form that `before` ends with.
    if latin := _LATIN_TAIL.search(before) if letters.isascii() else None:
        before = latin[0]
    words = _words(before)
    ends = [0, *accumulate(map(len, words))]
    run = 0 if latin else max((at + 1 for at, word in enumerate(words) if word.isspace()), default=0)
    likely = [at for at, word in enumerate(words) if word in KINDS or word[0].isupper()]
    if letters.isascii() and not latin:
        start = max((at for at in likely if at >= run and words[at] not in PLACES), default=len(words))
    else:
        heads = {at: count for at in range(len(words)) if (count := _heads(words[at:], letters)) is not None}
        # ทช. leaves กรม out.
        first = likely if latin else {*likely, *(at + 1 for at in likely)}
        start = max(heads, key=lambda at: (at >= run, at in first, heads[at], at), default=len(words))
        if not latin and start - 1 in likely:
            start -= 1
    long = before[ends[start] :].strip()
    return long if _is_long(long, letters) else None


def _heads(words: Sequence[str], letters: str) -> int | None:
    # How many of `letters` begin words of a long form that begins with the first of them, at best; None when they do
    # not stand in it in order.
    words = [_LEADING_VOWEL.sub("", word.lower()) for word in words if word.strip()]
    letters = letters.lower()
    if not words or not words[0].startswith(letters[0]):
        return None
    best = {1: 1}  # by letters placed so far; the first begins the first word
    for number, word in enumerate(words):
        for placed, heads in list(best.items()) if number else [(1, 1)]:
            begins = number > 0 and placed < len(letters) and word.startswith(letters[placed])
            for at in range(placed + begins, len(letters) + 1):
                if _in_order(letters[placed + begins : at], word[1:]):
                    best[at] = max(best.get(at, 0), heads + begins)
    return best.get(len(letters))


def _in_order(letters: str, word: str) -> bool:
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _is_long(long: str, letters: str) -> bool:
    return LEAST_LONGER * len(letters) <= len(long) <= LONGEST


def _words(text: str) -> list[str]:
    # Of การศึกษา and กรมเจ้าท่า, which newmm leaves whole, both words may have a letter in the abbreviation.
    return [piece for word in cut_words(text) for piece in re.split(_FIRST_OF_TWO, word) if piece]
