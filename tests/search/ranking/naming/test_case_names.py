"""Queries that are names: which cases they name, and that these come first."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import AGENCY_TYPES, GRAM, Case, Line, Section, fold_letters, read_criteria, read_terms
from index import Library
from search.answer.answerability import NEAREST
from search.ranking import PROGRAM, Ranking
from search.ranking.naming import case_names as names_module
from search.ranking.naming.case_names import CaseNames
from search.results import Filters
from tests.support.fakes_search import make_case, make_engine, make_introduction, make_passage, place

MEDICINE = make_case("a", "กรมการแพทย์", short_names=("กพ.", "DMS"))
HERBS = make_case("b", "กรมการแพทย์แผนไทย", category=3)
TRAT = make_case("c", "จังหวัดตราด", agency_type="จังหวัด", category=3, short_names=("จ.ตราด", "Trat"))
INTRO = make_introduction("e")
CASES = (INTRO, MEDICINE, HERBS, TRAT)
NAMES = CaseNames(Library(cases=CASES, passages=tuple(make_passage(case.id, 1, "ผล") for case in CASES)))


def read_words(query: str) -> tuple[str, ...]:
    return tuple(term for term in read_terms(query) if not term.startswith(GRAM))


def named(query: str) -> dict[str, float]:
    found = NAMES.match(query)
    return {case_id[0]: round(share, 2) for case_id, share in found.items()}


@pytest.mark.parametrize(
    "query", ["DMS", "dms", "กพ.", "กพ", "ก.พ.", "กรมการแพทย", "กรม การแพทย์ ", "“กรมการแพทย์”", "การแพทย์"]
)
def test_an_agency_is_named_in_full_short_without_its_kind_and_in_any_spelling(query: str) -> None:
    assert named(query)["a"] == 1.0


@pytest.mark.parametrize("query", ["ตราด", "จังหวัดตราด", "จ.ตราด", "จ. ตราด", "Trat", "TRAT", "trat province"])
def test_a_province_is_named_in_thai_short_and_in_english(query: str) -> None:
    assert named(query) == {"c": 1.0}


def test_a_part_of_a_name_counts_as_far_as_it_goes() -> None:
    # Letters without marks: แพทยแผนไทย 10 of การแพทยแผนไทย 13.
    assert named("แพทย์แผนไทย") == {"b": 0.77}


@pytest.mark.parametrize(
    ("query", "cases"),
    [
        ("กรมการแพทย์ทำอะไรเรื่องเตียง", "a"),
        ("เตียงของ DMS", "a"),
        ("ระบบเตียง กพ.", "a"),
        ("กรมการแพทย์แผนไทยทำอะไร", "b"),
        ("กรมการแพทย์แผนไทยกับกรมการแพทย์", "ab"),
        ("ท่องเที่ยวชุมชน ตราด", "c"),
        ("จังหวัดตราดจัดการท่องเที่ยวอย่างไร", "c"),
        ("ตราสินค้าดี", ""),
        ("DMSX", ""),
        ("", ""),
    ],
)
def test_a_case_is_mentioned_by_a_name_among_other_words(query: str, cases: str) -> None:
    found = NAMES.mentioned(read_words(query))
    assert "".join(sorted(case_id[0] for case_id in found)) == cases


def test_a_mention_sets_equals_apart_and_leaves_a_clear_order() -> None:
    beds = [place(case, 1, "จัดเตียง", cosine) for case, cosine in ((TRAT, 0.9), (MEDICINE, 0.89))]
    far = place(HERBS, 1, "อื่น", 0.1)
    engine = make_engine(CASES, [*beds, far])
    assert [hit.case for hit in engine.search("จัดเตียงให้พอ").hits] == [TRAT, MEDICINE, HERBS]
    assert [hit.case for hit in engine.search("กรมการแพทย์จัดเตียงให้พอ").hits] == [MEDICINE, TRAT, HERBS]
    assert [hit.case for hit in engine.search("กรมการแพทย์แผนไทยจัดเตียงให้พอ").hits][-1] == HERBS


@pytest.mark.parametrize(
    "query", ["", "ตร", "แพ", "กรม", "แผนงาน", "กรมการแพทย์ แผนงาน", "บทนำ", "หมวด 9", "หมวด", "😀", "\x00"]
)
def test_what_is_no_name_names_nothing(query: str) -> None:
    assert named(query) == {}


@pytest.mark.parametrize(
    "query",
    [
        "หมวด 3",
        "หมวด ๓",
        "หมวดที่ 3",
        "หมวด3",
        "category 3",
        "Category 3",
        "cat. 3",
        "การมุ่งเน้นผู้รับบริการและผู้มีส่วนได้ส่วนเสีย",
        "customers and stakeholders",
    ],
)
def test_a_category_is_named_by_number_and_by_name(query: str) -> None:
    assert named(query) == {"b": 1.0, "c": 1.0}


def test_the_case_that_is_named_comes_first_and_its_opening_before_the_rest() -> None:
    section = Section(heading="ภาพรวม", level=0, lines=((1, 9),), body=(Line(number=1, text="ผล"),))
    trat = make_case("c", "จังหวัดตราด", agency_type="จังหวัด")
    trat = type(trat)(**{**{name: getattr(trat, name) for name in trat.__slots__}, "sections": (section,)})
    placed = [
        place(MEDICINE, 1, "จังหวัดตราด จังหวัดตราด", 0.9),
        place(trat, 2, "ผลงาน", 0.2),
        place(trat, 3, "จังหวัดตราด", 0.8),
    ]
    engine = make_engine((MEDICINE, trat), placed)
    answer = engine.search("ตราด")
    assert [hit.passage.id for hit in answer.hits] == [placed[1].passage.id, placed[2].passage.id, placed[0].passage.id]
    assert [hit.name_boost for hit in answer.hits] == [3.0, 2.0, 0.0]
    assert answer.answered
    plain = engine.search("ตราด", ranking=Ranking(naming=False))
    assert plain.hits[0].case is MEDICINE
    assert {hit.name_boost for hit in plain.hits} == {0.0}


def test_a_name_does_not_pass_a_filter() -> None:
    engine = make_engine((MEDICINE, TRAT), [place(MEDICINE, 1, "ผล", 0.9), place(TRAT, 2, "ผล", 0.2)])
    assert [hit.case for hit in engine.search("ตราด", filters=Filters(category=(2,))).hits] == [MEDICINE]


def test_a_name_that_all_cases_share_does_not_rank_the_whole_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_module, "MOST_NAMED", 3)
    passages = [make_passage(case.id, number, "ผล") for case in (MEDICINE, TRAT, HERBS) for number in (1, 2)]
    found = CaseNames(Library(cases=CASES, passages=passages))
    # The first passages of the two cases gain most, then the next in the index.
    assert found.passages(found.match("หมวด 3"), None, PROGRAM).tolist() == [2, 3, 4]
    assert found.passages({}, None, PROGRAM).tolist() == []


def test_a_name_answers_only_where_the_filters_let_its_case_through() -> None:
    # Forty passages, so that the index is large enough to refuse; words and vectors are unlike the query's.
    placed = [place(case, number, "ผล", 0.0, terms=("ผล",)) for case in (MEDICINE, TRAT) for number in range(1, 21)]
    engine = make_engine((MEDICINE, TRAT), placed)
    assert engine.search("DMS").answered
    assert engine.search("DMS", filters=Filters(category=(2,))).answered
    other = engine.search("DMS", filters=Filters(category=(3,)))
    assert (other.answered, other.total) == (False, NEAREST)


# --- against a loop over all cases

PARTS = (
    "กรม",
    "การแพทย์",
    "แผนไทย",
    "จังหวัด",
    "ตราด",
    "ตรัง",
    "สำนักงาน",
    "แรงงาน",
    "Trat",
    "DMS",
    "ก.พ.",
    " ",
    ".",
    "๑๒",
    "",
)
NAME = st.lists(st.sampled_from(PARTS), max_size=4).map("".join)
QUERY = st.one_of(NAME, st.lists(st.sampled_from([*PARTS, "เตียง", "หมวด 2", "ปี"]), max_size=5).map(" ".join))


@st.composite
def named_cases(draw: st.DrawFn) -> tuple[Case, ...]:
    return tuple(
        make_case(
            letter,
            draw(NAME),
            category=draw(st.sampled_from([None, 2, 3])),
            short_names=tuple(draw(st.lists(NAME, max_size=3))),
        )
        for letter in "abcdef"[: draw(st.integers(0, 6))]
    )


def naive_names(case: Case) -> list[str]:
    """What a case is called, folded, as far as there are letters."""
    names = [case.agency, *case.short_names]
    kind = next((kind for kind in AGENCY_TYPES if case.agency.startswith(kind)), "")
    core = fold_letters(case.agency.removeprefix(kind).strip())
    if kind and len(core) > 2:
        names.append(core)
    if kind == "จังหวัด":
        names += [f"{name} province" for name in case.short_names if name.isascii()]
    return [folded for folded in map(fold_letters, names) if folded]


def naive_share(query: str, name: str) -> float:
    part = len(query) >= names_module.LEAST_PART and query in name
    return len(query) / len(name) if query == name or part else 0.0


def naive_match(query: str, cases: Sequence[Case]) -> dict[str, float]:
    written = [case for case in cases if case.category is not None]
    category = names_module.read_category(query)
    if category is not None:
        return {case.id: 1.0 for case in written if case.category == category}
    folded = fold_letters(query)
    shares = {
        case.id: max((naive_share(folded, name) for name in naive_names(case)), default=0.0) if folded else 0.0
        for case in written
    }
    return {case_id: share for case_id, share in shares.items() if share}


def naive_mentioned(words: tuple[str, ...], cases: Sequence[Case]) -> set[str]:
    found = []
    for case in cases:
        names = [case.agency, *case.short_names]
        if case.agency.startswith("จังหวัด"):
            names.append(case.agency.removeprefix("จังหวัด"))
        for name in map(read_words, names) if case.category is not None else ():
            for start in range(len(words) - len(name) + 1) if name else ():
                if words[start : start + len(name)] == name:
                    found.append((start, start + len(name), case.id))
    return {
        case_id
        for start, end, case_id in found
        if not any(first <= start and end <= last and last - first > end - start for first, last, _ in found)
    }


@settings(max_examples=200, deadline=None)
@given(named_cases(), st.lists(QUERY, min_size=1, max_size=6), st.data())
def test_cases_are_named_as_a_loop_over_all_of_them_finds(
    cases: tuple[Case, ...], queries: list[str], data: st.DataObject
) -> None:
    names = CaseNames(Library(cases=cases, passages=()))
    held = [name for case in cases for name in (case.agency, *case.short_names)]
    if held:
        cut = data.draw(st.sampled_from(held))
        start = data.draw(st.integers(0, len(cut)))
        queries = [*queries, cut[start:], cut[:start], cut]
    for query in queries:
        found = names.match(query)
        assert found == naive_match(query, cases)
        assert list(found) == list(naive_match(query, cases))  # in the order of the cases
        words = read_words(query)
        assert names.mentioned(words) == naive_mentioned(words, cases)


@given(named_cases(), st.data())
def test_what_is_named_is_lifted_as_a_loop_over_the_passages_lifts_it(
    cases: tuple[Case, ...], data: st.DataObject
) -> None:
    owners = data.draw(st.lists(st.sampled_from(cases), max_size=10)) if cases else []
    passages = [make_passage(case.id, number, "ผล") for number, case in enumerate(owners)]
    matched = (
        data.draw(st.dictionaries(st.sampled_from(cases).map(lambda case: case.id), st.floats(0.1, 1))) if cases else {}
    )
    names = CaseNames(Library(cases=cases, passages=passages))
    places = data.draw(st.permutations(range(len(passages))))
    firsts = {passage.case_id: place for place, passage in reversed([*enumerate(passages)])}
    wanted = [
        matched.get(passages[place].case_id, 0.0)
        * (PROGRAM.name + PROGRAM.face * (firsts[passages[place].case_id] == place))
        for place in places
    ]
    assert names.boosts(matched, places, PROGRAM).tolist() == wanted
    mentions = [PROGRAM.mention * (passages[place].case_id in matched) for place in places]
    assert names.mention_boosts([*matched], places, PROGRAM).tolist() == mentions
    allowed = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(passages), max_size=len(passages))), dtype=np.bool_
    )
    for permitted in (None, allowed):
        held = [
            place
            for place, passage in enumerate(passages)
            if passage.case_id in matched and (permitted is None or permitted[place])
        ]
        assert names.passages(matched, permitted, PROGRAM).tolist() == held


@pytest.mark.parametrize("query", ["", "...", "😀", "\n", "\x00", "กรมการแพทย์\nกรม"])
def test_an_agency_without_letters_is_named_by_nothing(query: str) -> None:
    case = make_case("a", "...", short_names=("-", ""))
    names = CaseNames(Library(cases=(case, MEDICINE), passages=()))
    assert "a" * 12 not in names.match(query)
    assert names.mentioned(read_words(query)) <= {MEDICINE.id}


def test_a_category_is_known_by_each_of_its_names_and_nothing_else() -> None:
    for category in read_criteria().categories:
        for name in (category.name_th, category.name_en, f" {category.name_en.upper()}. "):
            assert names_module.read_category(name) == category.number
        assert names_module.read_category(f"{category.name_th} a") is None
    assert names_module.read_category("...") is None
