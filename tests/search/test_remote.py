"""An engine over Milvus beside one over this machine, with the bundled model: the sample that the project ships."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from corpus import read_report
from index import DamagedIndex, Encoder, MilvusAddress, OriginalsElsewhere, Recipe, RemoteStore, Store, publish
from index.store import WORDS
from search.engine import SearchEngine
from search.evaluation import NDCG, OURS, evaluate
from search.evaluation.judgements import read_queries
from search.results import Filters
from search.settings import Settings
from search.source import EngineSource
from tests.support.fakes_index import SAMPLE, no_progress
from tests.support.fakes_search import RememberingEncoder
from tests.support.milvus import serve_milvus

JUDGED = read_queries(SAMPLE / "queries.jsonl")

QUERIES = [
    *[query.text for query in JUDGED[::3]],
    "ศรีสะเกษ",
    "จ. ตราด",
    "ข้อ 4.1",
    "หมวด 2",
    "1669",
    "TRAT-FC",
    "genome laboratory",
    "ทุเรียนภูเขาไป",
    "วิสัยทัศน์ของกรมการแพทย์",
    "ราคาทองคำวันนี้",
    'agency == "x" or key >= 0',
]
FILTERS = [
    Filters(),
    Filters(year=(2564,), item=("2.1",)),
    Filters(agency=("ศก",), agency_type=("จังหวัด",)),
    Filters(year=(2500,)),
    Filters(year=(2564, None), item=("2.1", "4.1", None), agency=("ศก", "จังหวัดตราด", None)),
]


@pytest.fixture(scope="module")
def address() -> Iterator[MilvusAddress]:
    with serve_milvus() as address:
        yield address


@pytest.fixture(scope="module")
def engines(
    sample_home: Path, encoder: Encoder, address: MilvusAddress, tmp_path_factory: pytest.TempPathFactory
) -> tuple[SearchEngine, SearchEngine]:
    """Over this machine, and over Milvus."""
    store, recipe = Store(sample_home), Recipe(model=encoder.identity)
    publish(store, recipe, address, no_progress)
    asked = RememberingEncoder(encoder)
    there = RemoteStore(address, tmp_path_factory.mktemp("searcher")).open(recipe)
    return SearchEngine(store.open(recipe), asked), SearchEngine(there, asked)


def test_the_judged_queries_are_ranked_as_well(engines: tuple[SearchEngine, SearchEngine]) -> None:
    here, there = (evaluate(engine, JUDGED, None).methods[OURS][0].means for engine in engines)
    assert there[NDCG] == pytest.approx(here[NDCG], abs=0.005)


@pytest.mark.parametrize("filters", FILTERS, ids=str)
def test_answers_are_the_same(engines: tuple[SearchEngine, SearchEngine], filters: Filters) -> None:
    for query in QUERIES:
        here, there = (engine.search(query, filters=filters, limit=30) for engine in engines)
        assert [hit.passage for hit in there.hits] == [hit.passage for hit in here.hits], query
        assert [hit.score for hit in there.hits] == pytest.approx([hit.score for hit in here.hits], abs=1e-5)
        for name in ("query", "answered", "total", "suggestion", "counts", "awards", "item"):
            assert getattr(there, name) == getattr(here, name), (query, name)
        for ours, theirs in zip(here.hits, there.hits, strict=True):
            assert (theirs.items, theirs.highlights) == (ours.items, ours.highlights)
            assert theirs.dense.window == ours.dense.window


def test_everything_else_is_the_same(engines: tuple[SearchEngine, SearchEngine]) -> None:
    here, there = engines
    assert there.cases == here.cases
    assert there.documents == here.documents != ()
    assert (there.model, there.moved_case("a"), there.moved_passage("a")) == (here.model, None, None)
    with pytest.raises(OriginalsElsewhere, match="is not kept on this machine"):
        there.original(here.documents[0].name)
    assert there.facets == here.facets
    for case, by in product(here.cases[:3], ("agency_type", "year")):
        assert there.case(case.id) == here.case(case.id)
        assert there.passages(case.id) == here.passages(case.id)
        assert there.similar_cases(case.id) == here.similar_cases(case.id)
        assert there.coverage(by) == here.coverage(by)  # type: ignore[arg-type]
        passage = here.passages(case.id)[1].id
        assert there.passage(passage) == here.passage(passage)
        assert there.similar_passages(passage) == here.similar_passages(passage)
    assert list(there.item_passages("2.1")) == list(here.item_passages("2.1"))


def test_a_server_heals_what_it_keeps(
    engines: tuple[SearchEngine, SearchEngine], address: MilvusAddress, models: Path, tmp_path: Path
) -> None:
    source = EngineSource(Settings(home=tmp_path, models=models, index=address))
    engine = source.current()
    assert source.current() is engine
    path = tmp_path / "remote" / engine.generation / WORDS
    path.write_bytes(b"\0" * path.stat().st_size)
    with pytest.raises(DamagedIndex, match=WORDS):
        engine.search("ทุเรียนภูเขาไป")
    healed = source.current()
    assert healed is not engine
    found, wanted = (each.search("ทุเรียนภูเขาไป") for each in (healed, engines[0]))
    assert [hit.passage for hit in found.hits] == [hit.passage for hit in wanted.hits]


@pytest.mark.parametrize("same_type_first", [False, True])
def test_a_report_has_the_same_precedents(engines: tuple[SearchEngine, SearchEngine], same_type_first: bool) -> None:
    text = "\n\n".join(passage.text for passage in engines[0].passages(engines[0].cases[0].id))
    report = read_report("a.txt", text.encode(), agency=engines[0].cases[0].agency)
    here, there = (engine.review(report, same_type_first=same_type_first) for engine in engines)
    assert [[each.passage for each in item.precedents] for item in there.items] == [
        [each.passage for each in item.precedents] for item in here.items
    ]
    assert sum(len(item.precedents) for item in here.items) > 20
