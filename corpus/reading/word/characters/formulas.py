"""Formulas of Word (m:oMath) as running text: a/b, x², √(a + b), in reading order."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from corpus.reading.formulas import fraction, grouped, index, power, root
from corpus.reading.word.elements import MC, M, chosen
from corpus.reading.words import join_pieces


def formula_text(formula: Any, run_text: Callable[[Any], str]) -> str:
    """The words and numbers of `formula`, an element of Office's mathematics.

    run_text: what is shown of a run within it, "" of one that is hidden.
    """
    return re.sub(r"\s+", " ", _Formula(run_text).text(formula)).strip()


class _Formula:
    def __init__(self, run_text: Callable[[Any], str]) -> None:
        self._run_text = run_text
        self._forms: dict[str, Callable[[Any], str]] = {
            "f": lambda each: fraction(self._part(each, "num"), self._part(each, "den")),
            "sSup": lambda each: self._base(each) + power(self._part(each, "sup")),
            "sSub": lambda each: self._base(each) + index(self._part(each, "sub")),
            "sSubSup": lambda each: self._base(each) + index(self._part(each, "sub")) + power(self._part(each, "sup")),
            "rad": lambda each: root(self._part(each, "e"), self._part(each, "deg")),
            "d": self._bracketed,
            "nary": self._sum,
            "func": lambda each: f"{self._part(each, 'fName')} {grouped(self._part(each, 'e'))}",
            "limLow": lambda each: self._part(each, "e") + index(self._part(each, "lim")),
            "limUpp": lambda each: self._part(each, "e") + power(self._part(each, "lim")),
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
        return grouped(self._part(element, "e"))

    def _rows(self, element: Any) -> Sequence[str]:
        return [self._forms["mr"](row) for row in element.findall(f"{M}mr")]

    def _bracketed(self, element: Any) -> str:
        opening, parting, closing = (
            _sign(element, name, usual) for name, usual in (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
        )
        return opening + parting.join(map(self.text, element.findall(f"{M}e"))) + closing

    def _sum(self, element: Any) -> str:
        bounds = "".join(
            sign(self._part(element, name))
            for sign, name in ((index, "sub"), (power, "sup"))
            if self._part(element, name)
        )
        return f"{_sign(element, 'chr', '∫', 'naryPr')}{bounds} {self._part(element, 'e')}"

    def _phantom(self, element: Any) -> str:
        shown = element.find(f"{M}phantPr/{M}show")
        return "" if shown is not None and shown.get(f"{M}val") in ("0", "off", "false") else self._part(element, "e")


def _sign(element: Any, name: str, usual: str, properties: str = "dPr") -> str:
    found = element.find(f"{M}{properties}/{M}{name}")
    return usual if found is None else found.get(f"{M}val") or ""
