"""What a repair did to a document, page by page."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.documents import Line, Page, Span
from corpus.printed import number_pages
from corpus.repair.alignment import Repaired
from corpus.repair.lines import mean_trust, repair_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """page: as printed, None where the document does not tell. lines: first and last. trust: 0 to 1, of its letters.
    needs_ocr: whether the marks of most of it are lost, so that the page must be read anew from its image. edits: by
    rule, the most frequent first, ties by name."""

    page: Page | None
    lines: Span
    trust: float
    needs_ocr: bool
    edits: Mapping[str, int]


def report_pages(text: str) -> tuple[PageReport, ...]:
    """The pages of `text`, a whole document, in order."""
    lines = number_pages(text.split("\n"))
    repaired = repair_lines([line.text for line in lines])
    pages = groupby(zip(lines, repaired, strict=True), key=lambda pair: pair[0].leaf)
    return tuple(_report(list(pairs)) for _, pairs in pages)


def _report(pairs: Sequence[tuple[Line, Repaired]]) -> PageReport:
    texts = [line.text for line, _ in pairs]
    lost = sum(len(line.text) for line, repaired in pairs if repaired.trust == 0.0)
    rules = Counter(rule for _, repaired in pairs for rule in _rules(repaired))
    return PageReport(
        page=pairs[0][0].page,
        lines=(pairs[0][0].number, pairs[-1][0].number),
        trust=mean_trust(texts, [repaired for _, repaired in pairs]),
        needs_ocr=2 * lost > sum(map(len, texts)),
        edits=dict(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
    )


def _rules(repaired: Repaired) -> Iterator[str]:
    for edit in repaired.edits:
        yield from edit.rule.split(", ")
