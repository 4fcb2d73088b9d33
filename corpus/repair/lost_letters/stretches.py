"""Lines with choices: read stretch by stretch, and what was picked written into a draft."""

import re
from collections.abc import Iterator, Mapping

from corpus.documents import Span
from corpus.repair.alignment import Draft
from corpus.repair.lost_letters.choices import Option, Options, choose
from corpus.thai import LETTER

_LETTER = re.compile(f"[{LETTER}]")

Picked = Mapping[int, Option]
"""What was picked of the options of a line, by place, in order."""


def choose_in_line(line: str, options: Options) -> dict[int, Option]:
    """The cheapest of `options` of a line, by place, in order; each stretch of letters is read on its own."""
    picked: dict[int, Option] = {}
    done = 0
    for place in sorted(options):
        if place >= done:
            start, done = _stretch(line, place, options)
            within = {
                at - start: [Option(each.letters, each.end - start, each.price) for each in options[at]]
                for at in range(start, done)
                if at in options
            }
            chosen = choose(line[start:done], within).picked
            picked |= {at + start: Option(each.letters, each.end + start, each.price) for at, each in chosen.items()}
    return picked


def _stretch(line: str, place: int, options: Options) -> Span:
    start = end = place
    while start and _LETTER.match(line, start - 1):
        start -= 1
    while end < len(line) and (end in options or _LETTER.match(line, end)):
        end = max((each.end for each in options[end]), default=end + 1) if end in options else end + 1
    return start, end


def write(draft: Draft, picked: Picked, rule: str) -> None:
    """Write what was picked of the draft's text into the draft."""
    for start, end, letters in reversed(list(changes_of(draft.text, picked))):
        source = (min(span[0] for span in draft.origins[start:end]), max(span[1] for span in draft.origins[start:end]))
        draft.letters[start:end] = letters
        draft.origins[start:end] = [source] * len(letters)
        draft.touch(source, rule)


def changes_of(text: str, picked: Picked) -> Iterator[tuple[int, int, str]]:
    """What of `picked` is not as `text` has it: where it begins and ends, and the letters that belong there."""
    for place, option in picked.items():
        if text[place : option.end] != option.letters:
            yield place, option.end, option.letters
