"""Judging: who judges, and the marks of passages as answers to a query. There only where the server was started so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from flask import Blueprint, Response, after_this_request, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from corpus import Passage
from search import (
    GRADES,
    LONGEST_JUDGE,
    MAX_QUERY,
    Judgements,
    Mark,
    SearchEngine,
    follow_marks,
    former_ids,
    judge_name,
    query_key,
)
from web.context import current_engine, link, refuse_elsewhere, site
from web.errors import BadParameter, shorten
from web.finding import find_passage
from web.parameters import without_controls
from web.refusals import BAD_MARK, NO_JUDGE, NO_QUERY

COOKIE = "pmqa-judge"

YEAR = 31_536_000
"""Seconds for which a browser keeps who judges."""

judging_pages = Blueprint("judging", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What a list needs so that its hits can be marked. judge: "" until somebody gave a name. query: that the hits
    answer. back: the address of the list. grades: that the judge gave, by the ids of passages."""

    judge: str
    query: str
    back: str
    longest: int = LONGEST_JUDGE
    choices: tuple[int, ...] = GRADES
    grades: Mapping[str, int] = field(default_factory=dict)


def find_marking(engine: SearchEngine, query: str) -> Marking | None:
    """How the hits of `query` can be marked on the page that is asked for; None where they cannot: without the switch,
    and without a query. Raises JudgementsProblem."""
    if not site().settings.serving.judging or not query_key(query):
        return None
    after_this_request(_never_store)
    judge = _read_judge()
    marks = follow_marks(_judgements().of(judge, query), engine) if judge else ()
    return Marking(
        judge=judge,
        query=query,
        back=_own_address(),
        grades={mark.passage: mark.grade for mark in marks},
    )


@judging_pages.post("/judging/judge")
def name_judge() -> ResponseReturnValue:
    """Keep who judges in this browser, and lead back. Raises BadParameter for a name that cannot be one."""
    refuse_elsewhere()
    name = judge_name(request.form.get("judge", ""))
    if not name:
        raise BadParameter("judge", NO_JUDGE.filled(most=str(LONGEST_JUDGE)))
    answer = redirect(_back(), 303)
    answer.set_cookie(
        COOKIE, quote(name, safe=""), max_age=YEAR, path=request.script_root or "/", httponly=True, samesite="Strict"
    )
    return answer


@judging_pages.post("/judging/marks")
def mark_passage() -> ResponseReturnValue:
    """Keep the mark of a passage for the query q, or take it back where `mark` has no grade behind its stop, and lead
    back to the passage; to who asks for JSON tell the grade. Raises BadParameter, UnknownPassage, JudgementsProblem."""
    refuse_elsewhere()
    judge, query, (wanted, grade) = _read_judge(), without_controls(request.form.get("q", "")), _read_mark()
    if not judge:
        raise BadParameter("judge", NO_JUDGE.filled(most=str(LONGEST_JUDGE)))
    if not query_key(query) or len(query) > MAX_QUERY:
        raise BadParameter("q", NO_QUERY.filled(most=str(MAX_QUERY)))
    engine, kept = current_engine(), _judgements()
    passage = find_passage(wanted, engine)
    former = former_ids(kept.of(judge, query), passage.id, engine)
    if grade is None:
        kept.take_back(judge, query, [*former, passage.id])
    else:
        kept.keep(_mark(engine, judge, query, passage, grade), former)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(passage=passage.id, grade=grade)
    return redirect(f"{_back()}#m-{passage.id}", 303)


def _mark(engine: SearchEngine, judge: str, query: str, passage: Passage, grade: int) -> Mark:
    case = engine.case(passage.case_id)
    return Mark(
        judge=judge,
        query=query,
        passage=passage.id,
        document=case.document,
        lines=passage.lines,
        agency=case.agency,
        case=case.id,
        grade=grade,
        generation=engine.generation,
        time=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


def _read_mark() -> tuple[str, int | None]:
    # The passage, a stop, and the grade; nothing behind the stop takes the mark back.
    given = request.form.get("mark", "")
    passage, stop, grade = given.rpartition(".")
    if not stop or grade not in ("", *map(str, GRADES)):
        raise BadParameter("mark", BAD_MARK.filled(text=shorten(given)))
    return passage, int(grade) if grade else None


def _read_judge() -> str:
    return judge_name(unquote(request.cookies.get(COOKIE, "")))


def _judgements() -> Judgements:
    return Judgements(site().settings.home)


def _own_address() -> str:
    asked = request.query_string.decode()
    return quote(request.script_root + request.path) + (f"?{asked}" if asked else "")


def _back() -> str:
    # Browsers pass over white space in an address and take a backslash for a slash: neither is in one of ours.
    back = request.form.get("back", "")
    is_ours = back.startswith("/") and not back.startswith("//")
    if is_ours and not any(sign <= " " or sign in "\\#" for sign in back):
        return back
    return link("search.search_page")


def _never_store(response: Response) -> Response:
    # Else the way back from a case would show the list as it was before its marks.
    response.headers["Cache-Control"] = "no-store"
    return response
