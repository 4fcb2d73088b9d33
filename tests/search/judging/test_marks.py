"""A mark: impossible ones are refused; one query, however it is typed; names of judges."""

import pytest

from search.judging.marks import LONGEST_JUDGE, judge_name, query_id, query_key
from tests.search.judging.marking import make_mark


@pytest.mark.parametrize("grade", [-1, 4])
def test_a_grade_that_is_none_is_refused(grade: int) -> None:
    with pytest.raises(ValueError, match=f"grade {grade}, wanted one of"):
        make_mark(grade)


@pytest.mark.parametrize("judge", ["", "  ", " นิด", "น\nิด", "x" * (LONGEST_JUDGE + 1)])
def test_a_name_that_is_not_as_names_are_kept_is_refused(judge: str) -> None:
    with pytest.raises(ValueError, match="wanted a name of 1 to 40 characters"):
        make_mark(judge=judge)


def test_a_blank_query_is_refused() -> None:
    with pytest.raises(ValueError, match="the query is blank"):
        make_mark(query=" \u200b ")


@pytest.mark.parametrize("typed", ["แผน ปี 2564", " แผน  ปี\u00a0๒๕๖๔ ", "แผน\u200b ปี\n2564"])
def test_one_query_typed_in_several_ways_has_one_key_and_one_id(typed: str) -> None:
    assert query_key(typed) == "แผน ปี 2564"
    assert query_id(query_key(typed)) == query_id("แผน ปี 2564")


def test_letters_of_both_sizes_are_one_and_other_queries_are_others() -> None:
    assert query_key("One Stop SERVICE") == query_key("one stop service")
    assert query_key("แผน") != query_key("แผนก")


def test_the_id_of_a_query_is_the_same_for_ever() -> None:
    # The first 12 hexadecimal digits of `printf '2.2' | sha256sum`.
    assert query_id("2.2") == "q914204c25f3f"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" นิด\t หน่อย ", "นิด หน่อย"),
        ("A.\u200bB.", "A.B."),
        ("x" * LONGEST_JUDGE, "x" * LONGEST_JUDGE),
        ("x" * (LONGEST_JUDGE + 1), ""),
        ("\x00 \n", ""),
        ("\ud800", ""),
    ],
)
def test_a_name_is_kept_in_normal_form_and_on_one_line(typed: str, name: str) -> None:
    assert judge_name(typed) == name
