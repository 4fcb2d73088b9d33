"""The book or report that a document is, as it is cited: what was said of it, else what it says itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.documents import FIRST_YEAR, INTRODUCTION, LAST_YEAR, Case, Document, DocumentForm, Line, Publication
from corpus.printed import starts_paragraph
from corpus.reading import BOOK, GIVEN, PUBLISHED, PUBLISHER
from corpus.refusals import A_TEXT, number_between, refuse
from corpus.thai import fold_digits, is_agency_name, plain_line

_COVER_LINES, _COVER_LENGTH = 6, 300  # a first page of no more lines and characters is a cover, not a foreword
_LEAST_TITLE, _MOST_TITLE = 8, 200  # characters
_NO_COVER = re.compile(r"สารบัญ|คำนำ|บทนำ|\.{4}|…")
_MADE = re.compile(
    r"จัดทำ(?:เป็น)?\s*(?:หนังสือ|เอกสาร|(?=รายงาน|คู่มือ|รวมเล่ม))\s*(?P<title>.+?)\s*(?:ขึ้น|ฉบับนี้|เพื่อ|ซึ่ง|โดย|\n|$)"
)
_GLOSS = re.compile(r"\s*\([^()\u0e01-\u0e5b]*\)")  # of a title in another language
_MONTHS = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_DATE = re.compile(rf"(?:\d{{1,2}}\s+)?(?:{_MONTHS})\s+(?:พ\.ศ\.\s*)?(2[5-6]\d\d)")
_QUOTES = " \"'“”‘’«»"


def read_publication(document: Document, lines: Sequence[Line], cases: Sequence[Case]) -> Publication:
    """The book or report that `document` is, of the repaired `lines` of which `cases` were made.

    What was given when it came in stands above its front matter or the list beside it, these above what the document
    says: an award book by its cover, and by its foreword, which names the book and is signed and dated; else the title
    that the file declares. Raises UnstructuredDocument where a field said of it holds a bad value.
    """
    found = _by_itself(document, lines, cases)
    return Publication(
        title=_text(document, BOOK) or found.title or document.title,
        year=_year(document) or found.year,
        publisher=_text(document, PUBLISHER) or found.publisher,
    )


def _by_itself(document: Document, lines: Sequence[Line], cases: Sequence[Case]) -> Publication:
    if document.form is not DocumentForm.BOOK:
        return Publication()
    first = next((case.lines[0] for case in cases if case.agency != INTRODUCTION), 0)
    front = [line for line in lines if line.number < first and line.text.strip()]
    publisher, year = next(_signatures(front), ("", None))
    return Publication(title=_cover(front) or _named(front), year=year, publisher=publisher)


def _cover(front: Sequence[Line]) -> str:
    page = [line for line in front if line.leaf == front[0].leaf]
    words = [line.text.strip() for line in page]
    if len(page) > _COVER_LINES or sum(map(len, words)) > _COVER_LENGTH or _NO_COVER.search("\n".join(words)):
        return ""
    if any(starts_paragraph(line.text) for line in page):
        return ""
    ends = (place for place, each in enumerate(words) if is_agency_name(each) or _DATE.search(each))
    return _as_title(" ".join(words[: next(ends, len(words))]))


def _named(front: Sequence[Line]) -> str:
    text = " ".join("\n" * starts_paragraph(line.text) + line.text.strip() for line in front)
    return next(filter(None, (_as_title(match["title"]) for match in _MADE.finditer(text))), "")


def _as_title(words: str) -> str:
    title = re.sub(r"\s+", " ", _GLOSS.sub("", words)).strip(_QUOTES)
    return title if _LEAST_TITLE <= len(title) <= _MOST_TITLE else ""


def _signatures(front: Sequence[Line]) -> Iterator[tuple[str, int]]:
    # Who has made the book, and below it when.
    for line, below in pairwise(front):
        date = _DATE.fullmatch(fold_digits(below.text.strip()))
        if date and is_agency_name(line.text.strip()):
            yield line.text.strip(), int(date[1])


def _said(document: Document, name: str) -> object:
    given = document.front.get(GIVEN)
    stated = given.get(name) if isinstance(given, Mapping) else None
    return document.front.get(name) if stated is None else stated


def _text(document: Document, name: str) -> str:
    value = _said(document, name)
    if value is not None and not isinstance(value, str):
        raise refuse(document.name, "wrong field", field=name, found=repr(value)[:40], wanted=A_TEXT)
    return plain_line(value or "")


def _year(document: Document) -> int | None:
    value = _said(document, PUBLISHED)
    digits = fold_digits(str(value))
    if value is None:
        return None
    if isinstance(value, bool) or not re.fullmatch("[0-9]{4}", digits) or not FIRST_YEAR <= int(digits) <= LAST_YEAR:
        wanted = number_between(FIRST_YEAR, LAST_YEAR)
        raise refuse(document.name, "wrong field", field=PUBLISHED, found=repr(value)[:40], wanted=wanted)
    return int(digits)
