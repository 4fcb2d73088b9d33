r"""Equations in the codes of EQ fields, as Word had them before its formulas: EQ \f(a;b)."""

import re
from collections.abc import Iterator

from corpus.reading.formulas import fraction, index, power, root
from corpus.reading.words import join_pieces

_TOKEN = re.compile(r"\\[,;()\\]|\\(?P<switch>[A-Za-z]+)(?P<more>(?:\s*[0-9]+)?)|[(),;]|[^\\(),;]+|.", re.DOTALL)
_DEEPEST = 20
_NOT_SHOWN = frozenset("al ac ar co vs hs fo ba li lc rc bc to bo le ri".split())
"""Switches of how a thing is set; what they set follows."""


def equation_text(code: str) -> str:
    """What the code of a field shows; "" when it is no equation."""
    name, _, rest = code.strip().partition(" ")
    if name.upper() != "EQ":
        return ""
    return " ".join(", ".join(_arguments(_TOKEN.finditer(rest), 0)).split())


def _arguments(tokens: Iterator[re.Match[str]], depth: int) -> list[str]:
    # Up to the bracket that closes; with the switches before a bracket as what is made of its arguments.
    texts, switches = [""], list[str]()
    for token in tokens:
        if token["switch"]:
            switches.append(token["switch"].lower())
        elif token[0] == "(" and depth < _DEEPEST:
            texts[-1] = join_pieces(texts[-1], _made(switches, _arguments(tokens, depth + 1)))
            switches = []
        elif token[0] == ")":
            break
        elif token[0] in ",;":
            texts.append("")
        else:
            piece = token[0][1:] if len(token[0]) == 2 and token[0][0] == "\\" else token[0]
            texts[-1] += "" if switches and not piece.strip() else piece
    return [text.strip() for text in texts]


def _made(switches: list[str], arguments: list[str]) -> str:
    first, *others = arguments
    kind = next((each for each in switches if each not in _NOT_SHOWN), "")
    if kind == "f":
        return fraction(first, " ".join(others))
    if kind == "r":
        return root(others[0], first) if others else root(first)
    if kind in ("s", "up", "do"):
        return power(first) if "up" in switches else index(first) if "do" in switches else first
    if kind == "i":
        bounds = index(first) + power(others[0] if others else "")
        return f"∫{bounds} {' '.join(others[1:])}"
    text = ", ".join(filter(None, arguments))
    return f"({text})" if kind in ("b", "") else text
