"""Word documents written by hand, element by element, and what is read of them."""

import io
import zipfile
from collections.abc import Mapping

from corpus import Line
from corpus.reading.word import read_word

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADINGS = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)
"""The styles H1 to H3."""


def word_file(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word document with `body` in its w:body, its text in the part `main`. parts: what stands in its styles,
    numbering, footnotes, endnotes."""
    folder, _, name = main.rpartition("/")
    given = {"styles": HEADINGS, **parts}
    kinds = {main: "document.main", **{f"{folder}/{each}.xml": each for each in given}}
    contents = {
        "[Content_Types].xml": _CONTENT_TYPES.format("".join(_kind(place, kind) for place, kind in kinds.items())),
        main: f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "_rels/.rels": _RELATIONS.format(_relation("officeDocument", main)),
        f"{folder}/_rels/{name}.rels": _RELATIONS.format("".join(_relation(each, f"{each}.xml") for each in given)),
        **{f"{folder}/{each}.xml": f"<w:{each} {_NAMES}>{content}</w:{each}>" for each, content in given.items()},
    }
    return packed({name: content.encode() for name, content in contents.items()})


def _relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _kind(place: str, kind: str) -> str:
    return f'<Override PartName="/{place}" ContentType="{_WORD}.{kind}+xml"/>'


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The package of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def read_lines(body: str, **parts: str) -> list[Line]:
    """The lines that are read of a document with this body, blank ones left out."""
    reading = read_word(word_file(body, **parts), lambda *_: None)
    return [line for line in reading.lines if line.text]


def read_texts(body: str, **parts: str) -> list[str]:
    """Their texts, without the tab that opens a paragraph."""
    return [line.text.removeprefix("\t") for line in read_lines(body, **parts)]


def read_warnings(body: str, **parts: str) -> list[str]:
    """What is said of the reading, in English."""
    return [each.en for each in read_word(word_file(body, **parts), lambda *_: None).warnings]


def p(*content: str, style: str = "", form: str = "") -> str:
    """A paragraph. content: runs, or texts that become one each. form: more of its properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{form}</w:pPr>{''.join(map(_run, content))}</w:p>"


def r(text: str, form: str = "") -> str:
    """A run. form: its properties."""
    return f'<w:r><w:rPr>{form}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _run(content: str) -> str:
    return content if content.startswith("<") else r(content)


def bold(text: str, form: str = "") -> str:
    """A run in bold."""
    return r(text, f"<w:b/>{form}")


def tbl(*rows: str, form: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{form}</w:tblPr>{''.join(rows)}</w:tbl>"


def tr(*cells: str, form: str = "") -> str:
    """A row. cells: elements, or texts that become one each."""
    content = "".join(each if each.startswith("<w:tc>") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{form}</w:trPr>{content}</w:tr>"


def tc(*content: str, form: str = "") -> str:
    """A cell. content: paragraphs and tables, or texts that become a paragraph each. form: its properties."""
    blocks = "".join(each if each.startswith("<") else p(*filter(None, (each,))) for each in content)
    return f"<w:tc><w:tcPr>{form}</w:tcPr>{blocks}</w:tc>"
