"""The command of what people judged on the pages: counted, written to files, compared."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from command.source import open_source
from corpus import Said
from search import (
    GRADES,
    Agreement,
    IndexProblem,
    InputError,
    Judgements,
    Mark,
    PooledQuery,
    Settings,
    agree,
    follow_marks,
    pool_marks,
    to_json_lines,
    to_qrels,
    to_topics,
    write_results,
)

_NOTHING = Said(
    "ยังไม่มีคะแนนใน {path} เริ่มให้คะแนนได้ด้วย pmqa serve --judging",
    "There are no judgements in {path} yet; begin with pmqa serve --judging",
)
_NO_JUDGE = Said(
    "ไม่มีผู้ให้คะแนนชื่อ {name} ที่มีคือ {known} กรุณาเลือกจากรายชื่อนี้",
    "There is no judge {name}; choose one of {known}",
)
_NOT_TWO = Said(
    "--agreement เทียบผู้ให้คะแนนสองคน แต่ที่เลือกไว้คือ {known} กรุณาระบุ --judge สองครั้ง",
    "--agreement compares two judges and these are chosen: {known}; give --judge twice",
)
_AS_MARKED = Said(
    "เปิดดัชนีไม่ได้ จึงเขียนรหัสและบรรทัดตามที่เป็นเมื่อให้คะแนน",
    "the index cannot be opened, so ids and lines are those of the time of judging",
)
_LEFT_OUT = Said(
    "ไม่ได้เขียน {n} คำค้นที่มีแต่คะแนน 0 เพราะไม่ได้บอกว่าคลังไม่มีคำตอบ",
    "{n} queries with grades of 0 alone are left out: they do not say that nothing answers them",
    "{n} query with grades of 0 alone is left out: they do not say that nothing answers it",
)
_UNDEFINED = Said("ไม่นิยาม", "undefined")

_file = click.Path(path_type=Path, dir_okay=False)


@click.command("judgements")
@click.option("--judge", "names", multiple=True, help="เฉพาะผู้ให้คะแนนคนนี้ ใช้ซ้ำได้ / this judge only, may be repeated")
@click.option("--trec", type=_file, metavar="FILE", help="เขียน qrels และ FILE.topics / write qrels and FILE.topics")
@click.option("--json", "lines", type=_file, metavar="FILE", help="เขียนคำค้นให้ pmqa eval / write queries for pmqa eval")
@click.option("--agreement", is_flag=True, help="ความเห็นพ้องของผู้ให้คะแนนสองคน / Cohen's kappa of two judges")
@click.pass_obj
def judgements_command(
    settings: Settings, names: tuple[str, ...], trec: Path | None, lines: Path | None, agreement: bool
) -> None:
    """สรุปและส่งออกคะแนนที่ให้แก่ผลค้น / Count, compare and write out what people judged on the pages."""
    judgements = Judgements(settings.home, lambda said: _say(said, settings.language))
    marks = _choose(judgements.all(), names)
    if not marks:
        raise InputError(_NOTHING.filled(path=str(judgements.path)))
    marks = _follow(settings, marks)
    judges = tuple(dict.fromkeys(names)) or tuple(sorted({mark.judge for mark in marks}))
    if agreement and len(judges) != 2:
        raise InputError(_NOT_TWO.filled(known=", ".join(judges)))
    pooled = pool_marks(marks)
    if trec:
        write_results(trec, to_qrels(pooled))
        write_results(trec.with_name(f"{trec.name}.topics"), to_topics(pooled))
    if lines:
        _write_lines(lines, pooled, settings.language)
    if agreement:
        _show_agreement(agree(marks, *judges), settings.language)
    if not (trec or lines or agreement):
        _show_summary(marks, judges, pooled, settings.language)


def _choose(marks: Sequence[Mark], names: Sequence[str]) -> Sequence[Mark]:
    known = sorted({mark.judge for mark in marks})
    for name in names:
        if known and name not in known:
            raise InputError(_NO_JUDGE.filled(name=name, known=", ".join(known)))
    return [mark for mark in marks if not names or mark.judge in names]


def _follow(settings: Settings, marks: Sequence[Mark]) -> Sequence[Mark]:
    try:
        return follow_marks(marks, open_source(settings).current())
    except IndexProblem as problem:
        click.echo(f"pmqa: {problem.sentence(settings.language)}", err=True)
        _say(_AS_MARKED, settings.language)
        return marks


def _write_lines(path: Path, pooled: Sequence[PooledQuery], language: str) -> None:
    write_results(path, to_json_lines(pooled))
    left = sum(not any(mark.grade for mark in query.marks) for query in pooled)
    if left:
        _say(_LEFT_OUT.filled(n=left), language)


def _say(said: Said, language: str) -> None:
    click.echo(f"pmqa: {said.in_language(language)}", err=True)


def _show_summary(marks: Sequence[Mark], judges: Sequence[str], pooled: Sequence[PooledQuery], language: str) -> None:
    said = Said(
        f"{len(marks):,} คะแนน {len(pooled):,} คำค้น ผู้ให้คะแนน {len(judges):,} คน",
        f"marks: {len(marks):,}; queries: {len(pooled):,}; judges: {len(judges):,}",
    )
    click.echo(said.in_language(language))
    click.echo(f"{'marks':>6} " + " ".join(f"{grade:>5}" for grade in GRADES) + "  judge")
    for judge in judges:
        counts = Counter(mark.grade for mark in marks if mark.judge == judge)
        click.echo(f"{counts.total():>6} " + " ".join(f"{counts[grade]:>5}" for grade in GRADES) + f"  {judge}")
    click.echo(f"{'passages':>8}  {'id':<13}  query")
    for query in pooled:
        click.echo(f"{len(query.marks):>8}  {query.id:<13}  {query.text}")


def _show_agreement(found: Agreement, language: str) -> None:
    first, second = found.judges
    said = Said(
        f"ตอนที่ทั้งสองให้คะแนน: {found.passages:,} (แถว {first} หลัก {second})",
        f"passages that both marked: {found.passages:,} (rows {first}, columns {second})",
    )
    click.echo(said.in_language(language))
    click.echo("      " + " ".join(f"{grade:>5}" for grade in GRADES))
    for grade, row in zip(GRADES, found.table, strict=True):
        click.echo(f"{grade:>5} " + " ".join(f"{count:>5}" for count in row))
    for name, value in (("kappa", found.kappa), ("kappa, quadratic weights", found.weighted)):
        click.echo(f"{name}: {_UNDEFINED.in_language(language) if value is None else f'{value:.4f}'}")
