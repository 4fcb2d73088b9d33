"""A review as JSON values, the same for the command and the web."""

from typing import Any

from corpus import Figure, FoundDimension, Span, read_criteria
from search.answer import case_to_json, category_to_json, item_to_json, link_to_json, place_to_json, words_of
from search.review.results import ItemReview, Precedent, ReportPassage, Review, SectionShare
from search.sharing import SharedStretch


def review_to_json(review: Review) -> dict[str, Any]:
    """A review whole; docs/review.md tells its fields. Scores to six decimals, spans as [start, end] of the text of
    their passage, passages of the report by their numbers."""
    return {
        "name": review.name,
        "agency": review.agency,
        "agency_type": review.agency_type,
        "generation": review.generation,
        "criteria": read_criteria().edition,
        "same_type_first": review.same_type_first,
        "sheets": review.sheets,
        "unread": list(review.unread),
        "from_images": list(review.from_images),
        "warnings": [{"th": each.th, "en": each.en} for each in review.warnings],
        "items": [_item_to_json(each) for each in review.items],
        "unlinked": list(review.unlinked),
        "sections": [_section_to_json(each) for each in review.sections],
        "passages": [_passage_to_json(each) for each in review.passages],
    }


def _item_to_json(item: ItemReview) -> dict[str, Any]:
    return {
        **item_to_json(item.code),
        "passages": list(item.passages),
        "found": [each.value for each in item.found],
        "missing": [each.value for each in item.missing],
        "precedents": [_precedent_to_json(each) for each in item.precedents],
    }


def _passage_to_json(each: ReportPassage) -> dict[str, Any]:
    passage = each.passage
    return {
        "number": each.number,
        "path": list(passage.path),
        **place_to_json(passage),
        "text": passage.text,
        "tables": _spans(passage.tables),
        "trust": passage.trust,
        "items": [link_to_json(link) for link in each.links],
        "dimensions": [_dimension_to_json(found, passage.text) for found in each.dimensions],
        "figures": [_figure_to_json(figure, passage.text) for figure in each.figures],
        "shared": [_shared_to_json(shared, passage.text) for shared in each.shared],
    }


def _dimension_to_json(found: FoundDimension, text: str) -> dict[str, Any]:
    words = list(words_of(text, found.spans))
    return {"dimension": found.dimension.value, "spans": _spans(found.spans), "words": words}


def _figure_to_json(figure: Figure, text: str) -> dict[str, Any]:
    return {
        "span": list(figure.span),
        "text": text[slice(*figure.span)],
        "sentence": list(figure.sentence),
        "value": figure.value,
        "printed": figure.printed,
        "unit": figure.unit,
        "year": figure.year,
        "target": figure.target,
        "before": figure.before,
        "met": figure.met,
    }


def _shared_to_json(shared: SharedStretch, text: str) -> dict[str, Any]:
    passage = shared.passage
    return {
        "kind": shared.kind.value,
        "letters": shared.letters,
        "own": {"span": list(shared.own), "text": text[slice(*shared.own)]},
        "other": {
            "span": list(shared.other),
            "text": passage.text[slice(*shared.other)],
            "case": case_to_json(shared.case),
            "category": category_to_json(shared.case),
            "document": shared.case.document,
            "publication": shared.case.publication.title,
            "passage": passage.id,
            **place_to_json(passage),
        },
    }


def _precedent_to_json(precedent: Precedent) -> dict[str, Any]:
    case, passage = precedent.case, precedent.passage
    publication = case.publication
    return {
        "case": case_to_json(case),
        "category": category_to_json(case),
        "title": case.title,
        "document": case.document,
        "publication": {"title": publication.title, "year": publication.year, "publisher": publication.publisher},
        "passage": passage.id,
        "path": list(passage.path),
        **place_to_json(passage),
        "text": passage.text,
        "score": round(precedent.score, 6),
        "like": precedent.like,
        "window": list(precedent.window),
        "link": link_to_json(precedent.link),
        "is_same_type": precedent.is_same_type,
        "states_aim": precedent.states_aim,
        "found": [each.value for each in precedent.found],
    }


def _section_to_json(section: SectionShare) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "page": section.page,
        "letters": section.letters,
        "shared": section.shared,
        "share": round(section.share, 4),
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
