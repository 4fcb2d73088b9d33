"""The `pmqa` commands that say what there is: status, cases."""

import json
from collections.abc import Mapping
from pathlib import Path

import click

from command.options import document_option, json_option
from command.source import open_source
from corpus import Case, Said, cases_table
from search import Settings


@click.command("status")
@click.pass_obj
def status_command(settings: Settings) -> None:
    """ที่เก็บข้อมูล แบบจำลอง ดัชนี และจำนวน / Home, model, generations, counts, sizes."""
    source = open_source(settings)
    current = source.store.current()
    generations = [f"{name}{' *' * (name == current)}" for name in source.store.generations()]
    _show_rows({"home": settings.home, "model": source.encoder.identity, "generations": ", ".join(generations) or "-"})
    _show_rows({f"size of {path.name}": f"{_size(path) / 1e6:,.1f} MB" for path in sorted(settings.home.glob("[!.]*"))})
    if current is None and settings.index is None:
        return
    engine = source.current()  # what is wrong with the index is said after what could be told without it
    if settings.index:
        _show_rows({"index": f"{settings.index} ({engine.generation})"})
    cases = [case for case in engine.cases if case.category is not None]
    documents = {case.document for case in engine.cases}
    _show_rows({"documents": len(documents), "cases": len(cases), "passages": engine.passage_count})


def _show_rows(rows: Mapping[str, object]) -> None:
    for name, value in rows.items():
        click.echo(f"{name:<24} {value}")


@click.command("cases")
@document_option
@json_option
@click.pass_obj
def cases_command(settings: Settings, document: str | None, as_json: bool) -> None:
    """โครงสร้างของกรณีทั้งหมด / The structure of all cases."""
    engine = open_source(settings).current()
    cases = [case for case in engine.cases if document in (None, case.document)]
    if as_json:
        awards = [award for award in engine.awards if document in (None, award.document)]
        click.echo(json.dumps(cases_table(cases, awards), ensure_ascii=False, indent=1))
        return
    for case in cases:
        click.echo(_case_line(case, settings.language))


def _case_line(case: Case, language: str) -> str:
    category = Said("หมวด", "category").in_language(language)
    place = f"{case.document}:{case.lines[0]}-{case.lines[1]}"
    number = f" · {category} {case.category}" if case.category is not None else ""
    return f"{case.agency}{number} · {case.year or '-'} · {place}"


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in (path, *path.rglob("*")) if each.is_file())
