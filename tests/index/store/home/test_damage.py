"""One file of a home is damaged, each in turn: whatever it is, the library is as before when the command that the
message names has run, and no document is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import PmqaError
from index import DamagedIndex, Listed, OutdatedIndex, Recipe, State, Store, ingest, rebuild, remove, upgrade
from index.store.inventory import read_inventory
from tests.support.fakes_index import (
    ADDED,
    OLD,
    RECIPE,
    UNCHANGED,
    Desk,
    assert_whole,
    no_progress,
    outcomes,
    write_generation,
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A library of three documents, the last of which came in by itself. Not to be changed."""
    desk = Desk(tmp_path_factory.mktemp("kept"))
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง", "สาม"))
    desk.ingest(desk.write("c.md", "สี่"))
    return desk


@pytest.fixture
def desk(kept: Desk, tmp_path: Path) -> Desk:
    """A copy of it."""
    copy = Desk(tmp_path)
    shutil.copytree(kept.files, copy.files, dirs_exist_ok=True)
    shutil.copytree(kept.store.home, copy.store.home)
    copy.encoder = kept.encoder
    return copy


def flip(at: float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[int(at * (len(content) - 1))] ^= 1
        path.write_bytes(content)

    damage.__name__ = f"flip_at_{at}"
    return damage


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def nest(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [flip(0.0), flip(0.4), flip(1.0), truncate, empty, nest, Path.unlink]

PLACES = [
    "current",
    "documents/000001.json",
    "documents/000002.json",
    "documents/{a}",
    "documents/{a}.parity",
    "generations/000001/library.sqlite",
    "generations/000001/manifest.json",
    "generations/000002/dense/vectors.npy",
    "generations/000002/language.npz",
    "generations/000002/lexical/vocabulary.txt",
    "generations/000002/library.sqlite",
    "generations/000002/manifest.json",
    "generations/000002/tables.npz",
    "generations/000002/tokens/codes.npy",
    "generations/000002/words.sqlite",
]
"""One of each kind; that every file of a generation is looked at when it is opened is tried in test_manifest.py."""


def documents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "documents").iterdir() if len(path.name) == 64}


def path_of(desk: Desk, place: str) -> Path:
    (listed,) = (each for each in read_inventory(desk.store.home, "000001") if each.name == "a.md")
    return desk.store.home / place.format(a=listed.sha256)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_whatever_is_damaged_is_as_before_after_the_command_that_mends_it(
    kept: Desk, desk: Desk, place: str, damage: Callable[[Path], None]
) -> None:
    before, held = kept.library, documents(kept.store.home)
    damage(path_of(desk, place))
    if place.startswith("generations/000002/"):
        with pytest.raises(DamagedIndex, match="pmqa rebuild") as caught:
            _ = desk.library
        assert "pmqa rebuild" in caught.value.sentence("th")
        other = desk.store.open_before(Recipe(model=desk.encoder.identity))
        assert other is not None
        assert other.name == "000001"
    else:
        assert desk.library == before
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.store.lost() == ()
    assert desk.library == before
    assert documents(desk.store.home) == held
    assert_whole(desk.store)


@pytest.mark.parametrize("place", ["current", "documents/000002.json", "generations/000002/manifest.json"])
def test_what_comes_in_or_goes_out_finds_the_others_there(desk: Desk, place: str) -> None:
    empty(path_of(desk, place))
    assert outcomes(desk.ingest(desk.write("d.md", "ห้า"))) == [("d.md", ADDED)]
    assert desk.texts == ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า"]
    (desk.store.home / "generations/000003/library.sqlite").unlink()
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 3
    assert desk.texts == ["สอง", "สาม", "สี่", "ห้า"]


def test_of_documents_alone_the_whole_library_comes_back(kept: Desk, desk: Desk) -> None:
    for path in desk.store.home.iterdir():
        if path.name != "documents":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert upgrade(desk.store, desk.encoder, no_progress) == "000003"
    assert desk.library == kept.library
    assert upgrade(desk.store, desk.encoder, no_progress) is None


def lose(desk: Desk, name: str) -> Listed:
    """Have neither the original of a document nor what was read of it."""
    (listed,) = (each for each in desk.store.inventory() if each.name == name)
    for path in desk.store.home.glob(f"documents/{listed.sha256}*"):
        path.unlink()
    for path in desk.store.home.glob("generations/*/library.sqlite"):
        path.write_bytes(b"damaged")
    return listed


def test_a_lost_document_stays_listed_and_comes_back_with_its_file(kept: Desk, desk: Desk) -> None:
    lost = lose(desk, "a.md")
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.texts == ["สอง", "สาม", "สี่"]
    assert desk.store.lost() == (lost,)
    found = {each.what.en: each.state.value for each in desk.store.check() if each.state.value != "whole"}
    assert found[f"original of a.md (documents/{lost.sha256})"] == "lost"
    assert outcomes(desk.ingest(desk.write("d.md", "ห้า"))) == [("d.md", ADDED)]
    assert desk.store.lost() == (lost,)
    assert outcomes(desk.ingest(desk.files / "a.md")) == [("a.md", ADDED)]
    assert remove("d.md", desk.store, desk.encoder, no_progress) == 3
    assert (desk.store.lost(), desk.library) == ((), kept.library)


def test_a_lost_document_whose_original_is_put_back_comes_with_the_next_command(kept: Desk, desk: Desk) -> None:
    lost = lose(desk, "a.md")
    rebuild(desk.store, desk.encoder, no_progress)
    shutil.copy(desk.files / "a.md", desk.store.home / "documents" / lost.sha256)
    assert outcomes(desk.ingest(desk.files / "b.md")) == [("b.md", UNCHANGED)]
    assert (desk.store.lost(), desk.library) == ((), kept.library)


def test_a_lost_document_can_be_removed_by_its_name(desk: Desk) -> None:
    lose(desk, "a.md")
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 2
    assert desk.store.lost() == ()
    assert desk.texts == ["สอง", "สาม", "สี่"]


def test_where_no_list_is_whole_the_message_tells_a_way_that_loses_nothing(kept: Desk, desk: Desk) -> None:
    home, held = desk.store.home, documents(desk.store.home)
    for path in (*home.glob("documents/*.json"), *home.glob("generations/*/manifest.json")):
        path.write_bytes(b"{}")
    for path in home.glob("generations/*/library.sqlite"):
        path.write_bytes(b"damaged")
    with pytest.raises(PmqaError, match=r"originals lie untouched .* Bring the files in again with pmqa ingest"):
        rebuild(desk.store, desk.encoder, no_progress)
    ingest([desk.files], desk.store, desk.encoder, replace=False, progress=no_progress)
    assert desk.library == kept.library
    assert documents(home) == held


def test_where_no_list_is_whole_the_check_says_so_beside_all_that_it_finds(desk: Desk) -> None:
    home = desk.store.home
    for path in (*home.glob("documents/*.json"), *home.glob("generations/*/manifest.json")):
        path.write_bytes(b"{}")
    for path in home.glob("generations/*/library.sqlite"):
        path.write_bytes(b"damaged")
    found = {each.what.en: each.state for each in desk.store.check()}
    assert found["list of generation 000002"] is State.LOST
    assert found["generations/000002/manifest.json"] is State.DERIVABLE


def test_a_generation_that_is_gone_is_found_by_the_check_and_made_anew(kept: Desk, desk: Desk) -> None:
    shutil.rmtree(desk.store.home / "generations" / "000002")
    (found,) = (each for each in desk.store.check() if each.state is not State.WHOLE)
    assert (found.what.en, found.state) == ("generations/000002/manifest.json", State.DERIVABLE)
    assert found.advice is not None
    assert "pmqa rebuild" in found.advice.en
    rebuild(desk.store, desk.encoder, no_progress)
    assert desk.library == kept.library
    assert_whole(desk.store)


def test_ingesting_a_file_heals_the_original_though_nothing_else_changes(desk: Desk) -> None:
    path = path_of(desk, "documents/{a}")
    whole = path.read_bytes()
    path.write_bytes(b"damaged")
    (report,) = desk.ingest(desk.files / "a.md")
    assert (report.outcome, report.is_healed, path.read_bytes()) == (UNCHANGED, True, whole)
    (report,) = desk.ingest(desk.files / "a.md")
    assert (report.is_healed, desk.store.current()) == (False, "000002")


def test_a_home_of_a_newer_program_is_changed_by_nobody(tmp_path: Path) -> None:
    store = Store(tmp_path / "home")
    write_generation(store, OLD, Recipe(model=RECIPE.model, format=99))
    desk = Desk(tmp_path)
    for command in (rebuild, upgrade):
        with pytest.raises(OutdatedIndex, match="use the version that made it"):
            command(store, desk.encoder, no_progress)
    assert store.current() == "000001"


def test_a_home_is_its_owners_alone(desk: Desk) -> None:
    for path in (desk.store.home, *desk.store.home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    desk.ingest(desk.write("d.md", "ห้า"))
    modes = {path.stat().st_mode & 0o777 for path in desk.store.home.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o777 for path in (desk.store.home, *desk.store.home.rglob("*")) if path.is_dir()}
    assert (modes, folders) == ({0o600}, {0o700})
