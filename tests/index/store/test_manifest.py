"""The manifest: what it states, and that every damage is found and told with what to do."""

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pytest

from corpus import Said
from index import DamagedIndex, NoIndex, Recipe, Store, rebuild
from tests.support.fakes_index import OLD, RECIPE, Desk, FakeEncoder, in_memory, no_progress, write_generation


def test_the_manifest_states_the_recipe_the_counts_and_every_file(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert manifest["recipe"] == asdict(RECIPE)
    assert manifest["counts"] == {"documents": 1, "cases": 1, "passages": 3}
    assert manifest["files"].keys() == files - {"manifest.json"}
    assert {"library.sqlite", "tables.npz", "dense/vectors.npy", "lexical/vocabulary.txt"} <= files
    for name, stated in manifest["files"].items():
        content = (folder / name).read_bytes()
        assert stated == {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


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
    assert ("pmqa rebuild" in caught.value.said.th) is (name not in ("library.sqlite", "manifest.json"))


@pytest.mark.parametrize("damage", [Path.unlink, truncate, cut_off, lengthen])
@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_or_of_another_size_is_refused_by_name_when_opened(
    store: Store, name: str, damage: Callable[[Path], None]
) -> None:
    damage(store.home / "generations" / write_generation(store, OLD) / name)
    assert_refused(lambda: store.open(RECIPE), name)
    assert_refused(store.check, name)
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
    for use in (lambda: store.open(RECIPE), store.documents, store.check):
        assert_refused(use, "manifest.json")


@pytest.mark.parametrize("name", FILES)
def test_a_byte_that_has_changed_is_found_by_whoever_looks(store: Store, name: str) -> None:
    change_byte(store.home / "generations" / write_generation(store, OLD) / name)
    assert_refused(store.check, name)
    assert store.is_damaged()
    if name == "library.sqlite":
        assert_refused(store.documents, name)


@pytest.mark.parametrize("name", ["library.sqlite", "dense/vectors.npy", "lexical/parts.npy", "tokens/codes.npy"])
def test_what_is_in_a_file_is_not_looked_at_when_it_is_opened(store: Store, name: str) -> None:
    path = store.home / "generations" / write_generation(store, OLD) / name
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert store.open(RECIPE).name == "000001"
    assert_refused(store.check, name)


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
    with pytest.raises(NoIndex, match="no index yet"):
        desk.store.check()
    assert not desk.store.is_damaged()
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    desk.store.check()
    assert not desk.store.is_damaged()
    (original,) = (desk.store.home / "documents").iterdir()
    change_byte(original)
    with pytest.raises(DamagedIndex, match=r"original of a\.md in the library is damaged or missing; copy the file to"):
        desk.store.check()


def test_a_pointer_to_a_generation_that_is_not_there_is_damage(store: Store) -> None:
    shutil.rmtree(store.home / "generations" / write_generation(store, OLD))
    with pytest.raises(DamagedIndex, match=r"eneration 000001 is damaged \(manifest\.json"):
        store.open(RECIPE)


def test_a_pointer_of_other_bytes_is_damage(store: Store) -> None:
    write_generation(store, OLD)
    (store.home / "current").write_bytes(b"\xff")
    with pytest.raises(DamagedIndex, match=r"is damaged \(manifest\.json"):
        store.open(RECIPE)


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


def test_what_the_error_says_loses_no_original_where_the_library_is_damaged(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    home = desk.store.home
    truncate(home / "generations/000001/library.sqlite")
    said = f"make a copy of the folder {home / 'documents'}, .* then delete the file {home / 'current'} and bring"
    with pytest.raises(DamagedIndex, match=said):
        desk.store.open(Recipe(model=desk.encoder.identity))
    copy = shutil.copytree(home / "documents", tmp_path / "copy")
    (home / "current").unlink()
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    assert desk.texts == ["หนึ่ง"]
    assert any("สอง" in path.read_text(encoding="utf-8") for path in copy.iterdir())
