r"""Equations in the codes of EQ fields, as Word had them before its formulas: EQ \f(a;b)."""

import re
from collections.abc import Iterator, Mapping

from corpus.reading.formulas import fraction, index, power, root
from corpus.reading.words import join_pieces

_TOKEN = re.compile(
    r"\\(?P<sided>[lrbfv]c)\s*\\(?P<sign>.)|\\\*\s*\w+|\\(?P<switch>[A-Za-z]+)\s*[0-9]*|\\.|[(),;]|[^\\(),;]+|.",
    re.DOTALL,
)
_DEEPEST = 20
_SET = frozenset("al ac ar co vs hs fo ba li to bo le ri in".split())
"""Switches that say how a thing is set."""
_CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
_LARGE = {"su": "∑", "pr": "∏"}


def equation_text(code: str) -> str:
    """What the code of a field shows; "" when it is no equation."""
    name, *rest = code.split(maxsplit=1) or [""]
    if name.upper() != "EQ":
        return ""
    return " ".join(", ".join(_arguments(_TOKEN.finditer("".join(rest)), 0)).split())


def _arguments(tokens: Iterator[re.Match[str]], depth: int) -> list[str]:
    # Up to the bracket that closes; what a bracket holds is made into what the switches before it say.
    texts, signs = [""], list[str]()
    switches: dict[str, str] = {}
    for token in tokens:
        if token["switch"] or token["sided"]:
            switches[(token["switch"] or token["sided"]).lower()] = token["sign"] or ""
        elif token[0] == "(" and depth < _DEEPEST:
            texts[-1] = join_pieces(texts[-1], _made(switches, _arguments(tokens, depth + 1)))
            switches = {}
        elif token[0] == ")":
            break
        elif token[0] in ",;":
            signs.append(token[0])
            texts.append("")
        elif not token[0].startswith("\\*"):
            piece = token[0].removeprefix("\\") if len(token[0]) == 2 else token[0]
            texts[-1] += "" if switches and not piece.strip() else piece
    return [text.strip() for text in _parted(texts, signs)]


def _parted(texts: list[str], signs: list[str]) -> list[str]:
    # Where a semicolon parts arguments, a comma is one of a number.
    if ";" not in signs:
        return texts
    parted = [texts[0]]
    for sign, text in zip(signs, texts[1:], strict=True):
        if sign == ";":
            parted.append(text)
        else:
            parted[-1] += sign + text
    return parted


def _made(switches: Mapping[str, str], arguments: list[str]) -> str:
    first, *others = arguments
    kind = next((each for each in switches if each not in _SET), "")
    if kind == "f":
        return fraction(first, " ".join(others))
    if kind == "r":
        return root(others[0], first) if others else root(first)
    if kind in ("s", "up", "do"):
        return power(first) if "up" in switches else index(first) if "do" in switches else first
    if kind == "i":
        large = next((_LARGE[each] for each in switches if each in _LARGE), "∫")
        sign = switches.get("fc") or switches.get("vc") or large
        return f"{sign}{index(first)}{power(others[0] if others else '')} {' '.join(others[1:])}"
    text = ", ".join(filter(None, arguments))
    if kind not in ("b", ""):
        return text
    opening = switches.get("bc") or switches.get("lc") or ("" if "rc" in switches else "(")
    closing = switches.get("rc") or ("" if "lc" in switches else _CLOSING.get(opening, opening))
    return f"{opening}{text}{closing}"
