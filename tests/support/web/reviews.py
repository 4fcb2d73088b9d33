"""A review made up from the cases of the tests, and the engine that gives it for any report."""

from collections.abc import Sequence
from dataclasses import replace

from corpus import Dimension, Figure, FoundDimension, Passage, Report, Said, Span, dimensions_of, read_criteria
from search import (
    ItemLink,
    ItemReview,
    Precedent,
    ReportPassage,
    Review,
    ReviewProgress,
    SectionShare,
    SharedKind,
    SharedStretch,
)
from tests.support.web.api import ApiEngine
from tests.support.web.cases import CASES, HOSTILE, HOTLINE, LINKS, PASSAGES, PLAN, make_passage

HEALTH, TRAT, BAD = CASES[:3]
OWN_PLAN = "กรมถ่ายทอดแผนเป็นตัวชี้วัดรายบุคคลทุกกลุ่มงาน ผู้บริหารติดตามทุกเดือนด้วยแดชบอร์ด และนำผลไปทบทวนแผนทุกไตรมาส"
OWN_RESULT = "ในปี 2565 ผู้รับบริการพึงพอใจร้อยละ 93 สูงกว่าเป้าหมายร้อยละ 90 และปีก่อนร้อยละ 88"
OWN_HOSTILE = f"ส่วนนี้เขียน {HOSTILE} ไว้"
CODES = tuple(item.code for item in read_criteria().items)


def span_of(text: str, part: str) -> Span:
    return text.index(part), text.index(part) + len(part)


def own(number: int, section: str, text: str, page: int | None) -> Passage:
    return make_passage("0" * 12, number, section=section, text=text, line=number * 20, page=page)


def found(text: str, **words: str) -> tuple[FoundDimension, ...]:
    return tuple(
        FoundDimension(dimension=Dimension(name), spans=(span_of(text, word),)) for name, word in words.items()
    )


def link(code: str, text: str, *cues: str, score: float = 0.9) -> ItemLink:
    return ItemLink(code=code, score=score, cues=tuple(span_of(text, cue) for cue in cues), window=(0, len(text)))


def shared(text: str, part: str, passage: Passage, case: object, kind: SharedKind) -> SharedStretch:
    return SharedStretch(
        own=span_of(text, part), case=case, passage=passage, other=span_of(passage.text, part), letters=40, kind=kind
    )  # type: ignore[arg-type]


SAME = "ผู้บริหารติดตามทุกเดือนด้วยแดชบอร์ด"
PASSED = (
    ReportPassage(
        number=1,
        passage=own(1, "การถ่ายทอดยุทธศาสตร์", OWN_PLAN, 12),
        links=(link("2.2", OWN_PLAN, "ถ่ายทอด", "ตัวชี้วัด"), link("4.1", OWN_PLAN, "ตัวชี้วัด", score=0.5)),
        dimensions=found(OWN_PLAN, deployment="ทุกกลุ่มงาน", learning="ทบทวน"),
        shared=(shared(OWN_PLAN, SAME, PASSAGES[2], HEALTH, SharedKind.SHARED),),
    ),
    ReportPassage(
        number=2,
        passage=own(2, "ผลความพึงพอใจ", OWN_RESULT, 40),
        links=(link("7.2", OWN_RESULT, "พึงพอใจ"),),
        dimensions=found(OWN_RESULT, levels="ร้อยละ 93", comparisons="ปีก่อน"),
        figures=(
            Figure(
                span=span_of(OWN_RESULT, "ร้อยละ 93"),
                sentence=(0, len(OWN_RESULT)),
                value=93.0,
                printed="93",
                unit="ร้อยละ",
                year=2565,
                target=90.0,
                before=88.0,
                met=True,
            ),
        ),
    ),
    ReportPassage(number=3, passage=own(3, f"คำนำ {HOSTILE}", OWN_HOSTILE, None), links=()),
)


def precedent(code: str, passage: Passage, *, like: int | None = None, same: bool = False) -> Precedent:
    case = next(case for case in CASES if case.id == passage.case_id)
    known = next((link for link in LINKS.get(passage.id, ()) if link.code == code), None)
    told = known or ItemLink(code=code, score=0.5, cues=(), window=(0, len(passage.text)))
    return Precedent(
        case=case,
        passage=passage,
        link=told,
        score=0.8,
        like=like,
        window=told.window,
        found=(Dimension.LEARNING, Dimension.INTEGRATION) if same else (),
        is_same_type=same,
    )


def make_item(
    code: str, passages: Sequence[int] = (), found: Sequence[Dimension] = (), *precedents: Precedent
) -> ItemReview:
    wanted = dimensions_of(int(code[0]))
    missing = tuple(each for each in wanted if each not in found)
    return ItemReview(code=code, passages=tuple(passages), found=tuple(found), missing=missing, precedents=precedents)


ITEMS = {
    "2.2": make_item(
        "2.2",
        (1,),
        (Dimension.DEPLOYMENT, Dimension.LEARNING),
        precedent("2.2", PASSAGES[2], like=1, same=True),
        precedent("2.2", PASSAGES[3], like=1),
        precedent("2.2", PASSAGES[4]),
    ),
    "4.1": make_item("4.1", (1,), (Dimension.DEPLOYMENT,), precedent("4.1", PASSAGES[2])),
    "7.2": make_item("7.2", (2,), (Dimension.LEVELS, Dimension.COMPARISONS)),
}

REVIEW = Review(
    name="รายงานของกรม.pdf",
    agency="กรมตัวอย่าง",
    agency_type="กรม",
    sheets=50,
    unread=(7,),
    passages=PASSED,
    items=tuple(ITEMS.get(code) or make_item(code) for code in CODES),
    sections=(
        SectionShare(heading="การถ่ายทอดยุทธศาสตร์", page=12, letters=100, shared=40),
        SectionShare(heading="ผลความพึงพอใจ", page=40, letters=80, shared=0),
    ),
    warnings=(Said("แผ่นที่ 7 อ่านไม่ได้", "sheet 7 could not be read"),),
    generation="20240601-abcdef",
)


class ReviewEngine(ApiEngine):
    """Gives REVIEW, named as the report that came; keeps what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.reviewed: list[tuple[Report, bool]] = []

    def review(
        self, report: Report, *, same_type_first: bool = False, progress: ReviewProgress | None = None
    ) -> Review:
        self.reviewed.append((report, same_type_first))
        if progress is not None:
            progress("linking", 1, 2)
        return replace(REVIEW, name=report.name, same_type_first=same_type_first)


TEXT = f"{HOTLINE}\n\n{PLAN}\n"
"""A report that can be read."""
