"""The page about the collection: what it holds, how well the search does, the versions."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.files.html_page import read_page, text_of
from tests.support.web import FakeEngine, open_client
from web.quality import Figure, read_quality, write_figure

ROOT = Path(__file__).parents[3]
QUALITY: dict[str, list[dict[str, Any]]] = json.loads((ROOT / "web" / "quality.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("figure", [*QUALITY["figures"], *QUALITY["circumstances"]], ids=lambda each: each["name"])
def test_every_figure_is_the_one_of_the_results_of_benchmarks(figure: dict[str, Any]) -> None:
    value = json.loads((ROOT / "benchmarks" / "results" / figure["file"]).read_text(encoding="utf-8"))
    for name in figure["path"]:
        value = value[name]
    assert figure["value"] == value


@pytest.mark.parametrize(
    ("kind", "value", "thai", "english"),
    [
        ("share", 0.9113, "91.1%", "91.1%"),
        ("share", 0.9997, "99.97%", "99.97%"),
        ("share", 1, "100.0%", "100.0%"),
        ("of", "44 of 63", "44 จาก 63", "44 of 63"),
        ("milliseconds", 64.1, "64 มิลลิวินาที", "64 ms"),
    ],
)
def test_a_figure_is_written_by_its_kind(kind: str, value: float | str, thai: str, english: str) -> None:
    figure = Figure(name="any", kind=kind, file="any.json", value=value)
    assert (write_figure(figure, "th"), write_figure(figure, "en")) == (thai, english)


def test_the_page_tells_what_the_collection_holds_document_by_document() -> None:
    page = read_page(open_client(), "/about")
    assert "เอกสาร 3 ฉบับ 3 กรณี 6 ตอน จาก 5 หน่วยงาน และรางวัลตามทำเนียบ 4 รางวัล" in text_of(page)
    table = page.within("table", **{"aria-labelledby": "documents"})
    assert table.texts("th", scope="row") == ["<b>book</b>.txt", "pmqa-2564.txt", "trat.pdf"]
    assert table.texts("td")[-5:] == ["PDF", "–", "1", "1", "–"]
    assert page.find("b") == []


def test_the_page_tells_how_well_the_search_does_with_the_figures_that_were_measured() -> None:
    page = read_page(open_client(), "/about?lang=en").within("table", **{"aria-labelledby": "quality"})
    figures = dict(zip(page.texts("th", scope="row"), page.texts("td"), strict=True))
    assert len(figures) == len(QUALITY["figures"])
    (ndcg,) = [each["value"] for each in QUALITY["figures"] if each["name"] == "book_ndcg"]
    queries = read_quality().circumstances["book_queries"]
    asked = f"The first ten results against the best order there is (nDCG@10), {queries} questions on the award book"
    assert figures[asked] == f"{ndcg:.1%}"


def test_versions_are_told_and_a_model_that_was_not_measured_is() -> None:
    engine = FakeEngine()
    page = read_page(open_client(engine), "/about?lang=en")
    assert page.texts("dt") == ["Program", "Index", "Language model", "PMQA criteria, B.E."]
    assert page.texts("dd")[1:] == [engine.generation, engine.model, "2562"]
    assert "These figures are of another model" in text_of(page)
    engine.model = read_quality().circumstances["model"]
    assert "another model" not in text_of(read_page(open_client(engine), "/about?lang=en"))


def test_a_collection_without_documents_says_how_to_have_some() -> None:
    page = read_page(open_client(FakeEngine((), ())), "/about")
    assert "คลังนี้ยังไม่มีเอกสาร" in text_of(page)


def test_ranking_is_told_in_words_in_both_languages() -> None:
    thai = read_page(open_client(), "/about").within("section", **{"aria-labelledby": "ranking"})
    english = read_page(open_client(), "/about?lang=en").within("section", **{"aria-labelledby": "ranking"})
    assert len(thai.texts("p")) == len(english.texts("p")) == 5
    assert english.texts("p")[1].startswith("Meaning: a multilingual model")
