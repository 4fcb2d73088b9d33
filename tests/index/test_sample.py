"""The sample, ingested with the real model."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import Encoder, Outcome, Recipe, Store, VectorCache, context_text, ingest, window_texts
from search import SearchEngine
from tests.support.fakes_index import SAMPLE, FakeEncoder, no_progress


class RefusingEncoder(FakeEncoder):
    """Has the identity of another encoder and refuses to encode."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(calls_left=0)
        self.other = encoder

    @property
    def identity(self) -> str:
        return self.other.identity


def test_the_sample_has_eleven_cases_in_more_than_fifty_passages(sample_home: Path, encoder: Encoder) -> None:
    library = Store(sample_home).open(Recipe(model=encoder.identity)).library
    assert len(library.cases) == 11
    assert len({case.agency for case in library.cases}) == 11
    assert len(library.passages) > 50
    assert {passage.case_id for passage in library.passages} == {case.id for case in library.cases}


def test_every_window_of_the_sample_lies_in_its_row(sample_home: Path, encoder: Encoder) -> None:
    generation = Store(sample_home).open(Recipe(model=encoder.identity))
    cases = {case.id: case for case in generation.library.cases}
    first_rows = np.load(sample_home / "generations" / generation.name / "dense/first_rows.npy")
    windows = [len(passage.windows) for passage in generation.library.passages]
    assert np.diff(first_rows).tolist() == [1 + count for count in windows]
    vectors = VectorCache(sample_home / "vectors.sqlite")
    for place, passage in enumerate(generation.library.passages):
        texts = [context_text(cases[passage.case_id], passage), *window_texts(passage)]
        # What the rows hold came from this store; that nothing is missing in it shows that the texts are the same.
        encoded = vectors.encode(texts, RefusingEncoder(encoder), no_progress)
        context, *rows = generation.language.move_passages(texts, encoded)
        for number, row in enumerate(rows):
            found = generation.dense.nearest_windows(row, [place])
            assert found.windows.tolist() == [number]
            assert found.cosines[0] == pytest.approx(1.0, abs=1e-5)
        assert generation.dense.vectors(place)[0] == pytest.approx(context, abs=1e-5)


def test_ingesting_the_sample_again_changes_nothing(sample_home: Path, encoder: Encoder) -> None:
    # The reports only: sample_home is for reading, and unchanged documents write nothing.
    reports = ingest([SAMPLE], Store(sample_home), encoder, replace=False, progress=no_progress)
    assert {report.outcome for report in reports} == {Outcome.UNCHANGED}
    assert [report.name for report in reports] == sorted(path.name for path in SAMPLE.glob("*.md"))
    assert Store(sample_home).generations() == ("000001",)


def test_the_sample_answers_a_query_in_either_language(sample_home: Path, encoder: Encoder) -> None:
    generation = Store(sample_home).open(Recipe(model=encoder.identity))
    every = list(range(len(generation.library.passages)))
    agencies = {case.id: case.agency for case in generation.library.cases}
    for query, agency in (
        ("ผู้ป่วยมะเร็งเลือกโรงพยาบาลเองได้", "กรมการแพทย์"),
        ("how a province earned from fruit and kept COVID-19 out with TRAT-FC", "จังหวัดตราด"),
    ):
        best = int(generation.dense.nearest_windows(encoder.encode_query(query), every).cosines.argmax())
        assert agencies[generation.library.passages[best].case_id] == agency


def test_an_open_engine_answers_on_when_its_generation_is_gone_also_in_a_thread_that_asks_first(
    sample_home: Path, encoder: Encoder, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(sample_home, home, symlinks=True)
    recipe = Recipe(model=encoder.identity)
    engine = SearchEngine(Store(home).open(recipe), encoder)
    shutil.rmtree(home / "generations")
    other = SearchEngine(Store(sample_home).open(recipe), encoder)
    with ThreadPoolExecutor(1) as thread:
        for answers in (engine, other):
            hits = thread.submit(answers.search, "TRAT-FC มาตรกร").result().hits
            assert [each.case.agency for each in hits][:1] == ["จังหวัดตราด"]
            case = thread.submit(answers.case, hits[0].case.id).result()
            assert case.sections != ()
            assert len(thread.submit(answers.similar_passages, hits[0].passage.id).result()) == 5
            assert thread.submit(answers.complete, "ตราด").result() != ()
    assert engine.search("มาตรการ").hits == other.search("มาตรการ").hits
