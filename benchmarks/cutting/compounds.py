"""Measure what character grams find of a word inside a compound; write benchmarks/results/compounds.json.

usage: python -m benchmarks.cutting.compounds [--shared ../shared] [--home FOLDER]

Queries of one word, made from the passages of the award book: a word of PyThaiNLP's list that is part of a longer one
which newmm keeps whole (บริหาร in การบริหาร), what is left of the longer one being listed words too, and that newmm
finds nowhere by itself. Right are the passages that hold such a longer word. Left out are words without a meaning of
their own, words that name a case, and those in more than a tenth of the passages, which any list of ten would hold.
Many are words that nobody would ask for; so those that XQuAD's Thai paragraphs and questions use by themselves are
measured apart too.

With grams is the program, without them a ranking that gives their weight to the words. Half of the queries are held
back, by a hash of the word: whoever chooses by the one half can look at the other afterwards.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ir_measures
from ir_measures import Qrel, R, ScoredDoc, Success, nDCG
from pythainlp.corpus import thai_stopwords, thai_words

from benchmarks.setup import BOOK, describe_run, make_parser, open_home, open_source, read_paragraphs, report
from corpus import is_cut, read_terms, words_of
from index import Library
from search import EngineSource, SearchEngine
from search.evaluation.measures import DEPTH
from search.evaluation.significance import paired_p_value
from search.ranking import PROGRAM, Ranking

WAYS: Mapping[str, Ranking] = {"with grams": PROGRAM, "without grams": Ranking(grams=0)}

MEASURES = {nDCG @ DEPTH: "ndcg@10", R @ DEPTH: "recall@10", Success @ DEPTH: "any in ten"}

SHORTEST, SHORTEST_WHOLE = 3, 5
"""Letters of a word and of the longer one that it is part of."""

MOST_HOLDERS = 0.1
"""Of the passages may hold the word."""

EMPTY = thai_stopwords() | {"การ", "ความ", "ผู้", "นัก", "ชาว", "น่า", "เครื่อง", "โรง", "ห้อง"}
"""What compounds are made with, and function words: nobody asks for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenWord:
    """A word that stands only inside others. passages: the ids of those that hold one of these, in order."""

    word: str
    passages: tuple[str, ...]

    @property
    def is_held_back(self) -> bool:
        return hashlib.sha256(self.word.encode()).digest()[0] % 2 == 1


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        source = open_source(home, "book", args.shared / BOOK)
        report("compounds", measure(source, args.shared / "eval/xquad/xquad.th.json"))


def measure(source: EngineSource, xquad: Path) -> dict[str, object]:
    """The settings, and of each half the means of both ways and the p-values of their difference."""
    engine = source.current()
    words = find_hidden_words(source.store.open(source.recipe).library)
    words = [each for each in words if not names_case(engine, each.word)]
    scores = {way: score_words(engine, words, ranking) for way, ranking in WAYS.items()}
    used = {
        term for each in read_paragraphs(xquad) for text in (each.text, *each.questions) for term in read_terms(text)
    }
    sets = {"all words": words, "words that XQuAD uses": [each for each in words if each.word in used]}
    return {
        "settings": describe_run(source.recipe),
        "results": {
            name: {
                "first half": compare(scores, [each.word for each in of if not each.is_held_back]),
                "half held back": compare(scores, [each.word for each in of if each.is_held_back]),
            }
            for name, of in sets.items()
        },
    }


def names_case(engine: SearchEngine, word: str) -> bool:
    """Whether the program takes the word for a name: what it lifts then is judged elsewhere."""
    return any(hit.name_boost for hit in engine.search(word, limit=DEPTH).hits)


def find_hidden_words(library: Library) -> list[HiddenWord]:
    """The words that only compounds of the passages hold, in the order of their letters."""
    terms = [set(words_of(read_terms(each.text))) for each in library.passages]
    wholes: dict[str, set[str]] = defaultdict(set)
    for whole in {term for each in terms for term in each if re.fullmatch("[\u0e01-\u0e4e]+", term)}:
        for part in cut_parts(whole):
            wholes[part].add(whole)
    found = []
    for word in sorted(wholes.keys() - set().union(*terms) - EMPTY):
        if sum(word in each.text for each in library.passages) <= MOST_HOLDERS * len(library.passages):
            inside = [not wholes[word].isdisjoint(each) for each in terms]
            ids = [each.id for each, holds in zip(library.passages, inside, strict=True) if holds]
            found.append(HiddenWord(word=word, passages=tuple(ids)))
    return found


def cut_parts(whole: str) -> set[str]:
    """The listed words inside `whole` that leave nothing but listed words on either side."""
    if len(whole) < SHORTEST_WHOLE:
        return set()
    places = [place for place in range(len(whole) + 1) if is_cut(whole, place)]
    return {
        whole[start:end]
        for start in places
        for end in places
        if SHORTEST <= end - start < len(whole)
        and whole[start:end] in thai_words()
        and _is_made_of_words(whole[:start])
        and _is_made_of_words(whole[end:])
    }


@cache
def _is_made_of_words(text: str) -> bool:
    # Of listed words of two letters and more; nothing is, too.
    return not text or any(
        text[:end] in thai_words() and is_cut(text, end) and _is_made_of_words(text[end:])
        for end in range(2, len(text) + 1)
    )


def score_words(engine: SearchEngine, words: Sequence[HiddenWord], ranking: Ranking) -> dict[str, dict[str, float]]:
    """Of each word every measure of the passages that `ranking` gives it."""
    qrels = [Qrel(each.word, passage, 1) for each in words for passage in each.passages]
    run = [
        ScoredDoc(each.word, hit.passage.id, -hit.rank)
        for each in words
        for hit in engine.search(each.word, limit=DEPTH, ranking=ranking).hits
    ]
    scores: dict[str, dict[str, float]] = defaultdict(dict)
    for value in ir_measures.iter_calc(list(MEASURES), qrels, run):
        scores[value.query_id][MEASURES[value.measure]] = value.value
    return scores


def compare(scores: Mapping[str, Mapping[str, Mapping[str, float]]], words: Sequence[str]) -> dict[str, object]:
    """The means over `words` by way and measure, and p of the difference between the two ways, paired by word."""
    lists = {
        name: {way: [each[word][name] for word in words] for way, each in scores.items()} for name in MEASURES.values()
    }
    means = {way: {name: round(sum(each[way]) / len(words), 4) for name, each in lists.items()} for way in scores}
    return {
        "words": len(words),
        **means,
        "p": {name: round(paired_p_value(*of.values()), 4) for name, of in lists.items()},
    }


if __name__ == "__main__":
    main()
