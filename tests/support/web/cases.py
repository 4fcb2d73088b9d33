"""Thai cases made up for the tests of the web, one of them hostile, with their passages, items and awards."""

from corpus import INTRODUCTION, Award, Case, Line, Passage, Section
from search import ItemLink

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'

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
