"""The measured quality of the search as a page tells it, from figures packaged with the program.

web/quality.json repeats them from benchmarks/results/, each with its file and its place there; a test compares."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from web.texts import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured figure. name: the end of a key of TEXTS. kind: "share" of 1, "of" for a count of a whole ("5 of
    110"), "milliseconds". file: of benchmarks/results/. value: as it stands there."""

    name: str
    kind: str
    file: str
    value: float | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What was measured, in the order in which it is told. circumstances: numbers of queries, passages and pages, and
    the model, by name."""

    figures: tuple[Figure, ...]
    circumstances: dict[str, str]


@cache
def read_quality() -> Quality:
    """The figures that are packaged with the program."""
    held: dict[str, list[dict[str, Any]]] = json.loads(files("web").joinpath("quality.json").read_text("utf-8"))
    return Quality(
        figures=tuple(
            Figure(name=each["name"], kind=each["kind"], file=each["file"], value=each["value"])
            for each in held["figures"]
        ),
        circumstances={each["name"]: _write_number(each["value"]) for each in held["circumstances"]},
    )


def write_figure(figure: Figure, language: str) -> str:
    """The figure as it is read: a share as a percentage with one decimal, two where one would round it up to all;
    a count of a whole in words, whole milliseconds."""
    if figure.kind == "share":
        share = float(figure.value)
        return f"{share:.2%}" if 0.9995 <= share < 1 else f"{share:.1%}"
    if figure.kind == "milliseconds":
        return say("quality_milliseconds", language, n=round(float(figure.value)))
    part, _, whole = str(figure.value).partition(" of ")
    return say("quality_of", language, part=part, whole=whole)


def _write_number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{round(value):,}"
