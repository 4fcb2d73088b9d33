"""The sentence that says that the registers have none."""

from search.answer.register_note import say_none_awarded
from search.results import NoneAwarded


def test_the_sentence_says_what_the_registers_cover() -> None:
    said = say_none_awarded(NoneAwarded(years=(2560, 2562, 2563, 2564), documents=("a.txt", "b.txt"), awards=1234))
    assert said.th == "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี 1,234 รายการ ปี 2560, 2562-2564 จาก a.txt, b.txt)"
    assert said.en == (
        "None in the award register of this collection "
        "(it covers 1,234 awards of B.E. 2560, 2562-2564 from a.txt, b.txt)."
    )


def test_years_that_are_not_told_are_left_out_and_many_documents_counted() -> None:
    said = say_none_awarded(NoneAwarded(years=(), documents=("a", "b", "c", "d", "e"), awards=1))
    assert said.th == "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี 1 รายการ จาก a, b, c และอีก 2 เอกสาร)"
    assert (
        said.en
        == "None in the award register of this collection (it covers 1 award from a, b, c and 2 more documents)."
    )


def test_names_of_documents_stand_as_they_are() -> None:
    said = say_none_awarded(NoneAwarded(years=(2564,), documents=("{n} <b>.txt",), awards=2))
    assert "จาก {n} <b>.txt)" in said.th
