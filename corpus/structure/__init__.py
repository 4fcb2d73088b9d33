"""Lines to cases, their profiles and sections, and the register of awards."""

from corpus.structure.agencies import full_name, listed_agencies, listed_names, named_agency, owner_key
from corpus.structure.book import count_agencies, split_book
from corpus.structure.cases import award_to_json, cases_table
from corpus.structure.register import Award, read_register
from corpus.structure.single_case import single_case

__all__ = [
    "Award",
    "award_to_json",
    "cases_table",
    "count_agencies",
    "full_name",
    "listed_agencies",
    "listed_names",
    "named_agency",
    "owner_key",
    "read_register",
    "single_case",
    "split_book",
]
