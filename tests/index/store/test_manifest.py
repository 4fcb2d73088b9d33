"""The manifest: what it states, and that every damage is found and told with what to do."""

import json
import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

import pytest

from index import DamagedIndex, Recipe, Store, rebuild
from tests.support.fakes_index import OLD, RECIPE, Desk, no_progress, write_generation


def test_the_manifest_states_the_recipe_the_counts_and_every_file(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert manifest["recipe"] == asdict(RECIPE)
    assert manifest["counts"] == {"documents": 1, "cases": 1, "passages": 3}
    assert manifest["files"].keys() == files - {"manifest.json"}
    assert {"library.sqlite", "dense.faiss", "rows.npy", "lexical/vocab.index.json"} <= files


# --- damage


def change_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def write_nonsense(path: Path) -> None:
    path.write_bytes(b"\xff\xfe not JSON")


SHAPES = ["[]", "null", '{"files": []}', '{"files": {}, "recipe": 1}', '{"recipe": {}}']
"""Manifests that are JSON and no manifest."""

FILES = ["library.sqlite", "dense.faiss", "rows.npy", "lexical/vocab.index.json", "lexical/data.csc.index.npy"]


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *((name, change_byte) for name in FILES),
        *((name, Path.unlink) for name in FILES),
        ("dense.faiss", truncate),
        ("stranger.txt", Path.touch),
        ("lexical/stranger.npy", Path.touch),
        ("lexical/manifest.json", Path.touch),
        ("manifest.json", truncate),
        ("manifest.json", write_nonsense),
        ("manifest.json", Path.unlink),
        *(("manifest.json", partial(Path.write_text, data=shape)) for shape in SHAPES),
    ],
)
def test_damage_is_refused_with_generation_and_file(store: Store, name: str, damage: Callable[[Path], None]) -> None:
    damage(store.home / "generations" / write_generation(store, OLD) / name)
    keeps_documents = name in ("library.sqlite", "manifest.json")
    for use in (lambda: store.open(RECIPE), *([store.documents] if keeps_documents else [])):
        with pytest.raises(DamagedIndex, match=rf"eneration 000001 is damaged \({name} is not what") as caught:
            use()
        assert f"ดัชนีชุด 000001 เสียหาย ({name} " in caught.value.said.th
        assert ("pmqa rebuild" in caught.value.said.th) is not keeps_documents
    if not keeps_documents:
        assert store.documents().documents == (OLD.document,)


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
    change_byte(store.home / "generations" / write_generation(store, OLD) / "dense.faiss")
    with pytest.raises(DamagedIndex, match=r"dense\.faiss"):
        store.open(replace(RECIPE, model="other@2"))


# --- what the error says


def test_what_the_error_says_mends_what_can_be_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    change_byte(desk.store.home / "generations/000001/dense.faiss")
    with pytest.raises(DamagedIndex, match=r"make it anew from the documents of the library: pmqa rebuild"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.texts == ["หนึ่ง"]


def test_what_the_error_says_loses_no_original_where_the_library_is_damaged(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    home = desk.store.home
    change_byte(home / "generations/000001/library.sqlite")
    said = f"make a copy of the folder {home / 'documents'}, .* then delete the file {home / 'current'} and bring"
    with pytest.raises(DamagedIndex, match=said):
        desk.store.open(Recipe(model=desk.encoder.identity))
    copy = shutil.copytree(home / "documents", tmp_path / "copy")
    (home / "current").unlink()
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    assert desk.texts == ["หนึ่ง"]
    assert any("สอง" in path.read_text(encoding="utf-8") for path in copy.iterdir())
