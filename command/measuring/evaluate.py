"""The `pmqa` commands that measure: run, eval, classify."""

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import click

from command.options import document_option, json_option, limit_option
from command.source import open_source, say_how_items_are_found
from corpus import Said
from search import (
    MEASURES,
    NDCG,
    OURS,
    Evaluation,
    Filters,
    GenerationsCompared,
    Hit,
    Settings,
    classified_to_json,
    classify,
    compare_generations,
    compared_to_json,
    evaluate,
    evaluation_to_json,
    read_queries,
    read_texts,
    write_results,
)

SHOWN = 3
"""Hits that went, and that came, of a query that another generation changes."""

_CHANGED = Said(
    "ดัชนีชุด {before} → {now}: เปลี่ยน {changed} จาก {queries} คำค้นที่มีคำตอบ (ขึ้น {up} ลง {down})",
    "generation {before} → {now}: {changed} of {queries} answerable queries change (up {up}, down {down})",
)
_WENT, _CAME = Said("หายไป", "went"), Said("เข้ามา", "came")


@click.command("run")
@click.argument("queries", type=click.Path(path_type=Path), metavar="QUERIES.jsonl")
@limit_option
@document_option
@click.pass_obj
def run_command(settings: Settings, queries: Path, limit: int, document: str | None) -> None:
    """ตอบคำค้นทั้งไฟล์เป็น JSON Lines / Answer a file of queries, for a scorer."""
    judged = read_queries(queries)
    engine = open_source(settings).current()
    filters = Filters(document=() if document is None else (document,))
    for query in judged:
        answer = engine.search(query.text, filters=filters, limit=limit, everything=True)
        results = [
            {"case": hit.case.agency, "lines": list(hit.passage.lines), "score": round(hit.score, 6)}
            for hit in answer.hits
        ]
        click.echo(json.dumps({"id": query.id, "results": results, "answered": answer.answered}, ensure_ascii=False))


@click.command("classify")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.jsonl")
@click.option("--explain", is_flag=True, help="พร้อมเหตุผล: คำบ่งชี้และข้อความที่ชัดที่สุด / With reasons: cues and window")
@click.pass_obj
def classify_command(settings: Settings, file: Path, explain: bool) -> None:
    """เสนอหัวข้อ PMQA ของข้อความ / Propose the PMQA items of texts."""
    texts = read_texts(file)
    encoder = open_source(settings).encoder
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
@click.option("--compare", metavar="GENERATION", help="เทียบกับดัชนีชุดก่อนที่ยังเก็บไว้ / against a generation that is kept")
@click.pass_obj
def eval_command(
    settings: Settings,
    queries: Path | None,
    document: str | None,
    as_json: bool,
    results: Path | None,
    compare: str | None,
) -> None:
    """วัดคุณภาพการค้นเทียบกับวิธีพื้นฐาน / Measure the ranking against baselines (default: the sample's queries)."""
    path = queries or Path(str(resources.files("corpus").joinpath("sample/queries.jsonl")))
    judged, source = read_queries(path), open_source(settings)
    if compare is not None:
        before = source.kept(compare)
        compared = compare_generations(source.current(), before, judged, document)
        if not _write(compared_to_json(compared), results, as_json):
            _show_compared(compared, settings.language)
        return
    found = evaluate(source.current(), judged, document)
    if not _write(evaluation_to_json(found), results, as_json):
        if found.methods[OURS]:
            _show_methods(found)
        _show_refusals(found, settings.language)


def _write(figures: Mapping[str, object], results: Path | None, as_json: bool) -> bool:
    # Whether the figures were shown.
    table = json.dumps(figures, ensure_ascii=False, indent=1)
    if results:
        write_results(results, table + "\n")
    if as_json:
        click.echo(table)
    return as_json


def _show_methods(found: Evaluation) -> None:
    click.echo(f"{'method':<16} {'group':<14} {'n':>4} " + " ".join(f"{name:>10}" for name in MEASURES) + "    p(ndcg)")
    for method, groups in found.methods.items():
        for each in groups:
            values = " ".join(f"{each.means[name]:>10.4f}" for name in MEASURES)
            p_value = f"{each.p_values[NDCG]:>10.4f}" if each.p_values else " " * 10
            click.echo(f"{method:<16} {each.group:<14} {each.queries:>4} {values} {p_value}".rstrip())


def _show_compared(found: GenerationsCompared, language: str) -> None:
    for each in found.changed:
        click.echo(f"{each.query.id}  {each.before:.4f} → {each.now:.4f}  {each.query.text}")
        _show_hits(_WENT.in_language(language), each.went)
        _show_hits(_CAME.in_language(language), each.came)
    up = sum(each.now > each.before for each in found.changed)
    said = _CHANGED.filled(
        before=found.before,
        now=found.now,
        queries=f"{found.queries:,}",
        changed=f"{len(found.changed):,}",
        up=f"{up:,}",
        down=f"{len(found.changed) - up:,}",
    )
    click.echo(said.in_language(language))
    if found.means:
        click.echo(f"{'measure':<10} {found.before:>10} {found.now:>10} {'p':>10}")
    for name, (before, now) in found.means.items():
        click.echo(f"{name:<10} {before:>10.4f} {now:>10.4f} {found.p_values[name]:>10.4f}")


def _show_hits(what: str, hits: Sequence[Hit]) -> None:
    for hit in hits[:SHOWN]:
        first, last = hit.passage.lines
        click.echo(f"    {what} {hit.rank:>2}. {hit.case.agency} {hit.case.document}:{first}-{last}")


def _show_refusals(found: Evaluation, language: str) -> None:
    each = found.refusals
    sentence = Said(
        f"คำค้นที่ไม่มีคำตอบ: ปฏิเสธถูก {each.refused} จาก {each.negatives} "
        f"คำค้นที่มีคำตอบ: ปฏิเสธผิด {each.falsely_refused} จาก {each.answerable}",
        f"negatives: refused {each.refused} of {each.negatives}; "
        f"answerable: falsely refused {each.falsely_refused} of {each.answerable}",
    )
    click.echo(sentence.in_language(language))
