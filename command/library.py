"""The `pmqa` commands that change the library, ingest, remove, rebuild, upgrade; and publish, which writes its index to
other machines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from command.facts import facts_options, join_facts
from command.progress import show_progress
from command.source import open_source, say_how_items_are_found
from corpus import Said
from index import (
    FileReport,
    MilvusAddress,
    Outcome,
    SharedFiles,
    ingest,
    is_published,
    publish,
    rebuild,
    remove,
    upgrade,
    withdraw,
)
from search import EngineSource, Settings, SettingsError

_OUTCOMES = {
    Outcome.ADDED: Said("เพิ่มแล้ว", "added"),
    Outcome.REPLACED: Said("แทนที่แล้ว", "replaced"),
    Outcome.UNCHANGED: Said("มีอยู่แล้ว ไม่เปลี่ยนแปลง", "already there, unchanged"),
}

_LOST = Said(
    "อ่านเอกสารเหล่านี้ไม่ได้แล้วและค้นไม่พบ: {names} ชื่อยังอยู่ในคลัง กรุณานำไฟล์เข้าใหม่ด้วย pmqa ingest หรือกู้คืนจากสำเนาด้วย pmqa restore",
    "these documents can no longer be read and are not found by searching: {names}; they stay listed. Bring the files "
    "in again with pmqa ingest, or restore a backup with pmqa restore",
)
_HEALED = Said(
    "ต้นฉบับในคลังเสียหายหรือหายไป ได้ซ่อมจากไฟล์นี้แล้ว",
    "the library's own copy was damaged or missing, and is whole again by this file",
)


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--replace", is_flag=True, help="แทนที่เอกสารชื่อเดียวกัน / replace documents of the same name")
@facts_options
@click.pass_obj
def ingest_command(settings: Settings, /, paths: Sequence[Path], replace: bool, **told: Any) -> int:
    """นำเข้าเอกสารและสร้างดัชนี / Bring in documents and index them.

    PDF, DOCX, HTML, Markdown, .txt หรือโฟลเดอร์ (มี cases.csv ได้) / or folders, which may hold a cases.csv
    """
    facts = join_facts(paths, told)
    source = open_source(settings)
    with show_progress(settings.language) as line:
        say_how_items_are_found(source.encoder.identity, settings.language)
        reports = ingest(
            paths,
            source.store,
            source.encoder,
            replace=replace,
            progress=line.progress,
            facts=facts,
            reading=line.reading,
            ray=settings.ray,
        )
    for report in reports:
        show_report(report, settings.language)
    return finish(settings, source) or int(any(report.outcome is Outcome.REFUSED for report in reports))


@click.command("remove")
@click.argument("document")
@click.pass_obj
def remove_command(settings: Settings, document: str) -> int:
    """นำเอกสารออกจากคลังและดัชนี / Take a document out of the library and the index."""
    source = open_source(settings)
    with show_progress(settings.language) as line:
        say_how_items_are_found(source.encoder.identity, settings.language)
        left = remove(document, source.store, source.encoder, line.progress)
    said = Said(f"{document}: นำออกแล้ว เหลือ {left} เอกสาร", f"{document}: removed, {left} documents left")
    if left == 0:
        said = Said(
            f"{document}: นำออกแล้ว ไม่มีเอกสารเหลือ นำเข้าใหม่ได้ด้วย pmqa ingest",
            f"{document}: removed, no document is left; bring some in with pmqa ingest",
        )
    click.echo(said.in_language(settings.language))
    return finish(settings, source)


@click.command("rebuild")
@click.pass_obj
def rebuild_command(settings: Settings) -> int:
    """สร้างดัชนีใหม่จากเอกสารที่มีอยู่ / Make the index anew from the documents it holds."""
    source = open_source(settings)
    with show_progress(settings.language) as line:
        say_how_items_are_found(source.encoder.identity, settings.language)
        name = rebuild(source.store, source.encoder, line.progress, ray=settings.ray)
    _show_anew(settings, name)
    return finish(settings, source)


@click.command("upgrade")
@click.pass_obj
def upgrade_command(settings: Settings) -> int:
    """ปรับดัชนีให้เป็นรูปแบบปัจจุบันและครบถ้วน / Bring the index up to date and make it whole, if it is not."""
    source = open_source(settings)
    with show_progress(settings.language) as line:
        say_how_items_are_found(source.encoder.identity, settings.language)
        name = upgrade(source.store, source.encoder, line.progress, ray=settings.ray)
    if name is None:
        said = Said("ดัชนีเป็นรูปแบบปัจจุบันและครบถ้วนอยู่แล้ว", "the index is up to date and whole")
        click.echo(said.in_language(settings.language))
    else:
        _show_anew(settings, name)
    return finish(settings, source)


def _show_anew(settings: Settings, name: str) -> None:
    said = Said(f"สร้างดัชนีใหม่แล้ว (ชุด {name})", f"index made anew (generation {name})")
    click.echo(said.in_language(settings.language))


def finish(settings: Settings, source: EngineSource) -> int:
    """What every command that changed the home does at its end: the index on other machines follows it, and documents
    that are lost are told on stderr. The exit code for these. Raises IndexUnreachable as `_follow`."""
    _follow(settings, source)
    lost = source.store.lost()
    if lost:
        names = ", ".join(each.name for each in lost)
        click.echo(f"pmqa: {_LOST.filled(names=names).in_language(settings.language)}", err=True)
    return int(bool(lost))


@click.command("publish")
@click.option(
    "--files",
    type=click.Path(path_type=Path, file_okay=False),
    help="โฟลเดอร์ที่ object storage ของ Milvus เห็นด้วย / a folder that the object storage of Milvus has too",
)
@click.option("--prefix", default="", help="โฟลเดอร์นั้นใน bucket / where in the bucket that folder is")
@click.pass_obj
def publish_command(settings: Settings, files: Path | None, prefix: str) -> None:
    """ส่งดัชนีขึ้น Milvus ตาม PMQA_INDEX / Write the index to the Milvus that PMQA_INDEX names, and switch to it."""
    if settings.index is None:
        raise SettingsError(
            Said(
                "ยังไม่ได้ระบุว่า Milvus อยู่ที่ใด กรุณาตั้งตัวแปร PMQA_INDEX (milvus://เครื่อง:พอร์ต/ชื่อ)",
                "It is not said where Milvus is; set PMQA_INDEX (milvus://host:port/name)",
            )
        )
    source = open_source(settings)
    if source.store.current() is None and source.store.generations():
        _follow(settings, source)
    else:
        _publish(settings, source, settings.index, SharedFiles(files, prefix) if files else None)


def _follow(settings: Settings, source: EngineSource) -> None:
    """Let the index on other machines be what the home holds, where there is one and it is not. Raises
    IndexUnreachable; what was done in the home stays, and the next such command makes up for it."""
    address = settings.index
    if address is None:
        return
    if source.store.current() is not None:
        if not is_published(source.store, address):
            _publish(settings, source, address)
    elif source.store.generations():  # one that was emptied, and not one that never held anything
        withdraw(source.store, address)
        click.echo(Said(f"ถอนดัชนีที่ {address} แล้ว", f"withdrawn: {address}").in_language(settings.language))


def _publish(
    settings: Settings, source: EngineSource, address: MilvusAddress, files: SharedFiles | None = None
) -> None:
    with show_progress(settings.language) as line:
        name = publish(source.store, source.recipe, address, line.progress, files)
    click.echo(Said(f"ส่งดัชนีขึ้นแล้ว (ชุด {name})", f"index written (generation {name})").in_language(settings.language))


def show_report(report: FileReport, language: str) -> None:
    if report.refusal is not None:
        click.echo(f"pmqa: {report.refusal.sentence(language)}", err=True)
        return
    counts = Said(
        f"{report.cases} กรณี {report.passages} ตอน", f"{report.cases} cases, {report.passages} passages"
    ).in_language(language)
    outcome = _OUTCOMES[report.outcome].in_language(language)
    if report.same_as:
        outcome = Said(
            f"เนื้อหาเดียวกับ {report.same_as} ไม่เปลี่ยนแปลง", f"the same as {report.same_as}, unchanged"
        ).in_language(language)
    click.echo(f"{report.name}: {outcome} ({counts})")
    if report.is_healed:
        click.echo(f"{report.name}: {_HEALED.in_language(language)}")
    for warning in report.warnings:
        click.echo(f"{report.name}: {warning.in_language(language)}")
