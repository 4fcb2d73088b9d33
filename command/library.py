"""The `pmqa` commands that change the library: ingest, remove, rebuild."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from command.source import open_source, say_how_items_are_found
from corpus import FIRST_YEAR, LAST_YEAR, Facts, Said
from index import FileReport, Outcome, Progress, ReadingProgress, ingest, rebuild, remove
from search import InputError, Settings

_OUTCOMES = {
    Outcome.ADDED: Said("เพิ่มแล้ว", "added"),
    Outcome.REPLACED: Said("แทนที่แล้ว", "replaced"),
    Outcome.UNCHANGED: Said("มีอยู่แล้ว ไม่เปลี่ยนแปลง", "already there, unchanged"),
}

_READING, _READING_IMAGES = Said("อ่าน", "reading"), Said("อ่านจากภาพ (OCR)", "OCR of")

_FACTS = ("agency", "category", "year")


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--replace", is_flag=True, help="แทนที่เอกสารชื่อเดียวกัน / replace documents of the same name")
@click.option("--agency", help="หน่วยงานของไฟล์เดียวนี้ / whose single case the file is")
@click.option("--category", type=click.IntRange(1, 7), help="หมวด PMQA ของไฟล์เดียวนี้ / its PMQA category")
@click.option("--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="ปี พ.ศ. ของไฟล์เดียวนี้ / its Buddhist year")
@click.pass_obj
def ingest_command(settings: Settings, /, paths: Sequence[Path], replace: bool, **told: Any) -> int:
    """นำเข้าเอกสารและสร้างดัชนี / Bring in documents and index them.

    PDF, DOCX, HTML, Markdown, .txt หรือโฟลเดอร์ (มี cases.csv ได้) / or folders, which may hold a cases.csv
    """
    facts = _facts(paths, told)
    source = open_source(settings)
    with _progress(settings.language) as progress, _reading(settings.language) as reading:
        say_how_items_are_found(source.encoder.identity, settings.language)
        reports = ingest(
            paths, source.store, source.encoder, replace=replace, progress=progress, facts=facts, reading=reading
        )
    for report in reports:
        _show_report(report, settings.language)
    return int(any(report.outcome is Outcome.REFUSED for report in reports))


@click.command("remove")
@click.argument("document")
@click.pass_obj
def remove_command(settings: Settings, document: str) -> None:
    """นำเอกสารออกจากคลังและดัชนี / Take a document out of the library and the index."""
    source = open_source(settings)
    with _progress(settings.language) as progress:
        say_how_items_are_found(source.encoder.identity, settings.language)
        left = remove(document, source.store, source.encoder, progress)
    said = Said(f"{document}: นำออกแล้ว เหลือ {left} เอกสาร", f"{document}: removed, {left} documents left")
    if left == 0:
        said = Said(
            f"{document}: นำออกแล้ว ไม่มีเอกสารเหลือ นำเข้าใหม่ได้ด้วย pmqa ingest",
            f"{document}: removed, no document is left; bring some in with pmqa ingest",
        )
    click.echo(said.in_language(settings.language))


@click.command("rebuild")
@click.pass_obj
def rebuild_command(settings: Settings) -> None:
    """สร้างดัชนีใหม่จากเอกสารที่มีอยู่ / Make the index anew from the documents it holds."""
    source = open_source(settings)
    with _progress(settings.language) as progress:
        say_how_items_are_found(source.encoder.identity, settings.language)
        name = rebuild(source.store, source.encoder, progress)
    click.echo(
        Said(f"สร้างดัชนีใหม่แล้ว (ชุด {name})", f"index made anew (generation {name})").in_language(settings.language)
    )


def _facts(paths: Sequence[Path], told: dict[str, Any]) -> Facts | None:
    given = {name: value for name, value in told.items() if value is not None}
    if not given:
        return None
    if len(given) < len(_FACTS) or not str(given["agency"]).strip():
        raise InputError(
            Said(
                "ต้องระบุ --agency, --category และ --year ให้ครบทั้งสาม กรุณาเพิ่ม",
                "--agency, --category and --year go together; give all three",
            )
        )
    if len(paths) != 1 or paths[0].is_dir():
        raise InputError(
            Said(
                "--agency, --category และ --year ใช้กับไฟล์เดียว หากมีหลายไฟล์ กรุณาระบุไว้ใน cases.csv ในโฟลเดอร์เดียวกัน",
                "--agency, --category and --year are for one file; for several, write a cases.csv beside them",
            )
        )
    return given


@contextmanager
def _progress(language: str) -> Iterator[Progress]:
    # A bar on stderr from the first call on; where stderr is no terminal, one line.
    with _bars() as show:
        yield lambda done, total: show(Said("คำนวณเวกเตอร์", "encoding").in_language(language), done, total)


@contextmanager
def _reading(language: str) -> Iterator[ReadingProgress]:
    # A bar for each document with pages; another from the first page on that is read from its image.
    scanned: set[str] = set()
    with _bars() as show:

        def tell(name: str, page: int, pages: int, from_image: bool) -> None:
            scanned.update([name] if from_image else [])
            if pages > 1 or from_image:
                doing = _READING_IMAGES if name in scanned else _READING
                show(f"{doing.in_language(language)} {name}", page, pages)

        yield tell


@contextmanager
def _bars() -> Iterator[Callable[[str, int, int], None]]:
    labels: list[str] = []
    bars: list[Any] = []

    def show(label: str, done: int, total: int) -> None:
        if not labels or labels[-1] != label:
            for bar in bars[-1:]:
                bar.__exit__(None, None, None)
            labels.append(label)
            bars.append(click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True))
            bars[-1].__enter__()
            bars[-1].render_progress()
        bars[-1].update(done - bars[-1].pos)

    try:
        yield show
    finally:
        for bar in bars[-1:]:
            bar.__exit__(None, None, None)


def _show_report(report: FileReport, language: str) -> None:
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
    if report.unread:
        click.echo(f"{report.name}: {unread_sentence(report.unread, language)}")


def unread_sentence(pages: Sequence[int], language: str) -> str:
    """What is said of `pages`, in order, whose text could not be had."""
    listed = _ranges(pages)
    return Said(
        f"หน้าที่ค้นไม่ได้เพราะไม่มีข้อความ (นับจากต้นไฟล์): {listed} "
        "ติดตั้ง tesseract-ocr และ tesseract-ocr-tha แล้วนำเข้าใหม่ด้วย --replace",
        f"pages without text that cannot be searched, counted from the beginning of the file: {listed}; "
        "install tesseract-ocr and tesseract-ocr-tha, then bring the file in again with --replace",
    ).in_language(language)


def _ranges(pages: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
