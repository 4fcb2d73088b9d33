"""The manifest: what it states, and that every damage is found and told with what to do."""

import hashlib
import random
import shutil
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pytest

from corpus import Said
from index import DamagedIndex, NoIndex, Recipe, State, Store, rebuild
from index.store.inventory import unseal
from tests.support.fakes_index import (
    OLD,
    RECIPE,
    Desk,
    FakeEncoder,
    assert_answers,
    assert_whole,
    in_memory,
    no_progress,
    write_generation,
)


def test_the_manifest_states_the_recipe_the_counts_and_every_file(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = unseal((folder / "manifest.json").read_bytes())
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert manifest["recipe"] == asdict(RECIPE)
    assert manifest["counts"] == {"documents": 1, "cases": 1, "passages": 3}
    assert manifest["files"].keys() == files - {"manifest.json"}
    assert {"library.sqlite", "tables.npz", "dense/vectors.npy", "lexical/vocabulary.txt"} <= files
    for name, stated in manifest["files"].items():
        content = (folder / name).read_bytes()
        sums = {"sha256": hashlib.sha256(content).hexdigest(), "crc32": f"{zlib.crc32(content):08x}"}
        assert stated == {"size": len(content), **sums}
    document = OLD.document
    assert manifest["documents"] == [{"name": document.name, "sha256": document.sha256, "front": {}}]


def test_a_manifest_says_itself_whether_it_is_as_it_was_written(store: Store) -> None:
    path = store.home / "generations" / write_generation(store, OLD) / "manifest.json"
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 2]) + whole[at + 1 :])
        with suppress(DamagedIndex):  # a line break more or less is none
            store.open(RECIPE)
            assert unseal(path.read_bytes()) == unseal(whole)


# --- damage


def change_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def write_nonsense(path: Path) -> None:
    path.write_bytes(b"\xff\xfe not JSON")


SHAPES = ["[]", "null", '{"files": []}', '{"files": {}, "recipe": 1}', '{"recipe": {}}']
"""Manifests that are JSON and no manifest."""

FILES = [
    "dense/first_rows.npy",
    "dense/nearest.faiss",
    "dense/vectors.npy",
    "language.npz",
    "lexical/counts.npy",
    "lexical/first_postings.npy",
    "lexical/first_terms.npy",
    "lexical/hashes.npy",
    "lexical/lengths.npy",
    "lexical/parts.npy",
    "lexical/postings.npy",
    "lexical/terms.npy",
    "lexical/vocabulary.txt",
    "library.sqlite",
    "tables.npz",
    "tokens/codes.npy",
    "tokens/first_rows.npy",
    "tokens/projection.npz",
    "tokens/scales.npy",
    "words.sqlite",
]


def test_every_file_is_tried_below(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]
    assert [name for name in found if name != "manifest.json"] == FILES


def assert_refused(use: Callable[[], object], name: str) -> None:
    with pytest.raises(DamagedIndex, match=rf"eneration 000001 is damaged \({name} is not what") as caught:
        use()
    assert f"ดัชนีชุด 000001 เสียหาย ({name} " in caught.value.said.th
    for words in (caught.value.said.th, caught.value.said.en):
        assert "pmqa rebuild" in words
        assert not any(advice in words for advice in ("delete", "ลบ", "move", "copy"))


def assert_found(store: Store, name: str) -> None:
    found = {each.what.en: each.state for each in store.check() if each.what.en.startswith("generations/")}
    assert {what for what, state in found.items() if state is not State.WHOLE} == {f"generations/000001/{name}"}
    assert found[f"generations/000001/{name}"] is State.DERIVABLE


@pytest.mark.parametrize("damage", [Path.unlink, truncate, cut_off, lengthen])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_or_of_another_size_is_refused_by_name_when_opened(
    store: Store, name: str, damage: Callable[[Path], None]
) -> None:
    damage(store.home / "generations" / write_generation(store, OLD) / name)
    assert_refused(lambda: store.open(RECIPE), name)
    assert_found(store, name)
    assert store.is_damaged()
    if name == "library.sqlite":
        assert_refused(store.documents, name)
    else:
        assert [store.document(each.name) for each in store.documents()] == [OLD.document]


@pytest.mark.parametrize(
    "damage", [truncate, write_nonsense, Path.unlink, *(partial(Path.write_text, data=shape) for shape in SHAPES)]
)
def test_a_manifest_that_is_none_is_refused_whatever_is_asked(store: Store, damage: Callable[[Path], None]) -> None:
    damage(store.home / "generations" / write_generation(store, OLD) / "manifest.json")
    for use in (lambda: store.open(RECIPE), store.documents):
        assert_refused(use, "manifest.json")
    assert_found(store, "manifest.json")
    assert [each.sha256 for each in store.inventory()] == [OLD.document.sha256]


@pytest.mark.parametrize("name", FILES)
def test_a_byte_that_has_changed_is_found_by_whoever_looks(store: Store, name: str) -> None:
    change_byte(store.home / "generations" / write_generation(store, OLD) / name)
    assert_found(store, name)
    assert store.is_damaged()
    if name == "library.sqlite":
        assert_refused(store.documents, name)


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_is_found_when_a_generation_is_opened(store: Store, name: str) -> None:
    path = store.home / "generations" / write_generation(store, OLD) / name
    content = path.read_bytes()
    for at in (0, len(content) // 3, len(content) - 1):
        path.write_bytes(content[:at] + bytes([content[at] ^ 16]) + content[at + 1 :])
        assert_refused(lambda: store.open(RECIPE), name)


# NumPy leaves an archive open that it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("name", FILES)
def test_a_wrong_byte_anywhere_is_met_as_damage_or_not_at_all(store: Store, name: str) -> None:
    path = store.home / "generations" / write_generation(store, OLD) / name
    content, places = path.read_bytes(), random.Random(name)
    for at in [*range(0, min(128, len(content)), 9), *(places.randrange(len(content)) for _ in range(15))]:
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << at % 8]) + content[at + 1 :])
        with suppress(DamagedIndex), store.explained("000001"):
            generation = store.open(RECIPE)
            in_memory(generation.library)
            for text in OLD.texts:
                generation.dense.candidates(FakeEncoder().encode_query(text), 3, None)
                generation.lexical.scores(text.split())
                generation.tokens.maxsim(FakeEncoder().encode_query_with_tokens(text)[1], [0, 1, 2])


def test_what_goes_wrong_while_all_files_are_whole_is_not_theirs(store: Store) -> None:
    write_generation(store, OLD)
    for error in (ValueError("of another kind"), KeyError("of another kind"), NoIndex(Said("ก", "of another kind"))):
        with pytest.raises(type(error), match="of another kind"), store.explained("000001"):
            raise error


def test_an_error_of_ours_is_not_explained_by_a_file(store: Store) -> None:
    change_byte(store.home / "generations" / write_generation(store, OLD) / "dense/vectors.npy")
    with pytest.raises(NoIndex, match="as it is"), store.explained("000001"):
        raise NoIndex(Said("ก", "as it is"))
    with pytest.raises(DamagedIndex, match=r"dense/vectors\.npy"), store.explained("000001"):
        raise IndexError("of a wrong byte")


def test_whole_files_are_found_whole(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.store.check() == ()
    assert not desk.store.is_damaged()
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    assert_whole(desk.store)
    assert not desk.store.is_damaged()
    (original,) = (path for path in (desk.store.home / "documents").iterdir() if not path.suffix)
    change_byte(original)
    assert_whole(desk.store, f"original of a.md (documents/{original.name})")
    assert_whole(desk.store)


def test_a_pointer_that_is_damaged_or_names_nothing_is_as_none_was(store: Store) -> None:
    write_generation(store, OLD)
    pointer = store.home / "current"
    whole = pointer.read_bytes()
    for content in (b"", b"\xff", b"000001 00000000\n", b"000009", b"-x", whole[:-3], b"\xe0\xb9\x91"):
        pointer.write_bytes(content)
        assert_answers(store.open(RECIPE), OLD)
        with store.writing():
            pass
        assert pointer.read_bytes() == whole
    pointer.unlink()
    assert_answers(store.open(RECIPE), OLD)


def test_a_generation_that_is_gone_is_damage_that_is_mended(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    before = desk.library
    shutil.rmtree(desk.store.home / "generations")
    with pytest.raises(DamagedIndex, match=r"eneration 000001 is damaged \(manifest\.json.*pmqa rebuild"):
        _ = desk.generation
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.library == before


def test_damage_is_found_before_another_recipe(store: Store) -> None:
    truncate(store.home / "generations" / write_generation(store, OLD) / "dense/nearest.faiss")
    with pytest.raises(DamagedIndex, match=r"dense/nearest\.faiss"):
        store.open(replace(RECIPE, model="other@2"))


# --- what the error says


def test_what_the_error_says_mends_what_can_be_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    truncate(desk.store.home / "generations/000001/dense/nearest.faiss")
    with pytest.raises(DamagedIndex, match=r"make it anew from the documents of the library: pmqa rebuild"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.texts == ["หนึ่ง"]


@pytest.mark.parametrize("name", ["library.sqlite", "manifest.json"])
def test_what_the_error_says_mends_what_says_which_documents_there_are(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    before = desk.library
    truncate(desk.store.home / "generations/000001" / name)
    with pytest.raises(DamagedIndex, match="pmqa rebuild"):
        _ = desk.generation
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.library == before
    assert_whole(desk.store)
