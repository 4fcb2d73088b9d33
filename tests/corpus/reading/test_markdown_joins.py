"""Pieces of a line of Markdown never become another number or word; closing signs and attributes of headings."""

import pytest

from corpus import parse_document, read_contents
from tests.corpus.reading.test_markdown import body_lines, case_file


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2*3*4 และ 2*3* ราย 2*3*4*5", "2*3*4 และ 2*3* ราย 2*3*4*5"),
        ("10**3** 2**3**4 ลด**ขั้น**ตอน **2564**ปี", "10 3 2 3 4 ลดขั้นตอน 2564ปี"),
        ("92~~1~~5 92`1`5 `ขั้น`ตอน", "92 1 5 92 1 5 ขั้นตอน"),
        ("92[5](a.html) 92![](a.png)5 92![1](a.png)5 [ขั้น](a)ตอน", "92 5 92 5 92 1 5 ขั้นตอน"),
        ("92**[^1]**5 92[^1]5 ขั้น[^1]ตอน", "92 5 92 5 ขั้นตอน"),
        ("92<b>5</b> 92<!-- x -->5 92<wbr>5 92<del>1</del>5 92<s>1</s>5", "925 925 92 5 92 1 5 92 1 5"),
        ("92<sup>ก</sup>5 92<sup>1</sup> น้ำ<sub>ก</sub>ดี 25<sup>o</sup>C", "92 ก 5 92¹ น้ำ ก ดี 25°C"),
        ("92<span hidden>1 <span>2</span></span>5 <u hidden>ก ขั้น<i style='display: none'>x</i>ตอน", "92 5 ก ขั้นตอน"),
        ("<i style='text-decoration:line-through'>80</i>90 92<b style='float:right'>5</b>1", "80 90 92 5 1"),
        ("92<span style='vertical-align:super'>1</span> 10<i style='vertical-align:sub'>2 <b>3</b></i>4", "92¹ 10₂ ₃4"),
        (
            "<b style='display:block'>2561</b>2564 <i class=d-flex><b>25</b><b>64</b></i> ~~ขั้น~~ตอน",
            "2561 2564 25 64 ขั้น ตอน",
        ),
        ("92<font color=white>1</font>5 <i style='display:inline-block'>25</i>64", "92 5 25 64"),
        ("2561\u200b2564 92&#8203;5 1,000&#8203;,000 25&#8288;64 12&shy;15", "2561 2564 92 5 1,000,000 2564 12-15"),
    ],
)
def test_what_stands_apart_stays_apart(written: str, shown: str) -> None:
    assert body_lines(written) == [f"\t{shown} "]
    assert body_lines(f"| ก |\n|---|\n| {written} |")[2] == f"\t{shown} "


@pytest.mark.parametrize("written", ["## หัว ##", "## หัว {#x}", "## หัว ## {#x}", "## หัว {#x} ##", "## หัว ### {#x .y}"])
def test_a_heading_has_neither_closing_signs_nor_attributes(written: str) -> None:
    assert body_lines(written) == ["หัว"]
    assert body_lines("## ภาษา C# ## {#x}") == ["ภาษา C#"]


def test_words_in_a_tag_that_speaks_of_hiding_are_read_and_hidden_ones_are_told() -> None:
    text = "---\nagency: กรม\ncategory: 1\nyear: 2564\n---\n# ก\n\nดู <a title='the hidden cost' href='x'>ต้นทุน 2564</a> "
    hidden = "<span style=display:none>ลับ</span><i aria-hidden='true'>ลับ</i>จบ"
    document = parse_document("a.md", (text + hidden).encode())
    assert [line.text.strip() for line in document.lines if line.text.strip()] == ["ก", "ดู ต้นทุน 2564 จบ"]
    assert [each.en for each in document.warnings] == ["2 stretches of hidden text were left out"]


def test_hidden_words_leave_their_lines() -> None:
    assert body_lines("ก<span hidden>ข\nค</span>ง\nจ") == ["\tก ", "ง ", "จ "]


def test_a_year_may_be_in_thai_digits() -> None:
    content = case_file("## ข\nก", "agency: กรมน้ำ\ncategory: ๒\nyear: ๒๕๖๔")
    (case,) = read_contents(parse_document("a.md", content.encode())).cases
    assert (case.category, case.year) == (2, 2564)
