"""What stands in a report and is none of its text: lists of contents, of tables and of figures, and signatures."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.documents import Line
from corpus.printed.list_entries import entry_page, has_leader, is_list_title

_REACH = 3  # lines from one entry to the next: titles run over several, and groups of entries have titles
_LEAST = 2  # entries of a list below its title
_LEAST_LED, _LED_SHARE = 3, 0.5  # entries with leaders, of a page's lines, on a page without a title of its own
_LEAST_RISING, _RISING_SHARE = 5, 0.6  # entries with pages that rise, otherwise
_MOST_FALLS = 0.15  # of the entries: a range of pages ends with one beyond the next entry's
_AFTER_NAME = 2  # lines that say the office and the date of who signs
_SHORT = 70  # characters
_COLUMN_HEADS = ("หน้า", "หน้าที่", "เรื่อง", "เรื่อง หน้า", "เรื่อง | หน้า", "Page")
_SIGNED = re.compile(
    r"\(\s?(?:ลงชื่อ|ลงนาม|signed)\s?\)|(?:ลงชื่อ|ลงนาม|signed|signature)\s{0,9}[:：]?\s{0,9}[.…_‥]{2}", re.IGNORECASE
)
_NAME = re.compile(
    r"\(\s{0,40}(?:[.…_‥\s]{3,80}|(?:นาย|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|ศ\.|ว่าที่|พล|พัน|ร้อย|อาจารย์|Mr|Ms|Dr)[^()]{2,70})\)"
)
_OFFICE = re.compile(
    r"(?:ตำแหน่ง|วันที่|ผู้|รอง|อธิ|หัวหน้า|ประธาน|กรรมการ|เลขา|ปลัด|คณบดี|นายก|รักษา|ผอ\.|position|date)", re.IGNORECASE
)


def without_apparatus(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a document but for its lists of contents and signatures. The title of a list stays where the list
    shares its page with other text."""
    left_out: set[int] = set()
    goes_on = False
    for _, leaf in groupby((line for line in lines if line.text.strip()), key=lambda line: line.leaf):
        page = list(leaf)
        listed = _listed(page, goes_on)
        goes_on = bool(listed) and 2 * len(listed) > len(page)
        titles = {place for place in listed if is_list_title(page[place].text)}
        shared = len(listed) < len(page)
        gone = (listed - titles if shared else listed) | _signed(page)
        left_out |= {page[place].number for place in gone}
    return tuple(line for line in lines if line.number not in left_out)


def _listed(page: Sequence[Line], goes_on: bool) -> set[int]:
    # goes_on: whether the page before ends with a list.
    entries = [place for place, line in enumerate(page) if _is_entry(line.text)]
    listed: set[int] = set()
    for place, line in enumerate(page):
        if place not in listed and is_list_title(line.text):  # within a list there is nothing to add
            run = _run(place, entries)
            listed |= set(range(place, run[-1] + 1)) if len(run) >= _LEAST else set()
    led = [place for place in entries if has_leader(page[place].text)]
    # Without title and leaders an entry looks like a value of a year or an office: rows of tables are none, and what
    # has no sheets has no contents of that kind.
    untold = [place for place in entries if page[place].sheet and not page[place].table]
    rising = [place for place in untold if entry_page(page[place].text)]
    alone = len(led) >= (1 if goes_on else _LEAST_LED) and len(led) >= _LED_SHARE * len(page)
    counted = len(rising) >= (_LEAST if goes_on else _LEAST_RISING) and len(rising) >= _RISING_SHARE * len(page)
    if alone or (counted and _rises(page[place].text for place in rising)):
        found = entries if alone else rising
        listed |= set(range(_before(page, found[0]), found[-1] + 1))
    return listed


def _is_entry(text: str) -> bool:
    return has_leader(text) or bool(entry_page(text))


def _run(title: int, entries: Sequence[int]) -> list[int]:
    # The entries below a title, as far as each is near the one before.
    run: list[int] = []
    last = title
    for at in range(bisect_right(entries, title), len(entries)):
        place = entries[at]
        if place - last > _REACH:
            break
        run.append(place)
        last = place
    return run


def _before(page: Sequence[Line], first: int) -> int:
    # Where the list begins whose first entry is given: with its title, or the word that stands above its pages.
    heads = [
        place for place in range(first) if is_list_title(page[place].text) or page[place].text.strip() in _COLUMN_HEADS
    ]
    return heads[0] if heads else first


def _rises(texts: Iterator[str]) -> bool:
    pages = [int(page) for page in map(entry_page, texts) if page.isdigit()]
    falls = sum(before > after for before, after in pairwise(pages))
    return len(pages) >= _LEAST and falls <= _MOST_FALLS * len(pages)


def _signed(page: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    for place, line in enumerate(page):
        text = line.text.strip()
        if len(text) <= 2 * _SHORT and _SIGNED.match(text):
            found.add(place)
            found |= set(_below(page, place + 1))
        elif len(text) <= 2 * _SHORT and _NAME.fullmatch(text) and re.search(r"[.…_‥]{3}", text):
            found.add(place)
    return found


def _below(page: Sequence[Line], start: int) -> Iterator[int]:
    # The name in brackets below a signature, and what says the office.
    for place in range(start, min(len(page), start + 1 + _AFTER_NAME)):
        text = page[place].text.strip()
        if len(text) > _SHORT or not (_NAME.fullmatch(text) or _OFFICE.match(text)):
            return
        yield place
