"""The review as a file to work on."""

from collections.abc import Callable, Mapping

from flask import Response, abort, jsonify, redirect
from flask.typing import ResponseReturnValue

from search import Review
from web.context import cite, language, link, page_address, site
from web.export import review_to_record, write_review_csv, write_review_docx
from web.pages.reviewing.shared import find_review, review_pages


@review_pages.get("/review/<token>.<kind>")
def file(token: str, kind: str) -> ResponseReturnValue:
    """The review as a file of this kind; as long as there is none, to where it is told how far it is."""
    if kind not in WRITERS:
        abort(404)
    found = find_review(token)
    if found is None:
        return redirect(link("review.result", token=token), 303)
    answer = WRITERS[kind](found)
    answer.headers["Content-Disposition"] = f'attachment; filename="pmqa-review.{kind}"'
    return answer


def _write_word(review: Review) -> Response:
    content = write_review_docx(review, site().criteria, language(), cite)
    return Response(content, mimetype="application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def _write_table(review: Review) -> Response:
    return Response(write_review_csv(review, site().criteria, language(), cite), mimetype="text/csv")


def _write_json(review: Review) -> Response:
    return jsonify(review_to_record(review, cite, page_address))


WRITERS: Mapping[str, Callable[[Review], Response]] = {
    "docx": _write_word,
    "csv": _write_table,
    "json": _write_json,
}
"""The files that a review can be taken along as, by their ending."""
