"""An engine over one printed document, which it can give back as it came."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Case, Passage, Said, cut_passages, parse_document, read_contents
from search import UnknownCase
from tests.support.printing import FACTS
from tests.support.web import FakeEngine
from tests.support.web.cases import CASES, PASSAGES

BOOK = "แผน 2564.pdf"


@dataclass(frozen=True)
class PrintedDocument:
    """As an engine tells of a document."""

    name: str
    kind: str
    sheets: int
    sha256: str


class PrintedEngine(FakeEngine):
    """The cases of tests/support/web/cases.py, of which no document is a PDF that is kept, and those of a PDF."""

    def __init__(self, cases: Sequence[Case], passages: Sequence[Passage], content: bytes, sheets: int) -> None:
        super().__init__((*CASES, *cases), (*PASSAGES, *passages))
        self.content, self.sheets, self.given = content, sheets, 0

    def document(self, name: str) -> PrintedDocument:
        if name == BOOK:
            return PrintedDocument(name, "pdf", self.sheets, hashlib.sha256(self.content).hexdigest())
        if name in {case.document for case in self.cases}:
            return PrintedDocument(name, name.rpartition(".")[2], 0, "0" * 64)
        raise UnknownCase(Said(f"ไม่มีเอกสาร {name}", f"There is no document {name}."))

    def original(self, name: str) -> bytes:
        self.given += 1
        return self.content if self.document(name).kind == "pdf" else b""


def read_printed(content: bytes) -> PrintedEngine:
    """The engine over what is read of `content`, a PDF."""
    document = parse_document(BOOK, content, FACTS)
    cases = read_contents(document).cases
    return PrintedEngine(cases, [each for case in cases for each in cut_passages(case)], content, len(document.sheets))
