"""`pmqa shared`: text that write-ups of different agencies in the library share."""

import json

import click

from command.options import json_option
from command.reports.places import say_lines, say_page
from command.source import open_source
from corpus import Case, Passage, Said, Span
from search import KIND_NAMES, NO_JUDGEMENT, Settings, SharedKind, SharedPair, pair_to_json

MOST = 1_000
"""Pairs shown at most."""

_NOTHING = Said(
    "ไม่พบข้อความที่ตรงกันระหว่างหน่วยงาน ดูถ้อยคำที่ใช้กันทั่วไปและข้อความที่ยกมาได้ด้วย --all-kinds",
    "no text is shared between agencies; --all-kinds shows common wording and quotations too",
)
_NOTHING_AT_ALL = Said(
    "ไม่พบข้อความที่ตรงกันระหว่างหน่วยงาน เพิ่มเอกสารของหน่วยงานอื่นได้ด้วย pmqa ingest",
    "no text is shared between agencies; add documents of other agencies with pmqa ingest",
)
_LETTERS = Said("ตัวอักษร", "letters")


@click.command("shared")
@click.option(
    "--limit", type=click.IntRange(1, MOST), default=20, show_default=True, help="จำนวนคู่ที่แสดง / pairs to show"
)
@click.option("--all-kinds", is_flag=True, help="รวมข้อความที่ยกมาและถ้อยคำทั่วไป / quotations and common wording too")
@json_option
@click.pass_obj
def shared_command(settings: Settings, limit: int, all_kinds: bool, as_json: bool) -> None:
    """ข้อความที่ตรงกันระหว่างหน่วยงานในคลัง / Text that write-ups of different agencies share."""
    kinds = frozenset(SharedKind) if all_kinds else frozenset({SharedKind.SHARED})
    pairs = open_source(settings).current().sharing.pairs(limit, kinds)
    if as_json:
        notice = {"th": NO_JUDGEMENT.th, "en": NO_JUDGEMENT.en}
        click.echo(json.dumps({"notice": notice, "pairs": list(map(pair_to_json, pairs))}, ensure_ascii=False))
        return
    if not pairs:
        click.echo((_NOTHING_AT_ALL if all_kinds else _NOTHING).in_language(settings.language))
        return
    click.echo(NO_JUDGEMENT.in_language(settings.language))
    for rank, pair in enumerate(pairs, 1):
        _show_pair(rank, pair, settings.language)


def _show_pair(rank: int, pair: SharedPair, language: str) -> None:
    stretch = pair.stretch
    kind, letters = (said.in_language(language) for said in (KIND_NAMES[stretch.kind], _LETTERS))
    click.echo(f"{rank:>2}. {kind} · {stretch.letters} {letters}")
    _show_place(pair.case, pair.passage, stretch.own, language)
    _show_place(stretch.case, stretch.passage, stretch.other, language)


def _show_place(case: Case, passage: Passage, span: Span, language: str) -> None:
    click.echo(f"    {_citation(case, passage, language)}")
    click.echo(f"      {' '.join(passage.text[slice(*span)].split())}")


def _citation(case: Case, passage: Passage, language: str) -> str:
    facts = (case.agency, case.document, say_page(passage, language), say_lines(passage, language))
    return " · ".join(filter(None, facts))
