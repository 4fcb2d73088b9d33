"""Styles of a document: what a paragraph, a run and a table are formatted as, with what their styles inherit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from corpus.reading.word.elements import W, attribute, child, count, switch, value

MAX_LEVEL = 9
"""Of outline levels and of lists."""

_HEADING = re.compile(r"(?:heading|หัวข้อ|หัวเรื่อง) ?([1-9])", re.IGNORECASE)
_LEFT_OUT = re.compile(r"toc\b|caption|table of figures", re.IGNORECASE)
_MOST_BASES = 32  # styles that one may be based on, one on the other; Word allows eleven


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeFormat:
    """How characters are set; None where nothing is said. size: in half points. script: "superscript", "subscript".
    shift: above the line, in half points. fill: the colour behind them, six hexadecimal digits as `color`, "" when
    there is none, "?" when it is no plain colour. struck, struck_twice: whether one line or two go through them."""

    hidden: bool | None = None
    bold: bool | None = None
    color: str | None = None
    fill: str | None = None
    size: int | None = None
    script: str | None = None
    shift: int | None = None
    font: str | None = None
    struck: bool | None = None
    struck_twice: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A paragraph's place in a list: of which w:num, on which level from 0. A number of "0" is none."""

    number: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFormat:
    """What a paragraph style says. heading: 0 for a body, 1 the outermost. title: whether it is the document's title.
    left_out: whether what it formats is no text, such as a table of contents."""

    id: str = ""
    heading: int = 0
    title: bool = False
    left_out: bool = False
    centred: bool = False
    fill: str | None = None
    numbered: Numbered | None = None
    type: TypeFormat = TypeFormat()


class Styles:
    """The styles of a document. root: its part w:styles, None when it has none."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._paragraphs: dict[str, ParagraphFormat] = {}
        self._types: dict[str, TypeFormat] = {}
        self._runs: dict[tuple[str, str], TypeFormat] = {}
        self._fills: dict[str, bool] = {}
        self._usual = ""
        for style in () if root is None else root.findall(f"{W}style"):
            name = attribute(style, "styleId")
            self._styles.setdefault(name, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._usual = name
        self._defaults = read_type(child(root, "docDefaults", "rPrDefault", "rPr"))

    def paragraph(self, style: str) -> ParagraphFormat:
        """What the paragraph style `style` says, "" for the usual one."""
        style = style if style in self._styles else self._usual
        if style not in self._paragraphs:
            self._paragraphs[style] = self._read_paragraph(style)
        return self._paragraphs[style]

    def run(self, paragraph: str, properties: Any | None) -> TypeFormat:
        """How a run is set in a paragraph of the style `paragraph`. properties: its w:rPr."""
        key = (paragraph, value(properties, "rStyle"))
        if key not in self._runs:
            self._runs[key] = self._read_run(*key)
        return _over(self._runs[key], read_type(properties)) if properties is not None else self._runs[key]

    def fills(self, table: str) -> bool:
        """Whether a table style, or one it is based on, puts a colour behind any of its cells."""
        if table not in self._fills:
            shades = (each for style in self._chain(table) for each in self._styles[style].iter(f"{W}shd"))
            self._fills[table] = any(read_fill(each) not in (None, "", "FFFFFF") for each in shades)
        return self._fills[table]

    def _chain(self, style: str) -> Sequence[str]:
        chain: list[str] = []
        while style in self._styles and style not in chain and len(chain) < _MOST_BASES:
            chain.append(style)
            style = value(self._styles[style], "basedOn")
        return chain

    def _read_paragraph(self, style: str) -> ParagraphFormat:
        found = ParagraphFormat(id=style)
        for each in reversed(self._chain(style)):
            found = _based(found, self._styles[each], each)
        left_out = _LEFT_OUT.match(value(self._styles.get(style), "name")) is not None
        return replace(found, id=style, left_out=left_out, type=self._type(style))

    def _type(self, style: str) -> TypeFormat:
        if style not in self._types:
            chain = [read_type(child(self._styles[each], "rPr")) for each in reversed(self._chain(style))]
            found = TypeFormat()
            for each in chain:
                found = _over(found, each)
            self._types[style] = found
        return self._types[style]

    def _read_run(self, paragraph: str, character: str) -> TypeFormat:
        outer, inner = self._type(paragraph), self._type(character)
        found = _over(_over(self._defaults, outer), inner)
        # ISO 29500, 17.7.3: what is on or off is turned over where both styles turn it on.
        hidden = self._defaults.hidden or (bool(outer.hidden) != bool(inner.hidden))
        bold = self._defaults.bold or (bool(outer.bold) != bool(inner.bold))
        struck = self._defaults.struck or (bool(outer.struck) != bool(inner.struck))
        return replace(found, hidden=hidden, bold=bold, struck=struck)


def _based(base: ParagraphFormat, style: Any, name: str) -> ParagraphFormat:
    properties = child(style, "pPr")
    named = value(style, "name")
    match = _HEADING.fullmatch(named)
    title = named.lower() == "title"
    outline = outline_level(properties)
    heading = int(match[1]) if match else 1 if title else base.heading
    alignment, fill, numbered = value(properties, "jc"), read_fill(child(properties, "shd")), read_numbered(properties)
    return ParagraphFormat(
        id=name,
        heading=heading if outline is None or (match and not outline) else outline,
        title=title or (base.title and not match),
        centred=alignment == "center" if alignment else base.centred,
        fill=base.fill if fill is None else fill,
        numbered=inherited(base.numbered, numbered),
    )


def inherited(base: Numbered | None, own: Numbered | None) -> Numbered | None:
    """The place in a list of what has `own` beside that of the style it is based on."""
    if own is None or base is None or own.number:
        return own or base
    return Numbered(number=base.number, level=own.level)


def outline_level(properties: Any | None) -> int | None:
    """The heading level that paragraph properties give by an outline level, 0 for a body, None when they give none."""
    level = count(value(properties, "outlineLvl"), most=MAX_LEVEL, otherwise=-1)
    return None if level < 0 else (level + 1) % (MAX_LEVEL + 1)


def read_numbered(properties: Any | None) -> Numbered | None:
    """The place in a list that paragraph properties give; its number is "" where they leave it to the style."""
    found = child(properties, "numPr")
    if found is None:
        return None
    return Numbered(number=value(found, "numId"), level=count(value(found, "ilvl"), most=MAX_LEVEL - 1))


def read_type(properties: Any | None) -> TypeFormat:
    """What run properties say themselves, styles left aside."""
    if properties is None or not len(properties):
        return _NOTHING
    said: dict[str, Any] = {}
    for each in properties:
        read = _READERS.get(each.tag)
        if read is not None:
            name, found = read(each)
            said[name] = _added(name, said.get(name), found)
    return TypeFormat(**said) if said else _NOTHING


def _over(base: TypeFormat, own: TypeFormat) -> TypeFormat:
    if own is _NOTHING:
        return base
    said = {name: found for name in _SAID if (found := getattr(own, name)) is not None}
    return replace(base, **said) if said else base


def _added(name: str, before: Any, found: Any) -> Any:
    # Thai has a weight and a size of its own beside those of Latin letters.
    if name in ("bold", "size") and before is not None:
        return max(before, found)
    return before if name == "fill" and before else found


def _signed(text: str) -> int:
    return -count(text[1:], most=4000) if text.startswith("-") else count(text, most=4000)


def read_fill(shading: Any | None) -> str | None:
    """The colour that a w:shd puts behind what it shades, as TypeFormat has it; None for no shading."""
    if shading is None:
        return None
    pattern, name = attribute(shading, "val"), "fill"
    if pattern == "solid":
        name = "color"
    elif pattern not in ("clear", "nil", ""):
        return "?"
    color = attribute(shading, name).upper()
    return color if re.fullmatch(r"[0-9A-F]{6}", color) else ""


_NOTHING = TypeFormat()
_SAID = ("hidden", "bold", "color", "fill", "size", "script", "shift", "font", "struck", "struck_twice")
_HIGHLIGHTS = {"black": "000000", "white": "FFFFFF", "none": ""}
_READERS: Mapping[str, Any] = {
    f"{W}vanish": lambda each: ("hidden", switch(each)),
    f"{W}b": lambda each: ("bold", switch(each)),
    f"{W}bCs": lambda each: ("bold", switch(each)),
    f"{W}strike": lambda each: ("struck", switch(each)),
    f"{W}dstrike": lambda each: ("struck_twice", switch(each)),
    f"{W}color": lambda each: ("color", attribute(each, "val").upper()),
    f"{W}shd": lambda each: ("fill", read_fill(each)),
    f"{W}highlight": lambda each: ("fill", _HIGHLIGHTS.get(attribute(each, "val"), "?")),
    f"{W}sz": lambda each: ("size", count(attribute(each, "val"), most=4000)),
    f"{W}szCs": lambda each: ("size", count(attribute(each, "val"), most=4000)),
    f"{W}vertAlign": lambda each: ("script", attribute(each, "val")),
    f"{W}position": lambda each: ("shift", _signed(attribute(each, "val"))),
    f"{W}rFonts": lambda each: ("font", attribute(each, "ascii") or attribute(each, "hAnsi") or None),
}
