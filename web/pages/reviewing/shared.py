"""What all pages of a review have in common: where reviews are, who may keep them, what is said when one is gone."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from search import Review
from web.desk import Finished, State, bench, unpack_review
from web.errors import ReviewGone
from web.forms import SearchForm

LONGEST_TOKEN = 40
"""Characters of a token that is looked for: ours have 22."""

review_pages = Blueprint("review", __name__)


def find_state(token: str) -> State:
    """What the review of this token has come to. Raises ReviewGone."""
    state = bench().desk.find(token) if len(token) <= LONGEST_TOKEN else None
    if state is None:
        raise ReviewGone
    return state


def find_review(token: str) -> Review | None:
    """The review of this token; None as long as there is none, or when it has failed. Raises ReviewGone."""
    state = find_state(token)
    return unpack_review(state.content) if isinstance(state, Finished) else None


@review_pages.after_request
def keep_private(answer: Response) -> Response:
    """Nobody keeps a review, and no machine that collects pages looks at one. Its address is the only key to it, and
    leaves the site in no Referer: web/guard/headers.py."""
    if "token" in (request.view_args or {}):
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@review_pages.errorhandler(ReviewGone)
def tell_gone(problem: ReviewGone) -> ResponseReturnValue:
    """That there is no review here, and the way to the form."""
    return render_template("review_gone.html", form=SearchForm()), 404
