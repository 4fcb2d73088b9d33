"""What templates can say and show, beside what a page hands them."""

from typing import NamedTuple

from flask import current_app, request
from werkzeug.urls import uri_to_iri

from web.context import answer_link, asset, language, link, site, switch_link
from web.texts import say
from web.view import (
    cite_passage,
    cite_register,
    english_name,
    english_type,
    format_item,
    is_thai,
    keep_words,
    label_chip,
    list_cues,
    name_agency,
    name_award,
    name_category,
    share_score,
    show_blocks,
    show_evidence,
    show_folded,
    show_nearest,
    show_snippet,
    show_stretch,
    write_today,
)


class Way(NamedTuple):
    """An entry of the navigation: the key of its wording, the page it leads to, the pages that belong to it beside."""

    key: str
    endpoint: str
    beside: tuple[str, ...] = ()


NAVIGATION = (
    Way("nav_search", "search.search_page"),
    Way("nav_cases", "search.cases_page", ("cases.case_page", "cases.similar_page")),
    Way("nav_agencies", "directory.agencies_page"),
    Way("nav_items", "criteria.items_page", ("criteria.category_page", "criteria.item_page")),
    Way("nav_register", "directory.register_page"),
    Way("nav_coverage", "criteria.coverage_page"),
    Way("nav_compare", "directory.compare_page"),
    Way("nav_about", "directory.about_page"),
    Way("nav_basket", "basket.basket_page"),
)
"""The pages that every page leads to, in the order they are shown."""


def list_ways() -> list[Way]:
    """The entries of the navigation."""
    # Until all pages are here.
    return [way for way in NAVIGATION if way.endpoint in current_app.view_functions]


def tell_current(way: Way) -> str:
    """What aria-current says of an entry: "page" for this very page, "true" where this one belongs to it, else ""."""
    if request.endpoint == way.endpoint:
        return "page"
    return "true" if request.endpoint in way.beside else ""


def give_templates() -> dict[str, object]:
    """The names that every template knows, for the request that is answered now."""
    lang, criteria = language(), site().criteria
    return {
        "lang": lang,
        "home_lang": site().settings.language,
        "criteria": criteria,
        "say": lambda key, **values: say(key, lang, **values),
        "link": link,
        "readable": uri_to_iri,
        "answer_link": answer_link,
        "chip": lambda choice: label_chip(choice, lang),
        "switch_link": switch_link,
        "asset": asset,
        "ways": list_ways(),
        "tell_current": tell_current,
        "keep_words": keep_words,
        "today": lambda: write_today(lang),
        "agency": lambda case: name_agency(case, lang),
        "category": lambda number: name_category(criteria, number, lang),
        "item": lambda code: format_item(criteria, code, lang),
        "award_name": lambda award: name_award(award, lang),
        "cite": lambda passage, case: cite_passage(passage, case, lang),
        "english_name": lambda agency, names=(): english_name(agency, names) if lang == "en" else "",
        "english_type": lambda kind: english_type(kind) if lang == "en" else "",
        "is_thai": is_thai,
        "cite_register": lambda entries: cite_register([entry.award for entry in entries], lang),
        "show_snippet": show_snippet,
        "show_stretch": show_stretch,
        "show_blocks": show_blocks,
        "show_evidence": show_evidence,
        "show_folded": show_folded,
        "show_nearest": show_nearest,
        "list_cues": list_cues,
        "share_score": share_score,
    }
