"""Running heads, running feet and printed page numbers: what recurs at one place of the pages of a typeset document."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.printed import fill_numbers
from corpus.reading.pdf.type_lines import Piece
from corpus.thai import fold_digits

_MARGIN = 0.12  # of the page's height, at its head and at its foot
_PLACE = 6.0  # points; what recurs stands at the same height to within that
_LEAST_PAGES = 3
_FEW_PAGES = 4  # documents up to so many: two pages are enough
_NEAR = 2  # pages; left and right pages may have heads of their own
_ALONE = re.compile(r"\W*(?:หน้า|page|p\.)?\W*(\d{1,4})(?:\W*(?:/|จาก|of)\W*\d{1,4})?\W*", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,4}(?!\d)|(?<!\d)\d{1,4}$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPage:
    """A page with what recurs told apart. body: the other pieces, in their order. heads: the words of its running
    heads and feet, from the top, without the page's number. number: the printed one, None when it cannot be told."""

    body: tuple[Piece, ...]
    heads: tuple[str, ...]
    number: int | None


def mark_pages(pages: Sequence[tuple[Sequence[Piece], float]]) -> tuple[MarkedPage, ...]:
    """What recurs and what does not, of pages given as their pieces and their height in points.

    Words recur when they stand, digits apart, at one height on three pages (of a few pages: two), two of them within
    two pages. A number is the page's when it grows with the pages. Between two such the pages are counted, when the
    count agrees with both.
    """
    places = [dict(_marginal(pieces, height)) for pieces, height in pages]
    recurring = _recurring(places)
    numbers = _numbers(places, recurring)
    filled = fill_numbers(sorted(numbers.items()), len(pages))
    marked = []
    for sheet, (pieces, _) in enumerate(pages):
        heads = [piece for piece in pieces if (place := places[sheet].get(piece)) is not None and place in recurring]
        alone = [piece for piece in places[sheet] if sheet in numbers and _alone(piece) == numbers[sheet]]
        words = [_without_number(piece.text, numbers.get(sheet)) for piece in heads if piece not in alone]
        marked.append(
            MarkedPage(
                body=tuple(piece for piece in pieces if piece not in heads and piece not in alone),
                heads=tuple(each for each in words if each),
                number=filled[sheet],
            )
        )
    return tuple(marked)


_Place = tuple[bool, int, str]


def _marginal(pieces: Sequence[Piece], height: float) -> Iterator[tuple[Piece, _Place]]:
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.left)):
        top = piece.baseline <= _MARGIN * height
        if top or piece.baseline >= (1 - _MARGIN) * height:
            shape = re.sub(r"\d+", "#", re.sub(r"\s+", "", fold_digits(piece.text)))
            yield piece, (top, round(piece.baseline / _PLACE), shape)


def _recurring(places: Sequence[dict[Piece, _Place]]) -> set[_Place]:
    sheets: defaultdict[_Place, list[int]] = defaultdict(list)
    for sheet, found in enumerate(places):
        for place in dict.fromkeys(found.values()):
            sheets[place].append(sheet)
    least = 2 if len(places) <= _FEW_PAGES else _LEAST_PAGES
    return {
        place
        for place, where in sheets.items()
        if len(where) >= least
        and _LETTER.search(place[2])
        and any(after - before <= _NEAR for before, after in pairwise(where))
    }


def _numbers(places: Sequence[dict[Piece, _Place]], recurring: set[_Place]) -> dict[int, int]:
    # The printed number of each sheet that bears one: of what could be it, what most other sheets agree with.
    found = [
        {number for piece, place in each.items() for number in _possible(piece, place in recurring)} for each in places
    ]
    agreeing = Counter(number - sheet for sheet, numbers in enumerate(found) for number in numbers)
    printed: dict[int, int] = {}
    for sheet, numbers in enumerate(found):
        near = range(max(0, sheet - 2 * _NEAR), min(len(found), sheet + 2 * _NEAR + 1))
        fit = [n for n in numbers if any(n + other - sheet in found[other] for other in near if other != sheet)]
        if fit:
            printed[sheet] = min(fit, key=lambda number: (-agreeing[number - sheet], number))
    return printed


def _possible(piece: Piece, recurs: bool) -> Iterator[int]:
    if (alone := _alone(piece)) is not None:
        yield alone
    elif recurs:
        yield from (int(number) for number in _NUMBER.findall(fold_digits(piece.text).strip()))


def _alone(piece: Piece) -> int | None:
    match = _ALONE.fullmatch(fold_digits(piece.text))
    return int(match[1]) if match else None


def _without_number(text: str, number: int | None) -> str:
    words = text.strip()
    for match in list(_NUMBER.finditer(fold_digits(words)))[::-1]:
        if int(match[0]) == number:
            words = (words[: match.start()] + words[match.end() :]).strip(" -–—|·•\t")
    return words
