"""Repair by rule: what one place alone decides, without knowing words. Each rule is idempotent and leaves clean Thai
untouched. The first rules mend glyphs and keep every mark where it stands; the others move marks within a cluster,
which a reading by words must decide where marks are displaced."""

import re
from collections.abc import Sequence

from corpus.allowance import check_time
from corpus.documents import Span
from corpus.repair.alignment import Draft
from corpus.repair.displaced_marks import BULLETS, PRIVATE_GLYPHS
from corpus.thai import CONSONANT, LETTER, MARK, ORDER_RULES, SARA_AM, SARA_AM_RULE, TONE_MARK, VOWEL_MARK, Rule

SIGN_RULES = (
    Rule(
        name="private-use glyph",
        pattern=re.compile(f"[{''.join(PRIVATE_GLYPHS)}]"),
        replace=lambda match: PRIVATE_GLYPHS[match[0]],
    ),
    Rule(name="bullet", pattern=re.compile(f"[{BULLETS}]"), replace=lambda match: "•"),
)
"""Signs that stand for one letter wherever they stand."""

GLYPH_RULES = (
    *SIGN_RULES,
    # Fonts without a glyph for the consonant-side half of sara am yield U+FFFD for it; the half that is left says all.
    Rule(
        name="replacement character",
        pattern=re.compile(f"(?<=[{CONSONANT}{MARK}])\ufffd *(?=[{MARK}]*{SARA_AM})"),
        replace=lambda match: "",
    ),
    # Sara am cannot begin a cluster, so a space before it was never written.
    Rule(
        name="space before a mark",
        pattern=re.compile(f"(?<=[{CONSONANT}{MARK}])[ \u00a0]+(?={SARA_AM})"),
        replace=lambda match: "",
    ),
    # Nikhahit and sara aa drawn apart, in either order, are sara am; its tone stands before it.
    Rule(
        name="sara am in parts",
        pattern=re.compile("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)[ \u00a0]*([\u0e48-\u0e4b]?)\u0e32"),
        replace=lambda match: f"{match[1]}{match[2]}{match[3]}{SARA_AM}",
    ),
    Rule(
        name="sara am in parts",
        pattern=re.compile(f"(?<=[{CONSONANT}\u0e48-\u0e4b])\u0e32\u0e4d([\u0e48-\u0e4b]?)"),
        replace=lambda match: f"{match[1]}{SARA_AM}",
    ),
)

CLUSTER_RULES = (
    # No cluster bears a vowel mark and a tone twice over.
    Rule(
        name="doubled mark",
        pattern=re.compile(f"(?<=[{CONSONANT}])([{VOWEL_MARK}][{TONE_MARK}])\\1"),
        replace=lambda match: match[1],
    ),
    # A mark cannot begin a cluster, so a space before one was never written.
    Rule(
        name="space before a mark",
        pattern=re.compile(f"(?<=[{CONSONANT}{MARK}])[ \u00a0]+(?=[{MARK}{SARA_AM}])"),
        replace=lambda match: "",
    ),
    *ORDER_RULES,
)

DOUBLED_RULES = (
    Rule(
        name="doubled mark",
        pattern=re.compile(f"(?<=[{CONSONANT}])([{MARK}])\\1(?![{MARK}])"),
        replace=lambda match: match[1],
    ),
    SARA_AM_RULE,  # what was moved may bring the two together
)
"""A mark printed twice is one; unless lines are displaced, where one of the two belongs to the letter before."""

_TWICE = re.compile(f"(?<=[{CONSONANT}{MARK}])([{MARK}{SARA_AM}])(?<!\\1\\1)\\1(?!\\1)")
_STRETCHED = re.compile(f"([{LETTER}])\\1\\1")

TWICE_RULES = (Rule(name="doubled mark", pattern=_TWICE, replace=lambda match: match[1]),)
"""For a font that says its marks twice."""

TWICE_IN_LINE, TWICE_IN_TEXT = 2, 3
TWICE_SHARE_OF_LINE, TWICE_SHARE_OF_TEXT = 0.25, 0.05
"""Marks printed twice, and their share of all marks, that tell such a font by one line and by a whole text."""

_ANY_MARK = re.compile(f"[{MARK}{SARA_AM}]")
_GLYPH_SIGN = re.compile(f"[{''.join(PRIVATE_GLYPHS)}{BULLETS}\ufffd\u0e4d]|[ \u00a0]{SARA_AM}")
_CLUSTER_SIGN = re.compile(
    f"[ \u00a0][{MARK}{SARA_AM}]|{SARA_AM}[\u0e48-\u0e4b]|[{TONE_MARK}][{MARK}]|[{VOWEL_MARK}][{VOWEL_MARK}]"
)


def shows_glyph_damage(text: str) -> bool:
    """Whether a glyph rule may apply; no says that none does."""
    return _GLYPH_SIGN.search(text) is not None


def shows_cluster_damage(text: str) -> bool:
    """Whether a cluster rule may apply; no says that none does."""
    return _CLUSTER_SIGN.search(text) is not None


def print_marks_twice(texts: Sequence[str]) -> list[bool]:
    """For each line whether its font says marks twice; not where letters are stretched on purpose, thrice and more."""
    twice = [0 if _STRETCHED.search(text) else len(_TWICE.findall(text)) for text in texts]
    marks = [len(_ANY_MARK.findall(text)) for text in texts]
    total = sum(twice)
    always = total >= TWICE_IN_TEXT and total >= TWICE_SHARE_OF_TEXT * sum(marks)
    return [
        found > 0 and (always or (found >= TWICE_IN_LINE and found >= TWICE_SHARE_OF_LINE * borne))
        for found, borne in zip(twice, marks, strict=True)
    ]


def apply_rules(draft: Draft, rules: Sequence[Rule]) -> None:
    """Mend the draft by each rule in turn."""
    for rule in rules:
        check_time()
        _apply(rule, draft)


def _apply(rule: Rule, draft: Draft) -> None:
    letters: list[str] = []
    origins: list[Span] = []
    done = 0
    for match in rule.pattern.finditer(draft.text):
        replacement = rule.replace(match)
        if replacement == match[0]:
            continue
        start, end = match.span()
        source = (min(span[0] for span in draft.origins[start:end]), max(span[1] for span in draft.origins[start:end]))
        letters += (*draft.letters[done:start], *replacement)
        origins += (*draft.origins[done:start], *[source] * len(replacement))
        draft.touch(source, rule.name)
        done = end
    draft.letters = letters + draft.letters[done:]
    draft.origins = origins + draft.origins[done:]
