"""A review as JSON: every field, by hand."""

import json
from dataclasses import replace

from corpus import Dimension, Figure, FoundDimension, Publication, Said
from index import ItemLink
from search import ItemReview, Precedent, ReportPassage, Review, SectionShare, SharedKind, SharedStretch, review_to_json
from tests.support.fakes_search import make_case, make_passage

OTHER = replace(
    make_case("a", "กรมสอง"), title="ผลงาน", publication=Publication(title="หนังสือ", year=2565, publisher="ผู้พิมพ์")
)
THERE = replace(make_passage(OTHER.id, 4, "เราทำแผนทุกปีแล้ว"), page=12, sheet=3, path=("หมวด 2",))
OWN = replace(make_passage("f" * 12, 2, "ทำแผนทุกปี ร้อยละ 80"), page="ก", path=("บท",))
LINK = ItemLink(code="2.1", score=0.51234567, cues=((2, 5),), window=(0, 10))
SHARED = SharedStretch(own=(0, 10), case=OTHER, passage=THERE, other=(3, 13), letters=8, kind=SharedKind.SHARED)
REVIEW = Review(
    name="a.pdf",
    agency="กรมทดสอบ",
    agency_type="กรม",
    sheets=9,
    unread=(4,),
    passages=(
        ReportPassage(
            number=1,
            passage=OWN,
            links=(LINK,),
            dimensions=(FoundDimension(dimension=Dimension.APPROACH, spans=((2, 5), (2, 5))),),
            figures=(
                Figure(
                    span=(11, 20),
                    sentence=(0, 20),
                    value=80.0,
                    printed="80.0",
                    unit="ร้อยละ",
                    year=2564,
                    target=75.0,
                    met=True,
                ),
            ),
            shared=(SHARED,),
        ),
        ReportPassage(number=2, passage=OWN, links=()),
    ),
    items=(
        ItemReview(
            code="2.1",
            passages=(1,),
            found=(Dimension.APPROACH,),
            missing=(Dimension.DEPLOYMENT, Dimension.LEARNING, Dimension.INTEGRATION),
            precedents=(
                Precedent(
                    case=OTHER,
                    passage=THERE,
                    link=LINK,
                    score=0.61,
                    like=1,
                    window=(0, 5),
                    is_same_type=True,
                    found=(Dimension.LEARNING,),
                ),
            ),
        ),
    ),
    sections=(
        SectionShare(heading="ภาพรวม", page="ก", letters=16, shared=8),
        SectionShare(heading="ก", page=None, letters=0, shared=0),
    ),
    warnings=(Said("คำเตือน", "a warning"),),
    generation="000007",
    same_type_first=True,
    from_images=(2,),
)
NAMED = {"code": "2.1", "name_th": "การจัดทำยุทธศาสตร์", "name_en": "Strategy development"}
TOLD_LINK = {**NAMED, "score": 0.512346, "cues": [[2, 5]], "window": [0, 10], "declared": False}
TOLD_CASE = {"id": "a" * 12, "agency": "กรมสอง", "agency_type": "กรม", "year": 2564}


def test_a_review_is_told_whole() -> None:
    told = review_to_json(REVIEW)
    assert json.loads(json.dumps(told)) == told
    assert {name: told[name] for name in told if name not in ("items", "passages")} == {
        "name": "a.pdf",
        "agency": "กรมทดสอบ",
        "agency_type": "กรม",
        "generation": "000007",
        "criteria": "2562",
        "same_type_first": True,
        "sheets": 9,
        "unread": [4],
        "from_images": [2],
        "warnings": [{"th": "คำเตือน", "en": "a warning"}],
        "unlinked": [2],
        "sections": [
            {"heading": "ภาพรวม", "page": "ก", "letters": 16, "shared": 8, "share": 0.5},
            {"heading": "ก", "page": None, "letters": 0, "shared": 0, "share": 0.0},
        ],
    }


def test_an_item_has_what_to_cite_of_its_precedents() -> None:
    (told,) = review_to_json(REVIEW)["items"]
    (precedent,) = told.pop("precedents")
    assert told == {
        **NAMED,
        "passages": [1],
        "found": ["approach"],
        "missing": ["deployment", "learning", "integration"],
    }
    assert precedent == {
        "case": TOLD_CASE,
        "category": precedent["category"],
        "title": "ผลงาน",
        "document": "book.txt",
        "publication": {"title": "หนังสือ", "year": 2565, "publisher": "ผู้พิมพ์"},
        "passage": THERE.id,
        "path": ["หมวด 2"],
        "section": "ภาพรวม",
        "text": "เราทำแผนทุกปีแล้ว",
        "lines": [4, 4],
        "page": 12,
        "sheet": 3,
        "score": 0.61,
        "like": 1,
        "window": [0, 5],
        "link": TOLD_LINK,
        "is_same_type": True,
        "states_aim": False,
        "found": ["learning"],
    }
    assert precedent["category"]["number"] == 2


def test_a_passage_has_its_reasons_figures_and_shared_text_side_by_side() -> None:
    told, plain = review_to_json(REVIEW)["passages"]
    assert told == {
        "number": 1,
        "path": ["บท"],
        "section": "ภาพรวม",
        "text": "ทำแผนทุกปี ร้อยละ 80",
        "lines": [2, 2],
        "page": "ก",
        "sheet": None,
        "tables": [],
        "trust": 1.0,
        "items": [TOLD_LINK],
        "dimensions": [{"dimension": "approach", "spans": [[2, 5], [2, 5]], "words": ["แผน"]}],
        "figures": [
            {
                "span": [11, 20],
                "text": "ร้อยละ 80",
                "sentence": [0, 20],
                "value": 80.0,
                "printed": "80.0",
                "unit": "ร้อยละ",
                "year": 2564,
                "target": 75.0,
                "before": None,
                "met": True,
            }
        ],
        "shared": [
            {
                "kind": "shared",
                "letters": 8,
                "own": {"span": [0, 10], "text": "ทำแผนทุกปี"},
                "other": {
                    "span": [3, 13],
                    "text": "ทำแผนทุกปี",
                    "case": TOLD_CASE,
                    "category": told["shared"][0]["other"]["category"],
                    "document": "book.txt",
                    "publication": "หนังสือ",
                    "passage": THERE.id,
                    "section": "ภาพรวม",
                    "lines": [4, 4],
                    "page": 12,
                    "sheet": 3,
                },
            }
        ],
    }
    assert {name: plain[name] for name in ("items", "dimensions", "figures", "shared")} == {
        "items": [], "dimensions": [], "figures": [], "shared": []
    }  # fmt: skip
