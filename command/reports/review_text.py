"""A review for a reader in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from command.reports.places import say_page
from corpus import Dimension, Passage, Said, Span, read_criteria
from search import (
    DIMENSION_NAMES,
    KIND_NAMES,
    NO_JUDGEMENT,
    STATES_AIM,
    ItemReview,
    Precedent,
    ReportPassage,
    Review,
    SharedStretch,
    cut_snippet,
    words_of,
    write_share,
)

SHOWN = 5
"""Passages of an item that are shown, the surest; the others are named by their numbers. JSON has all."""

WIDTH = 160
"""Characters shown of a text."""

_AID = Said(
    "ระบบหาหัวข้อและมิติจากแบบจำลองและคำบ่งชี้ เป็นเพียงตัวช่วยอ่าน ไม่ใช่ผลการประเมิน มิติที่ไม่พบคำบ่งชี้อาจเขียนไว้ด้วยถ้อยคำอื่น",
    "Items and dimensions are found by a model and by cue words: a reading aid, no assessment. A dimension without cue "
    "words may be told in other words",
)
_NO_AGENCY = Said(
    "ไม่ทราบหน่วยงานเจ้าของรายงาน ระบุได้ด้วย --agency", "whose report it is, is not known; name it with --agency"
)
_SHEETS, _PASSAGES = Said("{n} แผ่น", "{n} sheets", "{n} sheet"), Said("{n} ตอน", "{n} passages", "{n} passage")
_UNREAD, _WARNINGS = (
    Said("แผ่นที่อ่านไม่ได้", "sheets not read"),
    Said("สิ่งที่ควรทราบจากการอ่านไฟล์", "from the reading of the file"),
)
_SAYS_NOTHING = Said("ไม่พบตอนใดของรายงานที่เป็นหลักฐานของหัวข้อนี้", "no passage of the report evidences this item")
_FOUND = Said("พบคำบ่งชี้ของ: {names}", "cue words found of: {names}")
_MISSING = Said("ไม่พบคำบ่งชี้ของ: {names}", "no cue words found of: {names}")
_MORE = Said("ตอนอื่น", "further passages")
_PRECEDENTS = Said("แนวปฏิบัติของหน่วยงานอื่น", "precedents of other agencies")
_NO_PRECEDENTS = Said(
    "คลังนี้ยังไม่มีแนวปฏิบัติของหน่วยงานอื่นในหัวข้อนี้", "the library has no precedent of another agency for this item"
)
_SPEAKS_OF = Said("พบคำบ่งชี้: {names}", "cue words: {names}")
_LIKE = Said("คล้ายตอนที่ {number}", "like passage {number}")
_DECLARED, _CUES = Said("ตามหัวเรื่อง", "named by a heading"), Said("คำบ่งชี้", "cue words")
_UNLINKED = Said("ตอนที่ไม่เข้าหัวข้อใด", "passages on no item")
_SHARED = Said("ข้อความที่ตรงกับคลัง", "Text that stands in the library too")
_NONE_SHARED = Said("ไม่พบข้อความที่ตรงกัน", "none was found")
_SHARE = Said("{share} ของส่วนนี้ตรงกับคลัง", "{share} of this section is shared")


def review_to_text(review: Review, language: str) -> Iterator[str]:
    """The lines of a review: the report, then its items in order, then what it shares."""
    yield from _Text(language, paged=any(each.passage.sheet > 1 for each in review.passages)).rows(review)


class _Text:
    # paged: whether the report has sheets to be told; a text that was pasted is one.

    def __init__(self, language: str, *, paged: bool) -> None:
        self._language, self._paged = language, paged

    def rows(self, review: Review) -> Iterator[str]:
        yield from self._head(review)
        for item in review.items:
            yield ""
            yield from self._item(item, review)
        if review.unlinked:
            yield ""
            yield f"{self._say(_UNLINKED)}: {_numbers(review.unlinked)}"
        yield ""
        yield from self._shared(review)

    def _head(self, review: Review) -> Iterator[str]:
        sheets = self._say(_SHEETS.filled(n=review.sheets)) if review.sheets else ""
        count = self._say(_PASSAGES.filled(n=len(review.passages)))
        yield _joined(review.name, review.agency or self._say(_NO_AGENCY), sheets, count)
        if review.unread:
            yield f"{self._say(_UNREAD)}: {_numbers(review.unread)}"
        if review.warnings:
            yield self._say(_WARNINGS)
            yield from (f"- {self._say(each)}" for each in review.warnings)
        yield self._say(_AID)

    def _item(self, item: ItemReview, review: Review) -> Iterator[str]:
        named = read_criteria().item(item.code)
        yield f"{item.code} {self._say(Said(named.name_th, named.name_en))}"
        own = [review.passages[number - 1] for number in item.passages]
        if not own:
            yield f"  {self._say(_SAYS_NOTHING)}"
        for each in own[:SHOWN]:
            yield from self._passage(each, item.code)
        if own[SHOWN:]:
            yield f"  {self._say(_MORE)}: {_numbers(item.passages[SHOWN:])}"
        if own:
            yield f"  {self._dimensions(item)}"
        yield f"  {self._say(_PRECEDENTS if item.precedents else _NO_PRECEDENTS)}"
        for rank, precedent in enumerate(item.precedents, 1):
            yield from self._precedent(rank, precedent)

    def _passage(self, each: ReportPassage, code: str) -> Iterator[str]:
        link = next(link for link in each.links if link.code == code)
        passage = each.passage
        words = words_of(passage.text, link.cues)
        reason = self._say(_DECLARED) if link.declared else f"{link.score:.2f}"
        cues = f"{self._say(_CUES)} {', '.join(words)}" if words else ""
        yield f"  [{each.number}] {_joined(passage.section, self._own_place(passage), reason, cues)}"
        yield f"      {_snippet(passage, link.window)}"

    def _dimensions(self, item: ItemReview) -> str:
        return _joined(*(self._named(said, names) for said, names in ((_FOUND, item.found), (_MISSING, item.missing))))

    def _named(self, said: Said, names: Sequence[Dimension]) -> str:
        named = ", ".join(self._say(DIMENSION_NAMES[each]) for each in names)
        return self._say(said.filled(names=named)) if named else ""

    def _precedent(self, rank: int, each: Precedent) -> Iterator[str]:
        aim = self._say(STATES_AIM) if each.states_aim else ""
        like = "" if each.like is None else self._say(_LIKE.filled(number=str(each.like)))
        yield f"  {rank}. {_joined(each.case.agency, each.passage.section, like, aim)}"
        yield f"      {_snippet(each.passage, each.window)}"
        if each.found:
            yield f"      {self._named(_SPEAKS_OF, each.found)}"
        yield f"      {_joined(self._place(each.passage), each.case.document, str(each.case.year or ''))}"

    def _shared(self, review: Review) -> Iterator[str]:
        yield self._say(_SHARED)
        told = any(each.shared for each in review.passages)
        yield f"  {self._say(NO_JUDGEMENT if told else _NONE_SHARED)}"
        for section in review.sections:
            if section.shared:
                share = self._say(_SHARE.filled(share=write_share(section)))
                yield f"  {_joined(section.heading, share)}"
        for passage in review.passages:
            for each in passage.shared:
                yield from self._stretch(passage, each)

    def _stretch(self, own: ReportPassage, each: SharedStretch) -> Iterator[str]:
        other = _joined(each.case.agency, each.passage.section, self._place(each.passage), each.case.document)
        yield f"  [{own.number}] {_joined(self._say(KIND_NAMES[each.kind]), self._own_place(own.passage))} = {other}"
        for text, span in ((own.passage.text, each.own), (each.passage.text, each.other)):
            yield f"      “{' '.join(text[slice(*span)].split())}”"

    def _own_place(self, passage: Passage) -> str:
        return self._place(passage) if self._paged or passage.page is not None else ""

    def _place(self, passage: Passage) -> str:
        return say_page(passage, self._language)

    def _say(self, said: Said) -> str:
        return said.in_language(self._language)


def _snippet(passage: Passage, window: Span) -> str:
    cut = cut_snippet(passage.text, (), anchor=window, tables=passage.tables, width=WIDTH)
    return f"{'… ' * cut.cut_before}{cut.text.strip()}{' …' * cut.cut_after}"


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
