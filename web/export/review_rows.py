"""A review of a report as rows of one table: what each row is says its kind."""

from collections.abc import Iterator, Sequence

from corpus import Case, Criteria, Passage
from search import ItemReview, ReportPassage, Review
from web.export.citing import Cite, cite_without_address
from web.export.tabular import Cell, write_csv
from web.view import list_claimed, list_stretches, passages_of

REVIEW_COLUMNS = (
    "item",
    "kind",
    "passage",
    "heading",
    "page",
    "text",
    "dimension",
    "value",
    "printed",
    "unit",
    "year",
    "target",
    "before",
    "met",
    "letters",
    "shared_kind",
    "agency",
    "other_heading",
    "other_page",
    "other_text",
    "score",
    "citation_thai",
    "citation_apa",
    "link",
)
"""kind: passage, gap, precedent, figure or shared. passage: the number of that of the report, of a precedent the one
that it is like. dimension: of a gap the one without cue words, of a precedent those with them. page: in the report. value: a
number; printed: the same as the report has it. What begins with "other_" is of the library, and so are agency and citation."""

Row = dict[str, Cell]


def write_review_csv(review: Review, criteria: Criteria, language: str, cite: Cite | None = None) -> bytes:
    """The table as a file. cite: by default without addresses, as there is no site."""
    return write_csv(*to_review_rows(review, cite or cite_without_address(criteria, language)))


def to_review_rows(review: Review, cite: Cite) -> tuple[Sequence[str], list[list[Cell]]]:
    """The names of the columns, and the rows: item by item its passages, the figures in them, its gaps, its precedents;
    then shared text, under the item that its passage evidences most."""
    rows = [*(row for item in review.items for row in _item_rows(review, item, cite)), *_shared_rows(review, cite)]
    return REVIEW_COLUMNS, [[row.get(name) for name in REVIEW_COLUMNS] for row in rows]


def _item_rows(review: Review, item: ItemReview, cite: Cite) -> Iterator[Row]:
    own = passages_of(review, item.passages)
    for each in own:
        yield {"item": item.code, "kind": "passage", **_own(each), "text": each.passage.text}
    for claimed in list_claimed(own):
        figure = claimed.figure
        yield {
            "item": item.code,
            "kind": "figure",
            **_own(claimed.own),
            "text": claimed.own.passage.text[slice(*figure.sentence)],
            "value": _plain(figure.value),
            "printed": figure.printed,
            "unit": figure.unit,
            "year": figure.year,
            "target": _plain(figure.target),
            "before": _plain(figure.before),
            "met": None if figure.met is None else "yes" if figure.met else "no",
        }
    for dimension in item.missing:
        yield {"item": item.code, "kind": "gap", "dimension": dimension.value}
    for precedent in item.precedents:
        yield {
            "item": item.code,
            "kind": "precedent",
            "passage": precedent.like,
            "dimension": ", ".join(each.value for each in precedent.found),
            "score": round(precedent.score, 4),
            **_other(precedent.case, precedent.passage, cite),
        }


def _shared_rows(review: Review, cite: Cite) -> Iterator[Row]:
    for pair in list_stretches(review):
        stretch, text = pair.stretch, pair.own.passage.text
        yield {
            "item": pair.own.links[0].code if pair.own.links else None,
            "kind": "shared",
            **_own(pair.own),
            "text": text[slice(*stretch.own)],
            "letters": stretch.letters,
            "shared_kind": stretch.kind.value,
            **_other(stretch.case, stretch.passage, cite),
            "other_text": stretch.passage.text[slice(*stretch.other)],
        }


def _plain(value: float | None) -> float | None:
    # 76 and not 76.0.
    return int(value) if value is not None and value.is_integer() else value


def _own(each: ReportPassage) -> Row:
    return {"passage": each.number, "heading": each.passage.section, "page": each.passage.page}


def _other(case: Case, passage: Passage, cite: Cite) -> Row:
    citation = cite(case, passage)
    return {
        "agency": case.agency,
        "other_heading": passage.section,
        "other_page": passage.page,
        "other_text": passage.text,
        "citation_thai": citation.thai,
        "citation_apa": citation.apa,
        "link": citation.link,
    }
