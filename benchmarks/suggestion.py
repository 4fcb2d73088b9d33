"""Measure the suggestions on made slips and on sound queries; write benchmarks/results/suggestion.json.

usage: python -m benchmarks.suggestion [--shared ../shared] [--home FOLDER]

Slips are made in words of an index of the award book, always the same ones; a slip that gives another word of the index
or of PyThaiNLP's list is none and is made anew. Slips in English queries are made in words of five letters and more of
our own queries and XQuAD's, several in one query. The listed misspellings whose right spelling the book has stand in
five sentences each. Sound are the queries of tests/data but for those typed wrongly on purpose.
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
from corpus import is_english, keyboard_layout
from index import Generation
from search import read_queries
from search.query.spellings import Spellings, read_misspellings
from search.query.suggestion import Suggester

WORDS, SEED = 300, 7
TONES = "\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
GLYPH = re.compile("[\u0e40-\u0e44]?.[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)
"""A letter with its marks and the vowel before it: what is lost together."""

KEYS = dict(keyboard_layout())
"""From a key under the US layout to the same under Kedmanee."""

TO_LATIN, TO_THAI = str.maketrans({thai: latin for latin, thai in KEYS.items()}), str.maketrans(KEYS)
SENTENCES = ("การพัฒนา{}ของหน่วยงาน", "อยากทราบเรื่อง{}ในจังหวัด", "ระบบ{}ที่ประชาชนใช้", "{}คืออะไร", "เพิ่ม{}ให้เกษตรกร")
"""In which a misspelt word stands: newmm parts it in each as its neighbours let it."""

_THAI, _LATIN = re.compile("[\u0e01-\u0e4e]"), re.compile("[A-Za-z]")


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        source = make_source(home, "book")
        ingest_file(source, args.shared / BOOK)
        report("suggestion", measure_all(source.store.open(source.recipe), args.shared / "eval/xquad"))


def measure_all(generation: Generation, xquad: Path) -> dict[str, object]:
    """By kind of slip how many are put right; then what becomes of sound queries and of whole ones in the other
    layout."""
    index = generation.lexical
    suggester = Suggester(index, generation.words)
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
    results["listed misspellings, in sentences"] = listed(suggester, Spellings(index))
    results["English queries with slips"] = in_english(suggester, xquad)
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


def listed(suggester: Suggester, spellings: Spellings) -> dict[str, object]:
    pairs = [(form, right) for right, wrong in read_misspellings().items() for form in wrong]
    held = [(form, right) for form, right in pairs if spellings.passages(right)]
    asked = [(sentence.format(form), sentence.format(right)) for form, right in held for sentence in SENTENCES]
    suggested = sum(suggester.suggest(typed) == right for typed, right in asked)
    either = sum(right in (suggester.suggest(typed), spellings.other(typed)) for typed, right in asked)
    return {
        "forms": len(pairs),
        "whose right spelling the book has": len(held),
        "suggested right": round(suggested / len(asked), 3),
        "asked right, suggested or not": round(either / len(asked), 3),
    }


def in_english(suggester: Suggester, xquad: Path) -> dict[str, object]:
    """By the number of slips in a query how many queries are put right whole, and how many of its slips; then sound
    queries that get a suggestion."""
    files = ("book-queries.jsonl", "book-queries-2.jsonl")
    own = [query.text for name in files for query in read_queries(DATA / name) if query.language == "en"]
    other = [question for _, question in ask_paragraphs(read_paragraphs(xquad / "xquad.en.json"))]
    found: dict[str, object] = {}
    for name, texts in (("own", own), ("XQuAD", other)):
        rows: dict[str, object] = {"queries": len(texts)}
        for count in (1, 2, 3):
            source = random.Random(SEED)
            pairs = [pair for text in texts if (pair := with_slips(text.split(), count, source))]
            meant = [(suggester.suggest(" ".join(typed)), " ".join(right)) for typed, right in pairs]
            rows[f"slips: {count}"] = {
                "queries": len(pairs),
                "suggestions": sum(each is not None for each, _ in meant),
                "right": _share([(right, each) for each, right in meant]),
            }
        rows["sound, with a suggestion"] = sum(suggester.suggest(text) is not None for text in texts)
        found[name] = rows
    return found


def with_slips(words: Sequence[str], count: int, source: random.Random) -> tuple[list[str], list[str]] | None:
    """The words with slips in `count` of them, and without; None when too few can have one."""
    places = [at for at, word in enumerate(words) if re.fullmatch("[a-z]{5,}", word)]
    if len(places) < count:
        return None
    typed = list(words)
    for at in source.sample(places, count):
        while typed[at] == words[at] or is_english(typed[at]):
            typed[at] = source.choice((without_letter, doubled, exchanged, replaced))(words[at], source)
    return typed, list(words)


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
