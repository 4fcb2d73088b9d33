"""Wording that says nothing of where a text is from."""

import numpy as np
import pytest

from search.sharing.letters import read_letters
from search.sharing.shingles import Shingles
from search.sharing.wording import MANY, prescribed, quoted, written_by_many
from tests.search.sharing.texts import COURT, OTHER, WELL


def marked(text: str, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> str:
    return "".join(text[offset] for offset in read_letters(text).offsets[mask].tolist())


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("ก “ขค” ง", "ขค"),
        ('ก "ขค" ง', "ขค"),
        ("ก «ขค» ง ‘จ’ ฉ", "ขคจ"),
        ("ก “ขค ง", ""),
        ("", ""),
    ],
)
def test_letters_in_quotation_marks_are_told(text: str, inside: str) -> None:
    assert marked(text, quoted(text, read_letters(text))) == inside


def test_plans_criteria_and_agencies_are_nobodys() -> None:
    known = "แผนแม่บทภายใต้ยุทธศาสตร์ชาติ"
    text = f"{OTHER} {known} {COURT}"
    assert marked(text, prescribed(text, read_letters(text))) == "".join(
        known[offset] for offset in read_letters(known).offsets.tolist()
    )
    item = "การนำองค์การโดยผู้บริหารของส่วนราชการ"
    assert len(marked(item, prescribed(item, read_letters(item)))) == len(read_letters(item))
    assert marked(WELL, prescribed(WELL, read_letters(WELL))) == ""


def test_a_law_takes_what_stands_behind_it_and_a_measure_is_no_section() -> None:
    section = f"ตามมาตรา ๓๗ {WELL}"
    mask = prescribed(section, read_letters(section))
    assert mask.tolist() == [False] * 3 + [True] * 95 + [False] * (len(mask) - 98)
    scale = f"ตามมาตราส่วนของแผนที่ {WELL}"
    assert not prescribed(scale, read_letters(scale)).any()


def test_what_many_other_agencies_have_is_nobodys() -> None:
    texts = [f"{OTHER} {WELL}", *[WELL] * MANY, COURT]
    begins, places, _ = Shingles.of(texts).find(read_letters(WELL).codes)
    count = len(read_letters(WELL))
    agencies = np.arange(len(texts))
    assert written_by_many(begins, agencies[places], count, None).mean() > 0.95
    assert written_by_many(begins, agencies[places], count, 0).mean() > 0.95
    one_less = np.where(agencies == 1, 0, agencies)
    assert not written_by_many(begins, one_less[places], count, 0).any()
    assert not written_by_many(begins, np.minimum(agencies, 2)[places], count, None).any()
