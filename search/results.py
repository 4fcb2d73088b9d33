"""What a search is asked and what it answers. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Literal

from corpus import Award, Case, Passage, Span
from index import ItemLink

Sort = Literal["relevance", "year"]
"""In what order passages are listed: the best first, or the newest, those of one year as before."""

Unit = Literal["passage", "case"]
"""What a page counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which passages may answer. The values of one filter are alternatives, and () lets all through; a hit meets every
    filter that is set. What no passage has is met by none.

    None among the values is what is not stated: by the case its category, year or type of agency; of the agency, that
    the passage stands in the introduction of a book, which is no agency's; of the item, that it evidences none.

    category: 1-7. year: Buddhist era. agency: the full name or one of the short names of a case, whatever its case and
    full stops. agency_type: กรม, สำนักงาน, จังหวัด, ... document: the name of a document. item: code of an item that
    the passage itself evidences. Raises ValueError for a value that stands in no tuple.
    """

    category: tuple[int | None, ...] = ()
    year: tuple[int | None, ...] = ()
    agency: tuple[str | None, ...] = ()
    agency_type: tuple[str | None, ...] = ()
    document: tuple[str | None, ...] = ()
    item: tuple[str | None, ...] = ()

    def __post_init__(self) -> None:
        for name in (each.name for each in fields(self)):
            if not isinstance(value := getattr(self, name), tuple):
                raise ValueError(f"filter {name} is {value!r}, wanted a tuple of values")

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseLeg:
    """What the vectors say of a hit. score: the mean of the nearest window's cosine and of MaxSim, -1 to 1. window: the
    span of the passage that came nearest in meaning; window_score: its own cosine. part: what of the hit's score is due
    to this leg."""

    score: float
    window: Span
    window_score: float = 0.0
    part: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalLeg:
    """What the words say of a hit. score: BM25 over the largest score the query could reach, of its words and grams and
    of what they mean, up to 2 (`Ranking`); beside passages of the other script it may fall below 0.

    terms: the query's words that the passage contains, in the order of the query. weights: of each of them its share
    of the idf of all the query's words, 0 to 1. part: what of the hit's score is due to this leg. meant: words of the
    passage, as printed, that mean what other words of the query do.
    """

    score: float
    terms: tuple[str, ...]
    weights: tuple[float, ...] = ()
    part: float = 0.0
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage of an answer. rank: from 1. score: higher is better, comparable within one answer only: the sum of
    the parts of both legs, of `name_boost` and of `aim`.

    highlights: spans of `passage.text` with words of the query, in order, not overlapping; what was matched by meaning
    is `dense.window`. items: that the passage evidences, best first. name_boost: what the score owes to the query
    naming the case or an item, 0 when it does not. states_aim: the passage states an aim and tells no practice; aim:
    what the score lost by it, below 0, or gained where aims are asked for.
    """

    rank: int
    score: float
    case: Case
    passage: Passage
    highlights: tuple[Span, ...]
    dense: DenseLeg
    lexical: LexicalLeg
    items: tuple[ItemLink, ...] = ()
    name_boost: float = 0.0
    states_aim: bool = False
    aim: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarCase:
    """A case that does what another does. score: the mean similarity of its nearest passages, 1 for the same.

    own, other: the two passages, one of each case, that are most alike; `other` belongs to `case`. states_aim: one of
    them states an aim; then the cases have nothing else to compare.
    """

    rank: int
    score: float
    case: Case
    own: Passage
    other: Passage
    states_aim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCount:
    """How much of an answer has a value. value: None for passages that have none. passages, cases: at least 1."""

    value: str | int | None
    passages: int
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHits:
    """The hits of one case, as they are listed; at least one. more: passages of it that are listed beside them."""

    case: Case
    hits: tuple[Hit, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneAwarded:
    """That the registers of awards have none of what was asked for, with what they cover. years: of the Buddhist era,
    ascending, empty when no register tells its own. documents: that have a register, by name. awards: how many they
    list together, of one that several list each."""

    years: tuple[int, ...]
    documents: tuple[str, ...]
    awards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a query, or one page of it.

    query: as it was understood (outer white space gone, damage repaired). answered: whether the index holds an answer;
    when it does not, `hits` are the nearest there is. confidence: 0 to 1, of the rule that says so, 0 when nothing was
    found; None when the index is too small to tell.
    total: the passages that are listed: that could be an answer, or the nearest few where none could; case_total: of
    how many cases. hits: those from `offset` on, best first, ties by passage id, or newest first; where cases are
    counted, so is `offset`, and each case has its first hits together. passages_of: of each case among the hits, by its
    id, how many passages are listed.
    counts: by the name of a facet (category, year, agency, agency_type, ...), how the passages that could be an answer
    are spread over its values, None for those without one; most passages first, ties by value, None last. The counts of
    a facet leave out the filter of that facet: its other values count what each would add.
    suggestion: the query as it was perhaps meant, None when nothing speaks for a slip.
    awards: those of the registers that the query asks for by a category or an agency and that meet the filters, the
    newest first, whether the index has a write-up of them or not; they answer it, even without a hit.
    none_awarded: set when the query asks for awards and the registers have none, whatever the filters; None when it
    asks for something else, and in an index without a register.
    item: the code of the item that the query was read as; the passages that evidence it come first, the surest before.
    None for a query in words.
    only_aims: the query is answered, but by what agencies aim at and not by anything they did.
    """

    query: str
    answered: bool
    total: int
    hits: tuple[Hit, ...]
    offset: int = 0
    case_total: int = 0
    passages_of: Mapping[str, int] = field(default_factory=dict)
    confidence: float | None = None
    suggestion: str | None = None
    counts: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    awards: tuple[Award, ...] = ()
    none_awarded: NoneAwarded | None = None
    item: str | None = None
    only_aims: bool = False

    def by_case(self) -> tuple[CaseHits, ...]:
        """The hits grouped by case, in the order of each case's best hit."""
        groups: dict[str, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.case.id, []).append(hit)
        return tuple(
            CaseHits(case=hits[0].case, hits=tuple(hits), more=self.passages_of.get(case, len(hits)) - len(hits))
            for case, hits in groups.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What can be filtered by, over the whole index, each sorted: the web page's menus."""

    categories: tuple[int, ...]
    years: tuple[int, ...]
    agencies: tuple[str, ...]
    agency_types: tuple[str, ...]
    items: tuple[str, ...] = ()
