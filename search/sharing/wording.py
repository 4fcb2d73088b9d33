"""Which letters of a text say nothing of where it is from: wording that the state prescribes or that many agencies
have, laws, names of agencies, and what stands in quotation marks."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from corpus import listed_agencies, read_criteria
from search.sharing.letters import Letters, read_letters
from search.sharing.shingles import SHINGLE, Shingles

MANY = 4
"""Agencies that write alike what is then nobody's own."""

ALIKE = 24
"""Letters in a row that an agency must have of a wording: some six words."""

_LAW_LETTERS = 90
"""Behind the name of a law or the number of a section so much is taken for its wording: some twenty words."""

_LAWS = ("พระราชบัญญัติ", "พระราชกฤษฎีกา", "พระราชกำหนด", "กฎกระทรวง", "ประมวลกฎหมาย", "รัฐธรรมนูญแห่งราชอาณาจักร")
_RULES = ("ระเบียบสำนักนายกรัฐมนตรี", "ระเบียบกระทรวงการคลัง", "มติคณะรัฐมนตรี")
_SECTION = "มาตรา"
_NUMBER_BEHIND = re.compile(r"[\W_]{0,2}[0-9๐-๙]")

_QUOTED = re.compile('“[^“”]{1,3000}[”"]|«[^«»]{1,3000}»|„[^„“”]{1,3000}[“”]|"[^"“”\n]{1,3000}"|‘[^‘’]{1,3000}’')

_KNOWN = "known-wording.txt"


def spread_mask(letters: Letters, spans: Iterable[tuple[int, int]]) -> NDArray[np.bool_]:
    """Of each letter whether it stands in one of `spans`, offsets of the text."""
    mask = np.zeros(len(letters), dtype=np.bool_)
    for start, end in spans:
        first, last = np.searchsorted(letters.offsets, [start, end])
        mask[first:last] = True
    return mask


def quoted(text: str, letters: Letters) -> NDArray[np.bool_]:
    """Of each letter whether it stands in quotation marks, at most 3,000 characters apart."""
    return spread_mask(letters, (match.span() for match in _QUOTED.finditer(text)))


def prescribed(text: str, letters: Letters) -> NDArray[np.bool_]:
    """Of each letter whether it is of the name of an agency of the project's list, of the criteria, of a plan or
    another wording of known-wording.txt, or of a law that is named."""
    known = _known()
    begins, _, _ = known.find(letters.codes)
    mask = _cover(np.zeros(len(begins), dtype=np.int64), begins, len(letters), _NAME) > 0
    folded = "".join(map(chr, letters.codes.tolist()))
    for cue in _law_cues():
        for match in re.finditer(re.escape(cue), folded):
            if cue != _SECTION or _NUMBER_BEHIND.match(text, int(letters.offsets[match.end() - 1]) + 1):
                mask[match.start() : match.end() + _LAW_LETTERS] = True
    return mask


_NAME = SHINGLE + 2
"""Letters that a known wording is met by at least."""


def written_by_many(
    begins: NDArray[np.int64], agencies: NDArray[np.int64], count: int, own: int | None
) -> NDArray[np.bool_]:
    """Of each of `count` letters of a text whether MANY agencies and more have it within ALIKE letters in a row.
    begins, agencies: where the text meets them, as of `Shingles.find`; own: the one that does not count."""
    others = agencies != own if own is not None else np.ones(len(agencies), dtype=np.bool_)
    return _cover(agencies[others], begins[others], count, ALIKE) >= MANY


def _cover(owners: NDArray[np.int64], begins: NDArray[np.int64], count: int, least: int) -> NDArray[np.int64]:
    # Of each letter, how many owners have it within `least` letters in a row: shingles that overlap are one run.
    changes = np.zeros(count + 1, dtype=np.int64)
    if len(begins):
        order = np.lexsort((begins, owners))
        owners, begins = owners[order], begins[order]
        breaks = np.flatnonzero((np.diff(owners) != 0) | (np.diff(begins) > SHINGLE)) + 1
        first = begins[np.concatenate([[0], breaks])]
        last = begins[np.concatenate([breaks - 1, [len(begins) - 1]])] + SHINGLE
        long = last - first >= least
        np.add.at(changes, first[long], 1)
        np.add.at(changes, last[long], -1)
    return np.cumsum(changes)[:count]


@cache
def _known() -> Shingles:
    text = files("search.sharing").joinpath(_KNOWN).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    criteria = read_criteria()
    categories = [category.name_th for category in criteria.categories]
    items = [item.name_th for item in criteria.items]
    return Shingles.of([*lines, *categories, *items, *listed_agencies()])


@cache
def _law_cues() -> tuple[str, ...]:
    return tuple("".join(map(chr, read_letters(cue).codes.tolist())) for cue in (*_LAWS, *_RULES, _SECTION))
