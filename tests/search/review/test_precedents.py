"""Precedents of an item, by vectors and links set by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from corpus import Case, Dimension, FoundDimension
from index import ItemLink
from search.review import Precedent, precedents
from search.review.linking import Linked
from search.review.precedents import FLOOR, OF_SHORT, Precedents
from tests.support.fakes_search import Placed, make_case, make_generation, make_introduction, make_passage

TEXT = "ทดสอบการทำงาน" * 10
A, B, C, D = (
    make_case("a"),
    make_case("b", "กรมสอง"),
    make_case("c", "กรมสาม"),
    make_case("d", "จังหวัดสี่", agency_type="จังหวัด"),
)
OWN = make_case("f", "สำนักงานห้า", agency_type="สำนักงาน")
INTRO = make_introduction("e")
CASES = (INTRO, A, B, C, D, OWN)
CODE = "2.2"


@pytest.fixture(autouse=True)
def every_text_tells_a_way(monkeypatch: pytest.MonkeyPatch) -> None:
    way = FoundDimension(dimension=Dimension.APPROACH, spans=((0, 1),))
    monkeypatch.setattr(precedents, "find_dimensions", lambda text: () if text.startswith("ไม่") else (way,))


def turned(degrees: float) -> tuple[float, float]:
    turn = np.radians(degrees)
    return float(np.cos(turn)), float(np.sin(turn))


def link(score: float, code: str = CODE) -> ItemLink:
    return ItemLink(code=code, score=score, cues=(), window=(0, 5))


def at(
    case: Case, number: int, degrees: float, score: float, *, text: str = TEXT, heading: str = "ภาพรวม"
) -> list[Placed]:
    """A passage that evidences the item; and its opposite, which evidences nothing, so that the mean is the origin."""
    passage = replace(make_passage(case.id, number, text), section=heading)
    other = make_passage(case.id, number + 1000, text)
    vector, back = turned(degrees), turned(degrees + 180)
    return [
        Placed(passage=passage, context=vector, windows=[vector], items=(link(score),)),
        Placed(passage=other, context=back, windows=[back]),
    ]


def own(degrees: float = 0.0, score: float = 1.0, *, heading: str = "การดำเนินการ") -> Linked:
    passage = replace(make_passage(OWN.id, 1, TEXT), section=heading)
    vectors = np.array([turned(degrees)], dtype=np.float32)
    return Linked(passage=passage, links=(replace(link(score), window=passage.windows[0]),), vectors=vectors)


def find(
    placed: Sequence[Sequence[Placed]], *report: Linked, agency: str = "", same_type_first: bool = False, kind: str = ""
) -> tuple[Precedent, ...]:
    found = Precedents(make_generation(CASES, [each for pair in placed for each in pair]))
    return found.find(CODE, list(enumerate(report, 7)), found.reporter(agency, kind, same_type_first))


def numbers(found: Sequence[Precedent]) -> list[int]:
    return [int(each.passage.id[-10:], 16) for each in found]


def cosine(degrees: float) -> float:
    return float(np.cos(np.radians(degrees)))


def test_the_score_is_a_geometric_mean_of_two_surenesses_and_likeness() -> None:
    (first, second) = find([at(A, 1, 20, 0.5), at(B, 2, 60, 0.9)], own(0, 0.8))
    assert numbers((first, second)) == [2, 1]
    assert first.score == pytest.approx(0.9**0.5 * 0.8**0.2 * cosine(60) ** 0.3, abs=1e-6)
    assert second.score == pytest.approx(0.5**0.5 * 0.8**0.2 * cosine(20) ** 0.3, abs=1e-6)
    assert (first.like, first.case, first.link, first.window) == (7, B, link(0.9), (0, len(TEXT)))


def test_of_the_reports_passages_the_one_that_makes_most_of_a_precedent_is_named() -> None:
    (found,) = find([at(A, 1, 20, 0.5)], own(90), own(30, 0.9), own(25, 0.1))
    assert (found.like, found.score) == (8, pytest.approx(0.5**0.5 * 0.9**0.2 * cosine(10) ** 0.3, abs=1e-6))


def test_where_the_report_says_nothing_the_surest_come_by_their_sureness_one_of_an_agency() -> None:
    found = find([at(A, 1, 0, 0.5), at(A, 2, 0, 0.6), at(B, 3, 0, 0.9), at(C, 4, 0, 0.4)])
    assert numbers(found) == [3, 2, 4]
    assert [each.score for each in found] == pytest.approx([0.9, 0.6, 0.4], abs=1e-6)
    assert [(each.like, each.window) for each in found] == [(None, (0, 5))] * 3


def test_of_an_agency_the_best_is_shown() -> None:
    assert numbers(find([at(A, 1, 20, 0.5), at(A, 2, 10, 0.5), at(B, 3, 30, 0.5)], own())) == [2, 3]


def test_neither_the_agency_itself_nor_the_introduction_of_a_book_is_a_precedent() -> None:
    placed = [at(OWN, 1, 0, 0.9), at(INTRO, 2, 0, 0.9), at(A, 3, 0, 0.4)]
    for report in ((), (own(),)):
        assert numbers(find(placed, *report, agency="สำนักห้า")) == [3]
        assert numbers(find(placed, *report)) == [1, 3]


def test_practice_comes_before_aims_of_which_an_agency_shows_one_where_it_has_nothing_else() -> None:
    aims = [at(A, 1, 0, 0.9, heading="วิสัยทัศน์"), at(B, 2, 0, 0.9, heading="วิสัยทัศน์"), at(B, 3, 80, 0.4)]
    for report in ((), (own(),)):
        found = find(aims, *report)
        assert (numbers(found), [each.states_aim for each in found]) == ([3, 1], [False, True])


def test_aims_of_the_report_are_likened_to_nothing() -> None:
    placed = [at(A, 1, 0, 0.4), at(B, 2, 90, 0.9)]
    aim, practice = own(0, heading="วิสัยทัศน์"), own(0)
    assert [(each.like, numbers([each])) for each in find(placed, aim)] == [(None, [2]), (None, [1])]
    assert [(each.like, numbers([each])) for each in find(placed, aim, practice)] == [(8, [1]), (8, [2])]


def test_agencies_of_the_same_kind_come_first_when_that_is_asked() -> None:
    placed = [at(A, 1, 0, 0.9), at(B, 2, 0, 0.8), at(D, 3, 60, 0.4)]
    for report in ((), (own(),)):
        assert numbers(find(placed, *report, kind="จังหวัด", same_type_first=True)) == [3, 1, 2]
        found = find(placed, *report, kind="จังหวัด")
        assert (numbers(found), [each.is_same_type for each in found]) == ([1, 2, 3], [False, False, True])
        assert numbers(find(placed, *report, same_type_first=True)) == [1, 2, 3]


def test_what_tells_no_way_of_doing_weighs_less_and_the_beginning_of_a_list_half() -> None:
    placed = [at(A, 1, 0, 0.8, text=f"ไม่{TEXT}"), at(B, 2, 0, 0.5), at(C, 3, 0, 0.9, text=TEXT[:119])]
    found = find(placed)
    assert numbers(found) == [1, 2, 3]
    assert [each.score for each in found] == pytest.approx([0.9 * 0.8, 0.5, OF_SHORT * 0.9], abs=1e-6)


def test_behind_the_first_two_none_is_below_the_floor() -> None:
    low = [at(A, 1, 0, 0.15), at(B, 2, 0, 0.1), at(C, 3, 0, 0.12)]
    assert numbers(find(low)) == [1, 3]
    enough = [at(A, 1, 0, 0.9), at(B, 2, 0, 0.8), at(C, 3, 0, FLOOR + 0.01), at(D, 4, 0, FLOOR - 0.01)]
    assert numbers(find(enough)) == [1, 2, 3]
    assert numbers(find(enough, own(0, 1.0))) == [1, 2, 3, 4]  # likeness 1 makes 0.39 ** 0.5 of it


@pytest.mark.parametrize("end", ["ดังนี้", "ดังต่อไปนี้ ", "ได้แก่", "ประกอบด้วย:", "คือ", "as follows:", "such as"])
def test_what_ends_where_a_list_begins_is_not_among_the_first_two_if_there_are_others(end: str) -> None:
    lead = at(A, 1, 0, 0.9, text=f"{TEXT} {end}")
    assert numbers(find([lead, at(B, 2, 0, 0.6), at(C, 3, 0, 0.5)])) == [2, 3, 1]
    assert numbers(find([lead, at(B, 2, 0, 0.6)])) == [2, 1]
    assert numbers(find([lead])) == [1]


def test_aims_of_the_same_kind_are_not_among_the_first_two_either() -> None:
    placed = [at(D, 1, 0, 0.9, heading="วิสัยทัศน์"), at(A, 2, 0, 0.5), at(B, 3, 0, 0.6)]
    assert numbers(find(placed, kind="จังหวัด", same_type_first=True)) == [3, 2, 1]


def test_aims_do_not_take_the_place_of_practice_below_the_floor() -> None:
    cases = [make_case(letter, f"กรมที่{letter}") for letter in "01234"]
    aim = make_case("5", "กรมที่5")
    placed = [each for number, case in enumerate(cases) for each in at(case, number, 0, 0.2)]
    found = Precedents(make_generation([*cases, aim], [*placed, *at(aim, 9, 0, 0.9, heading="วิสัยทัศน์")]))
    assert numbers(found.find(CODE, [], found.reporter("", "", False))) == [0, 1]


def test_a_precedent_tells_the_dimensions_its_text_speaks_of() -> None:
    told, silent = find([at(A, 1, 0, 0.9), at(B, 2, 0, 0.9, text=f"ไม่{TEXT}")])
    assert (told.found, silent.found) == ((Dimension.APPROACH,), ())


def test_no_more_than_five_are_shown_and_ties_come_by_id() -> None:
    cases = [make_case(letter, f"กรมที่{letter}") for letter in "0123456"]
    placed = [each for number, case in enumerate(reversed(cases)) for each in at(case, number, 0, 0.5)]
    found = Precedents(make_generation(cases, placed))
    for report in ([], [(1, own())]):
        shown = found.find(CODE, report, found.reporter("", "", False))
        assert [each.case.id[0] for each in shown] == ["0", "1", "2", "3", "4"]


def test_a_library_without_evidence_of_an_item_has_no_precedent() -> None:
    found = Precedents(make_generation(CASES, at(A, 1, 0, 0.9)))
    for report in ([], [(1, own())]):
        assert found.find("7.2", report, found.reporter("", "", False)) == ()


def test_in_a_large_library_the_near_are_found_whatever_the_surest_are(monkeypatch: pytest.MonkeyPatch) -> None:
    # A second implementation: all passages compared one by one.
    monkeypatch.setattr(precedents, "NEAREST_ROWS", 1000)
    random = np.random.default_rng(5)
    cases = [make_case(f"{number:x}", f"กรมที่{number}") for number in range(12)]
    placed = []
    for number in range(120):
        placed += at(cases[random.integers(12)], number, random.uniform(0, 360), float(random.uniform(0.3, 1)))
    report = [(number, own(random.uniform(0, 360), float(random.uniform(0.3, 1)))) for number in (1, 2, 3)]
    found = Precedents(make_generation(cases, placed))
    shown = found.find(CODE, report, found.reporter("กรมที่3", "กรม", False))
    assert [(each.passage.id, pytest.approx(each.score, abs=1e-5)) for each in shown] == naive(placed, report, cases)


def naive(
    placed: Sequence[Placed], report: Sequence[tuple[int, Linked]], cases: Sequence[Case]
) -> list[tuple[str, float]]:
    best: dict[str, tuple[str, float]] = {}
    for each in placed:
        if each.items and each.passage.case_id != cases[3].id:
            scores = [
                each.items[0].score ** 0.5
                * linked.links[0].score ** 0.2
                * max(0.0, np.dot(each.context, linked.vectors[0])) ** 0.3
                for _, linked in report
            ]
            if max(scores) > best.get(each.passage.case_id, ("", -1.0))[1]:
                best[each.passage.case_id] = each.passage.id, max(scores)
    return sorted(best.values(), key=lambda pair: -pair[1])[:5]


@pytest.mark.parametrize("library", ["จังหวัดศรีสะเกษ", "สำนักงานจังหวัดศรีสะเกษ"])
@pytest.mark.parametrize("agency", ["จังหวัดศรีสะเกษ", "ศาลากลางจังหวัดศรีสะเกษ", "Si Sa Ket Province", "ศรีสะเกษ"])
def test_a_province_is_no_precedent_for_itself_whatever_it_is_called(library: str, agency: str) -> None:
    case = make_case("7", library)
    found = Precedents(make_generation((A, case), [*at(case, 1, 0, 0.9), *at(A, 2, 0, 0.4)]))
    for report in ([], [(1, own())]):
        assert numbers(found.find(CODE, report, found.reporter(agency, "จังหวัด", False))) == [2]
