"""A report beside the library."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from flask import Response, request
from flask_openapi3.models import RawModel
from werkzeug.exceptions import UnsupportedMediaType

from corpus import SUFFIXES
from web.api.interface import answers, give
from web.api.models.queries import ReviewQuery
from web.api.models.reviews import ReviewAnswer
from web.context import cite, current_engine, page_address
from web.desk import Asked, bench, review_file
from web.export import review_to_record

KINDS: Mapping[str, str] = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/octet-stream": "",
}
"""By the media type of a report the ending of its name, which decides its reader; "" where the name must have one."""

UNNAMED = "report"


class ReportBody(RawModel):
    """A report as a file by itself."""

    mimetypes = list(KINDS)  # noqa: RUF012  as the library declares it


@answers("/review", ReviewAnswer, private=True, method="POST")
def review(query: ReviewQuery, raw: ReportBody) -> Response:
    """The file as the body, at most 32 MB; it is not stored. It waits its turn, and takes a minute for 100 pages."""
    asked = Asked(
        name=_name_report(query.name or UNNAMED),
        agency=query.agency or "",
        same_type_first=query.same_type_first in ("1", "true"),
    )
    found = bench().answer(review_file(current_engine(), asked, request.get_data()))
    answer = give(review_to_record(found, cite, page_address))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _name_report(stated: str) -> str:
    # With an ending that decides the reader: its own, else that of its media type.
    if request.mimetype not in KINDS:
        raise UnsupportedMediaType
    name = PurePosixPath(stated.replace("\\", "/")).name or UNNAMED
    if name.lower().endswith(SUFFIXES):
        return name
    if not KINDS[request.mimetype]:
        raise UnsupportedMediaType
    return name + KINDS[request.mimetype]
