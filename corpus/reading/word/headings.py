"""Which paragraphs of a document are headings, and of which level."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.printed import is_caption, is_sentence
from corpus.reading.word.blocks import Block, Paragraph

_LONGEST = 250  # characters of a heading; a longer paragraph in the style of one is text all the same
_LONGEST_BOLD = 110  # characters of a bold paragraph that is a heading where no style is used
_LARGER = 1.15  # times the size of most of the text: larger type heads, whatever its weight
_SERIES = 3  # bold paragraphs of one kind in a row, without a text between them, are a list

_NUMBER = r"(?:[0-9]{1,3}|[๐-๙]{1,3}|[IVX]{1,5})"
_CHAPTER = re.compile(
    rf"(บทที่|ส่วนที่|ภาคที่|ภาค|ตอนที่|หมวดที่|หมวด|องค์ประกอบที่|Chapter|Part|Section)\s*{_NUMBER}(?!\.?[0-9๐-๙]|[A-Za-z])", re.I
)
_BARE_CHAPTER = re.compile(rf"{_CHAPTER.pattern}\s*[:.\-–]?", re.I)
_OUTER = ("ส่วน", "ภาค", "part")
_DEPTH = re.compile(r"((?:[0-9]{1,2}|[๐-๙]{1,2})(?:\.(?:[0-9]{1,2}|[๐-๙]{1,2})){0,4})(\.\s*|\s+|)(?=[^0-9๐-๙\s.)])")
_LETTERED = re.compile(r"(?:\(?(?:[0-9]{1,2}|[๐-๙]{1,2}|[ก-ฮ]|[a-zA-Z])\)|[ก-ฮA-Z]\.)\s*")
_ENTRY = re.compile(
    r"(?:[\s.…][0-9๐-๙]{1,4}|[.…]{2}\s*[0-9๐-๙ก-ฮivx]{1,5})$"
)  # of a table of contents: it ends in a page
_CONTENTS = re.compile(
    r"สารบัญ(?:ตาราง|ภาพ|รูป|รูปภาพ|แผนภูมิ|แผนภาพ)?|(?:table of )?contents|list of (?:tables|figures)", re.I
)

# Ranks of headings that no style declares, the outermost first.
_TITLE, _PART, _CHAPTERS, _LOOSE, _FIRST_DEPTH, _LETTERS = 5, 10, 20, 30, 40, 90

_NAMED = re.compile(r"[A-Za-zก-ฮ]")
_ENDS = re.compile(r"[.!?…,;。]$")
_ABBREVIATED = re.compile(r"(?:^|[\s(.])[ก-ฮ]{1,3}\.$|\bNo\.$")


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` with the levels of their headings, from 1: as the file declares them; where it declares none but a
    title, paragraphs set in bold, levelled by their numbers or by the size of their type. The number of a chapter and
    the title in the paragraph after it are one heading. Headings of contents without a text are left out."""
    found = [_without_long_heading(block) for block in blocks]
    if not any(isinstance(block, Paragraph) and block.heading and not block.title for block in found):
        found = _by_weight(found)
    return _without_contents(_with_chapter_titles(found))


def _without_long_heading(block: Block) -> Block:
    if isinstance(block, Paragraph) and block.heading and len(block.text) > _LONGEST:
        return replace(block, heading=0)
    return block


def _by_weight(blocks: Sequence[Block]) -> list[Block]:
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    usual = _usual_size(paragraphs)
    texts = [paragraph for paragraph in paragraphs if len(paragraph.text) > _LONGEST_BOLD]
    weighs = 2 * sum(paragraph.bold for paragraph in texts) <= len(texts)  # bold tells nothing where most is bold
    found = {
        place: block
        for place, block in enumerate(blocks[:-1])  # what nothing follows heads nothing
        if isinstance(block, Paragraph) and _stands_out(block, usual, weighs) and _is_worded_as_heading(block)
    }
    ranks = dict(zip(found, _ranks(list(found.values())), strict=True))
    for place in _series(ranks):
        del ranks[place]
    order = sorted(set(ranks.values()))
    outer = 1 + any(paragraph.title for paragraph in paragraphs)
    return [
        replace(found[place], heading=order.index(ranks[place]) + outer) if place in ranks else block
        for place, block in enumerate(blocks)
    ]


def _usual_size(paragraphs: Sequence[Paragraph]) -> int:
    lengths: dict[int, int] = {}
    for paragraph in paragraphs:
        lengths[paragraph.size] = lengths.get(paragraph.size, 0) + len(paragraph.text) * (paragraph.size > 0)
    return max(lengths, key=lambda size: lengths[size], default=0)


def _stands_out(paragraph: Paragraph, usual: int, weighs: bool) -> bool:
    if paragraph.heading or paragraph.bullet or paragraph.note or len(paragraph.text) > _LONGEST_BOLD:
        return False
    larger = paragraph.size >= usual * _LARGER > 0
    chapter = paragraph.centred and _BARE_CHAPTER.fullmatch(paragraph.text)
    return larger or bool(chapter) or (paragraph.bold and (weighs or _number_rank(paragraph.text) > 0))


def _is_worded_as_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if _CHAPTER.match(text):
        return True
    if not _NAMED.search(text) or is_caption(text) or (_ENDS.search(text) and not _ABBREVIATED.search(text)):
        return False
    return _number_rank(text) > 0 or not is_sentence(text)


def _series(ranks: Mapping[int, int]) -> set[int]:
    # Paragraphs of one rank that follow each other without a text between them are a list that is set in bold.
    run: list[int] = []
    listed: set[int] = set()
    for place, rank in ranks.items():
        goes_on = run and run[-1] == place - 1 and ranks[run[-1]] == rank
        run = [*run[1 - _SERIES :], place] if goes_on else [place]
        if len(run) >= _SERIES:
            listed.update(run)
    return listed


def _ranks(paragraphs: Sequence[Paragraph]) -> list[int]:
    # By number: parts, chapters, then the depth of the number. Without one as high as those with the shortest number,
    # higher or lower as the type is larger or smaller than theirs; where there are none, by the size of type alone.
    ranks = [_number_rank(paragraph.text) for paragraph in paragraphs]
    ranked = list(zip(paragraphs, ranks, strict=True))
    first = min((rank for rank in ranks if _FIRST_DEPTH <= rank < _LETTERS), default=0)
    firsts = [each.size for each, rank in ranked if rank == first]
    usual = max(firsts, key=firsts.count, default=0)
    largest = max((each.size for each, rank in ranked if rank), default=0)
    loose = sorted({each.size for each, rank in ranked if not rank}, reverse=True)

    def beside(size: int) -> int:
        if 0 < largest < size:
            return _TITLE
        if not first:
            return _LOOSE + min(loose.index(size), 9)
        return first if size == usual else _LOOSE if size > usual else first + 5

    return [rank or beside(each.size) for each, rank in ranked]


def _number_rank(text: str) -> int:
    if chapter := _CHAPTER.match(text):
        return _PART if chapter[1].lower().startswith(_OUTER) else _CHAPTERS
    if (depth := _DEPTH.match(text)) and (depth[2] or "." in depth[1]):
        return _FIRST_DEPTH + 10 * depth[1].count(".")
    return _LETTERS if _LETTERED.match(text) else 0


def _with_chapter_titles(blocks: Sequence[Block]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _is_title_of(block, before):
            level = before.heading or block.heading
            found[-1] = replace(before, text=f"{before.text.rstrip(' :.-–')} {block.text}", heading=level)
        else:
            found.append(block)
    return found


def _is_title_of(title: Paragraph, chapter: Paragraph) -> bool:
    # One of the two is a heading; the title is on the same level, or centred as titles of chapters are.
    if not _BARE_CHAPTER.fullmatch(chapter.text) or title.item or len(title.text) > _LONGEST_BOLD:
        return False
    if _CHAPTER.match(title.text) or _DEPTH.match(title.text):
        return False
    if not chapter.heading:
        return bool(title.heading) and (chapter.centred or chapter.bold)
    return title.heading == chapter.heading or (title.centred and (title.bold or bool(title.heading)))


def _without_contents(blocks: Sequence[Block]) -> list[Block]:
    # A table of contents, which Word or its author made, stands elsewhere in the text, and so does its heading.
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        block, end = blocks[place], place + 1
        if isinstance(block, Paragraph) and block.heading and _CONTENTS.fullmatch(block.text):
            end = _end_of_entries(blocks, place + 1)
            closed = end == len(blocks) or _is_heading(blocks[end])
            end = end if closed else place + 1
            found.extend([] if closed else [block])
        else:
            found.append(block)
        place = end
    return found


def _end_of_entries(blocks: Sequence[Block], start: int) -> int:
    for place in range(start, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Paragraph) or block.heading or not _ENTRY.search(block.text):
            return place
    return len(blocks)


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.heading > 0
