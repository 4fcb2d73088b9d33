"""`pmqa search`: one query, answered in the terminal."""

import json
from typing import Any

import click

from command.options import json_option, limit_option
from command.reports import say_lines, say_page
from command.source import open_source
from corpus import Award, Said, read_criteria
from search import (
    MAX_OFFSET,
    ONLY_AIMS,
    STATES_AIM,
    Answer,
    Filters,
    Hit,
    Settings,
    answer_to_json,
    cut_snippet,
    say_none_awarded,
)


def _check_item(context: click.Context, parameter: click.Parameter, asked: tuple[str, ...]) -> tuple[str, ...]:
    codes = [item.code for item in read_criteria().items]
    for code in asked:
        if code not in codes:
            raise click.BadParameter(f"{code} is no item; choose {codes[0]} to {codes[-1]}", context, parameter)
    return asked


year_option = click.option("--year", type=int, multiple=True, help="ปี พ.ศ. / Buddhist year")
category_option = click.option(
    "--category", type=click.IntRange(1, 7), multiple=True, help="หมวด PMQA 1-7 / PMQA category"
)
agency_option = click.option("--agency", multiple=True, help="ชื่อหน่วยงาน ชื่อเต็มหรือชื่อย่อ / agency, full or short name")
item_option = click.option(
    "--item",
    callback=_check_item,
    metavar="1.1-7.6",
    multiple=True,
    help="เฉพาะตอนของหัวข้อนี้ / passages that evidence this item",
)
offset_option = click.option(
    "--offset",
    type=click.IntRange(0, MAX_OFFSET),
    default=0,
    help="ข้ามกี่ผลแรก / hits to pass over, for a further page",
)


@click.command("search")
@click.argument("query")
@limit_option
@offset_option
@category_option
@year_option
@agency_option
@item_option
@json_option
@click.pass_obj
def search_command(settings: Settings, /, query: str, limit: int, offset: int, as_json: bool, **filters: Any) -> None:
    """ค้นด้วยคำ ชื่อ ตัวเลข หรือความต้องการ / Search by need, name or number, in Thai or English."""
    engine = open_source(settings).current()
    answer = engine.search(query, filters=Filters(**filters), limit=limit, offset=offset)
    if as_json:
        click.echo(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        _show_answer(answer, settings.language)


_PAGE = Said("หน้า", "page")
_AWARDED = Said("ได้รับรางวัลหมวด", "awarded in category")
_NO_WRITE_UP = Said("ไม่มีกรณีในเล่มนี้", "no write-up in this book")


def _show_answer(answer: Answer, language: str) -> None:
    if answer.item is not None:
        item = read_criteria().item(answer.item)
        read_as = Said(f"อ่านเป็นหัวข้อ {item.code} {item.name_th}", f"read as item {item.code} {item.name_en}")
        click.echo(read_as.in_language(language))
    for award in answer.awards:
        click.echo(_award_line(award, language))
    if answer.none_awarded:
        click.echo(say_none_awarded(answer.none_awarded).in_language(language))
    if not answer.total and not answer.awards:
        nothing = Said("ไม่พบผลลัพธ์ ลองใช้คำน้อยลงหรือเอาตัวกรองออก", "nothing found; use fewer words or drop a filter")
        click.echo(nothing.in_language(language))
    elif not answer.answered:
        nearest = Said("ไม่พบกรณีที่ตรง ที่ใกล้เคียงที่สุดคือ", "no case answers this; the nearest are")
        click.echo(nearest.in_language(language))
    if answer.suggestion:
        click.echo(
            Said(f"หมายถึง {answer.suggestion} หรือไม่", f"did you mean {answer.suggestion}?").in_language(language)
        )
    if answer.only_aims:
        click.echo(ONLY_AIMS.in_language(language))
    for hit in answer.hits:
        aim = f" ({STATES_AIM.in_language(language)})" if hit.states_aim else ""
        click.echo(f"{hit.rank:>2}. {hit.case.agency} · {hit.passage.section}{aim}")
        tables = hit.passage.tables
        snippet = cut_snippet(hit.passage.text, hit.highlights, anchor=hit.dense.window, tables=tables)
        click.echo(f"    {'… ' * snippet.cut_before}{snippet.text.strip()}{' …' * snippet.cut_after}")
        click.echo(f"    {_citation(hit, language)}")


def _citation(hit: Hit, language: str) -> str:
    facts = (say_page(hit.passage, language), say_lines(hit.passage, language), hit.case.document)
    return " · ".join(filter(None, facts))


def _award_line(award: Award, language: str) -> str:
    facts = (
        f"{award.agency} {_AWARDED.in_language(language)} {award.category}",
        str(award.year or "-"),
        f"{_PAGE.in_language(language)} {award.page}"
        if award.page is not None
        else f"{award.document}:{award.lines[0]}",
        "" if award.case_id else _NO_WRITE_UP.in_language(language),
    )
    return " · ".join(filter(None, facts))
