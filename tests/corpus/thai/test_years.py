"""Years: one year in both calendars, and numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import read_terms
from corpus.thai.years import year_spellings


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("2564", ("2564", "2021")),
        ("2021", ("2564", "2021")),
        ("พ.ศ. 2564", ("2564", "2021")),
        ("ค.ศ.2021", ("2564", "2021")),
        ("ปี 64", ("2564", "2021")),
        ("ปีงบประมาณ 64", ("2564", "2021")),
        ("พศ 40", ("2540", "1997")),
        ("ปี '79", ("2579", "2036")),
        ("ปี 2021", ("2564", "2021")),
        ("ปี 21", ()),  # of which century and calendar?
        ("64", ()),
        ("ปี 80", ()),
        ("อายุ 64", ()),
        ("2450", ("2450", "1907")),
        ("2449", ()),
        ("2600", ("2600", "2057")),
        ("2601", ()),
        ("1907", ("2450", "1907")),
        ("1906", ()),
        ("2058", ()),
        ("2021.5", ()),
        ("2,021", ()),
        ("02564", ()),
    ],
)
def test_years_by_hand(text: str, spellings: tuple[str, ...]) -> None:
    start = next(place for place, letter in enumerate(text) if letter.isdigit())
    assert year_spellings(text, start, len(text)) == spellings


@pytest.mark.parametrize("text", ["2021 ไร่", "2564 ราย", "2021คน", "2020 people", "2021 %"])
def test_a_number_of_things_is_no_year(text: str) -> None:
    assert year_spellings(text, 0, 4) == ()
    assert year_spellings(f"ปี {text}", 3, 7) != ()  # what the year is followed by is something else


def test_a_year_is_found_in_either_calendar_and_keeps_its_number() -> None:
    every = [read_terms(text) for text in ("2564", "2021", "๒๕๖๔", "๒๐๒๑")]
    assert every == [("2564", "2021")] * 4
    assert read_terms("ปี 64") == ("ปี", "64", "2564", "2021")
    assert read_terms("2,021") == read_terms("2021 %") == ("2021",)
    assert read_terms("2564-2566") == ("2564", "2021", "2566", "2023")


@given(st.integers(1000, 2999), st.sampled_from(["", "ปี ", "พ.ศ. ", "ค.ศ. "]))
def test_both_spellings_of_a_year_are_the_same_year(number: int, said: str) -> None:
    spellings = year_spellings(f"{said}{number}", len(said), len(said) + 4)
    assert bool(spellings) == (1907 <= number <= 2057 or 2450 <= number <= 2600)
    if spellings:
        buddhist, christian = spellings
        assert int(buddhist) - int(christian) == 543
        assert str(number) in spellings
        assert year_spellings(buddhist, 0, 4) == year_spellings(christian, 0, 4) == spellings
