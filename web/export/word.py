"""What was collected, as a Word document: headings by item, quotations, citations with their links, notes.

Thai is complex script to Word: its font, size, bold and italics are attributes of their own, and the language of
checking and line breaking is that of "bidi". The one owner of python-docx beside the tests.
"""

import io
import re
from collections.abc import Sequence
from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from corpus import Criteria
from web.export.collected import Collected, Group
from web.texts import say
from web.view import Citation, format_item, name_agency, show_blocks

FONT = "TH Sarabun New"
"""That of official documents, by the cabinet's resolution of 2010; without it another Thai one takes its place."""

BODY = 16
"""Points of the text: what offices set official letters in."""

STYLES = {"Normal": (BODY, False), "Title": (24, True), "Heading 1": (20, True), "Heading 2": (18, True)}
"""By style points and whether it is bold."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_docx(groups: Sequence[Group], criteria: Criteria, language: str) -> bytes:
    """The document, its own words in `language`; quotations as they are."""
    document = Document()
    _set_page(document)
    for name, (size, bold) in STYLES.items():
        _set_type(document.styles[name], size, bold=bold)
    for line in document.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)
    _add_styles(document)
    document.core_properties.title = say("basket_title", language)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.language = "th-TH"
    document.add_paragraph(say("basket_title", language), style="Title")
    for group in groups:
        heading = format_item(criteria, group.code, language) if group.code else say("no_item", language)
        document.add_heading(_clean(heading), level=1)
        for each in group.collected:
            _add_collected(document, each, language)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_collected(document: WordDocument, each: Collected, language: str) -> None:
    parts = [name_agency(each.case, language), each.passage.section]
    document.add_heading(_clean(": ".join(filter(None, parts))), level=2)
    _add_quotation(document, each)
    _add_citation(document.add_paragraph(style="Citation"), each.citation)
    if each.note:
        note = document.add_paragraph(style="Note")
        note.add_run(f"{say('note', language)}: ", style="Strong")
        note.add_run(_clean(each.note))


def _add_quotation(document: WordDocument, each: Collected) -> None:
    shown = show_blocks(each.passage, ())
    texts = [at for at, block in enumerate(shown) if not block.rows]
    for at, block in enumerate(shown):
        if block.rows:
            table = document.add_table(0, len(block.rows[0]), style="Table Grid")
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = _clean(text.striptags())
            document.add_paragraph(style="Quotation")
        else:
            opening, closing = "“" * (at == texts[0]), "”" * (at == texts[-1])
            document.add_paragraph(f"{opening}{_clean(block.paragraph.unescape())}{closing}", style="Quotation")


def _add_citation(paragraph: Paragraph, citation: Citation) -> None:
    before, title, after = citation.pieces(citation.own_form)
    paragraph.add_run(_clean(before))
    paragraph.add_run(_clean(title), style="Emphasis")
    paragraph.add_run(_clean(after.removesuffix(citation.link)))
    _add_link(paragraph, citation.link)


def _add_link(paragraph: Paragraph, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(address, style="Address")
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


def _add_styles(document: WordDocument) -> None:
    quotation = _add_style(document, "Quotation")
    quotation.paragraph_format.left_indent = Cm(1)
    quotation.paragraph_format.right_indent = Cm(1)
    citation = _add_style(document, "Citation")
    citation.paragraph_format.left_indent = Cm(1)
    citation.paragraph_format.first_line_indent = Cm(-1)
    _add_style(document, "Note")
    address = cast(CharacterStyle, document.styles.add_style("Address", WD_STYLE_TYPE.CHARACTER))
    address.font.underline = True
    cast(CharacterStyle, document.styles["Strong"]).font.cs_bold = True
    cast(CharacterStyle, document.styles["Emphasis"]).font.cs_italic = True


def _add_style(document: WordDocument, name: str) -> ParagraphStyle:
    style = cast(ParagraphStyle, document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(6)
    return style


def _clean(text: str) -> str:
    # What XML cannot hold would end the export of all that was collected.
    return _NOT_XML.sub("", text)
