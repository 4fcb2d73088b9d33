"""Drawings: the text in their boxes and shapes, once, however often Word writes them for programs of other ages."""

import re
from collections.abc import Iterator
from typing import Any

from corpus.reading.word.characters import Scripts
from corpus.reading.word.elements import MC, WP, A, V, W, chosen

_PROPERTIES = f"{WP}docPr"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DATA = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_HIDDEN = re.compile(r"visibility: ?hidden")


def boxes(drawing: Any, diagrams: dict[str, Any]) -> Iterator[Any]:
    """What holds text in a w:drawing, a w:pict or a w:object, in its order: elements w:txbxContent, and the text of
    what has no paragraphs of Word's. diagrams: parts that drawings refer to, each taken out when it is read. Nothing of
    a drawing that is hidden."""
    if any(each.get("hidden") in ("1", "true") for each in drawing.findall(f"*/{_PROPERTIES}")):
        return
    stack = [drawing]
    while stack:
        element = stack.pop()
        if element.tag == f"{W}txbxContent":
            yield element
        elif element.tag == f"{A}p":
            yield _paragraph(element)
        elif element.tag == _DIAGRAM and element.get(_DATA) in diagrams:
            stack.append(diagrams.pop(element.get(_DATA)))
        elif element.tag == f"{V}textpath":
            yield element.get("string") or ""
        elif element.tag == f"{MC}AlternateContent":
            stack.extend(each for each in (chosen(element),) if each is not None)
        elif not _HIDDEN.search(element.get("style") or ""):
            stack.extend(reversed(element))


def floats(drawing: Any) -> bool:
    """Whether a drawing takes no room in the line that it hangs on."""
    if drawing.find(f"{WP}anchor") is not None:
        return True
    return any("position:absolute" in (each.get("style") or "") for each in drawing)


def _paragraph(element: Any) -> str:
    # Type of DrawingML; baseline: how far it is raised, below 0 how far lowered.
    scripts, text = Scripts(), ""
    for each in element.iter(f"{A}t", f"{A}br"):
        form = each.getparent().find(f"{A}rPr")
        shift = "" if form is None else form.get("baseline") or ""
        script = "" if shift in ("", "0") else "subscript" if shift.startswith("-") else "superscript"
        text += " " if each.tag == f"{A}br" else scripts.write(text[-2:], each.text or "", script, declared=True)
    return text


def lies_behind(document: Any) -> bool:
    """Whether a drawing lies behind the text somewhere, so that the colour behind the text cannot be told."""
    anchors = document.iter(f"{WP}anchor")
    if any(each.get("behindDoc") in ("1", "true") for each in anchors):
        return True
    return any("z-index:-" in (each.get("style") or "") for each in document.iter(f"{V}shape", f"{V}rect"))
