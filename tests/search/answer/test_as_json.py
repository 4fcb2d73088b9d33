"""Answers as JSON: every key, every value, nothing else."""

import json
from dataclasses import replace

from corpus import Award
from index import ItemLink
from search.answer.as_json import answer_to_json, similar_case_to_json
from search.results import Answer, DenseLeg, FacetCount, Hit, LexicalLeg, NoneAwarded, SimilarCase
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

CASE = make_case("a", "กรมรักษา", category=3, year=2564, document="book.txt", short_names=("กรษ.",))
TEXT = 'แผน <b> & "ผล"\nปี ๒๕๖๔'


def answer(*hits: Hit) -> Answer:
    return Answer(
        query="แผน ปี",
        answered=bool(hits),
        total=7,
        case_total=3,
        hits=hits,
        offset=20,
        confidence=0.87654321,
        suggestion="แผน",
        counts={"category": (FacetCount(value=3, passages=5, cases=2), FacetCount(value=None, passages=4, cases=1))},
        item="2.2",
        awards=(Award(agency="กรมเรือ", category=4, year=2564, lines=(7, 7), page=12, document="book.txt"),),
        none_awarded=NoneAwarded(years=(2562, 2564), documents=("book.txt",), awards=34),
    )


def hit(rank: int = 1) -> Hit:
    return Hit(
        rank=rank,
        score=1.23456789,
        case=CASE,
        passage=replace(make_passage(CASE.id, 5, TEXT, windows=2, lines=(5, 9)), path=("ผลงาน",)),
        highlights=((0, 3), (15, 17)),
        dense=DenseLeg(score=0.87654321, window=(11, 22), window_score=0.912345678, part=0.75),
        lexical=LexicalLeg(
            score=0.3333333333, terms=("แผน", "ปี"), weights=(0.5, 0.25), part=0.48456789, meant=("ตัวชี้วัด",)
        ),
        items=(ItemLink(code="2.2", score=0.6543219, cues=((0, 3), (15, 17)), window=(0, 11)),),
        states_aim=True,
        aim=-0.4,
    )


def test_an_answer_has_these_keys_and_values() -> None:
    assert answer_to_json(answer(hit())) == {
        "query": "แผน ปี",
        "answered": True,
        "confidence": 0.8765,
        "suggestion": "แผน",
        "total": 7,
        "cases": 3,
        "offset": 20,
        "item": {"code": "2.2", "name_th": "การนำยุทธศาสตร์ไปปฏิบัติ", "name_en": "Strategy implementation"},
        "only_aims": False,
        "awards": [
            {
                "agency": "กรมเรือ",
                "category": 4,
                "year": 2564,
                "lines": [7, 7],
                "page": 12,
                "document": "book.txt",
                "case": None,
            }
        ],
        "none_awarded": {
            "th": "ทำเนียบรางวัลในคลังนี้ไม่มีรายการที่ถามถึง (มี 34 รายการ ปี 2562, 2564 จาก book.txt)",
            "en": "None in the award register of this collection "
            "(it covers 34 awards of B.E. 2562, 2564 from book.txt).",
            "years": [2562, 2564],
            "documents": ["book.txt"],
            "awards": 34,
        },
        "counts": {"category": [{"value": 3, "passages": 5, "cases": 2}]},
        "not_stated": {"category": 4},
        "hits": [
            {
                "rank": 1,
                "score": 1.234568,
                "case": {"id": "aaaaaaaaaaaa", "agency": "กรมรักษา", "agency_type": "กรม", "year": 2564},
                "category": {
                    "number": 3,
                    "name_th": "การมุ่งเน้นผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
                    "name_en": "Customers and stakeholders",
                },
                "path": ["ผลงาน"],
                "section": "ภาพรวม",
                "text": TEXT,
                "highlights": [[0, 3], [15, 17]],
                "lines": [5, 9],
                "page": None,
                "sheet": None,
                "tables": [],
                "document": "book.txt",
                "passage": "aaaaaaaaaaaa-0000000005",
                "trust": 1.0,
                "items": [
                    {
                        "code": "2.2",
                        "name_th": "การนำยุทธศาสตร์ไปปฏิบัติ",
                        "name_en": "Strategy implementation",
                        "score": 0.654322,
                        "cues": [[0, 3], [15, 17]],
                        "window": [0, 11],
                        "declared": False,
                    }
                ],
                "legs": {
                    "dense": {"score": 0.876543, "part": 0.75, "window": [11, 22], "window_score": 0.912346},
                    "lexical": {
                        "score": 0.333333,
                        "part": 0.484568,
                        "terms": ["แผน", "ปี"],
                        "weights": [0.5, 0.25],
                        "meant": ["ตัวชี้วัด"],
                    },
                },
                "named": 0.0,
                "aim": -0.4,
                "states_aim": True,
            }
        ],
    }


def test_the_keys_come_in_the_order_of_the_documentation() -> None:
    written = answer_to_json(answer(hit()))
    assert list(written) == (
        "query answered confidence suggestion total cases offset item only_aims "
        "awards none_awarded counts not_stated hits".split()
    )
    assert list(written["hits"][0]) == (
        "rank score case category path section text highlights "
        "lines page sheet tables document passage trust items legs named aim states_aim".split()
    )


def test_an_answer_without_hits_says_so() -> None:
    assert answer_to_json(Answer(query="x", answered=False, total=0, hits=())) == {
        "query": "x",
        "answered": False,
        "confidence": None,
        "suggestion": None,
        "total": 0,
        "cases": 0,
        "offset": 0,
        "item": None,
        "only_aims": False,
        "awards": [],
        "none_awarded": None,
        "counts": {},
        "not_stated": {},
        "hits": [],
    }


def test_hits_keep_their_order() -> None:
    assert [each["rank"] for each in answer_to_json(answer(hit(1), hit(2), hit(3)))["hits"]] == [1, 2, 3]


def test_json_gives_back_what_was_written_and_thai_stays_thai() -> None:
    written = answer_to_json(answer(hit()))
    text = json.dumps(written, ensure_ascii=False)
    assert json.loads(text) == written
    assert '"query": "แผน ปี"' in text
    assert '"text": "แผน <b> & \\"ผล\\"\\nปี ๒๕๖๔"' in text
    assert "\\u0e" not in text


def test_an_answer_of_the_engine_can_be_written() -> None:
    # NumPy's numbers would fail here.
    engine = make_engine((CASE,), [place(CASE, 1, "แผน", 0.5), place(CASE, 2, "ผล", 0.25)])
    written = answer_to_json(engine.search("แผน"))
    assert json.loads(json.dumps(written, ensure_ascii=False)) == written
    assert [each["legs"]["dense"]["score"] for each in written["hits"]] == [0.5, 0.25]


def test_spans_in_json_count_code_points_of_the_text() -> None:
    engine = make_engine((CASE,), [place(CASE, 1, "😀 แผน", 0.5)])
    (written,) = answer_to_json(engine.search("แผน"))["hits"]
    ((start, end),) = written["highlights"]
    assert written["text"][start:end] == "แผน"
    assert (start, end) == (2, 5)


def test_the_introduction_has_no_category() -> None:
    introduction = make_introduction("e")
    (written,) = answer_to_json(make_engine((introduction,), [place(introduction, 1, "ผล", 0.5)]).search("ผล"))["hits"]
    assert written["category"] is None
    assert written["case"] == {"id": "eeeeeeeeeeee", "agency": "บทนำ", "agency_type": "", "year": 2564}


def test_a_similar_case_bears_the_two_passages_that_are_most_alike() -> None:
    own, other = make_passage("b" * 12, 1, "แผน ก", lines=(1, 2)), make_passage(CASE.id, 2, "แผน ข", lines=(3, 4))
    similar = SimilarCase(rank=1, score=0.12345678, case=CASE, own=own, other=other)
    case = similar_case_to_json(similar)
    assert (case["rank"], case["score"], case["case"]["agency"], case["category"]["number"]) == (
        1,
        0.123457,
        "กรมรักษา",
        3,
    )
    assert case["pair"] == {
        "own": {"passage": own.id, "path": [], "section": "ภาพรวม", "text": "แผน ก", "lines": [1, 2], "page": None},
        "other": {"passage": other.id, "path": [], "section": "ภาพรวม", "text": "แผน ข", "lines": [3, 4], "page": None},
    }
