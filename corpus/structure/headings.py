"""What a loose line of a page is: a heading that has a body, one that only gathers others, or a caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.allowance import check_time
from corpus.structure.layout import Block, BlockKind
from corpus.structure.wording import Wording
from corpus.thai import CONSONANT, THAI, fold_name, squeeze

_RESULTS = re.compile(r"ผล(?:งาน|ลัพธ์|สำเร็จ)\s*(?:ที่)?\s*(?:โดดเด่น|ดีเด่น|เด่น)")
_GROUP = re.compile(r"(?:ยุทธศาสตร์|ประเด็น\S*|กลยุทธ์|พันธกิจ|เป้าหมาย|โครงการ)ที่\s*\d")
_OUTLOOK = re.compile(r"(?:การดำเนิน|แนวทาง|แผน|ก้าว|ทิศทาง)\S*.*(?:อนาคต|ต่อไป)")
_ITEM = re.compile(r"(\d{1,2})\)")
_REPEATED = 0.75  # of a loose line's letters in another one of the page: one of the two is a caption

_MOST_RIVALS = 20  # headings of a page that a loose line is compared with; a page with more is a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A loose block of a page and what speaks for its being a heading.

    place: of the block on its page. number: of a heading like "2) ...", None for others. results: it opens the part of
    a write-up that tells of results. group: it gathers others ("ยุทธศาสตร์ที่ 1 ..."). outlook: it opens the part on what
    comes next. leads: another loose block follows it at once. follows: it follows one at once. follows_lead: it
    follows at once one that gathers others. caption: 0 to 1, how much speaks for its being a caption.
    """

    block: Block
    place: int
    number: int | None
    results: bool
    group: bool
    outlook: bool
    leads: bool
    follows: bool
    follows_lead: bool
    caption: float

    @property
    def gathers(self) -> bool:
        """Whether it is of the kind that may have no body of its own."""
        return self.results or self.group or (self.leads and self.number is None)

    @property
    def text(self) -> str:
        """Its words, one space between them."""
        return self.block.text


def read_headings(blocks: Sequence[Block], names: Sequence[str], wording: Wording) -> tuple[Heading, ...]:
    """The loose blocks of a page in order. names: what the write-up's agency is called, the full name first; captions
    name it, where headings, which stand in its write-up anyway, have no need to."""
    places = [place for place, block in enumerate(blocks) if block.kind is BlockKind.LOOSE]
    running = [squeeze(block.text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    loose = frozenset(places)
    leading = [place for place in places if place - 1 in loose and _gathers(blocks[place - 1].text)]
    headings: list[Heading] = []
    for place in places:
        check_time()
        text = blocks[place].text
        item = _ITEM.match(text)
        results, group = _RESULTS.match(text) is not None, _GROUP.match(text) is not None
        following = blocks[place + 1].text if place + 1 in loose else ""
        follows_lead = place in leading and not results
        rivals = [blocks[each].text for each in leading[:_MOST_RIVALS] if each != place]
        rivals += [heading.text for heading in headings if not heading.caption][-_MOST_RIVALS:]
        caption = 0.0 if follows_lead or item else _caption(text, rivals, running, names, wording)
        headings.append(
            Heading(
                block=blocks[place],
                place=place,
                number=int(item[1]) if item else None,
                results=results,
                group=group,
                outlook=_OUTLOOK.match(text) is not None,
                leads=bool(following) and (results or group or _ITEM.match(following) is not None),
                follows=place - 1 in loose,
                follows_lead=follows_lead,
                caption=caption,
            )
        )
    return tuple(headings)


def _gathers(text: str) -> bool:
    return _RESULTS.match(text) is not None or _GROUP.match(text) is not None


def _caption(text: str, rivals: Sequence[str], running: Sequence[str], names: Sequence[str], wording: Wording) -> float:
    # rivals: the loose blocks that have a better claim to be the heading of which this one says much the same.
    if _names_agency(text, names) or any(wording.overlap(text, rival) >= _REPEATED for rival in rivals):
        return 1.0
    said = any(squeeze(text) in paragraph for paragraph in running)
    return 0.7 if said and not text.startswith(("การ", "กระบวนการ")) else 0.0


def _names_agency(text: str, names: Sequence[str]) -> bool:
    # "... of the agency", or its Thai short name standing alone.
    full = squeeze(names[0]) if names else ""
    short = "|".join(fold_name(name) for name in names[1:] if re.fullmatch(rf"[{CONSONANT}.]{{2,}}", name))
    alone = rf"(?<![{THAI}])(?:ของ)?(?:{short})(?![{THAI}])"
    named = bool(short) and re.search(alone, text.replace(".", "")) is not None
    return named or (bool(full) and f"ของ{full}" in squeeze(text))
