"""Figures that a report claims, as it prints them, and what they are set against, as Thai and English write that."""

from corpus import PERCENT, Figure, Passage


def write_claimed(passage: Passage, figure: Figure) -> str:
    """A figure as it is printed, with its unit: "2.5 ล้านบาท"."""
    return " ".join(passage.text[slice(*figure.span)].split())


def write_amount(value: float, unit: str) -> str:
    """A number with its unit, as it is printed: "ร้อยละ 93", "12,400 ราย"; the unit as the report has it."""
    number = f"{value:,.4f}".rstrip("0").rstrip(".")
    return f"{unit} {number}" if unit == PERCENT else f"{number} {unit}".strip()


def write_figure_met(met: bool | None) -> str:
    """The key of what is said of a target: whether it was met."""
    return {True: "figure_met", False: "figure_not_met", None: "figure_met_unknown"}[met]
