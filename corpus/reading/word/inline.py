"""What a reader sees of the content of a paragraph: its text, whether all is bold, its text boxes, its notes.

Left out are tracked deletions, the codes of fields, comments, and what nobody sees: hidden text, type in the colour of
its background, type of a point. What is parted on the page stays parted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from corpus.reading.word.characters import Scripts, equation_text, formula_text, symbol, with_symbols
from corpus.reading.word.drawings import boxes, floats
from corpus.reading.word.elements import MC, XML, M, W, attribute, child, chosen, switch, value
from corpus.reading.word.fields import Fields, form_choice, is_text
from corpus.reading.word.styles import ParagraphFormat, Styles
from corpus.reading.words import PARTING, join_pieces
from corpus.thai import part_numbers

PAGE = "FFFFFF"
"""The colour of paper, as Background."""

Background = str | None
"""Six hexadecimal digits; None where it cannot be told, as over a picture."""

_USUAL_SIZE = 20  # half points, of type that nothing is said of
_SHIFT, _SMALLER = 2, 0.85  # half points off the line, and times the size of the line: type that is raised or lowered
_TINY = 4  # half points: type of two points is no type
_NEAR = 12  # of 255: how far a colour may be from its background in each of red, green and blue
_SKIPPED = {
    *(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "del", "moveFrom")),
    *(f"{W}{name}" for name in ("delText", "delInstrText", "rt", "fldData", "binData", "txbxContent")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """text: with single spaces, one at either end where the file has it. bold: whether all of it is. size: of most of
    it, in half points, 0 where nothing is said. boxes: elements that hold the text of its boxes, or the text itself.
    notes: elements of footnotes and endnotes."""

    text: str = ""
    bold: bool = True
    size: int = 0
    boxes: tuple[Any, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Unseen:
    """How many stretches of a document are left out because nobody sees them."""

    hidden: int = 0
    invisible: int = 0


class ParagraphReader:
    """Reads the paragraphs of a story in their order. story: the root element of its part. diagrams: as WordParts."""

    def __init__(self, story: Any, styles: Styles, unseen: Unseen, diagrams: dict[str, Any]) -> None:
        self._diagrams = diagrams
        self._fields = Fields(story)
        self._styles = styles
        self._unseen = unseen

    def read(self, paragraph: Any, form: ParagraphFormat, background: Background) -> Words:
        """What a reader sees of `paragraph`, whose style says `form`. background: the colour behind it."""
        words = _Walk(self._fields, self._styles, self._unseen, form, background).read(paragraph)
        drawn = tuple(box for drawing in words.boxes for box in boxes(drawing, self._diagrams))
        return replace(words, boxes=drawn) if words.boxes else words


class _Walk:
    def __init__(
        self, fields: Fields, styles: Styles, unseen: Unseen, form: ParagraphFormat, background: Background
    ) -> None:
        self._fields, self._styles, self._unseen = fields, styles, unseen
        self._style, self._background = form.id, background
        self._format = styles.run(form.id, None)
        self._pieces: list[str] = []
        self._tail = ""  # the last characters so far
        self._trimmed = False  # whether white space was left out at the end, which may part numbers
        self._kind = ""  # of what is left out, where the last text was
        self._marked = False  # whether what follows in the run is the mark of a note
        self._struck = False  # whether the last text is
        self._bold = True
        self._sizes: dict[int, int] = {}
        self._style_size = self._format.size or _USUAL_SIZE
        self._scripts = Scripts()
        self._shift: int | None = None  # of the last text
        self._drawings: list[Any] = []
        self._notes: list[tuple[str, str]] = []

    def read(self, paragraph: Any) -> Words:
        self._content(paragraph)
        text = re.sub(f"[\u00ad{PARTING}]", "", part_numbers("".join(self._pieces)))
        return Words(
            text=re.sub(r"[ \t\r\n\u00a0]+", " ", text),
            bold=self._bold and bool(self._sizes),
            size=max(self._sizes, key=lambda size: self._sizes[size], default=0),
            boxes=tuple(self._drawings),
            notes=tuple(self._notes),
        )

    def _content(self, element: Any) -> None:
        for each in element:
            if each.tag in _SKIPPED:  # also what is deleted: the digits around it are one number
                continue
            read = _READERS.get(each.tag)
            if read is None:
                self._content(each)
            else:
                read(self, each)

    def _run(self, run: Any) -> None:
        outer, self._format = self._format, self._styles.run(self._style, child(run, "rPr"))
        self._content(run)
        self._format, self._marked = outer, False

    def _text(self, element: Any) -> None:
        text = with_symbols(self._format.font or "", element.text or "")
        bare = text.strip(" \t\r\n")
        if text == bare or _keeps_space(element):
            self._add(text)
            return
        # Word shows no white space at the ends of such a text; numbers that it parts stay apart nonetheless.
        self._trimmed = self._trimmed or text[:1] != bare[:1]
        if bare:
            self._add(bare)
        self._trimmed = text[-1:] != bare[-1:]

    def _symbol(self, element: Any) -> None:
        self._add(symbol(attribute(element, "font"), attribute(element, "char")))

    def _add(self, text: str) -> None:
        if not text or self._marked or not self._fields.shown or self._is_unseen(text):
            return
        small = self._scripts.write(self._tail, text, self._script(), declared=self._format.script is not None)
        if text.strip():
            self._strike()
            self._shift = self._format.shift or 0
            self._bold = self._bold and bool(self._format.bold)
            size = self._format.size or _USUAL_SIZE
            self._sizes[size] = self._sizes.get(size, 0) + len(text)
        self._append(join_pieces(self._tail, small)[len(self._tail) :] if self._trimmed else small)

    def _strike(self) -> None:
        # What is struck out and what stands in its place are two.
        struck = bool(self._format.struck or self._format.struck_twice)
        if struck != self._struck and self._tail.strip():
            self._append(" ")
        self._struck = struck

    def _script(self) -> str:
        # Some programs raise type by its place and size alone; type that all of a line has is not raised.
        if self._format.script is not None:
            return self._format.script if self._format.script in ("superscript", "subscript") else ""
        shift, size = self._format.shift or 0, self._format.size or _USUAL_SIZE
        apart = shift - (shift if self._shift is None else self._shift)
        usual = max(self._style_size, *self._sizes) if self._sizes else self._style_size
        if abs(shift) < _SHIFT or (size > _SMALLER * usual and abs(apart) < 2 * _SHIFT):
            return ""
        return "superscript" if shift > 0 else "subscript"

    def _append(self, text: str) -> None:
        self._trimmed = False
        self._pieces.append(text)
        self._tail = (self._tail + text[-2:])[-2:]

    def _part(self) -> None:
        if self._fields.shown:
            self._pieces.append(PARTING)

    def _is_unseen(self, text: str) -> bool:
        kind = "hidden" if self._format.hidden else "invisible" if self._is_invisible() else ""
        if kind and kind != self._kind and text.strip():
            setattr(self._unseen, kind, getattr(self._unseen, kind) + 1)
        if kind == "invisible":
            self._append(" ")  # it takes its room
        elif kind:
            self._part()
        if text.strip():
            self._kind = kind
        return bool(kind)

    def _is_invisible(self) -> bool:
        size, color = self._format.size, self._format.color or ""
        behind = self._format.fill or self._background
        return (size is not None and 0 < size <= _TINY) or (behind is not None and _is_near(color, behind))

    def _space(self, element: Any) -> None:
        self._add(" ")

    def _no_break_hyphen(self, element: Any) -> None:
        self._add("-")

    def _soft_hyphen(self, element: Any) -> None:
        self._add("\u00ad")

    def _field_mark(self, mark: Any) -> None:
        if attribute(mark, "fldCharType") == "begin":
            self._add(form_choice(mark))
        self._equation(self._fields.mark(mark))

    def _equation(self, code: str) -> None:
        if text := equation_text(code):
            self._add(" " * self._tail[-1:].isalnum() + text + PARTING)

    def _field_code(self, element: Any) -> None:
        self._fields.instruct(element.text or "")

    def _simple_field(self, element: Any) -> None:
        code = attribute(element, "instr")
        if is_text(code):
            self._content(element)
        self._equation(code)

    def _control(self, element: Any) -> None:
        if is_left_out(element):
            self._part()
        else:
            self._content(element)

    def _link(self, element: Any) -> None:
        self._part()
        self._content(element)
        self._part()

    def _alternate(self, element: Any) -> None:
        shown = chosen(element)
        if shown is not None:
            self._content(shown)

    def _drawing(self, element: Any) -> None:
        if self._fields.shown and not self._format.hidden:
            self._drawings.append(element)
            if not floats(element):
                self._part()

    def _note(self, element: Any) -> None:
        if self._fields.shown and not self._format.hidden:
            self._notes.append((element.tag, attribute(element, "id")))
        self._part()
        self._marked = attribute(element, "customMarkFollows").lower() in ("1", "true", "on")

    def _formula(self, element: Any) -> None:
        formulas = element.findall(f"{M}oMath") if element.tag == f"{M}oMathPara" else [element]
        text = " ".join(formula_text(each, self._formula_run) for each in formulas)
        if self._fields.shown:
            self._append(join_pieces(self._tail, text)[len(self._tail) :])
            self._trimmed = True

    def _formula_run(self, run: Any) -> str:
        text = "".join(each.text or "" for each in run if each.tag in (f"{M}t", f"{W}t"))
        outer, self._format = self._format, self._styles.run(self._style, child(run, "rPr"))
        unseen = self._is_unseen(text)
        self._format = outer
        return "" if unseen else text


_READERS: dict[str, Callable[[_Walk, Any], None]] = {
    f"{W}r": _Walk._run,
    f"{W}t": _Walk._text,
    f"{W}sym": _Walk._symbol,
    **{f"{W}{name}": _Walk._space for name in ("tab", "ptab", "br", "cr")},
    f"{W}noBreakHyphen": _Walk._no_break_hyphen,
    f"{W}softHyphen": _Walk._soft_hyphen,
    f"{W}fldChar": _Walk._field_mark,
    f"{W}instrText": _Walk._field_code,
    f"{W}fldSimple": _Walk._simple_field,
    f"{W}sdt": _Walk._control,
    f"{W}hyperlink": _Walk._link,
    f"{W}footnoteReference": _Walk._note,
    f"{W}endnoteReference": _Walk._note,
    **{f"{W}{name}": _Walk._drawing for name in ("drawing", "pict", "object")},
    f"{MC}AlternateContent": _Walk._alternate,
    f"{M}oMath": _Walk._formula,
    f"{M}oMathPara": _Walk._formula,
}


def is_left_out(control: Any) -> bool:
    """Whether a content control holds no text of the document's: a prompt to fill it in, or a table of contents."""
    gallery = value(control, "sdtPr", "docPartObj", "docPartGallery") or value(
        control, "sdtPr", "docPartList", "docPartGallery"
    )
    return gallery == "Table of Contents" or switch(child(control, "sdtPr", "showingPlcHdr"))


def _keeps_space(element: Any) -> bool:
    said = element.get(f"{XML}space")
    if said is None:
        said = next((found for up in element.iterancestors() if (found := up.get(f"{XML}space"))), "")
    return bool(said == "preserve")


def _is_near(color: str, background: str) -> bool:
    if not re.fullmatch(r"[0-9A-F]{6}", color) or not re.fullmatch(r"[0-9A-F]{6}", background):
        return False
    pairs = ((int(color[at : at + 2], 16), int(background[at : at + 2], 16)) for at in (0, 2, 4))
    return all(abs(one - other) <= _NEAR for one, other in pairs)
