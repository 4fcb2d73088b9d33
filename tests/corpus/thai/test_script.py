"""Scripts: which letters a text has more of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import is_mostly_latin

LATIN = st.text(alphabet="azAZéßøŁž", min_size=1, max_size=20)
THAI = st.text(alphabet="กขนฮะาำเแิีุู", min_size=1, max_size=20)
NEITHER = st.text(alphabet=" \n0189๐๙.,%()-×÷฿่้๊๋中я", max_size=10)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", False),
        ("a", True),
        ("ก", False),
        ("aก", False),
        ("abก", True),
        ("abกา", False),
        ("abcกา", True),
        ("ab ก้่", True),  # tone marks are no letters
        ("3 × 4 ÷ 2 = 6", False),
        ("中文 я", False),
        ("Ærø", True),
        ("The waste of 12 canals (คลอง) since 2564", True),
        ("ลดขยะในคลองด้วย Smart Waste Management ทั้งจังหวัดและอำเภอ", False),
    ],
)
def test_a_text_is_mostly_latin_when_more_of_its_letters_are(text: str, wanted: bool) -> None:
    assert is_mostly_latin(text) is wanted


@given(LATIN, THAI, NEITHER)
def test_only_the_number_of_letters_counts(latin: str, thai: str, neither: str) -> None:
    assert is_mostly_latin(latin + neither)
    assert not is_mostly_latin(neither + thai)
    assert is_mostly_latin(thai + neither + latin) == (len(latin) > len(thai))
