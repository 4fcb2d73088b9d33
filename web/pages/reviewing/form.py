"""The form: a report comes in, and its review begins."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from corpus import MAX_REPORT_BYTES, SUFFIXES, DocumentError, PmqaError, refuse
from web.context import current_engine, language, link, refuse_elsewhere
from web.desk import Asked, bench, review_file
from web.errors import BadParameter, Busy
from web.forms import SearchForm
from web.pages.reviewing.shared import review_pages
from web.parameters import without_controls
from web.texts import TEXTS, say

LONGEST_NAME = 200
"""Characters of the name of an agency, or of a file, of which the end is kept, for it tells the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as it was filled in. A file cannot be filled in again: browsers do not let a page name one."""

    text: str = ""
    agency: str = ""
    same_type_first: bool = False


@review_pages.get("/review")
def form() -> ResponseReturnValue:
    """The form; with ?discarded=1 it says that a review was discarded."""
    return show_form(Filled(), discarded="discarded" in request.args)


@review_pages.post("/review")
def begin() -> ResponseReturnValue:
    """Take a report, as a file or as text, and lead to where its review will be; with what is wrong the form again."""
    refuse_elsewhere()
    filled = Filled(
        text=request.form.get("text", ""),
        agency=" ".join(without_controls(request.form.get("agency", "")).split())[:LONGEST_NAME],
        same_type_first="same_type_first" in request.form,
    )
    try:
        name, content = _read_report(filled.text)
        asked = Asked(name=name, agency=filled.agency, same_type_first=filled.same_type_first)
        token = bench().begin(asked, review_file(current_engine(), asked, content))
    except Busy as problem:
        return show_form(filled, problem), 503, {"Retry-After": str(problem.seconds)}
    except (BadParameter, DocumentError) as problem:
        return show_form(filled, problem), 400
    return redirect(link("review.result", token=token), 303)


@review_pages.errorhandler(RequestEntityTooLarge)
def tell_too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """The form, and that the report is too large; it was not read, so nothing of it can stand there again."""
    return show_form(Filled(), PmqaError(TEXTS["review_too_large"])), 413


def show_form(filled: Filled, problem: PmqaError | None = None, *, discarded: bool = False) -> str:
    """The form filled in, and what was wrong."""
    sentence = problem.sentence(language()) if problem else ""
    return render_template(
        "review.html",
        filled=filled,
        problem=sentence,
        discarded=discarded,
        largest=MAX_REPORT_BYTES,
        form=SearchForm(),
    )


def _read_report(text: str) -> tuple[str, bytes]:
    # The name and the content of what came in. What can be told at once is not told half a minute later.
    file = request.files.get("file")
    name = _name_of(file.filename or "") if file else ""
    if not name and not text.strip():
        raise BadParameter("file", TEXTS["review_nothing_given"])
    if file is None or not name:
        return f"{say('review_pasted', language())}.txt", text.encode()
    if text.strip():
        raise BadParameter("file", TEXTS["review_both_given"])
    if not name.lower().endswith(SUFFIXES):
        raise refuse(name, "no reader")
    if content := file.read():
        return name, content
    raise refuse(name, "blank")


def _name_of(stated: str) -> str:
    # Some browsers once sent whole paths.
    return PurePosixPath(without_controls(stated).replace("\\", "/")).name.strip()[-LONGEST_NAME:]
