"""Why a hit was found, as a page says it."""

from dataclasses import dataclass

from search import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one source of a hit's score gave to it. source: meaning, words or name. percent: of the score, 0 to 100."""

    source: str
    percent: int


def share_score(hit: Hit) -> tuple[Share, ...]:
    """What meaning and words gave to a hit, and its name where that gave anything; together 100 percent.

    The rounding falls to meaning. A hit without any score has none of it from words, so all of it from meaning.
    """
    parts = {"words": max(hit.lexical.part, 0.0), "name": max(hit.name_boost, 0.0)}
    whole = max(hit.dense.part, 0.0) + sum(parts.values())
    percents = {source: round(100 * part / whole) if whole else 0 for source, part in parts.items()}
    meaning = Share(source="meaning", percent=100 - sum(percents.values()))
    return (
        meaning,
        *(Share(source=name, percent=share) for name, share in percents.items() if share or name == "words"),
    )
