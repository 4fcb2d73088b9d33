"""A report beside a library: passages by item, what is missing, sections' shares; by hand, and with the real model."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corpus import Dimension, Figure, FoundDimension, Report, Span, read_report
from index import Encoder, ItemLink, ItemModel
from search import EngineSource, Review, SearchEngine, SectionShare, Settings, SharedKind, SharedStretch
from search import engine as engine_module
from search.review import linking, reviewer
from tests.support.fakes_search import Placed, TableEncoder, make_case, make_engine, make_passage

CASE = make_case("a", "กรมหนึ่ง", short_names=("กน.",))
TEXT = "ทดสอบการทำงาน" * 10
SOURCE = Placed(
    passage=make_passage(CASE.id, 1, TEXT),
    context=(1.0, 0.0),
    windows=[(1.0, 0.0)],
    items=(ItemLink(code="2.2", score=0.9, cues=(), window=(0, len(TEXT))),),
)
REPORT = """กรมทดสอบ

## 2.1 การจัดทำยุทธศาสตร์

แผน ร้อยละ 80 ทุกปี

## 2.2 การนำยุทธศาสตร์ไปปฏิบัติ

ถ่ายทอด แผน ทุกปี

## การดำเนินการอื่น

งานอื่นที่ไม่มีอะไรเลย
"""


class WordModel(ItemModel):
    """Links by words: แผน to 2.1, the surer the earlier it stands; ถ่ายทอด to 2.2; ร้อยละ to 7.1."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, ...]] = []

    def link(
        self, text: str, windows: Sequence[Span], vectors: NDArray[np.float32], declared: Sequence[str] = ()
    ) -> tuple[ItemLink, ...]:
        self.seen.append(vectors.shape)
        words = {"แผน": "2.1", "ถ่ายทอด": "2.2", "ร้อยละ": "7.1"}
        named = [ItemLink(code=code, score=1.0, cues=(), window=windows[0], declared=True) for code in declared]
        found = [
            ItemLink(code=code, score=1 / (2 + text.index(word)), cues=(), window=windows[0])
            for word, code in words.items()
            if word in text and code not in declared
        ]
        return (*named, *found)


class CopySharing:
    """Finds that every library has ทุกปี, twice; a text that begins with แผน shares it, another quotes it."""

    def __init__(self, library: object) -> None:
        self.asked: list[str] = []

    def find(self, text: str, agency: str = "") -> tuple[SharedStretch, ...]:
        self.asked.append(agency)
        kind = SharedKind.SHARED if text.startswith("แผน") else SharedKind.QUOTATION
        spans = [match.span() for match in re.finditer("ทุกปี", text)]
        return tuple(
            SharedStretch(own=span, case=CASE, passage=SOURCE.passage, other=(0, 5), letters=4, kind=kind)
            for start, end in spans
            for span in [(start, end), (start + 3, end)]
        )


def find_words(text: str) -> tuple[FoundDimension, ...]:
    words = {Dimension.DEPLOYMENT: "ถ่ายทอด", Dimension.LEVELS: "ร้อยละ"}
    return tuple(
        FoundDimension(dimension=each, spans=((text.index(word), text.index(word) + len(word)),))
        for each, word in words.items()
        if word in text
    )


def find_numbers(text: str) -> tuple[Figure, ...]:
    return tuple(
        Figure(span=match.span(), sentence=(0, len(text)), value=float(match[0]), printed=match[0], unit="ร้อยละ")
        for match in re.finditer("[0-9]+", text)
    )


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> WordModel:
    made = WordModel()
    monkeypatch.setattr(reviewer, "open_item_model", lambda identity, encode: made)
    monkeypatch.setattr(reviewer, "find_dimensions", find_words)
    monkeypatch.setattr(reviewer, "find_figures", find_numbers)
    monkeypatch.setattr(engine_module, "Sharing", CopySharing)
    return made


def engine() -> SearchEngine:
    return make_engine((CASE,), [SOURCE], TableEncoder({}))


def report(text: str = REPORT, agency: str = "") -> Report:
    return read_report("a.md", text.encode(), agency=agency)


def item(review: Review, code: str) -> tuple[tuple[int, ...], list[str], list[str], int]:
    (found,) = [each for each in review.items if each.code == code]
    return (
        found.passages,
        [each.value for each in found.found],
        [each.value for each in found.missing],
        len(found.precedents),
    )


def test_passages_stand_under_their_items_with_what_is_found_and_what_is_missing(model: WordModel) -> None:
    review = engine().review(report())
    texts = [each.passage.text for each in review.passages]
    assert texts[1:] == ["แผน ร้อยละ 80 ทุกปี", "ถ่ายทอด แผน ทุกปี", "งานอื่นที่ไม่มีอะไรเลย"]
    assert [each.number for each in review.passages] == [1, 2, 3, 4]
    assert [each.code for each in review.items] == sorted(each.code for each in review.items)
    assert len(review.items) == 18
    assert item(review, "2.1") == ((2, 3), ["deployment"], ["approach", "learning", "integration"], 0)
    assert item(review, "2.2") == ((3,), ["deployment"], ["approach", "learning", "integration"], 1)
    assert item(review, "7.1") == ((2,), ["levels"], ["trends", "comparisons"], 0)
    assert item(review, "7.2") == ((), [], ["levels", "trends", "comparisons"], 0)
    assert review.unlinked == (1, 4)
    assert [[figure.value for figure in each.figures] for each in review.passages] == [[], [80.0], [], []]
    assert (review.name, review.agency, review.generation, review.sheets) == ("a.md", "กรมทดสอบ", "000001", 0)


def test_a_section_counts_a_letter_once_and_of_shared_text_alone(model: WordModel) -> None:
    sections = engine().review(report()).sections
    # ทุกปี has three letters and แผน three; the marks below and above are none. Digits and spaces are no letters.
    assert sections[1:] == (
        SectionShare(heading="2.1 การจัดทำยุทธศาสตร์", page=None, letters=3 + 5 + 3, shared=3),
        SectionShare(heading="2.2 การนำยุทธศาสตร์ไปปฏิบัติ", page=None, letters=6 + 3 + 3, shared=0),
        SectionShare(heading="การดำเนินการอื่น", page=None, letters=16, shared=0),
    )


def test_an_agency_of_the_library_is_known_by_its_short_name_and_no_precedent_for_itself(model: WordModel) -> None:
    searched = engine()
    review = searched.review(report(agency="กน"))
    assert vars(searched.sharing)["asked"] == ["กรมหนึ่ง"] * len(review.passages)
    assert (review.agency, review.agency_type) == ("กรมหนึ่ง", "กรม")
    assert item(review, "2.2")[3] == 0
    assert engine().review(report(agency="กรมใหม่")).agency == "กรมใหม่"


def test_stages_are_told_in_order_each_to_its_end(model: WordModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linking, "BATCH", 2)
    told: list[tuple[str, int, int]] = []
    engine().review(report(), progress=lambda *step: told.append(step))
    assert [step for step in told if step[0] == "linking"] == [
        ("linking", 0, 4), ("linking", 2, 4), ("linking", 4, 4)
    ]  # fmt: skip
    first = [("precedents", 0, 18)] * 4  # before each passage is read, for whoever ends the review there
    assert [step for step in told if step[0] == "precedents"] == [*first, *(("precedents", at, 18) for at in range(19))]
    assert [step for step in told if step[0] == "sharing"] == [("sharing", done, 4) for done in range(5)]
    assert [stage for stage, _, _ in told] == ["linking"] * 3 + ["precedents"] * 23 + ["sharing"] * 5


def test_each_passage_has_the_vectors_of_its_own_windows(model: WordModel) -> None:
    long = "กรมทดสอบจัดทำแผนร่วมกับประชาชน " * 20
    made = report(f"## 2.1 การจัดทำยุทธศาสตร์\n\n{long}\n\n## 2.2 การนำยุทธศาสตร์ไปปฏิบัติ\n\nถ่ายทอดแผน\n")
    engine().review(made)
    assert model.seen == [(len(each.windows), 2) for each in made.passages]
    assert max(rows for rows, _ in model.seen) > 3


def test_a_library_that_holds_nothing_has_no_precedents(model: WordModel) -> None:
    review = make_engine((), [], TableEncoder({})).review(report())
    assert {each.precedents for each in review.items} == {()}
    assert item(review, "2.1")[0] == (2, 3)


def test_the_sample_answers_a_report_and_keeps_nothing_of_it(sample_home: Path, encoder: Encoder) -> None:
    source = EngineSource(Settings(home=sample_home, models=encoder.models))
    source.encoder = encoder
    engine = source.current()
    before = {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in sample_home.rglob("*") if path.is_file()}
    text = (
        "หมวด 2 การวางแผนยุทธศาสตร์\n\n2.1 การจัดทำยุทธศาสตร์\n\n"
        "หน่วยงานวิเคราะห์ปัจจัยภายในและภายนอกด้วย SWOT และรับฟังความต้องการของประชาชนก่อนกำหนดยุทธศาสตร์ของแผนห้าปี\n\n"
        "การดูแลผู้รับบริการ\n\n"
        "หน่วยงานเปิดช่องทางรับเรื่องร้องเรียนทางสายด่วนและเว็บไซต์ ตอบผู้ร้องภายในเจ็ดวัน และสำรวจความพึงพอใจทุกปี\n"
    )
    review = engine.review(read_report("pasted.txt", text.encode(), agency="กรมทดสอบ"))
    assert [each.links[0].code for each in review.passages] == ["2.1", "3.2"]
    assert review.passages[0].links[0].declared
    for each in review.items:
        agencies = [precedent.case.agency for precedent in each.precedents]
        assert len(set(agencies)) == len(agencies) <= 5
        scores = [(precedent.states_aim, -precedent.score) for precedent in each.precedents]
        assert scores == sorted(scores)
        assert all(precedent.link.code == each.code for precedent in each.precedents)
    (planning,) = [each for each in review.items if each.code == "2.1"]
    assert (planning.passages, len(planning.precedents), planning.precedents[0].like) == ((1,), 5, 1)
    after = {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in sample_home.rglob("*") if path.is_file()}
    assert after == before


def test_an_agency_of_the_sample_gets_precedents_of_all_others_alone(sample_home: Path, encoder: Encoder) -> None:
    source = EngineSource(Settings(home=sample_home, models=encoder.models))
    source.encoder = encoder
    engine = source.current()
    text = "การวางแผน\n\nจังหวัดตราดจัดทำแผนพัฒนาจังหวัดโดยรับฟังความเห็นของประชาชนทุกอำเภอ\n"
    review = engine.review(read_report("a.txt", text.encode()))
    assert review.agency == "จังหวัดตราด"
    found = {precedent.case.agency for each in review.items for precedent in each.precedents}
    assert found
    assert "จังหวัดตราด" not in found


def test_a_review_can_be_ended_before_any_passage_is_read(model: WordModel, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    monkeypatch.setattr(reviewer, "find_figures", lambda text: steps.append("read") or ())
    engine().review(report(), progress=lambda stage, done, total: steps.append(stage))
    begun = steps.index("read") - 1
    assert steps[begun : begun + 8] == ["precedents", "read"] * 4


def test_figures_tell_dimensions_of_results_where_a_passage_is_on_them(
    model: WordModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviewer, "find_dimensions", lambda text: ())
    review = engine().review(
        report(f"## 2.1 การจัดทำยุทธศาสตร์\n\nแผน ร้อยละ 80 ทุกปี\n\n## การดำเนินการอื่น\n\nผล 80 คน {'ก' * 60}\n")
    )
    assert [[each.dimension.value for each in passage.dimensions] for passage in review.passages] == [["levels"], []]
    assert item(review, "7.1")[1] == ["levels"]


def test_a_title_has_no_item_but_what_a_heading_names(model: WordModel) -> None:
    named = "# ปก\n\nรายงานแผน\n\n## 2.1 การจัดทำยุทธศาสตร์\n\nแผนที่หนึ่ง\n\n## การดำเนินการอื่น\n\nแผนที่สอง\n\n"
    text = f"{named}## งาน\n\nอบรมเรื่องแผน {'ก' * 40}\n"
    links = [[link.code for link in each.links] for each in engine().review(report(text)).passages]
    assert links == [[], ["2.1"], [], ["2.1"]]
