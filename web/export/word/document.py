"""What the Word files have in common: page, styles, quotations, citations with their links, tables.

Thai is complex script to Word: its font, size, bold and italics are attributes of their own, and the language of
checking and line breaking is that of "bidi".
"""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from corpus import Passage
from web.view import Citation, show_blocks

FONT = "TH Sarabun New"
"""That of official documents, by the cabinet's resolution of 2010; without it another Thai one takes its place."""

BODY = 16
"""Points of the text: what offices set official letters in."""

CELL = 14
"""Points of the text of tables."""

LINE = 1.4
"""The height of a line of FONT, of its size."""

STYLES = {
    "Normal": (BODY, False),
    "Title": (24, True),
    "Heading 1": (20, True),
    "Heading 2": (18, True),
    "Heading 3": (16, True),
}
"""By style points and whether it is bold."""

Stretch = tuple[str, bool]
"""A stretch of text, and whether it is set off."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def open_document(title: str, *, smaller: int = 0) -> WordDocument:
    """An empty document with our page and styles, its title at its head. smaller: points by which all type is smaller,
    and what stands around it too, for a long document."""
    document = Document()
    _set_page(document)
    for name, (size, bold) in STYLES.items():
        _set_type(document.styles[name], size - smaller, bold=bold)
        if smaller:
            _set_close(document.styles[name], size - smaller)
    for line in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)
    _add_styles(document)
    if smaller:
        for name in ("Citation", "Note", "Cell"):
            _set_type(document.styles[name], CELL - smaller, bold=False)
            _set_close(document.styles[name], CELL - smaller)
    document.core_properties.title = title
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "th-TH"
    document.add_paragraph(title, style="Title")
    return document


def save_document(document: WordDocument) -> bytes:
    """The file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def add_text(document: WordDocument, text: str, style: str) -> Paragraph:
    """A paragraph in one of the styles of the document. It is set by its id: python-docx looks through all styles for a
    name, which takes longer than all else of a long document."""
    paragraph = document.add_paragraph(clean(text))
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def add_quotation(document: WordDocument, passage: Passage) -> None:
    """A passage whole, in quotation marks, its tables as tables."""
    shown = show_blocks(passage, ())
    texts = [at for at, block in enumerate(shown) if not block.rows]
    for at, block in enumerate(shown):
        if block.rows:
            table = document.add_table(0, len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = clean(text.striptags())
            add_text(document, "", "Quotation")
        else:
            opening, closing = "“" * (at == texts[0]), "”" * (at == texts[-1])
            add_text(document, f"{opening}{block.paragraph.unescape()}{closing}", "Quotation")


def add_excerpt(document: WordDocument, text: str) -> None:
    """A part of a passage in quotation marks; an ellipsis in it says where it goes on."""
    add_text(document, f"“{text}”", "Quotation")


def add_citation(paragraph: Paragraph, citation: Citation) -> None:
    """The reference in the form of its language, the title in italics, the address as a link where it has one."""
    before, title, after = citation.pieces(citation.own_form)
    paragraph.add_run(clean(before))
    _add_run(paragraph, title, "Emphasis")
    paragraph.add_run(clean(after.removesuffix(citation.link)))
    if citation.link:
        _add_link(paragraph, citation.link)


def add_labelled(document: WordDocument, label: str, text: str, style: str = "Note") -> None:
    """A paragraph with a label in bold before it."""
    paragraph = add_text(document, "", style)
    _add_run(paragraph, f"{label}: ", "Strong")
    paragraph.add_run(clean(text))


def add_table(
    document: WordDocument,
    head: Sequence[str],
    rows: Iterable[Sequence[str | Sequence[Stretch]]],
    widths: Sequence[float],
    *,
    whole_rows: bool = True,
    joined: int | None = None,
) -> None:
    """A table with a head that comes again on each page. rows: cells of text, or of stretches, of which those that are
    set off are bold. widths: of its columns in centimetres. whole_rows: no row is parted by the end of a page. joined:
    a column in which a cell without text goes on with the one above it."""
    told = [[(name, True)] for name in head], *rows
    table = document.add_table(len(told), len(head), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row, cells in zip(table.rows, told, strict=True):
        if whole_rows:
            row._tr.get_or_add_trPr().append(_make("w:cantSplit"))
        for at, (cell, content, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
            cell.width = Cm(width)
            _fill(cell, [(content, False)] if isinstance(content, str) else list(content))
            if at == joined:
                cell._tc.get_or_add_tcPr().append(_make("w:vMerge", val="restart" if content else "continue"))
    if joined is not None:
        _keep_joined(table, [bool(cells[joined]) for cells in told])
    table.rows[0]._tr.get_or_add_trPr().append(_make("w:tblHeader"))
    add_text(document, "", "Note")


def turn_page(document: WordDocument, *, wide: bool) -> None:
    """What follows stands on new pages, on their broad side when `wide`."""
    set_wide(document.add_section(WD_SECTION.NEW_PAGE), wide=wide)


def set_wide(section: Section, *, wide: bool) -> None:
    """The pages of a section on their broad or on their narrow side."""
    long, short = Cm(29.7), Cm(21)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)


def clean(text: str) -> str:
    """`text` without what XML cannot hold, which would end the export of all."""
    return _NOT_XML.sub("", text)


def _keep_joined(table: Table, begins: Sequence[bool]) -> None:
    # What goes on in the next row is not parted from it by the end of a page.
    for row, goes_on in zip(table.rows, [not begun for begun in begins[1:]], strict=False):
        for cell in row.cells if goes_on else ():
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _fill(cell: _Cell, stretches: Sequence[Stretch]) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = "Cell"
    for text, is_set_off in stretches:
        _add_run(paragraph, text, "Strong" if is_set_off else None)


def _add_run(paragraph: Paragraph, text: str, style: str | None) -> Run:
    run = paragraph.add_run(clean(text))
    if style is not None:
        run._r.style = style
    return run


def _add_link(paragraph: Paragraph, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = _add_run(paragraph, address, "Address")
    link.append(run._r)
    paragraph._p.append(link)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.5), Cm(2)
    for old in document.settings.element.findall(qn("w:themeFontLang")):
        document.settings.element.replace(old, _make("w:themeFontLang", val="en-US", bidi="th-TH"))


def _set_type(style: Any, size: int, *, bold: bool) -> None:
    # The template's styles take fonts of its theme, which know no Thai, and colours.
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = style.font.cs_bold = bold
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.rPr
    properties.rFonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        properties.rFonts.set(qn(f"w:{script}"), FONT)
    for old in [*properties.findall(qn("w:szCs")), *properties.findall(qn("w:lang"))]:
        properties.remove(old)
    properties.find(qn("w:sz")).addnext(_make("w:szCs", val=str(2 * size)))
    properties.append(_make("w:lang", val="en-US", bidi="th-TH"))


def _make(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in values.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _set_close(style: Any, size: int) -> None:
    # Lines as far apart as those of FONT, whatever font takes its place.
    style.paragraph_format.line_spacing = Pt(round(LINE * size))
    style.paragraph_format.space_before = Pt(size / 2 if style.name.startswith("Heading") else 1)
    style.paragraph_format.space_after = Pt(0 if style.name == "Cell" else 3)


def _add_styles(document: WordDocument) -> None:
    quotation = _add_style(document, "Quotation")
    quotation.paragraph_format.left_indent = Cm(1)
    quotation.paragraph_format.right_indent = Cm(1)
    citation = _add_style(document, "Citation")
    citation.paragraph_format.left_indent = Cm(1)
    citation.paragraph_format.first_line_indent = Cm(-1)
    _add_style(document, "Note")
    cell = _add_style(document, "Cell")
    _set_type(cell, CELL, bold=False)
    cell.paragraph_format.space_after = Pt(0)
    address = cast(CharacterStyle, document.styles.add_style("Address", WD_STYLE_TYPE.CHARACTER))
    address.font.underline = True
    cast(CharacterStyle, document.styles["Strong"]).font.cs_bold = True
    cast(CharacterStyle, document.styles["Emphasis"]).font.cs_italic = True


def _add_style(document: WordDocument, name: str) -> ParagraphStyle:
    style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(6)
    return style
