"""Sara am of which a font says only half: its circle is a space or nothing, or every sara aa has one.

Word sets sara am as circle and sara aa; of some of its fonts the circle says U+0020 (ส านักงาน), of others nothing
(สานักงาน), and there are fonts whose sara aa says sara am (กำรศึกษำ). Words decide each place; whether a text has such a
font is told by places that only one reading makes words of.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from corpus.documents import Span
from corpus.repair.displaced_marks import word_costs
from corpus.repair.lost_letters.choices import Option
from corpus.repair.lost_letters.stretches import changes_of, choose_in_line
from corpus.repair.spaces import is_letter_spaced
from corpus.tables import open_values
from corpus.thai import CONSONANT, LETTER, SARA_AM, words_origin

SARA_AA, SARA_E, SARA_AE = "\u0e32", "\u0e40", "\u0e41"

CERTAIN = 10.0
"""Nats by which the other letter must be cheaper where nothing else speaks for it: a letter outside words."""

LIKELY = 1.0
"""Nats for the other letter in a text whose font is known to lose it."""

PLACES_OF_A_FONT = 2
"""Certain places that tell a font."""

BLOCK = 1000
"""Characters of lines that tell together how many of their sara aa are sara am."""

LEAST_SHARE, MOST_SHARE = 0.02, 0.25
"""Of sara am to sara aa: 0.1 in Thai text; less and it is lost, more and it may be put for the other."""

_WITHOUT_CIRCLE = frozenset(
    """
    กากั กาชั กาลั กาหน กาเน กาเร กาแพ กาไร คานว คานึ คาบอ คารั คาสร คาแน คาใต จากั จาคุ จานง จานน จานว จาลอ จาหน จาเป
    จาเร จาแน ชานา ชาระ ชารา ซ้าซ้ ดาบร ดารง ดาริ ดาเน ตาบล ตารว ตารั ตาลึ ตาหน ตาแห ต่าต้ ต่าสุ ทางา ทานอ ทานุ ทาเน ทาไม
    น้าท่ น้ามั น้าหน น้าเข น้าเป น้าเย บาบั บารุ บาเพ บาเห ร่ารว ลาทะ ลาบา ลาปา ลาพั ลาพู ลาเน ล่าละ สาคั สานว สานั สานึ
    สาอา สาเน สาเภ สาเร สาโร อานว อานา อาเภ
    """.split()
)
"""Sara aa with its consonant and the two letters behind it as they stand in words that have lost the circle, and hardly
in others: what tells that a text may have lost it."""

LOSS_SHOWN = 0.03
"""Of sara aa, the least share in such words where the circle is lost."""

_WITH_NEXT = re.compile(f"(?=([{CONSONANT}][\u0e48-\u0e4b]?{SARA_AA}..))")

_TWO_E = re.compile(f"(?<!{SARA_E}){SARA_E}{SARA_E}(?!{SARA_E})")
_HALF = re.compile(f"(?<=[{CONSONANT}])[ ]+([\u0e48-\u0e4b]?){SARA_AA}|(?<=[\u0e48-\u0e4b])[ ]+{SARA_AA}")
_LOST = re.compile(f"(?<=[{CONSONANT}\u0e48-\u0e4b]){SARA_AA}")
_PUT = re.compile(f"(?<=[{CONSONANT}\u0e48-\u0e4b]){SARA_AM}")
_TORN = re.compile(f"(?<={SARA_AM})[ ]+(?=[{LETTER}])")

_LETTER = re.compile(f"[{LETTER}]")

_TORN_NEXT = re.compile(f"([{CONSONANT}][\u0e48-\u0e4b]?{SARA_AM}) +([{LETTER}]{{3}}|[{LETTER}]{{2}})")
_WHOLE_NEXT = re.compile(f"(?=([{CONSONANT}][\u0e48-\u0e4b]?{SARA_AM}[{LETTER}]{{2}}[{LETTER}.]))")

_Picked = dict[int, Option]
_OTHER = {SARA_AA: SARA_AM, SARA_AM: SARA_AA}


def find_sara_am(lines: Sequence[str], odd: Sequence[bool]) -> list[_Picked]:
    """For each line of a document what stands where sara am was lost, torn or put for sara aa, by place.

    odd: whether the line may have sara am torn or halved.
    """
    return [picked for start, end in _blocks(lines) for picked in _read_block(lines[start:end], odd[start:end])]


def find_sara_ae(lines: Sequence[str]) -> list[_Picked]:
    """For each line where two signs of sara e stand for sara ae, by place: not where one was struck twice."""
    return [
        choose_in_line(
            line,
            {
                match.start(): (Option(SARA_AE, match.end()), Option(match[0][:1], match.start() + 1))
                for match in _TWO_E.finditer(line)
            },
        )
        if _TWO_E.search(line)
        else {}
        for line in lines
    ]


def _blocks(lines: Sequence[str]) -> Iterator[Span]:
    bounds = [0]
    size = 0
    for place, line in enumerate(lines, 1):
        size += len(line)
        if size >= BLOCK:
            bounds.append(place)
            size = 0
    if lines:
        yield from pairwise((0, *bounds[1:-1], len(lines)))  # what is left over goes with the last block


def _read_block(lines: Sequence[str], odd: Sequence[bool]) -> list[_Picked]:
    kinds = _kinds(lines, odd)
    if not any(kinds) and not any(odd):
        return [{}] * len(lines)
    certain = [_choose(line, dict.fromkeys(own, CERTAIN)) for line, own in zip(lines, kinds, strict=True)]
    found = Counter(kind for line, picked in zip(lines, certain, strict=True) for kind in _changes(line, picked))
    fonts = [kind for kind, places in found.items() if places >= PLACES_OF_A_FONT]
    return [
        _choose(line, {kind: _price(kind, line, picked, fonts) for kind in own}) if fonts or _PUT in own else picked
        for line, own, picked in zip(lines, kinds, certain, strict=True)
    ]


def _kinds(lines: Sequence[str], odd: Sequence[bool]) -> list[list[re.Pattern[str]]]:
    # For each line what may have become of its sara am beside halves, which show.
    text = "\n".join(lines)
    aa, am = text.count(SARA_AA), text.count(SARA_AM)
    lost = am < LEAST_SHARE * aa and _shows_loss(text, aa)
    put = am > MOST_SHARE * aa
    return [
        [_TORN] * (is_odd and _may_be_torn(line))
        + [_LOST] * lost
        + [_PUT] * (put and (am > aa or 1 < line.count(SARA_AM) > line.count(SARA_AA)))
        for line, is_odd in zip(lines, odd, strict=True)
    ]


def _shows_loss(text: str, aa: int) -> bool:
    shown = sum(map(_WITHOUT_CIRCLE.__contains__, _WITH_NEXT.findall(text)))
    return shown > 0 and shown >= LOSS_SHOWN * aa


def _may_be_torn(line: str) -> bool:
    return any(
        before + after in _in_words() or before + after[:2] + "." in _in_words()
        for before, after in _TORN_NEXT.findall(line)
    )


@cache
def _in_words() -> frozenset[str]:
    # Sara am with its consonant and the three letters behind it as they stand in words; a stop for the end of one.
    return frozenset(open_values("sara-am", words_origin(), _read_in_words))


def _read_in_words() -> list[str]:
    return sorted({*_WHOLE_NEXT.findall("".join(f"{word}." for word in word_costs() if SARA_AM in word))})


def _price(kind: re.Pattern[str], line: str, picked: _Picked, fonts: Sequence[re.Pattern[str]]) -> float:
    if kind in fonts:
        return LIKELY if _shows(kind, line, picked) else CERTAIN
    return math.inf if kind is _PUT else CERTAIN  # there are words that a list lacks


def _shows(kind: re.Pattern[str], line: str, picked: _Picked) -> bool:
    # Of a line whose circles are spaces none is lost; one whose words are whole as they are has lost none.
    return kind is not _LOST or (not _HALF.search(line) and kind in _changes(line, picked))


def _changes(line: str, picked: _Picked) -> Iterator[re.Pattern[str]]:
    for start, end, letters in changes_of(line, picked):
        yield {SARA_AA: _LOST, SARA_AM: _PUT}.get(line[start:end], _HALF if letters else _TORN)


def _choose(line: str, prices: Mapping[re.Pattern[str], float]) -> _Picked:
    options: dict[int, Sequence[Option]] = {
        match.start(): (Option(match[0], match.end()), Option(_OTHER.get(match[0], ""), match.end(), price))
        for kind, price in prices.items()
        for match in kind.finditer(line)
    }
    options |= {match.start(): _whole(match) for match in _halves(line)}
    return choose_in_line(line, options) if options else {}


def _whole(match: re.Match[str]) -> list[Option]:
    # Behind a letter that ends a phrase sara aa may be spoken of: it stands alone.
    tone, end = match[1] or "", match.end()
    alone = not _LETTER.match(match.string, end)
    prices = ((tone + SARA_AM, 1.0), (tone + SARA_AA, 1.5), (match[0], 0.0 if alone else 6.0))
    return [Option(letters, end, price) for letters, price in prices]


def _halves(line: str) -> Iterator[re.Match[str]]:
    # Of a line set letter by letter every space is the type's.
    if _HALF.search(line) and not is_letter_spaced(_HALF.sub(f"\\1{SARA_AA}", line)):
        yield from _HALF.finditer(line)
