"""Documents into a generation: when one is written, what is encoded, and what failing leaves."""

import shutil
import sqlite3
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np
import pytest

from corpus import INTRODUCTION, read_evidence, read_terms
from index import (
    IndexLocked,
    Recipe,
    Stage,
    context_text,
    ingest,
    open_item_model,
    parallel_texts,
    passage_terms,
    remove,
    window_texts,
)
from index.building import assembly
from index.model import cache as cache_module
from search import Filters, SearchEngine
from tests.support.book import SMALL_BOOK
from tests.support.fakes_index import ADDED, UNCHANGED, Desk, FakeEncoder, Interrupted, no_progress, outcomes

PARALLEL = [text for texts in parallel_texts() for text in texts]
EXAMPLES = [sentence for each in read_evidence() for sentence in each.sentences]
"""What an encoder without a trained model of items is given as well."""

# --- generations and vectors


def test_unchanged_documents_write_no_generation_and_encode_nothing(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    encoded = list(desk.encoder.encoded)
    pointer = (desk.store.home / "current").stat().st_mtime_ns
    desk.ingest(path)
    assert desk.store.generations() == ("000001",)
    assert (desk.store.home / "current").stat().st_mtime_ns == pointer
    assert desk.encoder.encoded == encoded


def test_what_is_encoded_are_the_context_and_window_texts(desk: Desk) -> None:
    long = " ".join(f"คำที่ {number} ของย่อหน้ายาว" for number in range(20))
    desk.ingest(desk.write("a.md", long, "สั้น", agency="กรมทดสอบ"))
    (case,), passages = desk.library.cases, desk.library.passages
    texts = [text for each in passages for text in (context_text(case, each), *window_texts(each))]
    assert desk.encoder.encoded == [*PARALLEL, *EXAMPLES, *texts]
    assert texts[0] == f"กรมทดสอบ {long}"
    assert texts[-2:] == ["กรมทดสอบ สั้น", "สั้น"]
    assert len(texts) > 6
    assert "".join(text.replace(" ", "") for text in window_texts(passages[0])) == long.replace(" ", "")


def test_what_documents_introduce_is_counted_over_all_of_them(desk: Desk) -> None:
    once, twice = "ศูนย์บริการประชาชน (ศบป.)", "ศูนย์บริหารงานผลประโยชน์ (ศบป.)"
    desk.ingest(desk.write("a.md", f"ตั้ง{once}", f"ตั้ง{twice}"))
    desk.ingest(desk.write("b.md", f"จาก{twice}"))
    words = desk.store.open(Recipe(model=desk.encoder.identity)).words
    assert [each.longs for each in words.abbreviations("ศบป")] == [("ศูนย์บริหารงานผลประโยชน์", "ศูนย์บริการประชาชน")]


def test_a_second_document_encodes_only_its_own_texts(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = len(desk.encoder.encoded)
    desk.ingest(desk.write("b.md", "สอง"))
    assert desk.encoder.encoded[before:] == ["กรมทดสอบ สอง", "สอง"]


def test_vectors_outlive_the_generations(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    encoded = list(desk.encoder.encoded)
    for name in ("documents", "generations"):
        shutil.rmtree(desk.store.home / name)
    assert outcomes(desk.ingest(path)) == [("a.md", ADDED)]
    assert desk.encoder.encoded == encoded


def test_each_row_is_the_vector_of_its_text(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "สอง", "สาม"), desk.write("a.md", "หนึ่ง"))
    generation = desk.store.open(Recipe(model=desk.encoder.identity))
    for place, text in enumerate(["หนึ่ง", "สอง", "สาม"]):
        for words in (text, f"กรมทดสอบ {text}"):
            query = desk.encoder.encode_query(words)
            assert generation.dense.candidates(query, 1, None).tolist() == [place]
        scores, _ = generation.lexical.scores([text])
        assert int(np.argmax(scores)) == place


def test_the_agency_and_the_heading_can_be_found_by_their_words(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", agency="กรมป่าไม้"), desk.write("b.md", "สอง", agency="กรมเจ้าท่า"))
    generation = desk.store.open(Recipe(model=desk.encoder.identity))
    scores, _ = generation.lexical.scores(read_terms("ป่าไม้"))
    assert scores[0] > 0 == scores[1]
    assert "หัวข้อ" in passage_terms(generation.library.cases[0], generation.library.passages[0])
    assert generation.lexical.knows("หัวข้อ")


def watched(desk: Desk, *paths: Path) -> list[tuple[int, int, Stage]]:
    """What is told of how far things are while `paths` come in."""
    calls: list[tuple[int, int, Stage]] = []
    ingest(paths, desk.store, desk.encoder, replace=False, progress=lambda *call: calls.append(call))
    return calls


def test_progress_is_of_texts_then_of_passages(desk: Desk) -> None:
    calls = watched(desk, desk.write("a.md", "หนึ่ง", "สอง"))
    # Two context texts and two windows; two passages, of which one half is that directions are found in their tokens.
    encoding = [(0, 4, Stage.ENCODING), (4, 4, Stage.ENCODING), (4, 4, Stage.ENCODING)]
    assert calls == [*encoding, (1, 2, Stage.WRITING), (2, 2, Stage.WRITING)]


@pytest.mark.parametrize("held", ["nothing", "vectors", "all"])
def test_progress_never_falls_and_ends_with_all(desk: Desk, monkeypatch: pytest.MonkeyPatch, held: str) -> None:
    monkeypatch.setattr(assembly, "BATCH", 3)
    monkeypatch.setattr(cache_module, "CHUNK", 2)
    paths = [desk.write(f"{name}.md", *(f"{name} {number}" for number in range(4))) for name in "abcd"]
    if held != "nothing":
        watched(desk, *paths)
        for each in "abcd":
            remove(f"{each}.md", desk.store, desk.encoder, no_progress)
    if held == "vectors":
        with sqlite3.connect(desk.store.home / "vectors.sqlite") as connection:
            connection.execute("DELETE FROM checked_tokens")
    calls = watched(desk, *paths)
    assert [stage for stage, _ in groupby(stage for _, _, stage in calls)] == [Stage.ENCODING, Stage.WRITING]
    for stage, total in ((Stage.ENCODING, 32), (Stage.WRITING, 16)):  # two texts of each passage
        told = [done for done, _, own in calls if own is stage]
        assert {of for _, of, own in calls if own is stage} == {total}
        assert (told, told[-1]) == (sorted(told), total)
        assert max(after - before for before, after in pairwise(told)) <= 8  # a document


def test_of_what_is_copied_no_texts_are_told(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"))
    calls = watched(desk, desk.write("b.md", "สาม"))
    assert {total for _, total, stage in calls if stage is Stage.ENCODING} == {2}
    assert [calls[-1], calls[0]] == [(3, 3, Stage.WRITING), (0, 2, Stage.ENCODING)]


def test_tokens_that_are_gone_are_made_again(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"), desk.write("b.md", "สาม"))
    (desk.store.home / "vectors.sqlite").unlink()
    encoded = len(desk.encoder.encoded)
    desk.ingest(desk.write("c.md", "สี่"))
    assert set(desk.encoder.encoded[encoded:]) - {*PARALLEL, *EXAMPLES} == {
        "กรมทดสอบ สี่",
        "สี่",
        "กรมทดสอบ หนึ่ง",
        "กรมทดสอบ สอง",
        "กรมทดสอบ สาม",
    }
    assert desk.texts == ["หนึ่ง", "สอง", "สาม", "สี่"]


def test_passages_are_linked_by_their_windows_not_by_the_agency_in_front(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "วางแผน", "รับฟัง"))
    encoder = FakeEncoder()
    model = open_item_model(encoder.identity, encoder.encode_passages)
    expected = tuple(
        model.link(each.text, each.windows, encoder.encode_passages(window_texts(each)))
        for each in desk.library.passages
    )
    assert desk.library.items == expected


def test_an_introduction_evidences_no_item_and_the_same_words_in_a_case_do(desk: Desk) -> None:
    tells = "กรมทดสอบระบบวางแผนยุทธศาสตร์ร่วมกับประชาชนทุกปี"
    book = desk.files / "book.txt"
    book.write_text(SMALL_BOOK.replace("รายงานผลการดำเนินการ", f"รายงานผลการดำเนินการ\n\n{tells}"), encoding="utf-8")
    desk.ingest(book, desk.write("a.md", tells))
    library = desk.library
    introductions = {case.id for case in library.cases if case.category is None}
    outside = [
        links for each, links in zip(library.passages, library.items, strict=True) if each.case_id in introductions
    ]
    inside = [links for each, links in zip(library.passages, library.items, strict=True) if each.text == tells]
    assert introductions
    assert outside
    assert all(links == () for links in outside)
    assert any(inside)


def test_the_facet_of_items_their_pages_and_the_grid_agree(desk: Desk) -> None:
    book = desk.files / "book.txt"
    book.write_text(SMALL_BOOK, encoding="utf-8")
    desk.ingest(book, desk.write("a.md", "วางแผนยุทธศาสตร์ร่วมกับประชาชน", "รับฟังผู้รับบริการ", "ผลลัพธ์ของตัวชี้วัด"))
    engine = SearchEngine(desk.store.open(Recipe(model=desk.encoder.identity)), desk.encoder)
    answer = engine.search("แผน")
    assert answer.total == engine.passage_count  # too few to judge: all are listed
    counted = {each.value: (each.passages, each.cases) for each in answer.counts["item"]}
    pages = {code: engine.item_passages(code) for code in map(str, engine.facets.items)}
    grid = {row.code: row.cells for row in engine.coverage("agency_type").rows}
    assert pages
    assert set(counted) - {None} == set(pages)
    assert {each.case.agency for page in pages.values() for each in page}.isdisjoint({INTRODUCTION})
    for code, page in pages.items():
        assert counted[code] == (len(page), len({each.case.id for each in page}))
        assert sum(cell.passages for cell in grid[code]) == len(page)
        assert engine.search("แผน", filters=Filters(item=(code,))).total == len(page)
    assert all(cell.passages == 0 for code, cells in grid.items() if code not in pages for cell in cells)


# --- failing


def test_an_encoder_that_fails_leaves_the_old_generation(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    desk.encoder.calls_left = 0
    with pytest.raises(Interrupted, match="interrupted"):
        desk.ingest(desk.write("b.md", "สอง"))
    assert desk.store.current() == "000001"
    assert desk.texts == ["หนึ่ง"]
    desk.encoder.calls_left = None
    assert outcomes(desk.ingest(desk.files)) == [("a.md", UNCHANGED), ("b.md", ADDED)]
    assert desk.texts == ["หนึ่ง", "สอง"]


def test_while_another_writes_nothing_is_read_or_encoded(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    with desk.store.writing(), pytest.raises(IndexLocked, match="is writing the index"):
        desk.ingest(path)
    assert desk.encoder.encoded == []


@pytest.mark.parametrize("name", ["library.sqlite", "manifest.json"])
def test_where_the_library_is_damaged_the_next_ingestion_reads_its_documents_anew(desk: Desk, name: str) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (desk.store.home / "generations" / "000001" / name).unlink()
    assert outcomes(desk.ingest(desk.write("b.md", "สอง"))) == [("b.md", ADDED)]
    assert desk.texts == ["หนึ่ง", "สอง"]


def test_where_only_what_can_be_made_anew_is_damaged_the_next_ingestion_mends_it(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (desk.store.home / "generations" / "000001" / "dense" / "vectors.npy").unlink()
    desk.ingest(desk.write("b.md", "สอง"))
    assert desk.texts == ["หนึ่ง", "สอง"]
