"""What words mean in either language: the concepts of a thesaurus that a text speaks of.

An English query shares no word with Thai text, and a spoken one few with an official report. So beside its words a text
is indexed by concepts (Oard and Diekema, 1998, Cross-language information retrieval, name this interlingual indexing):
each line of `corpus/thai/thesaurus/` is one concept and holds the names by which a query may call it and a write-up may
print it, goat and แพะ, ผู้สูงอายุ and คนแก่. A name inside a longer one does not count. Abbreviations (abbreviations.txt)
are names of what their long forms name.
"""

import hashlib
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from corpus.documents import Span
from corpus.tables import open_values
from corpus.thai.abbreviations import bare, is_stopped, part_stopped, part_words, read_abbreviations, thai_pieces
from corpus.thai.codes import find_codes, is_code
from corpus.thai.english import english_origin, lemma_of
from corpus.thai.matches import GOES_ON, lengths_by_beginning, longest_apart
from corpus.thai.script import THAI, fold_letters_and_digits

CONCEPT = "="
"""Prefix of a concept's term: concepts are a namespace of their own beside words and grams."""

LEAST_THAI = 3
"""Letters of the shortest Thai name: shorter ones occur by chance."""

LEAST_INFLECTED = 4
"""Letters of the shortest English word met in any inflection: shorter ones are matched as they are (us is no we)."""

FEW_NAMES = 300
"""Thai names that are each looked for in a text; of more, the text is gone through letter by letter."""

MATCHING = 2
"""Counts up whenever the same names would be found elsewhere in a text: part of the version of a thesaurus."""

_FOLDER = Path(__file__).with_name("thesaurus")
_THAI, _LATIN = re.compile(f"[{THAI}]+"), re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Where a text speaks of concepts. span: of the text. concepts: their terms, in order; several where the name has
    several senses."""

    span: Span
    concepts: tuple[str, ...]


def find_concepts(text: str, only: Collection[str] | None = None) -> tuple[Mention, ...]:
    """The mentions in `text`, in order, none overlapping another: of names that overlap the longest counts, of equals
    the first. A Thai name begins or ends where newmm parts words, English ones are met in any inflection, abbreviations
    with their stops or, where they stand by themselves, without.

    only: terms of the concepts that are looked for, as if there were no others; None looks for all.
    """
    return (_thesaurus() if only is None else _part(frozenset(only))).find(text)


def reword(text: str) -> str:
    """`text` as an official would word it: in place of each name of a concept its first Thai one, of คนแก่ ผู้สูงอายุ, of
    goat แพะ. A name of several concepts stays."""
    return _thesaurus().reword(text)


def thesaurus_version() -> str:
    """Tells one thesaurus from another: an index states which one it was made with."""
    return _thesaurus().version


def concept_terms() -> tuple[str, ...]:
    """The terms of all concepts, in the order of the thesaurus."""
    return _thesaurus().terms


def concept_words() -> frozenset[str]:
    """The words of which the English names of all concepts are made, small letters."""
    return _thesaurus().english


class Thesaurus:
    """Names and the concepts they stand for.

    lines: one concept each, its names parted by ";", a Thai one in letters alone and LEAST_THAI of them at least or an
    abbreviation as the list has it, an English one as a dictionary has it; the first names the concept. Raises
    ValueError when two lines have the same first, or a Thai name is too short.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._concepts = {CONCEPT + names[0]: names for names in map(_names, lines)}
        if len(self._concepts) < len(lines):
            firsts = [names[0] for names in map(_names, lines)]
            raise ValueError(f"two concepts are called {max(firsts, key=firsts.count)}")
        self._thai: dict[str, tuple[str, ...]] = defaultdict(tuple)
        self._latin: dict[tuple[str, ...], tuple[str, ...]] = defaultdict(tuple)
        self._stopped: dict[str, tuple[str, ...]] = defaultdict(tuple)
        self._free: dict[str, tuple[str, ...]] = defaultdict(tuple)
        self._codes: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for term, names in self._concepts.items():
            for name in names:
                self._add(name, term)
        thai = ((term, next(filter(_THAI.fullmatch, names), "")) for term, names in self._concepts.items())
        self._first_thai = {term: name for term, name in thai if name}
        self._lengths = lengths_by_beginning((*self._thai, *self._free), LEAST_THAI)
        self._names = frozenset((*self._thai, *self._free))
        self._counts = sorted({*map(len, self._latin)}, reverse=True)
        english = (name for names in self._concepts.values() for name in names if not _THAI.search(name))
        self.terms = tuple(self._concepts)
        self.english = frozenset(word for name in english for word in re.findall("[a-z]+", name))
        self.version = hashlib.sha256("\n".join((str(MATCHING), *lines)).encode()).hexdigest()[:12]

    def _add(self, name: str, term: str) -> None:
        if is_code(name):
            self._codes[name] += (term,)
        elif is_stopped(name):
            self._stopped[bare(name)] += (term,)
            if not name.endswith("*"):
                self._free[bare(name)] += (term,)
        elif not _THAI.fullmatch(name):
            self._latin[_lemmas(_LATIN.findall(fold_letters_and_digits(name)))] += (term,)
        elif len(name) >= LEAST_THAI:
            self._thai[name] += (term,)
        else:
            raise ValueError(f"the name {name} has fewer than {LEAST_THAI} letters")

    @classmethod
    def from_table(cls, table: dict[str, Any]) -> "Thesaurus":
        """The one of which `to_table` gave this."""
        thesaurus = cls.__new__(cls)
        thesaurus.__dict__.update(table)
        return thesaurus

    def to_table(self) -> dict[str, Any]:
        """All that it is, of plain values."""
        return {name: dict(value) if isinstance(value, dict) else value for name, value in vars(self).items()}

    def part(self, only: Collection[str]) -> "Thesaurus":
        """The thesaurus of the concepts `only`, by their terms."""
        places = self._places
        terms = sorted((term for term in {*only} if term in places), key=places.__getitem__)
        return Thesaurus([" ; ".join(self._concepts[term]) for term in terms])

    def find(self, text: str) -> tuple[Mention, ...]:
        """As `find_concepts`, by the names of this thesaurus."""
        folded = fold_letters_and_digits(text)
        found = (*self._in_pieces(folded), *self._in_latin(folded), *self._in_codes(folded))
        return tuple(sorted(found, key=lambda mention: mention.span))

    def reword(self, text: str) -> str:
        """As `reword`, by the names of this thesaurus."""
        done, at = "", 0
        for mention in self.find(text):
            start, end = mention.span
            # Of one concept, though it may be called so by two of its names (plan and planning).
            first = self._first_thai.get(mention.concepts[0]) if len({*mention.concepts}) == 1 else None
            done += text[at:start] + (first or text[start:end])
            at = end
        return done + text[at:]

    @cached_property
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self._concepts)}

    def _in_pieces(self, folded: str) -> Iterator[Mention]:
        held = [name for name in self._names if name in folded] if len(self._names) <= FEW_NAMES else None
        if held == [] and not self._may_have_stopped(folded):
            return
        begins = None if held is None else _beginnings(folded, held)
        for piece in _pieces().finditer(folded):
            if piece.lastgroup == "thai":
                start, end = piece.span()
                if begins is None:
                    places: Sequence[int] = range(end - start - LEAST_THAI + 1)
                else:
                    places = [at - start for at in begins[bisect_left(begins, start) : bisect_left(begins, end)]]
                # การค้ามนุษย์ speaks of trafficking (ค้ามนุษย์), not of trade (การค้า).
                if places or end - start < LEAST_THAI:
                    yield from longest_apart(self._in_thai(piece[0], start, places))
                continue
            for start, end in part_stopped(piece[0]):
                if concepts := self._stopped.get(bare(piece[0][start:end])):
                    yield Mention(span=(piece.start() + start, piece.start() + end), concepts=concepts)

    def _may_have_stopped(self, folded: str) -> bool:
        letters = bare(folded) if self._stopped else ""
        return any(name in letters for name in self._stopped)

    def _in_thai(self, run: str, offset: int, places: Sequence[int]) -> Iterator[Mention]:
        # The longest name that begins at each of `places`.
        if len(run) < LEAST_THAI and run in self._free:
            yield Mention(span=(offset, offset + len(run)), concepts=self._free[run])
        edges: Collection[int] = ()
        words: Collection[Span] = ()
        lengths, names = self._lengths, self._names
        for at in places:
            beginning = run[at : at + LEAST_THAI]
            if beginning not in lengths:
                continue
            for length in lengths[beginning]:
                name = run[at : at + length]
                if name not in names:
                    continue
                end = at + len(name)
                if not edges:
                    ends = (0, *accumulate(map(len, part_words(run))))
                    edges, words = {*ends}, {*pairwise(ends)}
                if name in self._free and (at, end) in words:
                    yield Mention(span=(offset + at, offset + end), concepts=self._free[name])
                elif name not in self._thai:
                    continue
                elif not GOES_ON.match(run, end) and (at in edges or end in edges):
                    yield Mention(span=(offset + at, offset + end), concepts=self._thai[name])
                break

    def _in_codes(self, folded: str) -> Iterator[Mention]:
        for start, end, code in find_codes(folded) if self._codes else ():
            if code in self._codes:
                yield Mention(span=(start, end), concepts=self._codes[code])

    def _in_latin(self, folded: str) -> Iterator[Mention]:
        words = list(_LATIN.finditer(folded)) if self._latin else []
        lemmas, at = _lemmas([word[0] for word in words]), 0
        while at < len(words):
            names = (lemmas[at : at + count] for count in self._counts)
            name = next((name for name in names if name in self._latin), ())
            if name:
                yield Mention(span=(words[at].start(), words[at + len(name) - 1].end()), concepts=self._latin[name])
            at += len(name) or 1


@cache
def _thesaurus() -> Thesaurus:
    # What its English names are inflected from is the dictionary's to say.
    return Thesaurus.from_table(open_values("thesaurus", english_origin(), lambda: _read_thesaurus().to_table()))


def _read_thesaurus() -> Thesaurus:
    lines = [line.strip() for file in sorted(_FOLDER.glob("*.txt")) for line in file.read_text("utf-8").splitlines()]
    return Thesaurus(_joined([line for line in lines if line and not line.startswith("#")], read_abbreviations()))


def _joined(lines: Iterable[str], abbreviations: Iterable[Sequence[str]]) -> list[str]:
    # What the thesaurus names by a long form has its abbreviations for names, too; others are a concept of their own.
    rows = [list(_names(line)) for line in lines]
    named: dict[str, list[int]] = defaultdict(list)
    for place, names in enumerate(rows):
        for name in names:
            named[name].append(place)
    for long_form, *others in abbreviations:
        if long_form in named:
            for place in named[long_form]:
                rows[place] += [name for name in others if name not in rows[place]]
        else:
            rows.append([long_form, *others])
    return [" ; ".join(names) for names in rows]


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(thai_pieces(), re.VERBOSE)


@lru_cache(64)
def _part(only: frozenset[str]) -> Thesaurus:
    return _thesaurus().part(only)


def _beginnings(text: str, names: Iterable[str]) -> list[int]:
    # Where any of `names` begins in `text`, in order.
    found: set[int] = set()
    for name in names:
        at = text.find(name)
        while at >= 0:
            found.add(at)
            at = text.find(name, at + 1)
    return sorted(found)


def _names(line: str) -> tuple[str, ...]:
    return tuple(name.strip().lower() for name in line.split(";"))


def _lemmas(words: Sequence[str]) -> tuple[str, ...]:
    # By dictionary: a stemmer by rules makes one of publicity and public, of import and important.
    return tuple(lemma_of(word) if len(word) >= LEAST_INFLECTED else word for word in words)
