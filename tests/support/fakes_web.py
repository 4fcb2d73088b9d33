"""A small engine that answers from memory, with Thai cases made up for the tests, one of them hostile."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from flask.testing import FlaskClient

from corpus import INTRODUCTION, Award, Case, Line, Passage, Said, Section, read_criteria
from index import Library
from search import (
    Answer,
    By,
    Coverage,
    DenseLeg,
    EngineSource,
    FacetCount,
    Facets,
    Filters,
    Hit,
    ItemLink,
    ItemPassage,
    LexicalLeg,
    QueryError,
    SearchEngine,
    Settings,
    SimilarCase,
    UnknownCase,
    UnknownPassage,
)
from search.browse.coverage import ItemRegister
from search.ranking.awards import Awards
from web import create_app

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
LONGEST_QUERY = 500

HEALTH = "a1b2c3d4e5f6"
TRAT = "b2c3d4e5f6a1"
BAD = "c3d4e5f6a1b2"
INTRO = "d4e5f6a1b2c3"

HOTLINE = (
    "กรมเปิดสายด่วน 1668 ให้ผู้ป่วยมะเร็งปรึกษาได้ตลอดวัน เจ้าหน้าที่พยาบาลรับสายและส่งต่อข้อมูลถึงโรงพยาบาลปลายทาง"
    "\nในปีแรกมีผู้โทรเข้ามา 12,400 ราย ร้อยละ 93 ได้คิวรักษาภายในสองสัปดาห์"
)
ANYWHERE = (
    "โครงการ Cancer Anywhere ให้ผู้ป่วยมะเร็งเลือกโรงพยาบาลที่พร้อมได้โดยไม่ต้องใช้ใบส่งตัว ข้อมูลคิวและผลตรวจอยู่ในฐานข้อมูลเดียวกันทั้งประเทศ"
)
PLAN = (
    "แผนยุทธศาสตร์ถ่ายทอดเป็นตัวชี้วัดรายบุคคล ผู้บริหารติดตามทุกเดือนด้วยแดชบอร์ด "
    "และนำผลไปทบทวนแผนทุกไตรมาส บุคลากรร้อยละ 88 บอกเป้าหมายของหน่วยตนได้"
)
TOUR = "จังหวัดจัดเส้นทางท่องเที่ยวชุมชนห้าเส้นทาง รายได้กระจายถึงครัวเรือน 1,250 ครัวเรือน ชุมชนกำหนดจำนวนนักท่องเที่ยวเองเพื่อรักษาแนวปะการัง"


def make_passage(case_id: str, number: int, *, section: str, text: str, line: int, page: int | None) -> Passage:
    return Passage(
        id=f"{case_id}-{number:010x}",
        case_id=case_id,
        section=section,
        text=text,
        lines=(line, line + 12),
        page=page,
        windows=((0, len(text)),),
        original="ต้นฉบับ <เดิม>" if text == PLAN else "",
        trust=0.975 if text == PLAN else 1.0,
    )


def make_section(heading: str, level: int, *lines: tuple[int, int]) -> Section:
    body = tuple(Line(number=first, text="…") for first, _ in lines)
    return Section(heading=heading, level=level, lines=lines, body=body)


CASES = (
    Case(
        id=HEALTH,
        document="pmqa-2564.txt",
        agency="กรมการรักษา",
        agency_type="กรม",
        category=2,
        year=2564,
        lines=(720, 1030),
        pages=(17, 24),
        short_names=("กรร.", "DTX"),
        title="ยุทธศาสตร์ที่ถึงเตียงผู้ป่วย",
        abstract_en="A department that lets cancer patients choose any hospital & tracks its plan monthly.",
        vision="ประชาชนเข้าถึงการรักษาที่ได้มาตรฐานอย่างเท่าเทียม",
        mission=("พัฒนามาตรฐานการรักษา", "ถ่ายทอดความรู้สู่เครือข่าย"),
        values=("เปิดใจ", "แม่นยำ"),
        sections=(
            make_section("ผลงานเด่น", 1),
            make_section("สายด่วนผู้ป่วยมะเร็ง", 2, (940, 970)),
            make_section("การถ่ายทอดแผน", 1, (980, 1020)),
        ),
    ),
    Case(
        id=TRAT,
        document="trat.pdf",
        agency="จังหวัดปะการัง",
        agency_type="จังหวัด",
        category=4,
        year=2565,
        lines=(1, 90),
        pages=None,
        sections=(make_section("ท่องเที่ยวชุมชน", 1, (5, 40)),),
    ),
    Case(
        id=BAD,
        document="<b>book</b>.txt",
        agency=f"หน่วยงาน {HOSTILE}",
        agency_type="<i>type</i>",
        category=2,
        year=2564,
        lines=(1, 20),
        pages=(3, 3),
        short_names=("<u>short</u>",),
        title=HOSTILE,
        abstract_en=HOSTILE,
        vision=HOSTILE,
        sections=(make_section(f"หัวข้อ {HOSTILE}", 1, (1, 20)),),
    ),
    Case(
        id=INTRO,
        document="pmqa-2564.txt",
        agency=INTRODUCTION,
        agency_type="",
        category=None,
        year=None,
        lines=(1, 700),
        pages=(1, 16),
        sections=(make_section("", 1, (1, 100)),),
    ),
)

PASSAGES = (
    make_passage(HEALTH, 1, section="สายด่วนผู้ป่วยมะเร็ง", text=HOTLINE, line=940, page=20),
    make_passage(HEALTH, 2, section="สายด่วนผู้ป่วยมะเร็ง", text=ANYWHERE, line=951, page=21),
    make_passage(HEALTH, 3, section="การถ่ายทอดแผน", text=PLAN, line=985, page=22),
    make_passage(TRAT, 4, section="ท่องเที่ยวชุมชน", text=TOUR, line=5, page=None),
    make_passage(BAD, 5, section=f"หัวข้อ {HOSTILE}", text=f"ชุมชน {HOSTILE} จบ", line=1, page=3),
    make_passage(INTRO, 6, section="", text="รางวัลนี้พิจารณาทุกหมวดของเกณฑ์ หมวดละไม่ต่ำกว่าร้อยละ 25", line=10, page=2),
)


def make_link(code: str, score: float, passage: Passage, window: tuple[int, int], *cues: str) -> ItemLink:
    spans = sorted((passage.text.index(cue), passage.text.index(cue) + len(cue)) for cue in cues)
    return ItemLink(code=code, score=score, cues=tuple(spans), window=window)


LINKS = {
    PASSAGES[0].id: (make_link("3.2", 0.74, PASSAGES[0], (0, 60), "ปรึกษา"),),
    PASSAGES[2].id: (
        make_link("2.2", 0.91, PASSAGES[2], (0, 45), "ถ่ายทอด", "ตัวชี้วัด", "ไตรมาส"),
        make_link("4.1", 0.55, PASSAGES[2], (40, 100)),
        make_link("7.1", 0.4, PASSAGES[2], (100, 120)),
    ),
    PASSAGES[3].id: (
        make_link("7.1", 0.75, PASSAGES[3], (0, 60), "รายได้"),
        make_link("2.2", 0.62, PASSAGES[3], (0, 40)),
    ),
    PASSAGES[4].id: (make_link("2.2", 0.33, PASSAGES[4], (0, 20), "<script>"),),
}
"""The items of the passages, by passage."""


def make_award(
    agency: str, category: int, year: int | None, document: str, page: int | None, case_id: str | None
) -> Award:
    return Award(
        agency=agency, category=category, year=year, lines=(600, 601), page=page, document=document, case_id=case_id
    )


AWARDS = (
    make_award("กรมการรักษา", 2, 2564, "pmqa-2564.txt", 14, HEALTH),
    make_award("กรมปลายน้ำ", 4, 2564, "pmqa-2564.txt", 15, None),
    make_award("จังหวัดปะการัง", 4, 2565, "new.pdf", None, TRAT),
    make_award(f"กรม {HOSTILE}", 4, 2563, "<b>old</b>.txt", None, None),
)


def count_types(hits: Sequence[Hit]) -> tuple[FacetCount, ...]:
    counts = Counter(hit.case.agency_type for hit in hits if hit.case.agency_type)
    return tuple(FacetCount(value=value, passages=count, cases=1) for value, count in counts.items())


class FakeEngine:
    """Finds the words of the query, parted by spaces, by looking for them; ranks by the characters they cover."""

    generation = "20240601-abcdef"

    def __init__(self, cases: Sequence[Case] = CASES, passages: Sequence[Passage] = PASSAGES) -> None:
        self.cases = tuple(cases)
        self._passages = tuple(passages)
        self.passage_count = len(passages)
        self.facets = Facets(
            categories=tuple(sorted({case.category for case in cases if case.category is not None})),
            years=tuple(sorted({case.year for case in cases if case.year is not None}, reverse=True)),
            agencies=tuple(sorted({case.agency for case in cases if case.category is not None})),
            agency_types=tuple(sorted({case.agency_type for case in cases if case.agency_type})),
            items=tuple(sorted({link.code for links in LINKS.values() for link in links})),
        )
        self.awards = AWARDS
        self.links = LINKS
        self.suggestion: str | None = None
        self.meant: tuple[str, ...] = ()
        self.answered = True
        self.searches: list[tuple[str, Filters, int]] = []

    def search(self, text: str, *, filters: Filters | None = None, limit: int = 10, offset: int = 0) -> Answer:
        filters = filters or Filters()
        self.searches.append((text, filters, limit))
        query = text.strip()
        if not query:
            raise QueryError(Said("ยังไม่ได้พิมพ์คำถาม", "The query is empty."))
        if len(query) > LONGEST_QUERY:
            raise QueryError(Said(f"คำถามยาว {len(query)} อักขระ", f"The query has {len(query)} characters."))
        found = [
            (self._mark(query, passage.text), passage) for passage in self._passages if self._pass(passage, filters)
        ]
        found = [(spans, passage) for spans, passage in found if spans]
        found.sort(key=lambda pair: (-sum(end - start for start, end in pair[0]), pair[1].id))
        hits = tuple(self._hit(rank, *pair) for rank, pair in enumerate(found, start=1))
        return Answer(
            query=query,
            answered=self.answered and bool(hits),
            total=len(hits),
            offset=offset,
            hits=hits[offset : offset + limit],
            suggestion=self.suggestion,
            counts={"agency_type": count_types(hits)} if hits else {},
            awards=Awards(self.awards, self.cases, self._passages).find(query, filters),
        )

    def case(self, case_id: str) -> Case:
        for case in self.cases:
            if case.id == case_id:
                return case
        raise UnknownCase(Said(f"ไม่มีกรณี {case_id}", f"There is no case {case_id}."))

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._passages if passage.case_id == case_id)

    def passage(self, passage_id: str) -> Passage:
        for passage in self._passages:
            if passage.id == passage_id:
                return passage
        raise UnknownPassage(Said(f"ไม่มีตอน {passage_id}", f"There is no passage {passage_id}."))

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        return self.links.get(passage_id, ())

    def coverage(self, by: By) -> Coverage:
        known = self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        return self._register.coverage(by, known)

    def item_passages(self, code: str, *, filters: Filters | None = None) -> tuple[ItemPassage, ...]:
        wanted = filters or Filters()
        return tuple(each for each in self._register.passages(code) if self._pass(each.passage, wanted))

    @property
    def _register(self) -> ItemRegister:
        items = tuple(self.items(passage.id) for passage in self._passages)
        library = Library(cases=self.cases, passages=self._passages, items=items)
        return ItemRegister(library, {case.id: case for case in self.cases})

    def similar_passages(self, passage_id: str, limit: int = 5) -> tuple[Hit, ...]:
        own = self.passage(passage_id).case_id
        others = [passage for passage in self._passages if passage.case_id not in (own, INTRO)]
        return tuple(self._hit(rank, (), other) for rank, other in enumerate(others[:limit], start=1))

    def similar_cases(self, case_id: str, limit: int = 5) -> tuple[SimilarCase, ...]:
        own = self.passages(self.case(case_id).id)[0]
        others = [case for case in self.cases if case.id not in (case_id, INTRO)][:limit]
        return tuple(
            SimilarCase(rank=rank, score=0.8, case=case, own=own, other=self.passages(case.id)[0])
            for rank, case in enumerate(others, start=1)
        )

    def _pass(self, passage: Passage, filters: Filters) -> bool:
        case = self.case(passage.case_id)
        return (
            filters.category in (None, case.category)
            and filters.year in (None, case.year)
            and filters.agency in (None, case.agency, *case.short_names)
            and filters.agency_type in (None, case.agency_type)
            and filters.item in (None, *(link.code for link in self.items(passage.id)))
        )

    def _mark(self, query: str, text: str) -> tuple[tuple[int, int], ...]:
        words = "|".join(re.escape(word) for word in sorted(query.split(), key=len, reverse=True))
        return tuple(match.span() for match in re.finditer(words, text, re.IGNORECASE))

    def _hit(self, rank: int, spans: tuple[tuple[int, int], ...], passage: Passage) -> Hit:
        terms = tuple(dict.fromkeys(passage.text[start:end] for start, end in spans))
        return Hit(
            rank=rank,
            score=1.0 / rank,
            case=self.case(passage.case_id),
            passage=passage,
            highlights=spans,
            dense=DenseLeg(score=0.8, window=passage.windows[0], window_score=0.85, part=0.625),
            lexical=LexicalLeg(
                score=0.5,
                terms=terms,
                weights=(0.5,) * len(terms),
                part=0.375 if terms else 0.0,
                meant=self.meant,
            ),
            items=self.items(passage.id),
        )


class FakeSource:
    """Gives the engine, or raises the problem, or whatever else it was made to."""

    def __init__(self, engine: FakeEngine | None = None, problem: Exception | None = None) -> None:
        self.engine = engine or FakeEngine()
        self.problem = problem

    def current(self) -> SearchEngine:
        if self.problem is not None:
            raise self.problem
        return cast(SearchEngine, self.engine)


def open_client(
    engine: FakeEngine | None = None, *, problem: Exception | None = None, language: str = "th"
) -> FlaskClient:
    source = cast(EngineSource, FakeSource(engine, problem))
    return create_app(source, Settings(home=Path("unused"), language=language), read_criteria()).test_client()
