"""A repaired text and the text as it came, aligned: which characters stand for which."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.documents import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change. start, end: the span of the text as it came (code points, half-open); replacement: what stands
    there now; rule: the names of the rules that did it, parted by ", ". Edits do not overlap; they come in order."""

    rule: str
    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A repaired text and every change that led to it; no edits means the text is as it came.

    trust: 0 to 1, how far the text can be relied on: 1 where no words were needed; where they were, the share of lines
    read like this one that come out exactly right, at least 0.5; 0 where the marks are lost altogether, and only there.
    Over lines it is weighed by length.
    """

    text: str
    edits: tuple[Edit, ...]
    trust: float = 1.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.trust <= 1.0:
            raise ValueError(f"trust {self.trust}, wanted 0 to 1")

    def to_original(self, span: Span) -> Span:
        """The shortest span of the text as it came that holds all that `span` of the clean text was made from."""
        return _carry(span, self._clean_spans(), [(edit.start, edit.end) for edit in self.edits])

    def to_clean(self, span: Span) -> Span:
        """The shortest span of the clean text that holds all that became of `span` of the text as it came."""
        return _carry(span, [(edit.start, edit.end) for edit in self.edits], self._clean_spans())

    def _clean_spans(self) -> list[Span]:
        spans = []
        shift = 0
        for edit in self.edits:
            start = edit.start + shift
            spans.append((start, start + len(edit.replacement)))
            shift += len(edit.replacement) - (edit.end - edit.start)
        return spans


def _carry(span: Span, source: Sequence[Span], target: Sequence[Span]) -> Span:
    # An edit is carried whole; between edits a place moves by the same shift as the end of the edit before it.
    start, end = span
    if not 0 <= start <= end:
        raise ValueError(f"span {span}, wanted 0 <= start <= end")
    before = bisect_right(source, start, key=lambda edit: edit[1])
    inside = before < len(source) and source[before][0] < start
    left = target[before][0] if inside else start + _shift(before, source, target)
    through = bisect_left(source, end, key=lambda edit: edit[0])
    inside = through > 0 and source[through - 1][1] > end
    right = target[through - 1][1] if inside else end + _shift(through, source, target)
    return left, max(left, right)


def _shift(count: int, source: Sequence[Span], target: Sequence[Span]) -> int:
    return target[count - 1][1] - source[count - 1][1] if count else 0


@dataclass(slots=True)
class Draft:
    """A text under repair. Character i of `letters` was made from the characters `origins[i]` of the text as it came;
    `touched` names for a character of that text the rules that moved, changed or dropped it, in order."""

    letters: list[str]
    origins: list[Span]
    touched: dict[int, tuple[str, ...]]

    @classmethod
    def from_text(cls, text: str) -> "Draft":
        return cls(list(text), [(place, place + 1) for place in range(len(text))], {})

    @property
    def text(self) -> str:
        return "".join(self.letters)

    def touch(self, span: Span, rule: str) -> None:
        """Name `rule` for the characters `span` of the text as it came."""
        for place in range(*span):
            names = self.touched.get(place, ())
            if rule not in names:
                self.touched[place] = (*names, rule)

    def to_edits(self, original: str) -> tuple[Edit, ...]:
        """What changed, as the smallest spans that neither text crosses."""
        return tuple(
            Edit(rule=self._rule(start, end), start=start, end=end, replacement=replacement)
            for start, end, replacement in self._blocks(original)
            if original[start:end] != replacement
        )

    def _rule(self, start: int, end: int) -> str:
        return ", ".join(dict.fromkeys(name for place in range(start, end) for name in self.touched.get(place, ())))

    def _blocks(self, original: str) -> Iterator[tuple[int, int, str]]:
        # A cut lies where all that stands before was made from what came before, and the same behind. Single letters
        # that are as they came, most of a text, are passed over.
        lowest = [len(original)] * (len(self.letters) + 1)
        for place in range(len(self.letters) - 1, -1, -1):
            lowest[place] = min(lowest[place + 1], self.origins[place][0])
        begun = start = highest = 0
        for place in range(len(self.letters) + 1):
            if highest <= lowest[place]:
                if self.letters[begun:place] != [*original[start:highest]]:
                    yield start, highest, "".join(self.letters[begun:place])
                if highest < lowest[place]:
                    yield highest, lowest[place], ""
                begun, start = place, lowest[place]
            if place < len(self.letters):
                highest = max(highest, self.origins[place][1])
