"""A review of a report as rows of one table: what each row is says its kind."""

from collections.abc import Iterator, Sequence

from corpus import Case, Criteria, Passage
from search import ItemReview, ReportPassage, Review
from web.export.citing import Cite, cite_without_address
from web.export.tabular import Cell, write_csv
from web.export.wording import Wording
from web.view import Claimed, list_claimed, list_stretches, order_found, passages_of, place_own, write_claimed

REVIEW_COLUMNS = (
    "item",
    "item_name",
    "kind",
    "passage",
    "heading",
    "page",
    "text",
    "dimension",
    "printed",
    "value",
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
"""item_name: in the language of the file, as are the names of dimensions and places. kind: passage, gap, precedent,
figure or shared. passage: the number of that of the report, of a precedent the one that it is like. page: in the
report, where none is printed the sheet, the paragraphs or the lines. dimension: of a gap, of a precedent those that it
speaks of. printed: a figure as the report has it. What begins with "other_" is of the library, and so are agency
and citation."""

Row = dict[str, Cell]


def write_review_csv(review: Review, criteria: Criteria, language: str, cite: Cite | None = None) -> bytes:
    """The table as a file. cite: by default without addresses, as there is no site."""
    words = Wording(review=review, criteria=criteria, language=language)
    return write_csv(*_to_rows(words, cite or cite_without_address(criteria, language)))


def _to_rows(words: Wording, cite: Cite) -> tuple[Sequence[str], list[list[Cell]]]:
    # Item by item its passages, the figures in them, its gaps, its precedents; then shared text, under the item that
    # its passage evidences most.
    items = (row for item in words.review.items for row in _item_rows(words, item, cite))
    rows = [*items, *_shared_rows(words, cite)]
    for row in rows:
        row["item_name"] = words.name(str(row["item"])) if row["item"] else None
    return REVIEW_COLUMNS, [[row.get(name) for name in REVIEW_COLUMNS] for row in rows]


def _item_rows(words: Wording, item: ItemReview, cite: Cite) -> Iterator[Row]:
    own = passages_of(words.review, item.passages)
    for each in own:
        yield {"item": item.code, "kind": "passage", **_own(words, each), "text": each.passage.text}
    for claimed in list_claimed(own):
        yield {"item": item.code, "kind": "figure", **_own(words, claimed.own), **_figure(claimed)}
    for dimension in item.missing:
        yield {"item": item.code, "kind": "gap", "dimension": words.dimensions([dimension])}
    for precedent in item.precedents:
        found = [dimension for dimension, _ in order_found(precedent, item)]
        yield {
            "item": item.code,
            "kind": "precedent",
            "passage": precedent.like,
            "dimension": words.dimensions(found) if found else None,
            "score": round(precedent.score, 4),
            **_other(precedent.case, precedent.passage, cite),
        }


def _figure(claimed: Claimed) -> Row:
    figure, passage = claimed.figure, claimed.own.passage
    return {
        "text": passage.text[slice(*figure.sentence)],
        "printed": write_claimed(passage, figure),
        "value": _whole(figure.value),
        "unit": figure.unit,
        "year": figure.year,
        "target": _whole(figure.target),
        "before": _whole(figure.before),
        "met": None if figure.met is None else "yes" if figure.met else "no",
    }


def _whole(value: float | None) -> float | None:
    # A spreadsheet shows 93.0 as it stands.
    return int(value) if value is not None and value.is_integer() else value


def _shared_rows(words: Wording, cite: Cite) -> Iterator[Row]:
    for pair in list_stretches(words.review):
        stretch, text = pair.stretch, pair.own.passage.text
        yield {
            "item": pair.own.links[0].code if pair.own.links else None,
            "kind": "shared",
            **_own(words, pair.own),
            "text": text[slice(*stretch.own)],
            "letters": stretch.letters,
            "shared_kind": stretch.kind.value,
            **_other(stretch.case, stretch.passage, cite),
            "other_text": stretch.passage.text[slice(*stretch.other)],
        }


def _own(words: Wording, each: ReportPassage) -> Row:
    page = each.passage.page
    place = place_own(words.review, each, words.language) if page is None else page
    return {"passage": each.number, "heading": each.passage.section, "page": place}


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
