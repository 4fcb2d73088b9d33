"""What is said of a review wherever it is shown."""

import pytest

from corpus import Dimension
from search import DIMENSION_NAMES, KIND_NAMES, SectionShare, SharedKind, write_share


def test_every_dimension_and_every_kind_of_shared_text_has_a_name_of_its_own() -> None:
    assert [*DIMENSION_NAMES] == [*Dimension]
    assert [*KIND_NAMES] == [*SharedKind]
    for names in (DIMENSION_NAMES.values(), KIND_NAMES.values()):
        assert len({said.th for said in names}) == len({said.en for said in names}) == len(names)


@pytest.mark.parametrize(
    ("letters", "shared", "share", "told"),
    [(100, 12, 0.12, "12%"), (1000, 1, 0.001, "<1%"), (10, 0, 0.0, "0%"), (0, 0, 0.0, "0%")],
)
def test_what_is_shared_at_all_is_not_told_as_nothing(letters: int, shared: int, share: float, told: str) -> None:
    section = SectionShare(heading="ก", page=None, letters=letters, shared=shared)
    assert (section.share, write_share(section)) == (share, told)
