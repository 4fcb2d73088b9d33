"""Tables for Excel: what it shows, and what it must not run."""

import pytest

from web.export import disarm, write_csv


@pytest.mark.parametrize("text", ["=1+1", "+66 2", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－1", "  =1", "\n@x"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "ก=ข", "ร้อยละ 93", "'=1", "1-2", "a@b"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert disarm(text) == text


def test_a_table_has_its_mark_crlf_quotes_and_numbers_as_numbers() -> None:
    content = write_csv(["ชื่อ", "n"], [["ก,ข", -5], ["บรรทัด\nสอง", None], ["=x", 1.5]])
    assert content == b"\xef\xbb\xbf" + 'ชื่อ,n\r\n"ก,ข",-5\r\n"บรรทัด\nสอง",\r\n\'=x,1.5\r\n'.encode()
