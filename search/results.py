"""What a search is asked and what it answers. Values only."""

from dataclasses import dataclass

from corpus import Case, Passage, Span
from index import ItemLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which passages may answer; None lets all through. A hit must meet every filter that is set.

    category: 1-7. year: Buddhist era. agency: the full name or one of the short names of a case.
    agency_type: กรม, สำนักงาน, จังหวัด, ... document: the name of a document. item: code of an item that the passage
    itself evidences.
    """

    category: int | None = None
    year: int | None = None
    agency: str | None = None
    agency_type: str | None = None
    document: str | None = None
    item: str | None = None

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseLeg:
    """What the vectors say of a hit. score: cosine, -1 to 1. window: span of the passage that came nearest."""

    score: float
    window: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalLeg:
    """What the words say of a hit. score: BM25 over the largest score the query could reach, 0 to 1.

    terms: the query's words that the passage contains, in the order of the query.
    """

    score: float
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage of an answer. rank: from 1. score: higher is better, comparable within one answer only.

    highlights: spans of `passage.text`, in order, not overlapping. items: that the passage evidences, best first.
    """

    rank: int
    score: float
    case: Case
    passage: Passage
    highlights: tuple[Span, ...]
    dense: DenseLeg
    lexical: LexicalLeg
    items: tuple[ItemLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHits:
    """The hits of one case, best first; at least one."""

    case: Case
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a query.

    query: as it was understood (outer white space gone, damage repaired). answered: whether anything was found.
    total: the passages that were ranked, of which `hits` are the first. hits: best first, ties by passage id.
    """

    query: str
    answered: bool
    total: int
    hits: tuple[Hit, ...]

    def by_case(self) -> tuple[CaseHits, ...]:
        """The hits grouped by case, in the order of each case's best hit."""
        groups: dict[str, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.case.id, []).append(hit)
        return tuple(CaseHits(case=hits[0].case, hits=tuple(hits)) for hits in groups.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What can be filtered by, over the whole index, each sorted: the web page's menus."""

    categories: tuple[int, ...]
    years: tuple[int, ...]
    agencies: tuple[str, ...]
    agency_types: tuple[str, ...]
    items: tuple[str, ...] = ()
