"""What the program is measured beside: that each usual system is asked for what it is said to do."""

import socket
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks import peers
from benchmarks.scaling.rivals import collection, embeddings, flat
from benchmarks.scaling.rivals.material import HITS, Material, Rival, Vector, cut_words, first_of_each, fuse, weigh
from benchmarks.scaling.rivals.process import FLAT, MILVUS, PROGRAM, SYSTEMS, TXTAI, TXTAI_WINDOWS, needs
from benchmarks.scaling.rivals.program import RecordedEncoder, RecordingEncoder
from index import LexicalIndex
from index.model.text_model import VectorAndTokens

WORDS = ["น้ำท่วม", "โรงเรียน", "ภาษี", "ถนน", "อนามัย", "ป่าไม้"]


def make_material(passages: int = 40, seed: int = 0) -> Material:
    """Passages of two or three windows, a word of WORDS each, ever more often, vectors at random."""
    random = np.random.default_rng(seed)
    counts = random.integers(3, 5, size=passages)
    vectors = random.standard_normal((int(counts.sum()), 8), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    often = [1 + number // len(WORDS) for number in range(passages)]
    texts = [f"หน่วยงานที่ {place} {' '.join([WORDS[place % len(WORDS)]] * times)}" for place, times in enumerate(often)]
    windows = [text for text, count in zip(texts, counts, strict=True) for _ in range(count - 1)]
    return Material(
        texts=texts,
        windows=windows,
        vectors=vectors,
        first_rows=np.cumsum([0, *counts]),
        queries=["ภาษี"],
        asked=vectors[:1],
    )


def words_of(texts: Sequence[str]) -> list[list[str]]:
    return [cut_words(text) for text in texts]


def test_ranks_are_added_and_ties_come_in_the_order_of_places() -> None:
    # 1/61 + 1/62 for 7 and for 3, 1/63 for 5 and for 9.
    assert fuse([[7, 3, 5], [3, 7, 9]]) == [3, 7, 5, 9]
    assert fuse([[*range(20)], []]) == [*range(HITS)]


def test_of_units_the_passages_come_by_their_best() -> None:
    assert first_of_each([4, 2, 4, 9, 2, 1], 3) == [4, 2, 9]


def test_thai_is_cut_and_signs_are_no_words() -> None:
    assert cut_words("โรงเรียน, ภาษี ๒๕๖๔ (PMQA)") == ["โรงเรียน", "ภาษี", "๒๕๖๔", "pmqa"]


def test_passages_and_windows_have_the_vectors_of_their_rows() -> None:
    material = make_material(5)
    first, windows = material.first_rows, material.parts
    assert np.array_equal(material.passages.vectors, material.vectors[first[:-1]])
    assert windows.owners.tolist() == [owner for owner in range(5) for _ in range(first[owner + 1] - first[owner] - 1)]
    for owner in range(5):
        held = windows.vectors[windows.owners == owner]
        assert np.array_equal(held, material.vectors[first[owner] + 1 : first[owner + 1]])
    assert len(windows.texts) == len(windows.vectors)


def test_material_is_read_as_it_was_written(tmp_path: Path) -> None:
    material = make_material(4)
    material.write(tmp_path / "made")
    read = Material.read(tmp_path / "made")
    assert (read.texts, read.windows, read.queries) == (material.texts, material.windows, material.queries)
    assert np.array_equal(read.vectors, material.vectors)
    assert np.array_equal(read.first_rows, material.first_rows)
    assert np.array_equal(read.asked, material.asked)


def test_an_inner_product_of_weights_is_bm25() -> None:
    texts = [["แผน", "แผน", "ผล"], ["ผล"], ["น้ำ", "ป่า", "ดิน", "แผน"], ["น้ำ", "น้ำ", "น้ำ"]]
    weights, rows = weigh(texts)
    lexical = LexicalIndex.of(texts)
    for words in (["แผน"], ["น้ำ", "ผล", "ผล"], ["ไม่มี", "ดิน"], ["ไม่มี"]):
        asked = weights.of_query(words)
        found = [sum(row.get(number, 0.0) * weight for number, weight in asked.items()) for row in rows]
        # Ours leaves out the factor k1 + 1, which changes no order.
        assert found == pytest.approx((2.2 * lexical.scores(words)[0]).tolist(), rel=1e-5)


def by_vector(material: Material, vector: Vector) -> list[int]:
    """All passages, the nearest first, by their nearest windows."""
    windows, owners = material.parts, range(len(material.texts))
    nearest = [float((windows.vectors[windows.owners == owner] @ vector).max()) for owner in owners]
    return sorted(owners, key=lambda owner: -nearest[owner])


def open_flat(folder: Path, material: Material) -> Rival:
    flat.build(folder, material.parts, words_of(material.texts))
    return flat.Flat(folder)


def test_flat_finds_what_loops_find(tmp_path: Path) -> None:
    material = make_material()
    vector = material.vectors[20]
    lexical = LexicalIndex.of(words_of(material.texts)).scores(["ภาษี"])[0].tolist()
    assert len({*lexical}) == 8  # 0, and one of each passage that has the word: no ties
    with_word = sorted((owner for owner in range(40) if lexical[owner] > 0), key=lambda owner: -lexical[owner])
    assert open_flat(tmp_path, material).search("ภาษี", vector) == fuse([by_vector(material, vector), with_word])


def test_words_that_no_passage_has_leave_the_vectors_alone(tmp_path: Path) -> None:
    material = make_material()
    opened, wanted = open_flat(tmp_path, material), by_vector(material, material.vectors[1])[:HITS]
    assert opened.search("xyzzy", material.vectors[1]) == wanted
    assert opened.search("", material.vectors[1]) == wanted


@pytest.mark.parametrize("unit", ["passages", "parts"])
def test_txtai_finds_passages_by_both_legs(tmp_path: Path, unit: str) -> None:
    pytest.importorskip("txtai", reason="the extra peers is not installed")
    material = make_material()
    units = getattr(material, unit)
    embeddings.build(tmp_path, units, words_of(units.texts))
    row = material.first_rows[8] + (unit == "parts")
    found = embeddings.Embeddings(tmp_path).search("ภาษี", material.vectors[row])
    assert found[0] == 8  # has the word, and the vector in question
    assert len(found) == len(set(found))
    assert set(found) <= set(range(40))


def test_milvus_finds_passages_by_both_legs_and_listens_to_this_machine_alone(tmp_path: Path) -> None:
    pytest.importorskip("milvus_lite", reason="the extra peers is not installed")
    pytest.importorskip("pymilvus", reason="the extra peers is not installed")
    material = make_material()
    collection.build(tmp_path, material.passages, words_of(material.texts))
    opened = collection.Collection(tmp_path)
    try:
        assert opened.search("ภาษี", material.vectors[material.first_rows[8]])[0] == 8
        assert len(opened.search("xyzzy", material.vectors[0])) == HITS
    finally:
        opened.close()


def test_a_server_that_others_can_reach_is_refused() -> None:
    with socket.socket() as open_to_all:
        open_to_all.bind(("127.0.0.1", 0))
        open_to_all.listen()
        collection.refuse_others()
    for listening in ("00000000", "0100A8C0", "00000000000000000000000000000000"):
        assert not collection.is_local(listening)
    for listening in ("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000"):
        assert collection.is_local(listening)


def test_what_was_recorded_is_not_encoded_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def encode(self: object, text: str) -> VectorAndTokens:
        asked.append(text)
        return np.full(3, len(text), np.float32), np.full((2, 3), len(text), np.float32)

    monkeypatch.setattr("index.Encoder.encode_query_with_tokens", encode)
    recording = RecordingEncoder(tmp_path)
    for text in ("แผน", "น้ำท่วม", "แผน"):
        recording.encode_query_with_tokens(text)
    recording.write(tmp_path / "encoded.npz")
    recorded = RecordedEncoder(tmp_path, tmp_path / "encoded.npz")
    assert recorded.encode_query_with_tokens("น้ำท่วม")[1].tolist() == [[7, 7, 7], [7, 7, 7]]
    assert recorded.encode_query_with_tokens("ผล")[0].tolist() == [2, 2, 2]
    assert asked == ["แผน", "น้ำท่วม", "ผล"]


def test_every_system_says_what_it_needs() -> None:
    assert needs(PROGRAM) == ()
    assert {"faiss", "bm25s"} <= set(needs(FLAT))
    assert all(needs(system) for system in SYSTEMS if system != PROGRAM)


def test_what_is_not_installed_is_left_out_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "find_spec", lambda name: None if name in ("txtai", "milvus_lite") else object())
    assert peers.left_out() == {TXTAI: ["txtai"], TXTAI_WINDOWS: ["txtai"], MILVUS: ["milvus_lite"]}


def test_ratios_are_of_the_program_over_each_other() -> None:
    figures = {PROGRAM: {"p50 ms": 3.0}, FLAT: {"p50 ms": 2.0}, TXTAI: {"p50 ms": 12.0}}
    assert peers.over("p50 ms", figures) == {FLAT: 1.5, TXTAI: 0.25}
