"""`pmqa repair`: damaged text in, clean text out."""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from corpus import MAX_BYTES, PageReport, Repaired, Said, read_regular, refuse, repair_lines, repair_text, report_pages
from search import Settings


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
        content = read_regular(file, MAX_BYTES) if file else sys.stdin.buffer.read(MAX_BYTES + 1)
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


_REPORT_WORDS = (
    Said("หน้า", "page"),
    Said("บรรทัด", "lines"),
    Said("ความน่าเชื่อถือ", "trust"),
    Said("ต้องทำ OCR", "needs OCR"),
    Said("รวม", "total"),
)


def pages_to_text(pages: Sequence[PageReport], language: str) -> str:
    """The report of a repair, a line for every page and one for the whole."""
    page_word, lines, trust, ocr, total = (each.in_language(language) for each in _REPORT_WORDS)
    rows = [
        f"{page_word} {page.page or '-'}  {lines} {page.lines[0]}-{page.lines[1]}  {trust} {page.trust:.2f}"
        f"{'  ' + ocr if page.needs_ocr else ''}  {_kinds(page.edits)}".rstrip()
        for page in pages
    ]
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(page.edits)
    return "\n".join((*rows, f"{total}  {_kinds(dict(counts.most_common()))}"))


def edits_to_text(original: str, repaired: Repaired) -> str:
    """A line before and behind its repair, and every edit between, with its rule and place."""
    rows = [
        f"{edit.start}-{edit.end}  {original[edit.start : edit.end]!r} -> {edit.replacement!r}  {edit.rule}"
        for edit in repaired.edits
    ]
    return "\n".join((f"- {original}", *rows, f"+ {repaired.text}", f"trust {repaired.trust:.2f}"))


def _kinds(edits: Mapping[str, int]) -> str:
    return ", ".join(f"{rule} {count}" for rule, count in edits.items())
