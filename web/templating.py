"""What templates can say and show, beside what a page hands them."""

from typing import NamedTuple

from flask import request
from werkzeug.urls import uri_to_iri

from search import write_share
from web.context import answer_link, asset, carried, language, link, site, switch_link
from web.quality import write_figure
from web.texts import say
from web.view import (
    cite_awards,
    cite_passage,
    english_name,
    english_type,
    format_item,
    is_from_image,
    is_thai,
    keep_words,
    label_chip,
    level_of,
    list_clues,
    list_cues,
    locate_source,
    name_agency,
    name_award,
    name_category,
    order_found,
    place_own,
    place_section,
    share_score,
    show_blocks,
    show_evidence,
    show_folded,
    show_nearest,
    show_own,
    show_precedent,
    show_sentence,
    show_shared,
    show_short,
    show_snippet,
    show_stretch,
    write_amount,
    write_claimed,
    write_figure_met,
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
    Way(
        "nav_review",
        "review.form",
        ("review.result", "review.item", "review.shared", "review.figures", "review.unlinked"),
    ),
    Way("nav_about", "directory.about_page"),
)
"""The pages that every page leads to, in the order they are shown."""


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
        "answer_link": lambda form: uri_to_iri(answer_link(form)),
        "chip": lambda choice: label_chip(choice, lang),
        "carried": carried(),
        "is_judging": site().settings.serving.judging,
        "switch_link": switch_link,
        "asset": asset,
        "ways": NAVIGATION,
        "tell_current": tell_current,
        "keep_words": keep_words,
        "today": lambda: write_today(lang),
        "agency": lambda case: name_agency(case, lang),
        "category": lambda number: name_category(criteria, number, lang),
        "item": lambda code: format_item(criteria, code, lang),
        "award_name": lambda award: name_award(award, lang),
        "cite": lambda passage: cite_passage(passage, lang),
        "cite_awards": lambda awards: cite_awards(awards, lang),
        "cite_register": lambda entries: cite_awards([entry.award for entry in entries], lang),
        "locate": lambda case, passage=None: locate_source(case, passage, lang),
        "english_name": lambda agency, names=(): english_name(agency, names) if lang == "en" else "",
        "english_type": lambda kind: english_type(kind) if lang == "en" else "",
        "is_thai": is_thai,
        "place_own": lambda review, own: place_own(review, own, lang),
        "place_section": lambda review, section: place_section(review, section, lang),
        "is_from_image": is_from_image,
        "order_found": order_found,
        "show_snippet": show_snippet,
        "show_stretch": show_stretch,
        "show_blocks": show_blocks,
        "show_evidence": show_evidence,
        "show_folded": show_folded,
        "show_nearest": show_nearest,
        "show_short": show_short,
        "show_own": show_own,
        "show_precedent": show_precedent,
        "show_sentence": lambda claimed: show_sentence(claimed.own.passage, [claimed.figure]),
        "show_shared": show_shared,
        "level_of": level_of,
        "list_clues": list_clues,
        "list_cues": list_cues,
        "share_score": share_score,
        "write_amount": write_amount,
        "write_claimed": lambda claimed: write_claimed(claimed.own.passage, claimed.figure),
        "write_figure_met": write_figure_met,
        "write_share": write_share,
        "write_figure": lambda figure: write_figure(figure, lang),
    }
