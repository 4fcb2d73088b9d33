"""What the engine takes a query to mean: slips of typing and damage, the other script, another language."""

import pytest

from search.engine import SearchEngine
from search.ranking import Ranking
from tests.search.test_engine import CASES, CITY, HEALTH, LABOUR, NONE, TRAT
from tests.support.fakes_search import Placed, TableEncoder, make_case, make_engine, make_passage, place, towards

# --- slips of typing and damage


def slipped() -> tuple[SearchEngine, TableEncoder]:
    """As it was typed, the query is nearest to HEALTH; as it was meant, to TRAT, which also has the word."""
    encoder = TableEncoder({"ยุทธศาตร์": (0.0, 1.0)}, default=(1.0, 0.0))
    placed = [place(HEALTH, 1, "ผลดี", 0.6), place(CITY, 1, "ผลดี", 0.8), place(TRAT, 1, "ยุทธศาสตร์ จังหวัด", 0.96)]
    return make_engine((HEALTH, CITY, TRAT), placed, encoder), encoder


def test_a_query_with_a_slip_is_asked_as_it_was_typed_and_as_it_was_meant() -> None:
    # Cosines as typed 0.8, 0.6, 0.28, as meant 0.6, 0.8, 0.96: the larger are 0.8, 0.8, 0.96.
    engine, encoder = slipped()
    answer = engine.search("ยุทธศาตร์")
    assert (answer.query, answer.suggestion) == ("ยุทธศาตร์", "ยุทธศาสตร์")
    assert encoder.asked == ["ยุทธศาตร์", "ยุทธศาสตร์"]
    assert {hit.case: hit.dense.score for hit in answer.hits} == pytest.approx({HEALTH: 0.8, CITY: 0.8, TRAT: 0.96})
    assert answer.hits[0].case is TRAT
    assert answer.hits[0].lexical.score == engine.search("ยุทธศาสตร์").hits[0].lexical.score > 0.3
    assert [answer.hits[0].passage.text[start:end] for start, end in answer.hits[0].highlights] == ["ยุทธศาสตร์"]


def test_the_window_of_a_hit_is_that_of_the_form_that_came_nearer() -> None:
    # As typed (0, 1), as meant (1, 0): to the first the first window is the nearer, by 1, to the second the second.
    encoder = TableEncoder({"ยุทธศาตร์": (0.0, 1.0)}, default=(1.0, 0.0))
    passage = make_passage(TRAT.id, 1, "ยุทธศาสตร์จังหวัดตราด", windows=2)
    placed = Placed(passage=passage, context=towards(0.96), windows=[(0.0, 1.0), (0.6, 0.8)])
    (hit,) = make_engine((TRAT,), [placed], encoder).search("ยุทธศาตร์").hits
    # As typed 1 by the first, as meant 0.6 by the second.
    assert hit.dense.window == passage.windows[0]
    assert (hit.dense.score, hit.dense.window_score) == pytest.approx((1.0, 1.0), abs=1e-6)


def test_a_suggestion_too_long_to_be_asked_is_only_shown() -> None:
    engine, encoder = slipped()
    typed = f"ยุทธศาตร์ {'.' * 490}"
    answer = engine.search(typed)
    assert answer.suggestion is not None
    assert len(typed) <= 500 < len(answer.suggestion)
    assert len(encoder.asked) == 1


def test_damaged_text_that_repair_puts_right_has_no_suggestion() -> None:
    engine = make_engine((HEALTH,), [place(HEALTH, 1, "น้ำท่วมและแล้ง", 0.5)])
    damaged, clean = engine.search("น�้ำท่วมและแล ้ง"), engine.search("น้ำท่วมและแล้ง")
    assert (damaged.suggestion, damaged.hits) == (None, clean.hits)


def test_a_slip_in_a_name_lifts_the_case_that_was_meant() -> None:
    placed = [place(HEALTH, 1, "ผลดี", 0.9), place(CITY, 1, "เทศบาลนครทดสอบ", 0.1)]
    answer = make_engine((HEALTH, CITY), placed).search("เทศบลนครทดสอบ")
    assert answer.suggestion == "เทศบาลนครทดสอบ"
    assert (answer.hits[0].case, answer.hits[0].name_boost) == (CITY, 3.0)


def test_what_repair_has_mended_is_no_slip() -> None:
    case = make_case("a")
    engine = make_engine([case], [place(case, 1, "การจัดการความรู้ในองค์กร", 0.5), place(case, 2, "อื่น ๆ", 0.1)])
    for damaged in ("การจดัการความรู้", "จดัการ ความรู ้", "ความรู ้"):
        assert engine.search(damaged).suggestion is None


# --- other scripts, languages and words


def test_a_foreign_word_finds_the_passage_that_has_it_in_the_other_script() -> None:
    engine = make_engine(
        CASES,
        [
            place(HEALTH, 1, "ผลของการดำเนินงาน", 0.5, terms=NONE),
            place(LABOUR, 1, "Dashboard ของผลการดำเนินงาน", 0.5, terms=("dashboard", "ผล", "ผล")),
        ],
    )
    answer = engine.search("แดชบอร์ด")
    assert (answer.query, answer.suggestion) == ("แดชบอร์ด", None)
    assert answer.hits[0].case == LABOUR
    assert answer.hits[0].lexical.terms == ("dashboard",)
    assert answer.hits[1].lexical.score == 0


def test_words_of_another_language_are_found_by_what_they_mean_and_marked() -> None:
    case = make_case("a")
    goats = place(case, 2, "ส่งเสริมการเลี้ยงแพะ", 0.5)
    engine = make_engine([case], [place(case, 1, "ส่งเสริมการปลูกข้าว", 0.5), goats, place(case, 3, "อื่น ๆ", 0.1)])
    first, second, _ = engine.search("goats").hits
    assert first.passage == goats.passage
    assert [first.passage.text[start:end] for start, end in first.highlights] == ["แพะ"]
    assert (first.lexical.terms, first.lexical.meant) == ((), ("แพะ",))
    assert (second.highlights, second.lexical.meant) == ((), ())
    assert engine.search("goats", ranking=Ranking(concepts=0)).hits[0].passage != goats.passage


def test_a_query_is_asked_in_official_words_too() -> None:
    # As it is worded (1, 0), HEALTH comes nearer, 0.8 to 0.6; as an official would word it (0, 1), TRAT, 0.8 to 0.6.
    # 0.7 * 0.8 + 0.3 * 0.6 = 0.74 and 0.7 * 0.6 + 0.3 * 0.8 = 0.66; to equal shares both have 0.7.
    encoder = TableEncoder({"ผู้สูงอายุ": (0.0, 1.0)})
    engine = make_engine((HEALTH, TRAT), [place(HEALTH, 1, "ผลดี", 0.8), place(TRAT, 1, "ผลดี", 0.6)], encoder)
    for share, wanted in (
        (0.3, {HEALTH: 0.74, TRAT: 0.66}),
        (0.0, {HEALTH: 0.8, TRAT: 0.6}),
        (0.5, {HEALTH: 0.7, TRAT: 0.7}),
    ):
        hits = engine.search("คนแก่", ranking=Ranking(wording=share)).hits
        assert {hit.case: hit.dense.score for hit in hits} == pytest.approx(wanted, abs=1e-6)
    assert encoder.asked == ["คนแก่", "ผู้สูงอายุ"]
    assert {hit.case: hit.dense.score for hit in engine.search("คนแก่").hits} == pytest.approx(
        {HEALTH: 0.74, TRAT: 0.66}
    )


def test_english_passages_on_something_else_do_not_head_an_english_query_by_its_small_words() -> None:
    case, foreign = make_case("a"), make_case("b", "กรมราง")
    goats = place(case, 1, "ส่งเสริมการเลี้ยงแพะ", 0.5)
    thai = [goats, *(place(case, number, "ส่งเสริมการปลูกข้าว", 0.5) for number in range(2, 6))]
    about = ("railways", "stations", "trains", "tracks")
    english = [
        place(foreign, number, f"How is the management of the {each} for", 0.5) for number, each in enumerate(about)
    ]
    engine = make_engine((case, foreign), [*thai, *english])
    query = "how is the management of the goats for"
    assert engine.search(query, ranking=Ranking(level=0)).hits[0].case is foreign
    assert engine.search(query).hits[0].passage == goats.passage


def test_a_word_that_stands_there_itself_is_not_said_to_mean_the_same() -> None:
    case = make_case("a")
    engine = make_engine([case], [place(case, 1, "คนแก่และผู้สูงอายุ", 0.5), place(case, 2, "อื่น ๆ", 0.1)])
    leg = engine.search("คนแก่").hits[0].lexical
    assert "คนแก่" in leg.terms
    assert leg.meant == ("ผู้สูงอายุ",)


def test_a_passage_that_prints_a_misspelling_is_found_by_the_right_spelling_and_the_other_way_round() -> None:
    wrong, right = (place(HEALTH, number, text, 0.1) for number, text in ((1, "อบรมบุคคลากร"), (2, "อบรมบุคลากร")))
    others = [place(HEALTH, number, "งานอื่น", 0.1) for number in (3, 4)]
    engine = make_engine((HEALTH,), [*others, wrong, right])
    for query in ("บุคลากร", "บุคคลากร"):
        assert {hit.passage.lines[0] for hit in engine.search(query).hits[:2]} == {1, 2}
    assert engine.search("บุคลากร").suggestion is None
