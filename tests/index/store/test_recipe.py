"""The recipe: a generation that was made by another one is refused with what to do."""

from dataclasses import asdict, replace

import pytest

from index import OutdatedIndex, Store
from index.store.inventory import seal, unseal
from index.store.recipe import ASKED_BY
from tests.support.fakes_index import NEW, OLD, RECIPE, assert_answers, write_generation

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
    manifest = unseal((folder / "manifest.json").read_bytes())
    manifest["recipe"]["stemming"] = 3
    (folder / "manifest.json").write_bytes(seal(manifest))
    with pytest.raises(OutdatedIndex, match=r"\(stemming was 3 and is now None\)"):
        store.open(RECIPE)


def test_documents_can_be_had_from_an_outdated_generation(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, repair=0))
    with pytest.raises(OutdatedIndex, match=f"repair was 0 and is now {RECIPE.repair}"):
        store.open(RECIPE)
    assert [store.document(each.name) for each in store.documents()] == [OLD.document]


def test_a_generation_of_another_format_is_refused_with_what_to_do(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=3))
    for ask in (lambda: store.open(RECIPE), store.documents):
        with pytest.raises(
            OutdatedIndex,
            match=r"format 3, now 8\); bring it up to date with pmqa upgrade; the documents in .* are whole",
        ):
            ask()


def test_an_index_of_a_newer_program_is_left_to_it(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=99))
    for ask in (lambda: store.open(RECIPE), store.documents):
        with pytest.raises(OutdatedIndex, match=r"format 99, now 8\); use the version that made it, or a newer one"):
            ask()


def test_a_format_whose_library_can_be_read_is_made_anew_by_a_command(store: Store) -> None:
    write_generation(store, OLD, replace(RECIPE, format=5))
    with pytest.raises(OutdatedIndex, match=r"\(format 5, now 8\); bring it up to date with pmqa upgrade"):
        store.open(RECIPE)
    assert [store.document(each.name) for each in store.documents()] == [OLD.document]


@pytest.mark.parametrize("field", sorted(OTHERWISE.keys() - set(ASKED_BY)))
def test_a_generation_before_that_holds_other_things_can_be_compared(store: Store, field: str) -> None:
    before = replace(RECIPE, **{field: OTHERWISE[field]})
    write_generation(store, OLD, before)
    write_generation(store, NEW)
    opened = store.open(RECIPE, kept="000001")
    assert opened.recipe == before
    assert_answers(opened, OLD)


@pytest.mark.parametrize("field", ASKED_BY)
def test_a_generation_before_that_is_asked_in_another_way_cannot(store: Store, field: str) -> None:
    write_generation(store, OLD, replace(RECIPE, **{field: OTHERWISE[field]}))
    write_generation(store, NEW)
    now = getattr(RECIPE, field)
    said = (
        rf"Generation 000001 cannot be compared: .* \({field} was {OTHERWISE[field]} and is now {now}\); choose another"
    )
    with pytest.raises(OutdatedIndex, match=said) as caught:
        store.open(RECIPE, kept="000001")
    assert "เทียบกับดัชนีชุด 000001 ไม่ได้" in caught.value.sentence("th")
