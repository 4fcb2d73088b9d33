"""Whether what is distributed under MIT may carry a part under a given licence."""

import re

PERMISSIVE, WEAK, UNKNOWN, STRONG = range(4)
"""From the least to the most that a licence asks."""

WORDS = {
    PERMISSIVE: "",
    WEAK: "weak copyleft: the part itself stays under its licence",
    UNKNOWN: "unknown: to be read by a person",
    STRONG: "not to be distributed with this program under MIT",
}

FAMILIES = (
    (WEAK, re.compile(r"GCC-exception|LGPL|MPL|Mozilla|EPL-")),
    (STRONG, re.compile(r"GPL|SSPL|CC-BY-NC|CC-BY-ND")),
    (
        PERMISSIVE,
        re.compile(r"MIT|BSD|Apache|ISC|PSF|Python|Zlib|CC0|CC-BY-[34]|Unlicense|ZPL|Zope|BSL-1|Boost|CNRI|OFL|HPND"),
    ),
)

GROUP = re.compile(r"\(([^()]*)\)")
STANDING_FOR = {PERMISSIVE: "MIT", WEAK: "LGPL", UNKNOWN: "?", STRONG: "GPL"}


def kind(expression: str) -> int:
    """What an SPDX expression, or a licence named freely, asks: of alternatives the least, of what holds together the
    most. UNKNOWN for nothing, and for a name of no known family."""
    while GROUP.search(expression):
        expression = GROUP.sub(lambda group: STANDING_FOR[kind(group[1])], expression)
    return min(max(map(family, part.split(" AND "))) for part in expression.split(" OR "))


def family(name: str) -> int:
    return next((kind for kind, pattern in FAMILIES if pattern.search(name)), UNKNOWN)
