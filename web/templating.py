"""What templates can say and show, beside what a page hands them."""

from web.context import asset, language, link, site, switch_link
from web.quality import write_figure
from web.texts import say
from web.view import (
    cite_awards,
    cite_passage,
    cite_place,
    english_name,
    english_type,
    format_item,
    keep_words,
    level_of,
    list_cues,
    name_agency,
    name_award,
    name_category,
    share_score,
    show_blocks,
    show_evidence,
    show_short,
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
        "switch_link": switch_link,
        "asset": asset,
        "agency": lambda case: name_agency(case, lang),
        "category": lambda number: name_category(criteria, number, lang),
        "item": lambda code: format_item(criteria, code, lang),
        "award_name": lambda award: name_award(award, lang),
        "cite": lambda passage, case: cite_passage(passage, case, lang),
        "cite_place": lambda passage: cite_place(passage, lang),
        "cite_awards": lambda awards: cite_awards(awards, lang),
        "cite_register": lambda entries: cite_awards([entry.award for entry in entries], lang),
        "english_name": lambda agency, names=(): english_name(agency, names) if lang == "en" else "",
        "english_type": lambda kind: english_type(kind) if lang == "en" else "",
        "show_snippet": show_snippet,
        "show_stretch": show_stretch,
        "show_blocks": show_blocks,
        "show_evidence": show_evidence,
        "show_short": show_short,
        "keep_words": keep_words,
        "level_of": level_of,
        "list_cues": list_cues,
        "share_score": share_score,
        "write_figure": lambda figure: write_figure(figure, lang),
    }
