"""What the figures of a passage on results tell: its levels, trends and comparisons."""

import re
from collections.abc import Iterator, Sequence

from corpus import Dimension, Figure, FoundDimension, Span, fold_digits

_NUMBER = re.compile(r"(?<![0-9.,])[0-9][0-9,]{0,15}(?:\.[0-9]{1,8})?(?![0-9])")


def with_claimed(text: str, found: Sequence[FoundDimension], figures: Sequence[Figure]) -> tuple[FoundDimension, ...]:
    """`found` in a `text` on results, and what no cue word told: a figure is a level, one with an earlier value a
    trend, one with a target, or that says whether it was met, a comparison. In the order of the dimensions."""
    told = {each.dimension: each for each in found}
    for dimension in (Dimension.LEVELS, Dimension.TRENDS, Dimension.COMPARISONS):
        spans = tuple(sorted(dict.fromkeys(_speaking(dimension, text, figures))))
        if spans and dimension not in told:
            told[dimension] = FoundDimension(dimension=dimension, spans=spans)
    return tuple(told[each] for each in Dimension if each in told)


def _speaking(dimension: Dimension, text: str, figures: Sequence[Figure]) -> Iterator[Span]:
    for figure in figures:
        if dimension is Dimension.LEVELS:
            yield figure.span
        elif dimension is Dimension.TRENDS and figure.before is not None:
            yield _place(text, figure, figure.before)
        elif dimension is Dimension.COMPARISONS and (figure.target is not None or figure.met is not None):
            yield _place(text, figure, figure.target)


def _place(text: str, figure: Figure, value: float | None) -> Span:
    # Where the sentence says the value that the figure is set against; the figure where it is told in other words.
    for match in _NUMBER.finditer(fold_digits(text), *figure.sentence):
        is_other = match.end() <= figure.span[0] or match.start() >= figure.span[1]
        if is_other and float(match[0].replace(",", "")) == value:
            return match.span()
    return figure.span
