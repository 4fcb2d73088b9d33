"""What the command is told of a file: whose case it is, and which book or report."""

from pathlib import Path

import pytest

from command.facts import join_facts
from corpus import GIVEN
from search import InputError

CASE = {"agency": "กรมป่า", "category": 7, "year": 2563}
NOTHING = dict.fromkeys((*CASE, "title", "publisher", "published"))


def test_a_book_is_told_of_with_and_without_whose_case_it_is() -> None:
    book = {"title": "รายงานป่า", "published": 2565}
    given = {GIVEN: {"book": "รายงานป่า", "published": 2565}}
    assert join_facts([Path("a.pdf")], {**NOTHING, **book}) == given
    assert join_facts([Path("a.pdf")], {**NOTHING, **CASE, **book}) == {**CASE, **given}
    assert join_facts([Path("a.pdf")], {**NOTHING, **CASE}) == CASE
    assert join_facts([Path("a.pdf"), Path("b.pdf")], NOTHING) is None


def test_a_book_is_told_of_one_file_alone() -> None:
    with pytest.raises(InputError, match="--title, --publisher and --published are for one file"):
        join_facts([Path("a.pdf"), Path("b.pdf")], {**NOTHING, "title": "รายงานป่า"})
