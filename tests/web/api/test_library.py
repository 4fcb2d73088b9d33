"""What the interface tells of cases, documents, agencies, awards and the criteria."""

import re
from typing import Any
from urllib.parse import quote

import pytest

from tests.support.web.api import open_api
from tests.support.web.cases import AWARDS, HEALTH, INTRO, PASSAGES, TRAT
from web.api.models import answers


def ask(address: str) -> dict[str, Any]:
    answer = open_api().get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.text
    assert answer.json is not None
    return answer.json


@pytest.mark.parametrize(
    ("address", "model"),
    [
        ("", answers.IndexAnswer),
        ("cases", answers.CasesAnswer),
        (f"cases/{HEALTH}", answers.CaseAnswer),
        (f"cases/{HEALTH}/similar", answers.SimilarCasesAnswer),
        (f"passages/{PASSAGES[0].id}", answers.PassageAnswer),
        (f"passages/{PASSAGES[0].id}/similar", answers.SimilarPassagesAnswer),
        ("documents", answers.DocumentsAnswer),
        ("documents/trat.pdf", answers.DocumentAnswer),
        ("agencies", answers.AgenciesAnswer),
        ("awards", answers.AwardsAnswer),
        ("categories", answers.CategoriesAnswer),
        ("categories/๒", answers.CategoryAnswer),
        ("items", answers.ItemsAnswer),
        ("items/๒.๒", answers.ItemAnswer),
        ("coverage?by=year", answers.CoverageAnswer),
        ("stats", answers.StatsAnswer),
    ],
)
def test_answers_are_what_their_models_promise(address: str, model: type[answers.Answer]) -> None:
    answer = ask(address) if address else open_api().get("/api/v1").json
    assert model.model_validate(answer).generation == "20240601-abcdef"


def test_cases_come_newest_first_and_meet_the_filters() -> None:
    assert ask("cases?category=2&category=4")["cases"][0]["id"] == TRAT
    assert [case["id"] for case in ask("cases?category=none")["cases"]] == [INTRO]
    assert [case["id"] for case in ask("cases?item=3.2")["cases"]] == [HEALTH]
    (case,) = ask(f"cases?agency={quote('กรร.')}&fields=id,introduction")["cases"]
    assert case == {"id": HEALTH, "introduction": False}


def test_a_case_has_its_profile_its_headings_its_passages_and_its_awards() -> None:
    case = ask(f"cases/{HEALTH}")
    assert case["vision"] == "ประชาชนเข้าถึงการรักษาที่ได้มาตรฐานอย่างเท่าเทียม"
    assert [each["heading"] for each in case["headings"]] == ["ผลงานเด่น", "สายด่วนผู้ป่วยมะเร็ง", "การถ่ายทอดแผน"]
    assert [each["id"] for each in case["passages"]] == [each.id for each in PASSAGES[:3]]
    assert [each["code"] for each in case["passages"][2]["items"]] == ["2.2", "4.1", "7.1"]
    assert [(each["year"], each["case"]) for each in case["awards"]] == [(2564, HEALTH)]


def test_a_passage_names_its_neighbours() -> None:
    first, middle = ask(f"passages/{PASSAGES[0].id}"), ask(f"passages/{PASSAGES[1].id}")
    assert (first["before"], first["after"]) == (None, PASSAGES[1].id)
    assert (middle["before"], middle["after"]) == (PASSAGES[0].id, PASSAGES[2].id)
    assert first["case"]["id"] == HEALTH


def test_documents_have_their_cases() -> None:
    assert ask("documents/pmqa-2564.txt")["document"]["cases"] == 2
    assert [case["id"] for case in ask("documents/pmqa-2564.txt")["cases"]] == [HEALTH, INTRO]
    assert [each["kind"] for each in ask("documents")["documents"]] == ["txt", "txt", "pdf"]


def test_agencies_are_those_of_write_ups_and_of_awards() -> None:
    known = {each["name"]: each for each in ask("agencies")["agencies"]}
    assert known["กรมการรักษา"]["cases"] == [HEALTH]
    assert (known["กรมปลายน้ำ"]["cases"], len(known["กรมปลายน้ำ"]["awards"])) == ([], 1)
    assert [each["name"] for each in ask(f"agencies?agency_type={quote('จังหวัด')}")["agencies"]] == ["จังหวัดปะการัง"]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("", [0, 1, 2, 3]),
        ("?category=4&year=2564&year=2565", [1, 2]),
        ("?year=none", []),
        ("?year=2563&year=2565", [2, 3]),
        (f"?agency={quote('กรมปลายน้ำ')}&agency={quote('กรมการรักษา')}", [0, 1]),
        (f"?agency={quote('กรร')}&agency=x&agency=none", [0]),
        ("?agency=none", []),
        ("?document=new.pdf", [2]),
        ("?limit=1&offset=2", [2]),
    ],
)
def test_awards_meet_the_filters(asked: str, places: list[int]) -> None:
    assert [award["agency"] for award in ask(f"awards{asked}")["awards"]] == [AWARDS[at].agency for at in places]


def test_an_item_lists_its_passages_the_surest_first() -> None:
    answer = ask("items/7.1")
    assert (answer["item"]["code"], answer["total"]) == ("7.1", {"value": 2, "relation": "eq"})
    assert [(each["case"]["agency"], each["score"]) for each in answer["passages"]] == [
        ("จังหวัดปะการัง", 0.75), ("กรมการรักษา", 0.4),
    ]  # fmt: skip
    cell = ask(f"items/7.1?agency_type={quote('กรม')}&year=2564&k=1")
    assert [(each["page"], each["lines"]) for each in cell["passages"]] == [(22, [985, 997])]


def test_the_coverage_grid_has_its_empty_cells() -> None:
    answer = ask("coverage?by=year")
    rows = {row["item"]["code"]: row["cells"] for row in answer["rows"]}
    assert (answer["columns"], len(rows)) == ([2564, 2565], 18)
    assert rows["7.1"] == [{"passages": 1, "cases": 1}, {"passages": 1, "cases": 1}]
    assert rows["5.1"] == [{"passages": 0, "cases": 0}] * 2
    assert ask("coverage")["columns"] == ["<i>type</i>", "กรม", "จังหวัด"]


def test_the_library_is_counted_without_introductions() -> None:
    answer = ask("stats")
    assert [answer[name] for name in ("documents", "cases", "passages", "awards")] == [3, 3, 6, 4]
    assert answer["categories"] == {"2": 2, "4": 1}
    assert answer["years"] == {"2564": 2, "2565": 1}


def test_a_category_has_its_items_cases_and_awards() -> None:
    answer = ask("categories/4")
    assert answer["category"]["items"] == ["4.1", "4.2"]
    assert [item["passages"] for item in answer["items"]] == [1, 0]
    assert ([case["id"] for case in answer["cases"]], len(answer["awards"])) == ([TRAT], 3)


def test_the_index_leads_to_every_operation() -> None:
    operations = open_api().get("/api/v1").json["operations"]
    assert operations["item"] == {
        "href": "http://localhost/api/v1/items/{code}",
        "method": "GET",
        "summary": "The passages that evidence an item, the surest first.",
        "summary_th": "ตอนที่เป็นหลักฐานของหัวข้อหนึ่ง",
    }
    assert operations["classify"]["method"] == "POST"


@pytest.mark.parametrize(("lang", "words"), [("th", "ที่อยู่"), ("en", "Addresses")])
def test_the_page_explains_every_operation_and_every_problem(lang: str, words: str) -> None:
    client = open_api()
    page = client.get(f"/api/v1/docs?lang={lang}")
    document = client.get("/api/v1/openapi.json").json
    assert (document["openapi"], page.content_type) == ("3.1.0", "text/html; charset=utf-8")
    assert words in page.text
    assert "//cdn" not in page.text
    for operations in document["paths"].values():
        for operation in operations.values():
            assert f'id="operation-{operation["operationId"]}"' in page.text
    assert 'id="bad_parameter"' in page.text
    ids = re.findall(r' id="([^"]*)"', page.text)
    assert len(ids) == len(set(ids))
