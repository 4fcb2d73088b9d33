"""Reviews as bytes, for our own processes to hand to each other and for nobody else."""

import pickle
import zlib
from dataclasses import replace

from corpus import Case
from search import Precedent, ReportPassage, Review

_QUICK = 1  # of zlib: a third of the size in a few milliseconds


def pack_review(review: Review) -> bytes:
    """`review` without the texts of the cases that it names, which a page does not show."""
    slim = _Slim()
    passages = tuple(slim.passage(each) for each in review.passages)
    items = tuple(replace(item, precedents=tuple(map(slim.precedent, item.precedents))) for item in review.items)
    return zlib.compress(pickle.dumps(replace(review, passages=passages, items=items), protocol=5), _QUICK)


def unpack_review(content: bytes) -> Review:
    """What `pack_review` has packed, of this process or of another of the same server."""
    review: Review = pickle.loads(zlib.decompress(content))
    return review


class _Slim:
    """Cases without their text, each once however often it is named."""

    def __init__(self) -> None:
        self._cases: dict[str, Case] = {}

    def case(self, case: Case) -> Case:
        if case.id not in self._cases:
            self._cases[case.id] = replace(case, sections=(), captions=(), abstract_en="")
        return self._cases[case.id]

    def precedent(self, precedent: Precedent) -> Precedent:
        return replace(precedent, case=self.case(precedent.case))

    def passage(self, passage: ReportPassage) -> ReportPassage:
        return replace(passage, shared=tuple(replace(each, case=self.case(each.case)) for each in passage.shared))
