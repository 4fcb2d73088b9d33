"""What each `pmqa` command does. Parsing and errors are click's and `search.cli`'s."""

import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from importlib import resources
from pathlib import Path
from typing import Any

import click

from corpus import (
    MAX_BYTES,
    Award,
    Case,
    EmptyDocument,
    MissingDocument,
    UndecodableDocument,
    UnreadableDocument,
    cases_table,
    read_criteria,
    repair_lines,
    repair_text,
    report_pages,
)
from search import intake
from search.classification import classify
from search.evaluation import MEASURES, NDCG, OURS, Evaluation, evaluate, evaluation_to_json
from search.intake import say_how_items_are_found
from search.judgements import read_queries, read_texts, write_results
from search.output import answer_to_json, classified_to_json, edits_to_text, pages_to_text
from search.results import Answer, Filters, Hit
from search.settings import Settings
from search.snippets import cut_snippet
from search.source import EngineSource


def _check_item(context: click.Context, parameter: click.Parameter, code: str | None) -> str | None:
    codes = [item.code for item in read_criteria().items]
    if code is not None and code not in codes:
        raise click.BadParameter(f"{code} is no item; choose {codes[0]} to {codes[-1]}", context, parameter)
    return code


category_option = click.option("--category", type=click.IntRange(1, 7), help="หมวด PMQA 1-7 / PMQA category")
year_option = click.option("--year", type=int, help="ปี พ.ศ. / Buddhist year")
agency_option = click.option("--agency", help="ชื่อหน่วยงาน ชื่อเต็มหรือชื่อย่อ / agency, full or short name")
item_option = click.option(
    "--item", callback=_check_item, metavar="1.1-7.6", help="เฉพาะตอนของหัวข้อนี้ / passages that evidence this item"
)
offset_option = click.option(
    "--offset", type=click.IntRange(0, 10_000), default=0, help="ข้ามกี่ผลแรก / hits to pass over, for a further page"
)
document_option = click.option("--document", help="เฉพาะเอกสารนี้ / this document only")
json_option = click.option("--json", "as_json", is_flag=True, help="ผลเป็น JSON / JSON output")


@click.command("search")
@click.argument("query")
@click.option("-k", "limit", type=click.IntRange(1, 100), default=10, show_default=True, help="จำนวนผล / hits")
@offset_option
@category_option
@year_option
@agency_option
@item_option
@json_option
@click.pass_obj
def search_command(settings: Settings, /, query: str, limit: int, offset: int, as_json: bool, **filters: Any) -> None:
    """ค้นด้วยคำ ชื่อ ตัวเลข หรือความต้องการ / Search by need, name or number, in Thai or English."""
    engine = EngineSource(settings).current()
    answer = engine.search(query, filters=Filters(**filters), limit=limit, offset=offset)
    if as_json:
        click.echo(json.dumps(answer_to_json(answer), ensure_ascii=False))
    else:
        _show_answer(answer, settings.language)


@click.command("run")
@click.argument("queries", type=click.Path(path_type=Path), metavar="QUERIES.jsonl")
@click.option("-k", "limit", type=click.IntRange(1, 100), default=10, show_default=True, help="จำนวนผล / hits a query")
@document_option
@click.pass_obj
def run_command(settings: Settings, queries: Path, limit: int, document: str | None) -> None:
    """ตอบคำค้นทั้งไฟล์เป็น JSON Lines / Answer a file of queries, for a scorer."""
    judged = read_queries(queries)
    engine = EngineSource(settings).current()
    for query in judged:
        answer = engine.search(query.text, filters=Filters(document=document), limit=limit)
        results = [
            {"case": hit.case.agency, "lines": list(hit.passage.lines), "score": round(hit.score, 6)}
            for hit in answer.hits
        ]
        click.echo(json.dumps({"id": query.id, "results": results, "answered": answer.answered}, ensure_ascii=False))


@click.command("repair")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--report", is_flag=True, help="สรุปสิ่งที่ซ่อมและความน่าเชื่อถือ / What was changed, by kind, and the trust")
@click.option("--explain", type=click.IntRange(1), metavar="LINE", help="อธิบายหนึ่งบรรทัด / Every change of one line")
@click.pass_obj
def repair_command(settings: Settings, file: Path | None, report: bool, explain: int | None) -> None:
    """ซ่อมข้อความไทยที่เสียหาย บรรทัดต่อบรรทัด / Repair damaged Thai text, line for line (a file or stdin)."""
    if report and explain:
        raise click.UsageError("Give either --report or --explain")
    text = _read_text(file)
    if report:
        click.echo(pages_to_text(report_pages(text), settings.language))
    elif explain:
        lines = text.split("\n")
        if explain > len(lines):
            raise click.BadParameter(f"{explain} > {len(lines)}", param_hint="--explain")
        click.echo(edits_to_text(lines[explain - 1], repair_lines(lines)[explain - 1]))
    else:
        click.echo(repair_text(text).text, nl=False)


@click.command("cases")
@document_option
@json_option
@click.pass_obj
def cases_command(settings: Settings, document: str | None, as_json: bool) -> None:
    """โครงสร้างของกรณีทั้งหมด / The structure of all cases."""
    engine = EngineSource(settings).current()
    cases = [case for case in engine.cases if document in (None, case.document)]
    if as_json:
        awards = [award for award in engine.awards if document in (None, award.document)]
        click.echo(json.dumps(cases_table(cases, awards), ensure_ascii=False, indent=1))
        return
    for case in cases:
        click.echo(_case_line(case, settings.language))


@click.command("classify")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="พร้อมเหตุผล: คำชี้และข้อความที่ชัดที่สุด / With reasons: cues and window")
@click.pass_obj
def classify_command(settings: Settings, file: Path, explain: bool) -> None:
    """เสนอหัวข้อ PMQA ของข้อความ / Propose the PMQA items of texts."""
    texts = read_texts(file)
    encoder = EngineSource(settings).encoder
    say_how_items_are_found(encoder.identity, settings.language)
    for text, found in zip(texts, classify([text.text for text in texts], encoder), strict=True):
        items = classified_to_json(found, explain=explain)
        click.echo(json.dumps({"id": text.id, "items": items}, ensure_ascii=False))


@click.command("eval")
@click.argument("queries", required=False, type=click.Path(path_type=Path), metavar="[QUERIES.jsonl]")
@document_option
@json_option
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="เขียนผลเป็น JSON ลงไฟล์นี้ / also write the figures to this file as JSON",
)
@click.pass_obj
def eval_command(
    settings: Settings, queries: Path | None, document: str | None, as_json: bool, results: Path | None
) -> None:
    """วัดคุณภาพการค้นเทียบกับวิธีพื้นฐาน / Measure the ranking against baselines (default: the sample's queries)."""
    path = queries or Path(str(resources.files("corpus").joinpath("sample/queries.jsonl")))
    judged = read_queries(path)
    found = evaluate(EngineSource(settings).current(), judged, document)
    table = json.dumps(evaluation_to_json(found), ensure_ascii=False, indent=1)
    if results:
        write_results(results, table + "\n")
    if as_json:
        click.echo(table)
    elif found.methods[OURS]:
        _show_methods(found)
    if not as_json:
        _show_refusals(found, settings.language)


def _show_methods(found: Evaluation) -> None:
    click.echo(f"{'method':<16} {'group':<14} {'n':>4} " + " ".join(f"{name:>10}" for name in MEASURES) + "    p(ndcg)")
    for method, groups in found.methods.items():
        for each in groups:
            values = " ".join(f"{each.means[name]:>10.4f}" for name in MEASURES)
            p_value = f"{each.p_values[NDCG]:>10.4f}" if each.p_values else " " * 10
            click.echo(f"{method:<16} {each.group:<14} {each.queries:>4} {values} {p_value}".rstrip())


def _show_refusals(found: Evaluation, language: str) -> None:
    each = found.refusals
    sentence = {
        "th": f"คำค้นที่ไม่มีคำตอบ: ปฏิเสธถูก {each.refused} จาก {each.negatives} "
        f"คำค้นที่มีคำตอบ: ปฏิเสธผิด {each.falsely_refused} จาก {each.answerable}",
        "en": f"negatives: refused {each.refused} of {each.negatives}; "
        f"answerable: falsely refused {each.falsely_refused} of {each.answerable}",
    }
    click.echo(sentence[language])


@click.command("status")
@click.pass_obj
def status_command(settings: Settings) -> None:
    """ที่เก็บข้อมูล แบบจำลอง ดัชนี และจำนวน / Home, model, generations, counts, sizes."""
    source = EngineSource(settings)
    current = source.store.current()
    generations = [f"{name}{' *' * (name == current)}" for name in source.store.generations()]
    _show_rows({"home": settings.home, "model": source.encoder.identity, "generations": ", ".join(generations) or "-"})
    _show_rows({f"size of {path.name}": f"{_size(path) / 1e6:,.1f} MB" for path in sorted(settings.home.glob("[!.]*"))})
    if current is None:
        return
    engine = source.current()  # what is wrong with the index is said after what could be told without it
    cases = [case for case in engine.cases if case.category is not None]
    documents = {case.document for case in engine.cases}
    _show_rows({"documents": len(documents), "cases": len(cases), "passages": engine.passage_count})


def _show_rows(rows: Mapping[str, object]) -> None:
    for name, value in rows.items():
        click.echo(f"{name:<24} {value}")


COMMANDS: tuple[click.Command, ...] = (
    *intake.COMMANDS,
    search_command,
    run_command,
    repair_command,
    cases_command,
    classify_command,
    eval_command,
    status_command,
)
"""All commands of this package, those that change the library first."""


def _show_answer(answer: Answer, language: str) -> None:
    for award in answer.awards:
        click.echo(_award_line(award, language))
    if not answer.total and not answer.awards:
        nothing = {
            "th": "ไม่พบผลลัพธ์ ลองใช้คำน้อยลงหรือเอาตัวกรองออก",
            "en": "nothing found; use fewer words or drop a filter",
        }
        click.echo(nothing[language])
    elif not answer.answered:
        nearest = {
            "th": "ไม่พบกรณีที่ตรง ที่ใกล้เคียงที่สุดคือ",
            "en": "no case answers this; the nearest are",
        }
        click.echo(nearest[language])
    if answer.suggestion:
        click.echo({"th": f"หมายถึง {answer.suggestion} หรือไม่", "en": f"did you mean {answer.suggestion}?"}[language])
    for hit in answer.hits:
        click.echo(f"{hit.rank:>2}. {hit.case.agency} · {hit.passage.section}")
        snippet = cut_snippet(hit.passage.text, hit.highlights, anchor=hit.dense.window)
        click.echo(f"    {'… ' * snippet.cut_before}{snippet.text.strip()}{' …' * snippet.cut_after}")
        click.echo(f"    {_citation(hit, language)}")


def _citation(hit: Hit, language: str) -> str:
    page_word, lines_word = {"th": ("หน้า", "บรรทัด"), "en": ("page", "lines")}[language]
    page = f"{page_word} {hit.passage.page} · " if hit.passage.page is not None else ""
    return f"{page}{lines_word} {hit.passage.lines[0]}-{hit.passage.lines[1]} · {hit.case.document}"


def _award_line(award: Award, language: str) -> str:
    words = {
        "th": ("ได้รับรางวัลหมวด", "หน้า", "ไม่มีกรณีในเล่มนี้"),
        "en": ("awarded in category", "page", "no write-up in this book"),
    }
    awarded, page, lacking = words[language]
    facts = (
        f"{award.agency} {awarded} {award.category}",
        str(award.year or "-"),
        f"{page} {award.page}" if award.page is not None else f"{award.document}:{award.lines[0]}",
        "" if award.case_id else lacking,
    )
    return " · ".join(filter(None, facts))


def _case_line(case: Case, language: str) -> str:
    category = {"th": "หมวด", "en": "category"}[language]
    place = f"{case.document}:{case.lines[0]}-{case.lines[1]}"
    number = f" · {category} {case.category}" if case.category is not None else ""
    return f"{case.agency}{number} · {case.year or '-'} · {place}"


def _read_text(file: Path | None) -> str:
    name = str(file) if file else "stdin"
    try:
        with file.open("rb") if file else nullcontext(sys.stdin.buffer) as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as exc:
        raise MissingDocument(
            name, th="เปิดอ่านไฟล์ไม่ได้ กรุณาตรวจสอบชื่อและสิทธิ์", en="the file cannot be read; check its name and permissions"
        ) from exc
    if len(content) > MAX_BYTES:
        raise UnreadableDocument(
            name,
            th=f"ข้อความยาวเกินไป (รับได้ไม่เกิน {MAX_BYTES:,} ไบต์) กรุณาแบ่งเป็นหลายส่วน",
            en=f"the text is too long (at most {MAX_BYTES:,} bytes); split it into several parts",
        )
    if not content:
        raise EmptyDocument(name, th="ไม่มีข้อความ กรุณาตรวจสอบไฟล์", en="there is no text; check that it is the right file")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise UndecodableDocument(
            name,
            offset=exc.start,
            th=f"ไม่ใช่ UTF-8 (ไบต์ที่ {exc.start:,}) กรุณาบันทึกใหม่เป็น UTF-8",
            en=f"not UTF-8 (byte {exc.start:,}); save the file as UTF-8",
        ) from exc


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in (path, *path.rglob("*")) if each.is_file())
