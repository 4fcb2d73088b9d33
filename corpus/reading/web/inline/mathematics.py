"""Formulas of MathML on one line of text."""

import re
from collections.abc import Callable
from typing import Any

from corpus.reading.formulas import fraction, grouped, index, power, root
from corpus.reading.web.names import tag
from corpus.reading.words import join_pieces, shown

_NOT_SHOWN = frozenset("annotation annotation-xml mphantom none mprescripts malignmark maligngroup".split())
_SCRIPTED = frozenset("msub msup msubsup munder mover munderover".split())
_LARGE = frozenset("∑ Σ ∏ Π ∫ ∮ ⋃ ⋂".split())


def mathematics_text(formula: Any, hides: Callable[[Any], bool]) -> str:
    """The words and numbers of `formula`. hides: whether an element within it is not shown."""
    return _Mathematics(hides).text(formula)


class _Mathematics:
    def __init__(self, hides: Callable[[Any], bool]) -> None:
        self._hides = hides

    def text(self, element: Any) -> str:
        name = tag(element)
        if name in _FORMS:
            return _FORMS[name]([self.text(child) if self._is_shown(child) else "" for child in element if tag(child)])
        if name == "mmultiscripts":
            return self._scripted(element)
        if name == "msqrt":
            return root(self._row(element))
        if name == "mfenced":
            parting = (element.get("separators", ",") or "")[:1]
            texts = parting.join(self.text(child) for child in self._shown(element))
            return f"{element.get('open', '(')}{texts}{element.get('close', ')')}"
        return self._row(element)

    def _row(self, element: Any) -> str:
        text = re.sub(r"\s+", " ", element.text or "") if tag(element) == "mtext" else shown(element.text or "")
        for child in self._shown(element):
            text = join_pieces(text, self.text(child) + " " * _is_large(child))
            text = join_pieces(text, shown(child.tail or ""))
        return text if tag(element) == "mtext" else text.strip()

    def _scripted(self, element: Any) -> str:
        # Behind the base lower and upper scripts in turn, and then, behind a sign for it, those before the base.
        base, *small = [child for child in element if tag(child)] or [element]
        texts = [self.text(child) if self._is_shown(child) else "" for child in small]
        end = next((place for place, child in enumerate(small) if tag(child) == "mprescripts"), len(small))
        shown_base = grouped(self.text(base)) if base is not element else ""
        return f"{_pairs(texts[end + 1 :])}{shown_base}{_pairs(texts[:end])}"

    def _shown(self, element: Any) -> list[Any]:
        return [each for each in element if tag(each) and self._is_shown(each)]

    def _is_shown(self, element: Any) -> bool:
        return tag(element) not in _NOT_SHOWN and not self._hides(element)


def _is_large(element: Any) -> bool:
    # A sum, product or integral with its bounds, before what it is of.
    return tag(element) in _SCRIPTED and len(element) > 0 and shown(element[0].text or "") in _LARGE


def _two(parts: list[str]) -> tuple[str, str]:
    first, second, *_ = [*parts, "", ""]
    return first, second


def _pairs(texts: list[str]) -> str:
    return "".join([*map(index, texts[::2]), *map(power, texts[1::2])])


def _scripts(parts: list[str], *forms: Callable[[str], str]) -> str:
    base, *small = parts or [""]
    signs = "".join(form(each) for form, each in zip(forms, small, strict=False))
    return f"{grouped(base)}{signs}"


def _over(parts: list[str]) -> str:
    base, above = _two(parts)
    is_accent = len(above) == 1 and not above.isalnum()
    return f"{grouped(base)}{above if is_accent else power(above)}"


_FORMS: dict[str, Callable[[list[str]], str]] = {
    "mfrac": lambda parts: fraction(*_two(parts)),
    "mroot": lambda parts: root(*_two(parts)),
    "msup": lambda parts: _scripts(parts, power),
    "msub": lambda parts: _scripts(parts, index),
    "msubsup": lambda parts: _scripts(parts, index, power),
    "munder": lambda parts: _scripts(parts, index),
    "mover": _over,
    "munderover": lambda parts: _scripts(parts, index, power),
    "mtr": lambda parts: ", ".join(filter(None, parts)),
    "mlabeledtr": lambda parts: ", ".join(filter(None, parts)),
    "mtable": lambda parts: "; ".join(filter(None, parts)),
}
