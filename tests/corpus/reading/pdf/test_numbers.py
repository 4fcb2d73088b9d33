"""Figures in PDFs that stand apart by their places alone, figures struck out, fractions."""

import pytest

from corpus import parse_document
from tests.support.printing import PLAN, TRACK, paper, print_pdfs

TIGHT = "table {{ border-collapse: collapse }} td {{ padding: 0 {}em; text-align: right }}"
ROWS = [("1,200", "1,100", "1,300"), ("1,250", "1,150", "1,350"), ("2561", "2562", "2563")]
OVER = "border-bottom: 1px solid; display: block"


def table(*rows: tuple[str, ...]) -> str:
    return "<table>" + "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in rows) + "</table>"


def stacked(upper: str, lower: str) -> str:
    box = "display: inline-block; vertical-align: middle; text-align: center; text-indent: 0"
    return f"<span style='{box}'><span style='{OVER}'>{upper}</span>{lower}</span>"


PAPERS = {
    "near": paper(f"<p>{PLAN}</p>{table(*ROWS)}<p>{TRACK}</p>", css=TIGHT.format(0.03)),
    "apart": paper(f"<p>{PLAN}</p>{table(*ROWS)}<p>{TRACK}</p>", css=TIGHT.format(0.1)),
    "spread": paper("<p style='letter-spacing: .2em'>ปี 2564 จำนวน 1,234 ราย</p><p>1,111,111 7,711 11.17 17/11</p>"),
    "struck": paper("<p>คะแนน <s>80</s>90 และ 92<s>1</s>5 <u>80</u>90 ปี <s>2563</s>2564 <s>ขั้น</s>ตอน</p>"),
    "struck cells": paper(
        f"<p>{PLAN}</p>{table(('ข', '80', '<s>4</s>5'), ('ค', '85', '<s>1,200</s>1,300'))}<p>{TRACK}</p>",
        css="table { border-collapse: collapse } td { border: 1px solid; padding: 1px }",
    ),
    "items": paper("<p>1.<span style='margin-left: .1em'>2564 เป็นปีแรก 4.50 คะแนน</span></p>"),
    "level": paper(
        "<p><span style='display: inline-block; vertical-align: middle'>สาขา</span> "
        f"{stacked('ปี 2563', 'ปี 2564')}</p><p>{PLAN}</p>"
    ),
    "fractions": paper(
        f"<p>ร้อยละ = {stacked('85+90', '2')} × 100 และ 2{stacked('1', '2')} ส่วน</p><p>{PLAN}</p>"
        f"<p>สัดส่วน = {stacked('จำนวนผู้ผ่าน', 'จำนวนทั้งหมด')} × 100</p>"
    ),
    "ruled": paper(
        f"<p><span style='{OVER}; width: 6em'>2563</span><span style='display: block'>2564</span></p><p>{PLAN}</p>"
    ),
}


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    files = dict(zip(PAPERS, print_pdfs(list(PAPERS.values())), strict=True))
    documents = {name: parse_document("a.pdf", content) for name, content in files.items()}
    return {name: [line.text.strip() for line in each.lines if line.text] for name, each in documents.items()}


@pytest.mark.parametrize("name", ["near", "apart"])
def test_figures_of_columns_that_nearly_touch_are_several(texts: dict[str, list[str]], name: str) -> None:
    assert [line.replace(" | ", " ") for line in texts[name]][-6:-3] == [" ".join(row) for row in ROWS]


def test_a_number_that_is_spread_letter_by_letter_is_one(texts: dict[str, list[str]]) -> None:
    assert texts["spread"][:2] == ["ปี 2564 จำนวน 1,234 ราย", "1,111,111 7,711 11.17 17/11"]


def test_what_is_struck_out_is_no_part_of_what_stands_beside_it(texts: dict[str, list[str]]) -> None:
    assert {"ข | 80 | 4 5", "ค | 85 | 1,200 1,300"} <= set(texts["struck cells"])
    assert texts["struck"][0] == "คะแนน 80 90 และ 92 1 5 8090 ปี 2563 2564 ขั้น ตอน"


def test_what_stands_over_and_under_a_short_rule_is_a_fraction_of_its_line(texts: dict[str, list[str]]) -> None:
    assert texts["fractions"][0] == "ร้อยละ = (85+90)/2 × 100 และ 2 1/2 ส่วน"
    assert "สัดส่วน = จำนวนผู้ผ่าน/จำนวนทั้งหมด × 100" in texts["fractions"]


def test_the_number_of_an_item_is_no_part_of_the_figure_behind_it(texts: dict[str, list[str]]) -> None:
    assert texts["items"][0] == "1. 2564 เป็นปีแรก 4.50 คะแนน"


def test_a_rule_beside_a_label_makes_no_fraction(texts: dict[str, list[str]]) -> None:
    assert not any("/" in line for line in texts["level"])


def test_a_rule_without_text_beside_it_makes_no_fraction(texts: dict[str, list[str]]) -> None:
    assert not any("/" in line for line in texts["ruled"])
    assert {"2563", "2564"} <= set(" ".join(texts["ruled"]).split())
