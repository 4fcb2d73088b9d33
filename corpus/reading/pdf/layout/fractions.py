"""Fractions: what stands over and under a short rule, beside text at the height of the rule."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from corpus.reading.formulas import fraction
from corpus.reading.pdf.layout.rules import Rule
from corpus.reading.pdf.type_lines import X_HEIGHT, Piece, enclose, merge_pieces

_MOST_BARS = 400  # of a page; one of more is a picture or a form
_REACH = 60.0  # points from a rule to what is looked at
_OVERHANG = 0.3  # ems that type may stand out beyond its rule
_OVER = (-0.05, 0.8)  # ems from the baseline above a rule to the rule
_UNDER = (0.45, 1.5)  # ems from a rule to the baseline below it
_AXIS = 0.25  # ems around X_HEIGHT: how far below a rule is the baseline of the text that it belongs to
_BESIDE = 1.5  # ems from a rule to that text
_LEVEL = 0.2  # ems between two baselines that are one
_GAP = 1.0  # ems within what stands over or under a rule
_CENTRED = 0.6  # ems between its middle and that of the rule
_WIDE = 0.6  # of the rule, what the wider of the two covers
_SMALL = 0.86  # times the size of the line: set as a fraction, where in the rows of a table all are of one size
_SIGN_BEFORE, _SIGN_BEHIND = (
    re.compile(r"[=+\-−–×÷*/(≥≤><0-9๐-๙]\s*$"),
    re.compile(r"\s*[=+\-−–×÷*/)≥≤><xX](?![A-Za-z])"),
)


def join_fractions(pieces: Sequence[Piece], bars: Sequence[Rule]) -> list[Piece]:
    """The pieces of a page with each fraction as one piece, "(85+90)/2", on the line that it belongs to. bars: the
    level rules that no upright one meets. A rule with no sign of a calculation beside it may part anything, such as
    rows of a table, but for type that is smaller than the line's."""
    if not 0 < len(bars) <= _MOST_BARS:
        return list(pieces)
    kept = sorted(pieces, key=lambda piece: piece.baseline)
    baselines = [piece.baseline for piece in kept]
    for rule in bars:
        first, end = bisect_left(baselines, rule.at - _REACH), bisect_right(baselines, rule.at + _REACH)
        near = [piece for piece in kept[first:end] if not piece.upright]
        over = [piece for piece in near if _is_at(piece, rule.at - piece.baseline, _OVER, rule)]
        under = [piece for piece in near if _is_at(piece, piece.baseline - rule.at, _UNDER, rule)]
        line = next((piece for piece in near if _is_beside(piece, rule)), None)
        if line is None or not _is_part(over, rule) or not _is_part(under, rule):
            continue
        if max(_width(over), _width(under)) < _WIDE * (rule.end - rule.start):
            continue
        small = max(piece.size for piece in (*over, *under)) <= _SMALL * line.size
        if not small and not any(_calculates(piece, rule) for piece in near):
            continue
        whole = Piece(
            text=fraction(_text(over), _text(under)),
            left=rule.start,
            right=rule.end,
            baseline=line.baseline,
            size=line.size,
            bold=all(piece.bold for piece in (*over, *under)),
            places=enclose([place for piece in (*over, *under) for place in piece.places]),
        )
        kept = sorted(
            [*(piece for piece in kept if piece not in over and piece not in under), whole],
            key=lambda piece: piece.baseline,
        )
        baselines = [piece.baseline for piece in kept]
    return kept


def _is_at(piece: Piece, distance: float, reach: tuple[float, float], rule: Rule) -> bool:
    low, high = reach
    inside = rule.start - _OVERHANG * piece.size <= piece.left and piece.right <= rule.end + _OVERHANG * piece.size
    return inside and low * piece.size <= distance <= high * piece.size


def _is_beside(piece: Piece, rule: Rule) -> bool:
    gap = max(rule.start - piece.right, piece.left - rule.end)
    axis = piece.baseline - rule.at - X_HEIGHT * piece.size
    return -_OVERHANG * piece.size <= gap <= _BESIDE * piece.size and abs(axis) <= _AXIS * piece.size


def _calculates(piece: Piece, rule: Rule) -> bool:
    if not _is_beside(piece, rule):
        return False
    sign = _SIGN_BEFORE.search(piece.text) if piece.right <= rule.end else _SIGN_BEHIND.match(piece.text)
    return sign is not None


def _is_part(row: Sequence[Piece], rule: Rule) -> bool:
    if not row:
        return False
    size = row[0].size
    baselines = [piece.baseline for piece in row]
    whole = _merged(row, _GAP)
    middle = (whole[0].left + whole[-1].right - rule.start - rule.end) / 2
    return len(whole) == 1 and max(baselines) - min(baselines) <= _LEVEL * size and abs(middle) <= _CENTRED * size


def _width(row: Sequence[Piece]) -> float:
    return max(piece.right for piece in row) - min(piece.left for piece in row)


def _merged(row: Sequence[Piece], widest: float) -> list[Piece]:
    return merge_pieces(sorted(row, key=lambda piece: piece.left), widest)


def _text(row: Sequence[Piece]) -> str:
    return _merged(row, float("inf"))[0].text.strip()
