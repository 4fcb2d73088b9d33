"""The printed pages of a document: a sheet as a picture beside its text, the picture alone, the file itself."""

from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO

from flask import Blueprint, Response, current_app, redirect, render_template, request, send_file
from flask.typing import ResponseReturnValue

from corpus import BOX_UNITS, DRAWING_VERSION, Case, Passage, draw_sheet
from search import DocumentFacts, SearchEngine, UnknownPassage
from web.context import current_engine, link
from web.errors import UnknownSheet
from web.finding import find_passage
from web.forms import SearchForm
from web.guard import Gate
from web.parameters import PICTURE_WIDTHS, PassageQuery, PictureQuery, read_parameters
from web.pictures import PictureFolder, pictures_folder
from web.view import mark_boxes, part_sheet

DRAWN, WAITING = 1, 4
"""Pictures that one process has drawn at a time, and requests that wait for one: another process draws, but a page
that takes long takes seconds."""

FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""Of a file that came from elsewhere: it may load nothing, run nothing and ask for nothing in our name."""

sheet_pages = Blueprint("sheets", __name__)


@sheet_pages.get("/documents/<name>/pages/<int:sheet>")
def sheet_page(name: str, sheet: int) -> ResponseReturnValue:
    """A sheet of a PDF with the passage of ?passage= marked, and its text; of other documents the case itself."""
    engine = current_engine()
    document = engine.document(name)
    chosen = _find_passage(engine, name, wanted := read_parameters(PassageQuery, request.args).passage)
    cases = [case for case in engine.cases if case.document == name]
    if document.kind != "pdf":
        return redirect(_case_address(cases, chosen))
    _check_sheet(document, sheet)
    parts = part_sheet(engine.passages_on(name, sheet), cases)
    return render_template(
        "sheet.html",
        document=document,
        sheet=sheet,
        printed=next((each.page for part in parts for each in part.passages if each.sheet == sheet), None),
        parts_of_sheet=parts,
        chosen=chosen,
        gone=bool(wanted) and chosen is None,
        marks=mark_boxes(chosen.boxes, sheet) if chosen else [],
        units=BOX_UNITS,
        widths=PICTURE_WIDTHS,
        form=SearchForm(),
    )


@sheet_pages.get("/documents/<name>/pages/<int:sheet>.png")
def sheet_picture(name: str, sheet: int) -> ResponseReturnValue:
    """A sheet of a PDF as a picture, ?width= pixels wide."""
    document, width = current_engine().document(name), read_parameters(PictureQuery, request.args).width
    _check_sheet(document, sheet)
    drawn_from = (document.sha256, str(sheet), str(width), str(DRAWING_VERSION), version("pypdfium2"))
    name_of_picture = sha256("\n".join(drawn_from).encode()).hexdigest()
    kept = PictureFolder(pictures_folder())
    picture = kept.find(name_of_picture)
    if picture is None:
        picture = _draw(document, sheet, width)
        kept.keep(name_of_picture, picture)
    response = Response(picture, mimetype="image/png")
    response.set_etag(name_of_picture)
    return response.make_conditional(request)


@sheet_pages.get("/documents/<name>/file")
def document_file(name: str) -> ResponseReturnValue:
    """A PDF as it came, for the browser's own viewer."""
    document = current_engine().document(name)
    _check_sheet(document, 1)
    response = send_file(
        BytesIO(current_engine().original(name)),
        mimetype="application/pdf",
        download_name=name,
        etag=document.sha256,
        conditional=True,
    )
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.cache_control.private = True
    return response


def _check_sheet(document: DocumentFacts, sheet: int) -> None:
    if document.kind != "pdf" or not 1 <= sheet <= document.sheets:
        raise UnknownSheet(sheet, document.sheets if document.kind == "pdf" else 0)


def _find_passage(engine: SearchEngine, name: str, wanted: str) -> Passage | None:
    # None for one of another document too.
    try:
        passage = find_passage(wanted, engine)
    except UnknownPassage:
        return None
    return passage if engine.case(passage.case_id).document == name else None


def _case_address(cases: Sequence[Case], chosen: Passage | None) -> str:
    if chosen is not None:
        return link("cases.case_page", case_id=chosen.case_id, passage=chosen.id, _anchor=f"p-{chosen.id}")
    return link("cases.case_page", case_id=cases[0].id) if cases else link("search.search_page")


def _draw(document: DocumentFacts, sheet: int, width: int) -> bytes:
    gate: Gate = current_app.extensions.setdefault("pmqa-drawing", Gate(DRAWN, WAITING))
    gate.enter()
    try:
        return draw_sheet(document.name, current_engine().original(document.name), sheet, width)
    finally:
        gate.leave()
