"""Figures as tests write them: value, unit, and what else is said of one."""

from corpus import Figure, find_figures

Claim = tuple[float, str, tuple[tuple[str, str], ...]]


def as_claim(figure: Figure) -> Claim:
    beside = {"year": figure.year, "target": figure.target, "before": figure.before, "met": figure.met}
    return (
        figure.value,
        figure.unit,
        tuple(sorted((name, written(each)) for name, each in beside.items() if each is not None)),
    )


def written(value: float) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:.10g}"


def claims(text: str) -> list[Claim]:
    return [as_claim(figure) for figure in find_figures(text)]
