"""All wording of the interface put together, and how it is said."""

from collections.abc import Mapping

from corpus import Said
from web.texts.about_page import ABOUT_PAGE
from web.texts.api.page import API_PAGE
from web.texts.basket_page import BASKET_PAGE
from web.texts.case_page import CASE_PAGE
from web.texts.citing import CITING
from web.texts.criteria_pages import CRITERIA_PAGES
from web.texts.directory_pages import DIRECTORY_PAGES
from web.texts.frame import FRAME
from web.texts.review_page import REVIEW_PAGE
from web.texts.search_page import SEARCH_PAGE
from web.texts.sheet_page import SHEET_PAGE

TEXTS: Mapping[str, Said] = {
    **FRAME,
    **SEARCH_PAGE,
    **CASE_PAGE,
    **CITING,
    **BASKET_PAGE,
    **CRITERIA_PAGES,
    **DIRECTORY_PAGES,
    **ABOUT_PAGE,
    **SHEET_PAGE,
    **API_PAGE,
    **REVIEW_PAGE,
}
"""Every wording by its key, of which no two parts have the same."""


def say(key: str, language: str, *, n: int | None = None, **values: str) -> str:
    """The wording under `key` with its values filled in; `n` is a count, written with thousands separated.

    Plain text: a template escapes it. Raises KeyError for an unknown key or a value that the wording wants.
    """
    return TEXTS[key].filled(n=n, **values).in_language(language)
