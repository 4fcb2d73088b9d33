"""Measure the suggestions on made slips and on sound queries; write benchmarks/results/suggestion.json.

usage: python -m benchmarks.suggestion [--shared ../shared] [--home FOLDER]

Slips are made in words of an index of the award book, always the same ones; a slip that
gives another word of the index or of PyThaiNLP's list is none and is made anew. Sound are the queries of tests/data but
for those typed wrongly on purpose.
"""

import random
import re
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from pythainlp.corpus import thai_words

from benchmarks.setup import (
    BOOK,
    DATA,
    ask_paragraphs,
    ingest_file,
    make_parser,
    make_source,
    open_home,
    read_paragraphs,
    report,
)
from corpus import keyboard_layout
from index import LexicalIndex
from search import read_queries
from search.query.suggestion import Suggester

WORDS, SEED = 300, 7
TONES = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
GLYPH = re.compile("[\u0e40-\u0e44]?.[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)
"""A letter with its marks and the vowel before it: what is lost together."""

KEYS = dict(keyboard_layout())
"""From a key under the US layout to the same under Kedmanee."""

TO_LATIN, TO_THAI = str.maketrans({thai: latin for latin, thai in KEYS.items()}), str.maketrans(KEYS)
_THAI, _LATIN = re.compile("[\u0e01-\u0e4e]"), re.compile("[A-Za-z]")


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        source = make_source(home, "book")
        ingest_file(source, args.shared / BOOK)
        report("suggestion", measure_all(source.store.open(source.recipe).lexical, args.shared / "eval/xquad"))


def measure_all(index: LexicalIndex, xquad: Path) -> dict[str, object]:
    """By kind of slip how many are put right; then what becomes of sound queries and of whole ones in the other
    layout."""
    suggester = Suggester(index)
    known = thai_words()
    words = [word for word in index.vocabulary if word in known and len(GLYPH.findall(word)) >= 4]
    latin = [word for word in index.vocabulary if word.isascii() and word.isalpha() and len(word) >= 6]
    source = random.Random(SEED)
    chosen = source.sample(words, min(WORDS, len(words)))
    results: dict[str, object] = {"words": {"Thai": len(words), "Latin": len(latin), "asked of each": WORDS}}
    for name, make in SLIPS.items():
        of = source.sample(latin, min(WORDS, len(latin))) if name.startswith("Latin") else chosen
        pairs = [(make(word, source), word) for word in of]
        sound = [(typed, word) for typed, word in pairs if typed and typed not in known and not index.knows(typed)]
        results[name] = measure(suggester, sound)
    results["sound queries"] = false_alarms(suggester)
    results["whole queries in the other layout"] = layouts(suggester, xquad)
    return results


def measure(suggester: Suggester, pairs: Sequence[tuple[str, str]]) -> dict[str, object]:
    found, times = [], []
    for typed, _ in pairs:
        began = time.perf_counter()
        found.append(suggester.suggest(typed))
        times.append(time.perf_counter() - began)
    right = sum(meant == word for meant, (_, word) in zip(found, pairs, strict=True))
    given = sum(meant is not None for meant in found)
    return {
        "slips": len(pairs),
        "precision": round(right / given, 3) if given else None,
        "recall": round(right / len(pairs), 3),
        "milliseconds (median)": round(1000 * statistics.median(times[1:]), 2),
    }


def false_alarms(suggester: Suggester) -> dict[str, object]:
    files = [DATA / name for name in ("book-queries.jsonl", "negatives.jsonl", "near-negatives.jsonl")]
    asked = [query for path in files for query in read_queries(path) if query.kind != "typo"]
    times = []
    given = 0
    for query in asked:
        began = time.perf_counter()
        given += suggester.suggest(query.text) is not None
        times.append(time.perf_counter() - began)
    return {
        "queries": len(asked),
        "suggestions": given,
        "milliseconds (median)": round(1000 * statistics.median(times), 2),
        "milliseconds (95 %)": round(1000 * statistics.quantiles(times, n=20)[-1], 2),
    }


def layouts(suggester: Suggester, xquad: Path) -> dict[str, object]:
    asked = [query for query in read_queries(DATA / "book-queries.jsonl") if query.kind != "typo"]
    sets = {"own queries": [query.text for query in asked]}
    for language in ("th", "en"):
        asked_of = ask_paragraphs(read_paragraphs(xquad / f"xquad.{language}.json"))
        sets[f"XQuAD, {language}"] = [question for _, question in asked_of]
    found: dict[str, object] = {}
    for name, texts in sets.items():
        queries = [" ".join(text.split()) for text in texts]
        back = [(query, suggester.suggest(in_other_layout(query))) for query in queries]
        one = [(query, meant) for query, meant in back if not (_THAI.search(query) and _LATIN.search(query))]
        found[name] = {
            "queries": len(queries),
            "right": _share(back),
            "in one script": len(one),
            "right of these": _share(one),
            "another suggestion": sum(meant not in (None, query) for query, meant in back),
            "sound, taken for the other layout": sum(
                is_retyped(query, meant) for query in queries if (meant := suggester.suggest(query))
            ),
        }
    return found


def is_retyped(query: str, meant: str) -> bool:
    """Whether `meant` is `query` in the other layout: a slip that is put right stays in its script."""
    return bool(_THAI.search(query)) != bool(_THAI.search(meant))


def in_other_layout(query: str) -> str:
    table = TO_LATIN if _THAI.search(query) else TO_THAI
    return " ".join(token if token.isdecimal() else token.translate(table) for token in query.split())


def _share(back: Sequence[tuple[str, str | None]]) -> float:
    return round(sum(query == meant for query, meant in back) / len(back), 3)


def without_mark(word: str, source: random.Random) -> str:
    places = [at for at, letter in enumerate(word) if letter in TONES]
    return _without(word, source.choice(places)) if places else ""


def without_letter(word: str, source: random.Random) -> str:
    return _without(word, source.randrange(1, len(word)))


def without_glyph(word: str, source: random.Random) -> str:
    glyphs = GLYPH.findall(word)
    del glyphs[source.randrange(1, len(glyphs))]
    return "".join(glyphs)


def doubled(word: str, source: random.Random) -> str:
    at = source.randrange(len(word))
    return word[:at] + word[at] + word[at:]


def exchanged(word: str, source: random.Random) -> str:
    at = source.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def replaced(word: str, source: random.Random) -> str:
    at = source.randrange(1, len(word))
    letters = "abcdefghijklmnopqrstuvwxyz" if word.isascii() else "กขคงจชซญดตทนบปผพมยรลวศสหอ"
    return word[:at] + source.choice(letters) + word[at + 1 :]


def in_latin_layout(word: str, source: random.Random) -> str:
    return word.translate(TO_LATIN)


def in_thai_layout(word: str, source: random.Random) -> str:
    return word.translate(TO_THAI)


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "Thai, a tone mark left out": without_mark,
    "Thai, a letter or mark left out": without_letter,
    "Thai, a glyph with its marks left out": without_glyph,
    "Thai, a letter doubled": doubled,
    "Thai, two letters exchanged": exchanged,
    "Thai, a letter replaced": replaced,
    "Thai, typed with the Latin layout": in_latin_layout,
    "Latin, a letter left out": without_letter,
    "Latin, two letters exchanged": exchanged,
    "Latin, a letter replaced": replaced,
    "Latin, typed with the Thai layout": in_thai_layout,
}


def _without(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


if __name__ == "__main__":
    main()
