"""What an assessor looks for in a text beside its subject: how it is done (ADLI), and how results are told (LeTCI)."""

from dataclasses import dataclass
from enum import Enum

from corpus.documents import Span


class Dimension(Enum):
    """Approach, deployment, learning and integration of what is done (categories 1 to 6); levels, trends and
    comparisons of what was reached (category 7)."""

    APPROACH = "approach"
    DEPLOYMENT = "deployment"
    LEARNING = "learning"
    INTEGRATION = "integration"
    LEVELS = "levels"
    TRENDS = "trends"
    COMPARISONS = "comparisons"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDimension:
    """A dimension that a text speaks of, and by which words: spans of the text, in order, at least one."""

    dimension: Dimension
    spans: tuple[Span, ...]


def dimensions_of(category: int) -> tuple[Dimension, ...]:
    """Those that are looked for in a category, in the order of their scoring."""
    results = (Dimension.LEVELS, Dimension.TRENDS, Dimension.COMPARISONS)
    return results if category == 7 else tuple(each for each in Dimension if each not in results)


def find_dimensions(text: str) -> tuple[FoundDimension, ...]:
    """Stands in for what another part makes."""
    words = {Dimension.APPROACH: "กระบวนการ", Dimension.DEPLOYMENT: "ถ่ายทอด", Dimension.LEVELS: "ร้อยละ"}
    return tuple(
        FoundDimension(dimension=each, spans=((text.index(word), text.index(word) + len(word)),))
        for each, word in words.items()
        if word in text
    )
