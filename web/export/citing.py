"""How what a file names of the library is cited."""

from collections.abc import Callable

from corpus import Case, Criteria, Passage
from web.view import Citation, to_citation

Cite = Callable[[Case, Passage], Citation]
"""A passage cited, with its address where it has one."""


def cite_without_address(criteria: Criteria, language: str) -> Cite:
    """As where there is no site."""

    def cite(case: Case, passage: Passage) -> Citation:
        return to_citation(case, passage, criteria, link="", language=language)

    return cite
