"""The award book's hand-made cases, laid out anew as a printer would lay them out, and how well they are read back."""

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import Case, repair_lines
from tests.support.printing import paper

HEAD = "หมวด 2 ด้านการวางแผนยุทธศาสตร์และการสื่อสารเพื่อนำไปสู่การปฏิบัติ"

Gold = Mapping[str, Any]


def read_gold(shared: Path) -> tuple[list[Gold], list[str]]:
    """The hand-made cases, and the repaired lines of the book that their line numbers count."""
    cases = json.loads((shared / "eval/structure-dev.json").read_text(encoding="utf-8"))["cases"]
    raw = (shared / "corpus/pmqa-2564.txt").read_text(encoding="utf-8").split("\n")
    return cases, [line.text for line in repair_lines(raw)]


def book_paper(cases: Sequence[Gold], lines: Sequence[str], *, columns: int) -> str:
    """A book of `cases`: an introduction, then of each name, profile and overview, and its sections in columns."""
    front = "<div class=leaf><h1>รวมผลงานที่ได้รับรางวัล</h1><p>รางวัลคุณภาพการบริหารจัดการภาครัฐ ประจำปี พ.ศ. 2564</p></div>"
    body = "".join(f"<div class=leaf>{_opening(case, lines)}</div>{_sections(case, lines)}" for case in cases)
    return paper(front + body, head=HEAD, columns=columns)


def score_body(cases: Sequence[Gold], lines: Sequence[str], found: Sequence[Case]) -> tuple[int, int]:
    """How many lines of the gold's bodies lie in the section with the gold's heading, and how many there are."""
    right = total = 0
    for gold in cases:
        held: dict[str, str] = {}
        for case in found:
            if plain(case.agency) == plain(gold["agency"]):
                for section in case.sections:
                    text = plain("".join(line.text for line in section.body))
                    held[plain(section.heading)] = held.get(plain(section.heading), "") + text
        for section in gold["sections"]:
            texts = [plain(lines[number - 1]) for number in _numbers(section["body_lines"])]
            total += sum(bool(text) for text in texts)
            right += sum(bool(text) and text in held.get(plain(section["heading"]), "") for text in texts)
    return right, total


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _opening(case: Gold, lines: Sequence[str]) -> str:
    labels = {"วิสัยทัศน์": case["vision"], "พันธกิจ": case["mission"], "ค่านิยม": case["values"]}
    profile = ""
    for label, texts in labels.items():
        items = [texts] if isinstance(texts, str) else [f"{place}) {text}" for place, text in enumerate(texts, 1)]
        profile += f"<h3>{label}</h3>" + "".join(f"<p>{html.escape(item)}</p>" for item in items)
    return f"<h1>{case['agency']}</h1>{profile}<h3>ภาพรวมของหน่วยงาน</h3>" + _html(case["overview_lines"], lines)


def _sections(case: Gold, lines: Sequence[str]) -> str:
    text = ""
    for place, section in enumerate(case["sections"], 1):
        tag = f"h{section['level'] + 1}"
        text += f"<{tag}>{html.escape(section['heading'])}</{tag}>{_html(section['body_lines'], lines)}"
        if place % 4 == 0:
            text += f"<p class=caption>ภาพที่ {place} การประชุมคณะทำงานของหน่วยงาน</p>"
    return f"<div class='text leaf'>{text}</div>"


def paragraphs(spans: Sequence[Sequence[int]], lines: Sequence[str]) -> list[str]:
    """The paragraphs on the spans of lines, without the signs of a book's lines."""
    found: list[str] = []
    for number in _numbers(spans):
        line = lines[number - 1]
        if line.strip() and (not found or line.lstrip(" ").startswith(("\t", "•"))):
            found.append("")
        if line.strip():
            found[-1] += line.strip("\t")
    return [text.strip() for text in found]


def _html(spans: Sequence[Sequence[int]], lines: Sequence[str]) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(spans, lines))


def _numbers(spans: Sequence[Sequence[int]]) -> Iterator[int]:
    for first, last in spans:
        yield from range(first, last + 1)
