"""Formulas of Word (m:oMath) as running text: a/b, x², √(a + b), in reading order."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from corpus.reading.word.characters.joining import join_pieces
from corpus.reading.word.elements import MC, M, chosen
from corpus.reading.words import lowered, raised

_SIMPLE = re.compile(r"[^\s+\-−×÷*/=<>±·,]+")
_SCRIPT = re.compile(r"[0-9๐-๙+\-−n]{1,6}")


def formula_text(formula: Any, run_text: Callable[[Any], str]) -> str:
    """The words and numbers of `formula`, an element of Office's mathematics.

    run_text: what is shown of a run within it, "" of one that is hidden.
    """
    return re.sub(r"\s+", " ", _Formula(run_text).text(formula)).strip()


class _Formula:
    def __init__(self, run_text: Callable[[Any], str]) -> None:
        self._run_text = run_text
        self._forms: dict[str, Callable[[Any], str]] = {
            "f": self._fraction,
            "sSup": lambda each: self._base(each) + _power(self._part(each, "sup")),
            "sSub": lambda each: self._base(each) + _index(self._part(each, "sub")),
            "sSubSup": lambda each: (
                self._base(each) + _index(self._part(each, "sub")) + _power(self._part(each, "sup"))
            ),
            "rad": self._root,
            "d": self._bracketed,
            "nary": self._sum,
            "func": lambda each: f"{self._part(each, 'fName')} {_grouped(self._part(each, 'e'))}",
            "limLow": lambda each: self._part(each, "e") + _index(self._part(each, "lim")),
            "limUpp": lambda each: self._part(each, "e") + _power(self._part(each, "lim")),
            "m": lambda each: f"[{'; '.join(self._rows(each))}]",
            "mr": lambda each: ", ".join(map(self.text, each.findall(f"{M}e"))),
            "eqArr": lambda each: "; ".join(map(self.text, each.findall(f"{M}e"))),
            "phant": self._phantom,
        }

    def text(self, element: Any | None) -> str:
        pieces: list[str] = []
        tail = before = ""
        for each in () if element is None else element:
            name = each.tag.rpartition("}")[2]
            if name.endswith("Pr") or name in ("del", "moveFrom"):
                continue
            piece = self._piece(each, name)
            pieces.append(piece if name == before == "r" else join_pieces(tail, piece)[len(tail) :])
            tail, before = piece[-1:] or tail, name
        return "".join(pieces)

    def _piece(self, element: Any, name: str) -> str:
        if element.tag == f"{MC}AlternateContent":
            return self.text(chosen(element))
        if name == "r":
            return self._run_text(element)
        return self._forms[name](element) if element.tag.startswith(M) and name in self._forms else self.text(element)

    def _part(self, element: Any, name: str) -> str:
        return self.text(element.find(f"{M}{name}")).strip()

    def _base(self, element: Any) -> str:
        return _grouped(self._part(element, "e"))

    def _rows(self, element: Any) -> Sequence[str]:
        return [self._forms["mr"](row) for row in element.findall(f"{M}mr")]

    def _fraction(self, element: Any) -> str:
        upper, lower = self._part(element, "num"), self._part(element, "den")
        return f"{_grouped(upper)}/{_grouped(lower)}" if upper and lower else upper + lower

    def _root(self, element: Any) -> str:
        degree = self._part(element, "deg")
        mark = f" {raised('', degree) if _SCRIPT.fullmatch(degree) else degree}" if degree else ""
        return f"{mark}√{_grouped(self._part(element, 'e'))}"

    def _bracketed(self, element: Any) -> str:
        opening, parting, closing = (
            _sign(element, name, usual) for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        return opening + parting.join(map(self.text, element.findall(f"{M}e"))) + closing

    def _sum(self, element: Any) -> str:
        bounds = "".join(
            sign(self._part(element, name))
            for sign, name in ((_index, "sub"), (_power, "sup"))
            if self._part(element, name)
        )
        return f"{_sign(element, 'chr', '∫', 'naryPr')}{bounds} {self._part(element, 'e')}"

    def _phantom(self, element: Any) -> str:
        shown = element.find(f"{M}phantPr/{M}show")
        return "" if shown is not None and shown.get(f"{M}val") in ("0", "off", "false") else self._part(element, "e")


def _sign(element: Any, name: str, usual: str, properties: str = "dPr") -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else found.get(f"{M}val") or ""


def _grouped(text: str) -> str:
    bracketed = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return text if bracketed or _SIMPLE.fullmatch(text) or not text else f"({text})"


def _power(text: str) -> str:
    return raised("1", text) if _SCRIPT.fullmatch(text) else f"^{_grouped(text)}" if text else ""


def _index(text: str) -> str:
    return lowered("1", text) if _SCRIPT.fullmatch(text) and "n" not in text else f"_{_grouped(text)}" if text else ""
