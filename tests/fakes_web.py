"""A small engine that answers from memory, with Thai cases made up for the tests, one of them hostile."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import cast

from flask.testing import FlaskClient

from corpus import INTRODUCTION, Case, Line, Passage, Section, read_criteria
from index import Library
from search import (
    Answer,
    By,
    Coverage,
    DenseLeg,
    EngineSource,
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
from search.coverage import ItemRegister
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


LINKS = {
    PASSAGES[2].id: (
        ItemLink(code="2.2", score=0.8125, cues=((14, 21),), window=(0, len(PLAN))),
        ItemLink(code="7.1", score=0.4, cues=(), window=(0, len(PLAN))),
    ),
    PASSAGES[3].id: (ItemLink(code="7.1", score=0.75, cues=((64, 74),), window=(0, len(TOUR))),),
}
"""The items of passages, by id."""


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
        self.asked: list[tuple[str, Filters, int]] = []

    def search(self, text: str, *, filters: Filters | None = None, limit: int = 10, offset: int = 0) -> Answer:
        filters = filters or Filters()
        self.asked.append((text, filters, limit))
        query = text.strip()
        if not query:
            raise QueryError(th="ยังไม่ได้พิมพ์คำถาม", en="The query is empty.")
        if len(query) > LONGEST_QUERY:
            raise QueryError(th=f"คำถามยาว {len(query)} อักขระ", en=f"The query has {len(query)} characters.")
        found = [
            (self._mark(query, passage.text), passage) for passage in self._passages if self._pass(passage, filters)
        ]
        found = [(spans, passage) for spans, passage in found if spans]
        found.sort(key=lambda pair: (-sum(end - start for start, end in pair[0]), pair[1].id))
        page = found[offset : offset + limit]
        hits = tuple(self._hit(rank, *pair) for rank, pair in enumerate(page, start=offset + 1))
        return Answer(query=query, answered=bool(found), total=len(found), hits=hits, offset=offset)

    def similar_passages(self, passage_id: str, limit: int) -> tuple[Hit, ...]:
        own = next((passage for passage in self._passages if passage.id == passage_id), None)
        if own is None:
            raise UnknownPassage(th="ไม่มีตอนนี้", en="There is no such passage.")
        others = [passage for passage in self._passages if passage.case_id != own.case_id]
        return tuple(self._hit(rank, (), passage) for rank, passage in enumerate(others[:limit], start=1))

    def similar_cases(self, case_id: str, limit: int) -> tuple[SimilarCase, ...]:
        own = self.passages(self.case(case_id).id)[0]
        others = [(case, self.passages(case.id)) for case in self.cases if case.id != case_id]
        return tuple(
            SimilarCase(rank=rank, score=1 / rank, case=case, own=own, other=passages[0])
            for rank, (case, passages) in enumerate([each for each in others if each[1]][:limit], start=1)
        )

    def case(self, case_id: str) -> Case:
        for case in self.cases:
            if case.id == case_id:
                return case
        raise UnknownCase(th=f"ไม่มีกรณี {case_id}", en=f"There is no case {case_id}.")

    def passages(self, case_id: str) -> tuple[Passage, ...]:
        return tuple(passage for passage in self._passages if passage.case_id == case_id)

    def items(self, passage_id: str) -> tuple[ItemLink, ...]:
        return LINKS.get(passage_id, ())

    def coverage(self, by: By) -> Coverage:
        return self._register.coverage(
            by, self.facets.agency_types if by == "agency_type" else sorted(self.facets.years)
        )

    def item_passages(self, code: str, *, filters: Filters | None = None) -> tuple[ItemPassage, ...]:
        wanted = filters or Filters()
        return tuple(each for each in self._register.passages(code) if self._pass(each.passage, wanted))

    @property
    def _register(self) -> ItemRegister:
        items = tuple(LINKS.get(passage.id, ()) for passage in self._passages)
        library = Library(cases=self.cases, passages=self._passages, items=items)
        return ItemRegister(library, {case.id: case for case in self.cases})

    def _pass(self, passage: Passage, filters: Filters) -> bool:
        case = self.case(passage.case_id)
        return (
            filters.category in (None, case.category)
            and filters.year in (None, case.year)
            and filters.agency in (None, case.agency, *case.short_names)
            and filters.agency_type in (None, case.agency_type)
        )

    def _mark(self, query: str, text: str) -> tuple[tuple[int, int], ...]:
        words = "|".join(re.escape(word) for word in sorted(query.split(), key=len, reverse=True))
        return tuple(match.span() for match in re.finditer(words, text, re.IGNORECASE))

    def _hit(self, rank: int, spans: tuple[tuple[int, int], ...], passage: Passage) -> Hit:
        return Hit(
            rank=rank,
            score=1.0 / rank,
            case=self.case(passage.case_id),
            passage=passage,
            highlights=spans,
            dense=DenseLeg(score=0.8, window=passage.windows[0]),
            items=self.items(passage.id),
            lexical=LexicalLeg(score=0.5, terms=tuple(passage.text[start:end] for start, end in spans)),
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


class Page(HTMLParser):
    """What a browser would see of a page: its tags with their attributes, the text inside each kind of tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[tuple[str, list[str]]] = []
        self._texts: list[tuple[str, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "input", "img", "br"}:
            self._open.append((tag, []))
            self._texts.append(self._open[-1])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, pieces in self._open:
            pieces.append(data)

    def texts(self, tag: str) -> list[str]:
        """The text of every element of this kind, white space folded."""
        return [" ".join("".join(pieces).split()) for name, pieces in self._texts if name == tag]

    def find(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        """The attributes of every element of this kind that has these."""
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    def href(self, text: str) -> str:
        """The address of the only link with this text."""
        links = [found.get("href") for name, found in self.tags if name == "a"]
        (found,) = [link for link, shown in zip(links, self.texts("a"), strict=True) if shown == text]
        return found or ""


def read_page(client: FlaskClient, address: str, *, status: int = 200) -> Page:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return Page(answer.text)
