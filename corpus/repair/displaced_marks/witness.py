"""What the sound lines of a document tell about its damaged ones: the same letters bear the same marks.

Glyphs never change under damage. So a consonant with two glyphs on either side that stands in a sound line shows which
marks it bears, whatever word or name it is part of.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from corpus.thai import cut_clusters

REACH = 2
"""Glyphs on either side that make a context."""

DOUBT = 0.1
"""Pseudo-count of a context never seen with these marks: one witness makes a contradicting reading 3 nats dearer."""


class Witness:
    """Marks by context, counted over sound lines; empty when there are none."""

    def __init__(self, lines: Iterable[str]) -> None:
        clusters = cut_clusters("\n".join(lines))
        glyphs = "".join(cluster[0] for cluster in clusters)
        borne = [cluster[1:] for cluster in clusters]
        counts: dict[tuple[str, str], int] = Counter(
            (glyphs[place - REACH : place + REACH + 1], borne[place])
            for place in range(REACH, len(glyphs) - REACH)
            if "\u0e01" <= glyphs[place] <= "\u0e2e"
        )
        self._counts = counts
        self._totals: dict[str, int] = defaultdict(int)
        for (context, _), count in counts.items():
            self._totals[context] += count

    def __contains__(self, context: str) -> bool:
        return context in self._totals

    def cost(self, context: str, marks: str) -> float:
        """In nats, of bearing `marks` in the middle of `context`, 2 * REACH + 1 glyphs; 0 for a context not seen."""
        if context not in self:
            return 0.0
        return -math.log((self._counts.get((context, marks), 0) + DOUBT / 2) / (self._totals[context] + DOUBT))
