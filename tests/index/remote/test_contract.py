"""What a search asks of the legs, answered alike by the index of this machine and by Milvus. What is wanted is counted
from the passages themselves."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Passage, fold_name
from index import Allowed, Conditions, Generation, passage_terms
from index.passage_texts import context_text, window_texts
from tests.support.fakes_index import Desk, FakeEncoder

WORDS = ("น้ำ", "ป่า", "water", "forest", "1669", "12", "the", "วิสัยทัศน์", "ไม่มีคำนี้", "หัวข้อ")
QUERIES = st.lists(st.sampled_from(WORDS), max_size=5)

shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


@pytest.fixture(scope="module")
def terms(desk: Desk) -> list[tuple[str, ...]]:
    """Of each passage."""
    library = desk.generation.library
    owners = library.tables.owners
    return [passage_terms(library.cases[owners[at]], each) for at, each in enumerate(library.passages)]


@pytest.fixture(scope="module")
def rows(desk: Desk) -> list[np.ndarray]:
    """Of each passage its vectors, context first."""
    library, encoder = desk.generation.library, FakeEncoder()

    def texts(at: int, passage: Passage) -> list[str]:
        return [context_text(library.cases[library.tables.owners[at]], passage), *window_texts(passage)]

    return [encoder.encode_passages(texts(at, each)) for at, each in enumerate(library.passages)]


def conditions(generation: Generation) -> list[Allowed]:
    """Every kind of condition, alone and two together, with the passages that meet it."""
    library = generation.library
    cases = [library.cases[owner] for owner in library.tables.owners.tolist()]
    aims, foreign = library.tables.aims, library.tables.foreign
    has_practice = {case.id for case, aim in zip(cases, aims, strict=True) if not aim}

    def of(mask: list[bool], **asked: object) -> Allowed:
        return Allowed(np.array(mask), Conditions(**asked))  # type: ignore[arg-type]

    code = next(links[0].code for links in library.items if links)
    single = [
        of([case.category == 2 for case in cases], category=(2,)),
        of([case.category in (2, None) for case in cases], category=(10**40, 2, None, 0)),
        of([case.year == 2565 for case in cases], year=(2565,)),
        of([case.year in (2565, None) for case in cases], year=(None, 2565, 2499)),
        *(of([False] * len(cases), year=(year,)) for year in (2499, 0, -1, 10**40)),
        *(of([False] * len(cases), category=(category,)) for category in (7, 0, -1, 8, 10**40)),
        *(of([False] * len(cases), **{name: ()}) for name in ("agency", "agency_type")),
        of([case.agency == "กรมทดสอบ" for case in cases], agency=(fold_name("กรม ทดสอบ"),)),
        of(['Trial "x" == 1 or' in case.short_names for case in cases], agency=(fold_name('Trial "x" == 1 or'),)),
        of([case.agency == "กรมทดสอบ" or case.category is None for case in cases], agency=("กรมทดสอบ", None)),
        of([case.category is None for case in cases], agency=(None,)),
        of([False] * len(cases), agency=('" or key >= 0 or agency == "',)),
        of([case.agency_type == "จังหวัด" for case in cases], agency_type=("จังหวัด",)),
        of([case.agency_type in ("จังหวัด", "") for case in cases], agency_type=("จังหวัด", None)),
        of([case.document == "latin.md" for case in cases], document=("latin.md", None)),
        of([code in [link.code for link in links] for links in library.items], item=(code,)),
        of([not links or code in [link.code for link in links] for links in library.items], item=(code, None)),
        of([not links for links in library.items], item=(None,)),
        of([False] * len(cases), item=("9.9",)),
        of([case.agency != "กรมทดสอบ" for case in cases], other_than=fold_name("กรมทดสอบ")),
        of(foreign.tolist(), foreign=True),
        of((~foreign).tolist(), foreign=False),
        of((~aims).tolist(), practice=True),
        of(aims.tolist(), practice=False),
        of([not aim or case.id not in has_practice for case, aim in zip(cases, aims, strict=True)], comparable=True),
    ]
    pairs = []
    for one, other in combinations(single, 2):
        try:
            pairs.append(one.both(other))
        except ValueError:  # no one condition says both
            continue
    return single + pairs


def test_two_conditions_on_one_field_ask_what_both_let_through() -> None:
    for one, other, shared in (
        ({"year": (2564, None)}, {"year": (None, 2563)}, {"year": (None,)}),
        ({"category": (2,)}, {"category": (3,)}, {"category": ()}),
        ({"item": ("1.1", "2.1")}, {"item": ("2.1",)}, {"item": ("2.1",)}),
        ({"category": (2,)}, {"practice": True}, {"category": (2,), "practice": True}),
    ):
        assert Conditions(**one).both(Conditions(**other)) == Conditions(**shared)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (Conditions(item=("1.1",)), Conditions(item=("2.1",)), r"item cannot be \('1.1',\) and \('2.1',\)"),
        (Conditions(agency=("a", "b")), Conditions(agency=("b", "c")), "agency cannot be"),
        (Conditions(foreign=True), Conditions(foreign=False), "foreign cannot be True and False"),
    ],
)
def test_two_conditions_that_no_one_says_are_refused(one: Conditions, other: Conditions, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        one.both(other)


def test_there_are_passages_of_either_script_with_and_without_aims_and_items(generation: Generation) -> None:
    tables = generation.library.tables
    assert tables.foreign.any() != tables.foreign.all()
    assert tables.aims.any() != tables.aims.all()
    assert any(generation.library.items)


# --- vectors


def test_the_vectors_of_passages_are_those_that_went_in(generation: Generation, rows: list[np.ndarray]) -> None:
    assert len(generation.dense) == len(rows)
    assert generation.dense.dimensions == rows[0].shape[1]
    places = [3, 0, 3, len(rows) - 1]
    read = generation.dense.read_rows(places)
    assert read.firsts.tolist() == np.cumsum([0, *(len(rows[place]) for place in places)])[:-1].tolist()
    language = generation.language
    assert not language.passages.any() or generation.library.tables.foreign.any()
    wanted = np.concatenate([rows[place] for place in places])
    native = np.concatenate(
        [np.full(len(rows[place]), not generation.library.tables.foreign[place]) for place in places]
    )
    assert read.rows[native].tobytes() == wanted[native].tobytes()
    windows = generation.dense.window_vectors([3, 0], [0, 0])
    assert windows.tolist() == [generation.dense.read_rows([place]).rows[1].tolist() for place in (3, 0)]
    assert generation.dense.window_vectors([], []).shape == (0, generation.dense.dimensions)
    assert generation.dense.read_rows([]).rows.shape == (0, generation.dense.dimensions)


def test_the_nearest_rows_are_the_nearest_of_what_is_allowed(generation: Generation) -> None:
    dense = generation.dense
    read = dense.read_rows(range(len(dense)))
    owners = np.repeat(np.arange(len(dense)), np.diff([*read.firsts, len(read.rows)]))
    for text in ("น้ำ", "ป่าชุมชน 12 แห่ง 1669", "water"):
        query = FakeEncoder().encode_query(text)
        order = np.argsort(-read.cosines(query), kind="stable")
        for allowed in [None, *conditions(generation)]:
            held = [row for row in order.tolist() if allowed is None or allowed.mask[owners[row]]]
            for count in (1, 4, 1000):
                wanted = sorted({int(owners[row]) for row in held[:count]})
                assert dense.candidates(query, count, allowed).tolist() == wanted, (text, allowed)


def test_centre_and_sample_are_those_of_all_rows(generation: Generation) -> None:
    rows, owners = generation.dense.sample
    read = generation.dense.read_rows(range(len(generation.dense)))
    assert rows.tobytes() == read.rows.tobytes()
    assert owners.tolist() == np.repeat(range(len(read.firsts)), np.diff([*read.firsts, len(read.rows)])).tolist()
    assert generation.dense.centre.tolist() == read.rows.mean(axis=0, dtype=np.float64).tolist()


# --- tokens


def test_tokens_meet_as_they_do_on_this_machine(generation: Generation, desk: Desk) -> None:
    here = desk.generation.tokens
    for text in ("น้ำ ท่วม", "forest"):
        tokens = FakeEncoder().encode_query_with_tokens(text)[1]
        coded = generation.tokens.code_query(tokens)
        assert coded is not None
        for places in ([0, 1, 2], [5, 1, 5], [len(generation.dense) - 1]):
            (found,) = generation.tokens.read_tokens(places).met([coded])
            wanted = here.read_tokens(places).maxsim(tokens)
            assert wanted is not None
            assert found.tolist() == wanted.tolist()
    assert generation.tokens.code_query(np.zeros((0, 16), np.float32)) is None


# --- words


def test_what_is_known_of_terms_is_counted(generation: Generation, terms: list[tuple[str, ...]]) -> None:
    everything = {term for each in terms for term in each}
    for term in [*sorted(everything), "ไม่มีคำนี้", ""]:
        frequency = sum(term in each for each in terms)
        assert generation.lexical.document_frequency(term) == frequency
        assert generation.lexical.knows(term) == (frequency > 0)
        wanted = np.log1p((len(terms) - frequency + 0.5) / (frequency + 0.5))
        assert generation.lexical.idf(term) == pytest.approx(wanted)


def test_passages_that_have_all_of_some_terms(generation: Generation, terms: list[tuple[str, ...]]) -> None:
    lexical = generation.lexical
    for asked in ([], ["น้ำ"], ["1669"], ["12", "1669"], ["น้ำ", "ไม่มีคำนี้"], ["ไม่มีคำนี้"], ["the", "the"]):
        wanted = [place for place, each in enumerate(terms) if asked and {*asked} <= {*each}]
        assert lexical.passages_with_all(asked, 1000).tolist() == wanted
        assert lexical.passages_with_all(asked, 1).tolist() == wanted[:1]
        assert lexical.passages_with_all(asked, 0).tolist() == []
        assert lexical.count_with_all(asked) == len(wanted)
    assert lexical.count_with_all(["1669"]) == 3


def test_which_passages_have_which_terms(generation: Generation, terms: list[tuple[str, ...]]) -> None:
    places = np.array([4, 0, 7, 4])
    asked = ["น้ำ", "ไม่มีคำนี้", "the"]
    wanted = [[term in terms[place] for place in places] for term in asked]
    assert generation.lexical.have(asked, places).tolist() == wanted
    assert generation.lexical.have([], places).shape == (0, 4)
    assert generation.lexical.have(asked, places[:0]).shape == (3, 0)


@shared
@given(QUERIES, QUERIES, st.lists(st.sampled_from(WORDS), max_size=2), st.sampled_from([0.25, 1.0, 3.0]))
def test_words_score_as_on_this_machine(
    generation: Generation, desk: Desk, said: list[str], meant: list[str], beside: list[str], weight: float
) -> None:
    def scores(lexical: object) -> object:
        return lexical.normalised(said) + lexical.normalised(meant, beside).scaled(weight)  # type: ignore[attr-defined]

    everything = np.arange(len(generation.dense))
    here, found = scores(desk.generation.lexical), scores(generation.lexical)
    wanted = here.of(everything)  # type: ignore[attr-defined]
    assert found.of(everything).tolist() == pytest.approx(wanted.tolist(), abs=1e-6)  # type: ignore[attr-defined]
    assert found.of(everything[:0]).tolist() == []  # type: ignore[attr-defined]
    for allowed in [None, *conditions(generation)[:25]]:
        held = np.flatnonzero((wanted > 0) & (True if allowed is None else allowed.mask))
        for count in (2, 100):
            best = found.best(count, allowed)  # type: ignore[attr-defined]
            assert len(best.places) == min(count, len(held))
            assert {*best.places.tolist()} <= {*held.tolist()}
            assert best.scores.tolist() == pytest.approx(sorted(wanted[held].tolist(), reverse=True)[:count], abs=1e-6)
            assert best.scores.tolist() == pytest.approx(wanted[best.places].tolist(), abs=1e-6)


def test_of_equals_the_first_come_first(generation: Generation) -> None:
    found = generation.lexical.normalised(["หัวข้อ"]).best(100, None)
    keys = list(zip((-found.scores).tolist(), found.places.tolist(), strict=True))
    assert keys == sorted(keys)
    assert len({score for score, _ in keys}) < len(keys) == generation.lexical.document_frequency("หัวข้อ")


# --- the library


def test_the_library_is_the_same(generation: Generation, desk: Desk) -> None:
    here, found = desk.generation.library, generation.library
    assert tuple(found.cases) == tuple(here.cases)
    assert tuple(found.whole) == tuple(here.whole)
    assert tuple(found.awards) == tuple(here.awards)
    assert found.name_terms == here.name_terms
    places = [*range(len(here.passages)), 0]
    assert found.records(places) == [(here.passages[place], here.items[place]) for place in places]
    assert found.passages[2] == here.passages[2]
    assert found.items[2] == here.items[2]
    assert [found.place(passage.id) for passage in here.passages] == list(range(len(here.passages)))
    with pytest.raises(KeyError):
        found.place('" or key >= 0')
