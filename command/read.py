"""`pmqa read`: what `pmqa ingest` would take from a file, without touching the library."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from command.facts import facts_options, join_facts
from command.options import json_option
from command.progress import show_progress
from corpus import (
    Case,
    CaseLists,
    Contents,
    Document,
    DocumentError,
    Facts,
    Line,
    Said,
    Sheet,
    Source,
    UnnamedDocument,
    join_lines,
    parse_document,
    read_bytes,
    read_contents,
    section_paths,
    unlisted,
)
from search import Settings


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@facts_options
@json_option
@click.pass_obj
def read_command(settings: Settings, /, file: Path, as_json: bool, **told: Any) -> int:
    """แสดงสิ่งที่ ingest จะได้จากไฟล์ โดยไม่แตะคลัง / Show what ingest would take from a file; the library stays as it is.

    ข้อความ หัวข้อ หน้า ที่มาของแต่ละหน้า และคำเตือน / its text, headings, pages, where each page's text comes from
    """
    facts = join_facts([file], told)
    document: Document | None = None
    try:
        with show_progress(settings.language) as line:
            document = _read(file, facts, lambda *page: line.reading(file.name, *page))
        contents = read_contents(document)
    except DocumentError as exc:
        if not as_json:
            raise
        click.echo(json.dumps(_refused_to_json(file.name, exc, document), ensure_ascii=False))
        return 1
    if as_json:
        click.echo(json.dumps(read_to_json(document, contents), ensure_ascii=False))
    else:
        for row in read_to_text(document, contents, settings.language):
            click.echo(row)
    return 0


def _read(file: Path, facts: Facts | None, progress: Any) -> Document:
    content = read_bytes(file)
    listed, fault = CaseLists().facts_of(file, facts)
    try:
        return parse_document(file.name, content, listed, progress)
    except UnnamedDocument as exc:
        raise (unlisted(file, fault) if fault else exc) from exc


def read_to_json(document: Document, contents: Contents) -> dict[str, Any]:
    """What was found in a document, as JSON values; "refused" is null."""
    return _to_json(document, contents.lines, [_case_to_json(case) for case in contents.cases])


def _to_json(document: Document, lines: Sequence[Line], cases: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        "document": document.name,
        "form": document.form.value,
        "refused": None,
        "unread": list(document.unread),
        "cases": list(cases),
        "pages": [
            {
                "sheet": sheet.number,
                "printed": None if sheet.printed is None else str(sheet.printed),
                "trust": sheet.trust,
                "source": sheet.source.value,
                "text": "\n".join(line.text.strip() for line in own),
            }
            for sheet, own in _sheets(document, lines)
        ],
        "warnings": [{"th": each.th, "en": each.en} for each in document.warnings],
    }


def _refused_to_json(name: str, refusal: DocumentError, document: Document | None) -> dict[str, Any]:
    # What was read of the file before it was refused is told too, without repair.
    told: dict[str, Any] = {"document": name, "form": None, "unread": [], "cases": [], "pages": [], "warnings": []}
    found = told if document is None else _to_json(document, document.lines, [])
    return {**found, "refused": {"th": refusal.sentence("th"), "en": refusal.sentence("en")}}


def _case_to_json(case: Case) -> dict[str, Any]:
    return {
        "publication": asdict(case.publication),
        "agency": case.agency,
        "agency_type": case.agency_type,
        "category": case.category,
        "year": case.year,
        "sections": [
            {
                "heading": section.heading if section.level else "",  # printed nowhere
                "path": list(path),
                "level": section.level,
                "page": section.body[0].page if section.body else None,
                "text": join_lines(section.body),
            }
            for section, path in zip(case.sections, section_paths(case.sections), strict=True)
        ],
    }


def _sheets(document: Document, lines: Sequence[Line]) -> Iterator[tuple[Sheet, list[Line]]]:
    # Each sheet with its lines, blank ones left out, and with the trust of both. A document without sheets has one for
    # each stretch of lines of one page.
    told = [line for line in lines if line.text.strip()]
    if not document.sheets:
        for number, (_, leaf) in enumerate(groupby(told, key=lambda line: line.leaf), 1):
            own = list(leaf)
            yield Sheet(number=own[0].sheet or number, printed=own[0].page, trust=_trust(own, 1.0)), own
        return
    held: dict[int, list[Line]] = {}
    for line in told:
        held.setdefault(line.sheet, []).append(line)
    for each in document.sheets:
        own = held.get(each.number, [])
        trust = _trust(own, each.trust) if each.source is not Source.UNREAD else 0.0
        yield Sheet(number=each.number, printed=each.printed, source=each.source, trust=trust), own


def _trust(lines: Sequence[Line], otherwise: float) -> float:
    length = sum(len(line.text) for line in lines)
    return round(sum(line.trust * len(line.text) for line in lines) / length, 4) if length else otherwise


_SHEET, _PAGE, _TRUST = Said("แผ่นที่", "sheet"), Said("หน้า", "page"), Said("ความน่าเชื่อถือ", "trust")
_CATEGORY, _WARNINGS = Said("หมวด", "category"), Said("ข้อควรระวัง", "warnings")
_SOURCES = {
    Source.TEXT: Said("จากข้อความในไฟล์", "from its text"),
    Source.OCR: Said("อ่านจากภาพ (OCR)", "from its image (OCR)"),
    Source.UNREAD: Said("อ่านไม่ได้", "not read"),
}
_UNHEADED = Said("(ไม่มีหัวข้อ)", "(no heading)")


def read_to_text(document: Document, contents: Contents, language: str) -> Iterator[str]:
    """The same for a reader in a terminal: cases with their sections, then the sheets, then the warnings."""
    for case in contents.cases:
        category = f"{_CATEGORY.in_language(language)} {case.category}" if case.category is not None else ""
        yield " · ".join(filter(None, (case.agency, category, str(case.year or ""), document.name)))
        for section in case.sections:
            yield ""
            heading = section.heading or _UNHEADED.in_language(language)
            page = section.body[0].page if section.body else None
            place = f"  [{_PAGE.in_language(language)} {page}]" if page is not None else ""
            yield f"{'#' * max(1, section.level)} {heading}{place}"
            yield from join_lines(section.body).split("\n") if section.body else ()
        yield ""
    for sheet, _ in _sheets(document, contents.lines) if document.sheets else ():
        printed = f" · {_PAGE.in_language(language)} {sheet.printed}" if sheet.printed is not None else ""
        source = _SOURCES[sheet.source].in_language(language)
        trust = f" · {_TRUST.in_language(language)} {sheet.trust:.2f}" if sheet.source is not Source.UNREAD else ""
        yield f"{_SHEET.in_language(language)} {sheet.number}{printed} · {source}{trust}"
    if document.warnings:
        yield _WARNINGS.in_language(language)
        yield from (f"- {each.in_language(language)}" for each in document.warnings)
