"""The recipe: a generation that was made by another one is refused with what to do."""

import json
from dataclasses import asdict, replace

import pytest

from index import OutdatedIndex, Store
from tests.support.fakes_index import OLD, RECIPE, write_generation

OTHERWISE = {
    "model": "other@2",
    "format": 99,
    "read": 95,
    "repair": 98,
    "tokens": 97,
    "thesaurus": "0123456789ab",
    "passage_length": 601,
    "passage_lines": 41,
    "window_length": 121,
    "max_window_length": 201,
    "context": 96,
    "items": 95,
    "language": 94,
}


@pytest.mark.parametrize(("field", "now"), OTHERWISE.items())
def test_another_recipe_is_refused_with_field_values_and_command(store: Store, field: str, now: str | int) -> None:
    write_generation(store, OLD)
    before = getattr(RECIPE, field)
    with pytest.raises(OutdatedIndex, match=rf"\({field} was {before} and is now {now}\); .* pmqa rebuild") as caught:
        store.open(replace(RECIPE, **{field: now}))
    assert f"({field}: {before} แต่ตอนนี้เป็น {now})" in caught.value.said.th
    assert "pmqa rebuild" in caught.value.said.th


def test_every_field_of_the_recipe_is_tried_above() -> None:
    assert OTHERWISE.keys() == asdict(RECIPE).keys()


def test_a_field_that_a_newer_program_no_longer_knows_is_another_recipe(store: Store) -> None:
    folder = store.home / "generations" / write_generation(store, OLD)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["recipe"]["stemming"] = 3
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(OutdatedIndex, match=r"\(stemming was 3 and is now None\)"):
        store.open(RECIPE)


def test_documents_can_be_had_from_an_outdated_generation(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, repair=0))
    with pytest.raises(OutdatedIndex, match=f"repair was 0 and is now {RECIPE.repair}"):
        store.open(RECIPE)
    assert [store.document(each.name) for each in store.documents()] == [OLD.document]


def test_a_generation_of_another_format_is_refused_with_what_to_do(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=1))
    for ask in (lambda: store.open(RECIPE), store.documents):
        with pytest.raises(
            OutdatedIndex,
            match=r"format 1, now 7\); make a copy of the folder .*documents, .* delete the file .*current",
        ):
            ask()


def test_a_format_whose_library_can_be_read_is_made_anew_by_a_command(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=5))
    with pytest.raises(OutdatedIndex, match=r"\(format was 5 and is now 7\); make it anew: pmqa rebuild"):
        store.open(RECIPE)
    assert [store.document(each.name) for each in store.documents()] == [OLD.document]
