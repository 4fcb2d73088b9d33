"""How passages are ranked, as one value: every weight and switch. docs/retrieval.md has the figures behind them."""

from dataclasses import dataclass

from search.ranking.fusion import Fusion, fuse_adaptive


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The score of a passage is fusion(dense, lexical), what its names and its being an aim add.

    dense is the mean of the cosine of the nearest window and of MaxSim over tokens, by the weights `windows` and
    `tokens`; of the query as it is worded, and to the share `wording` as an official would word it. lexical is the mean
    of the normalised scores of words and grams, by the weights `words` and `grams`, and `concepts` times that of
    concepts.

    level: how much of what passages of one script have before those of the other is taken off the words' score, 0 to 1.
    fusion: of the two legs. name: added to the passages of a case whose name the whole query is, more than the legs set
    passages apart by for such a query, so that the case comes first; face: added to those that introduce such a case,
    so that its other passages come after them; mention: added to the passages of a case whose name stands in the query
    among other words, nearer to the least that changes anything. aim: taken from passages that state an aim and tell no
    practice, whatever the legs say, unless the query names a case wholly or asks for an item or a number; asked_aim:
    added to them instead where it asks for aims. naming:
    whether a query is looked through for names and awards at all. met: passages whose tokens are met, those that stand
    best without. suggestion: whether it is also asked as it was
    perhaps meant; respelling: whether it is also asked with its foreign words in the other script, with another
    spelling of its words, and with abbreviations in long and long forms in short.
    """

    fusion: Fusion = fuse_adaptive
    windows: float = 2
    tokens: float = 1
    words: float = 1
    grams: float = 1
    concepts: float = 1
    wording: float = 0.3
    level: float = 1
    naming: bool = True
    name: float = 2.0
    face: float = 1.0
    mention: float = 0.25
    aim: float = 1.0
    asked_aim: float = 0.3
    met: int = 100
    suggestion: bool = True
    respelling: bool = True

    def __post_init__(self) -> None:
        if self.windows + self.tokens <= 0 or self.words + self.grams <= 0:
            raise ValueError("a leg needs a weight above 0")


PROGRAM = Ranking()
"""What the program ships."""
