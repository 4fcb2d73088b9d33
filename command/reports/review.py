"""`pmqa review`: a report beside the library, in the terminal, as JSON, as a Word file or a table."""

import json
import sys
from pathlib import Path

import click

from command.options import json_option
from command.progress import ProgressLine, show_progress
from command.reports.review_text import review_to_text
from command.source import open_source, say_how_items_are_found
from corpus import MAX_BYTES, Report, read_bytes, read_criteria, read_report
from search import Review, Settings, review_to_json, write_results

PASTED = "stdin.txt"
"""What a text from stdin is called."""


@click.command("review")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--agency",
    default="",
    help="หน่วยงานเจ้าของรายงาน ถ้าไม่ระบุจะหาจากรายงาน / whose report it is; found in it else",
)
@click.option("--same-type-first", is_flag=True, help="แสดงหน่วยงานประเภทเดียวกันก่อน / agencies of the same kind first")
@click.option(
    "--docx",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="เขียนทั้งหมดเป็นไฟล์ Word / write all of it as a Word file",
)
@click.option(
    "--csv",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="เขียนทั้งหมดเป็นตาราง / write all of it as a table",
)
@json_option
@click.pass_obj
def review_command(
    settings: Settings,
    /,
    file: Path,
    agency: str,
    same_type_first: bool,
    docx: Path | None,
    csv: Path | None,
    as_json: bool,
) -> None:
    """เทียบรายงานกับคลัง ตามหัวข้อ 1.1-7.6 / Set a report beside the library, by item; nothing of it is kept.

    สิ่งที่รายงานกล่าวถึง มิติที่ไม่พบคำบ่งชี้ แนวปฏิบัติของหน่วยงานอื่น และข้อความที่ตรงกัน / what it says, dimensions without
    cue words, who did the like, what text is shared. FILE: PDF, DOCX, HTML, .md, .txt, or - for a text on stdin.
    """
    source = open_source(settings)
    engine = source.current()
    say_how_items_are_found(source.encoder.identity, settings.language)
    with show_progress(settings.language) as line:
        report = _read(file, agency, line)
        review = engine.review(report, same_type_first=same_type_first, progress=line.reviewing)
    _write(review, docx, csv, settings.language)
    if as_json:
        click.echo(json.dumps(review_to_json(review), ensure_ascii=False))
    else:
        for row in review_to_text(review, settings.language):
            click.echo(row)


def _write(review: Review, docx: Path | None, csv: Path | None, language: str) -> None:
    if docx is None and csv is None:
        return
    from web import write_review_csv, write_review_docx

    for out, write in ((docx, write_review_docx), (csv, write_review_csv)):
        if out is not None:
            write_results(out, write(review, read_criteria(), language))


def _read(file: Path, agency: str, line: ProgressLine) -> Report:
    pasted = str(file) == "-"
    name = PASTED if pasted else file.name
    content = sys.stdin.buffer.read(MAX_BYTES + 1) if pasted else read_bytes(file)
    return read_report(name, content, agency=agency, progress=lambda *page: line.reading(name, *page))
