"""A figure that a text claims."""

from dataclasses import dataclass

from corpus.documents import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with a unit that a text states as done, reached or held.

    span: of the number and its unit in the text. sentence: span of the sentence it stands in. value: with
    multipliers carried out, so that 2.5 ล้านบาท is 2,500,000. printed: the number as the text has it, without
    its unit: 4.20, ๗๙.๕, 10-15, 2.5 ล้าน; what the label of a row multiplies it by stands behind it. unit: as
    printed, without the multiplier; ร้อยละ (PERCENT) for all percentages; "" where none is named, as for scores
    (พึงพอใจ 4.48) and rows of tables. year: as printed, Buddhist or other, None when the sentence gives none.
    target: stated for it; before: the earlier value it is set against. met: whether the target was met, None
    when the sentence neither says nor shows it.
    """

    span: Span
    sentence: Span
    value: float
    printed: str
    unit: str
    year: int | None = None
    target: float | None = None
    before: float | None = None
    met: bool | None = None
