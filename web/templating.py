"""What templates can say and show, beside what a page hands them."""

from web.context import asset, carried, language, link, site, switch_link
from web.texts import say
from web.view import (
    cite_passage,
    cite_register,
    format_item,
    list_cues,
    locate_source,
    name_agency,
    name_award,
    name_category,
    share_score,
    show_blocks,
    show_evidence,
    show_snippet,
    show_stretch,
)


def give_templates() -> dict[str, object]:
    """The names that every template knows, for the request that is answered now."""
    lang, criteria = language(), site().criteria
    return {
        "lang": lang,
        "home_lang": site().settings.language,
        "criteria": criteria,
        "say": lambda key, **values: say(key, lang, **values),
        "link": link,
        "carried": carried(),
        "switch_link": switch_link,
        "asset": asset,
        "agency": lambda case: name_agency(case, lang),
        "category": lambda number: name_category(criteria, number, lang),
        "item": lambda code: format_item(criteria, code, lang),
        "award_name": lambda award: name_award(award, lang),
        "cite": lambda passage, case: cite_passage(passage, lang),
        "locate": lambda case, passage=None: locate_source(case, passage, lang),
        "cite_register": lambda entries: cite_register([entry.award for entry in entries], lang),
        "show_snippet": show_snippet,
        "show_stretch": show_stretch,
        "show_blocks": show_blocks,
        "show_evidence": show_evidence,
        "list_cues": list_cues,
        "share_score": share_score,
    }
