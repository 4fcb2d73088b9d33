"""What each index sees of a passage: its own text, and where it stands."""

from functools import lru_cache

from corpus import Case, Passage, find_concepts, fold_name, read_terms, words_of

_PROVINCE = "จังหวัด"

CONTEXT_VERSION = 3
"""Counts up whenever one of the texts below would come out differently."""


def context_text(case: Case, passage: Passage) -> str:
    """The text of a passage's context vector: the agency's name in front tells like passages of agencies apart."""
    return f"{case.agency} {passage.text}"


def window_texts(passage: Passage) -> list[str]:
    """The texts of the window vectors, in the order of `passage.windows`."""
    return [passage.text[start:end].strip() for start, end in passage.windows]


def passage_terms(case: Case, passage: Passage) -> tuple[str, ...]:
    """The terms BM25 sees: agency, its short names as they are and in one piece (สป.รง as สปรง, Si Sa Ket as sisaket),
    the headings above its own, the heading, the text."""
    joined = [fold_name(name) for name in case.short_names]
    parts = (case.agency, *case.short_names, *joined, *passage.path, passage.section, passage.text)
    return text_terms("\n".join(parts))


def text_terms(text: str) -> tuple[str, ...]:
    """The terms of `text`, then the concepts that it speaks of, both as often as they occur."""
    return (*read_terms(text), *(concept for mention in find_concepts(text) for concept in mention.concepts))


def name_terms(case: Case) -> tuple[tuple[str, ...], ...]:
    """The words of each name of the agency of `case`: in full, short, a province's without the word for province."""
    core = [case.agency.removeprefix(_PROVINCE)] if case.agency.startswith(_PROVINCE) else []
    return tuple(_words(name) for name in (case.agency, *case.short_names, *core))


@lru_cache(4096)
def _words(name: str) -> tuple[str, ...]:
    # An agency has a case a year and category.
    return words_of(read_terms(name))
