"""`pmqa repair`: damaged text in, clean text out."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from corpus import MAX_BYTES, refuse, repair_lines, repair_text, report_pages
from search import Settings, edits_to_text, pages_to_text


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


def _read_text(file: Path | None) -> str:
    name = str(file) if file else "stdin"
    try:
        with file.open("rb") if file else nullcontext(sys.stdin.buffer) as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as exc:
        raise refuse(name, "repair unreadable") from exc
    if len(content) > MAX_BYTES:
        raise refuse(name, "repair large", limit=f"{MAX_BYTES:,}")
    if not content:
        raise refuse(name, "repair blank")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise refuse(name, "repair not utf-8", offset=exc.start) from exc
