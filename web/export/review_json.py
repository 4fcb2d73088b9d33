"""A review of a report as JSON: what it names of the library with its place on the site and how to cite it."""

from collections.abc import Callable
from typing import Any

from corpus import Case, Passage
from search import Review, review_to_json
from web.export.citing import Cite


def review_to_record(review: Review, cite: Cite, page_of: Callable[[Case, Passage], str]) -> dict[str, Any]:
    """As `review_to_json`, and of each passage of the library `url` and `citation`. cite: how it is cited; page_of:
    the whole address of its page."""

    def beside(case: Case, passage: Passage) -> dict[str, Any]:
        citation = cite(case, passage)
        return {"url": page_of(case, passage), "citation": {"th": citation.thai, "apa": citation.apa}}

    record = review_to_json(review)
    for item, told in zip(review.items, record["items"], strict=True):
        for precedent, row in zip(item.precedents, told["precedents"], strict=True):
            row.update(beside(precedent.case, precedent.passage))
    for own, told in zip(review.passages, record["passages"], strict=True):
        for stretch, row in zip(own.shared, told["shared"], strict=True):
            row["other"].update(beside(stretch.case, stretch.passage))
    return record
