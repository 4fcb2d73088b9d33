"""Learn how Thai writes the sounds of foreign words; write search/query/sounds.json.

usage: python -m benchmarks.fitting.sounds

From the pairs of PyThaiNLP's transliteration dictionary (Phatthiyaphaibun, 2022; public domain): expectation
maximisation over all ways to cut a pair into chunks (Li, Zhang and Su, 2004). It is done twice: pairs that come out
unlike the first time, translations for the most part, are left out the second time, and so are names of letters.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from unittest import mock

from pythainlp.corpus.th_en_translit import get_transliteration_dict

from benchmarks.setup import ROOT
from search.query.sounds import GLYPH, MOST_GLYPHS, MOST_LETTERS, cut_glyphs, likeness, read_letters

WRITTEN = ROOT / "search/query/sounds.json"

PASSES, LATER_PASSES = 6, 4
"""Of expectation maximisation, on all pairs and on those that are alike; the likelihood hardly moves after them."""

LEAST_COUNT, LAST_COUNT = 0.05, 0.3
"""Expected occurrences of a pair of chunks that is kept from one pass to the next, and in the end."""

START = 0.1
"""Probability that one more glyph or letter in a chunk costs before anything is known: short chunks first."""

_MOVES = [
    *((glyphs, letters) for glyphs in range(1, MOST_GLYPHS + 1) for letters in range(1, MOST_LETTERS + 1)),
    (1, 0),
    (0, 1),
]

Chunks = tuple[str, str]
Pair = tuple[str, str]


def main() -> None:
    pairs = read_pairs()
    weights = weigh(pairs, PASSES)
    table = _rows(weights)
    # The program reads its weights from its own file; likeness by others than these is asked here alone.
    with mock.patch("search.query.sounds._weights", return_value=table):
        alike = [(thai, latin) for thai, latin in pairs if likeness(thai, latin) > 0 and not read_letters(thai)]
    table = _rows(weigh(alike, LATER_PASSES))
    about = {"source": "PyThaiNLP's transliteration dictionary 1.4, CC0", "pairs": len(pairs), "used": len(alike)}
    written = json.dumps({**about, "weights": table}, ensure_ascii=False, separators=(",", ":"))
    WRITTEN.write_text(written.replace("},", "},\n") + "\n", encoding="utf-8")
    print(json.dumps({**about, "chunks": sum(map(len, table.values()))}))


def _rows(weights: Mapping[Chunks, float]) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for (thai, latin), weight in sorted(weights.items()):
        table[thai][latin] = round(weight, 2)
    return table


def read_pairs() -> list[Pair]:
    """The pairs of one Thai run and Latin letters, in the order of the dictionary."""
    return [
        (thai, letters)
        for thai, row in get_transliteration_dict().items()
        for latin in row["en"]
        if len(letters := re.sub("[^a-z]", "", str(latin).lower())) > 1 and re.fullmatch("[\u0e01-\u0e4e]+", thai)
    ]


def weigh(pairs: Sequence[Pair], passes: int) -> Mapping[Chunks, float]:
    """The weights that `passes` passes of expectation maximisation over `pairs` give."""
    cut = [(cut_glyphs(thai), latin) for thai, latin in pairs]
    shares: dict[Chunks, float] | None = None
    for left in range(passes - 1, -1, -1):
        counts: dict[Chunks, float] = defaultdict(float)
        for glyphs, latin in cut:
            _count(glyphs, latin, shares, counts)
        whole = sum(counts.values())
        least = LEAST_COUNT if left else LAST_COUNT
        shares = {chunks: count / whole for chunks, count in counts.items() if count > least}
    glyph, letter = _frequencies(glyphs for glyphs, _ in cut), _frequencies(latin for _, latin in cut)
    return {
        (thai, latin): math.log(share) - sum(math.log(glyph[each]) for each in GLYPH.findall(thai))
        - sum(math.log(letter[each]) for each in latin)
        for (thai, latin), share in (shares or {}).items()
    }  # fmt: skip


def _count(
    glyphs: Sequence[str], latin: str, shares: Mapping[Chunks, float] | None, counts: dict[Chunks, float]
) -> None:
    # Forward and backward over the lattice of all cuts; adds how often each pair of chunks is expected.
    arcs = [
        (i, j, i + more, j + letters, chunks, START ** (more + letters) if shares is None else shares.get(chunks, 1e-7))
        for i, j, more, letters, chunks in _arcs(glyphs, latin)
    ]
    forward: dict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
    for i, j, k, m, _, share in arcs:
        forward[k, m] += forward[i, j] * share
    end = (len(glyphs), len(latin))
    backward: dict[tuple[int, int], float] = defaultdict(float, {end: 1.0})
    for i, j, k, m, _, share in reversed(arcs):
        backward[i, j] += share * backward[k, m]
    for i, j, k, m, chunks, share in arcs:
        expected = forward[i, j] * share * backward[k, m] / forward[end] if forward[end] else 0.0
        if expected > 1e-4:
            counts[chunks] += expected


def _arcs(glyphs: Sequence[str], latin: str) -> Iterator[tuple[int, int, int, int, Chunks]]:
    for i in range(len(glyphs) + 1):
        for j in range(len(latin) + 1):
            for more, letters in _MOVES:
                if i + more <= len(glyphs) and j + letters <= len(latin):
                    yield i, j, more, letters, ("".join(glyphs[i : i + more]), latin[j : j + letters])


def _frequencies(spellings: Iterator[Sequence[str]]) -> Mapping[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for spelling in spellings:
        for each in spelling:
            counts[each] += 1
    whole = sum(counts.values())
    return {each: count / whole for each, count in counts.items()}


if __name__ == "__main__":
    main()
