"""Measure how foreign words are found in the other script; write benchmarks/results/loanwords.json.

usage: python -m benchmarks.loanwords [--shared ../shared] [--home FOLDER]

Pairs of our own (tests/data/loanwords.tsv) and ordinary Thai words (tests/data/thai-words.txt). The index that is asked
holds the Latin words of the pairs beside those of the award book, or the Thai ones; a word's answer is right
when it is its pair. Then the ranking: each pair's Latin word, put into a passage of the book, is asked for in Thai.
"""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.setup import (
    BOOK,
    DATA,
    make_parser,
    mean_by_language,
    open_home,
    open_source,
    read_answerable,
    read_paragraphs,
    report,
    score_queries,
    with_terms,
)
from corpus import read_terms
from index import LexicalIndex, Words, passage_terms
from search import EngineSource, SearchEngine, read_queries
from search.evaluation.baselines import lexical_alone
from search.evaluation.measures import DEPTH
from search.query.loanwords import Loanwords
from search.ranking import PROGRAM, Ranking

QUERIES = ("book-queries.jsonl", "negatives.jsonl", "near-negatives.jsonl")

WAYS: Mapping[str, Ranking] = {"as typed": Ranking(respelling=False), "in both scripts": PROGRAM}


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("loanwords", measure(args.shared, open_source(home, "book", args.shared / BOOK)))


def measure(shared: Path, source: EngineSource) -> dict[str, object]:
    """Shares of pairs found both ways, ordinary words that are given another, and the ranking with and without."""
    lines = (DATA / "loanwords.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(thai, latin) for thai, latin in (line.split("\t") for line in lines)]
    known = source.store.open(source.recipe).lexical.vocabulary
    latin = _loanwords([latin for _, latin in pairs], [word for word in known if word.isascii()])
    thai = _loanwords([thai for thai, _ in pairs], [word for word in known if not word.isascii()])
    ordinary = (DATA / "thai-words.txt").read_text(encoding="utf-8").split()
    asked = [query.text for name in QUERIES for query in read_queries(DATA / name)]
    paragraphs = read_paragraphs(shared / "eval/xquad/xquad.th.json")
    questions = [question for paragraph in paragraphs for question in paragraph.questions]
    given = {word: other for word in (*ordinary, *asked, *questions) if (other := latin.respell(word))}
    times = [_milliseconds(latin, query) for query in asked]
    return {
        "pairs": len(pairs),
        "Thai asked, Latin found": _right([(thai, each) for thai, each in pairs], latin),
        "Latin asked, Thai found": _right([(each, thai) for thai, each in pairs], thai),
        "ordinary words": len(ordinary),
        "ordinary words given another": [word for word in ordinary if word in given],
        "queries of tests/data": len(asked),
        "respelled": sum(query in given for query in asked),
        "XQuAD's Thai questions": len(questions),
        "respelled of these": sum(question in given for question in questions),
        "milliseconds (median)": round(statistics.median(times), 1),
        "milliseconds (95 %)": round(statistics.quantiles(times, n=20)[-1], 1),
        "mrr@10": rank(source, pairs),
        **judge(source),
    }


def judge(source: EngineSource) -> dict[str, dict[str, float]]:
    """Of the queries of tests/data: nDCG@10 of those that the book answers, and how many of each file are refused."""
    engine = source.current()
    queries = {name: read_queries(DATA / name) for name in QUERIES}
    answerable = read_answerable(DATA / "book-queries.jsonl")
    found: dict[str, dict[str, float]] = {"ndcg@10": {}, "refused": {}}
    for name, ranking in WAYS.items():
        gains = mean_by_language(answerable, score_queries(engine, answerable, ranking))
        found["ndcg@10"] |= {f"{name}, {language}": gain for language, gain in gains.items()}
        for file, asked in queries.items():
            refused = sum(not engine.search(query.text, ranking=ranking).answered for query in asked)
            found["refused"][f"{name}, {file}"] = refused
    return found


def rank(source: EngineSource, pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    """MRR@10 of the passage that holds the Latin word, by the lexical leg alone."""
    generation = source.store.open(source.recipe)
    passages, cases = generation.library.passages, {case.id: case for case in generation.library.cases}
    step = max(1, len(passages) // len(pairs))
    holder = {latin: passages[step * place % len(passages)].id for place, (_, latin) in enumerate(pairs)}
    added = {holder[latin]: latin for latin in reversed(holder)}
    terms = [(*passage_terms(cases[each.case_id], each), *read_terms(added.get(each.id, ""))) for each in passages]
    engine = SearchEngine(with_terms(generation, terms), source.encoder)
    found = {}
    for name, ranking in WAYS.items():
        alone = replace(ranking, fusion=lexical_alone, naming=False)
        gains = []
        for thai, latin in pairs:
            hits = engine.search(thai, limit=DEPTH, ranking=alone).hits
            ranks = [hit.rank for hit in hits if hit.passage.id == holder[latin] and hit.lexical.score > 0]
            gains.append(1 / ranks[0] if ranks else 0.0)
        found[name] = round(statistics.fmean(gains), 3)
    return found


def _loanwords(spellings: Sequence[str], words: Sequence[str]) -> Loanwords:
    index = LexicalIndex.of([*map(read_terms, spellings), tuple(words)])
    return Loanwords(index, Words.of({term: index.document_frequency(term) for term in index.vocabulary}))


def _right(pairs: Sequence[tuple[str, str]], loanwords: Loanwords) -> dict[str, object]:
    given = [(asked, loanwords.respell(asked), wanted) for asked, wanted in pairs]
    right = [_bare(found) == _bare(wanted) for _, found, wanted in given if found]
    return {
        "recall": round(sum(right) / len(pairs), 3),
        "precision": round(sum(right) / len(right), 3),
        "missed": [asked for asked, found, wanted in given if not found],
        "otherwise": {asked: found for asked, found, wanted in given if found and _bare(found) != _bare(wanted)},
    }


def _bare(word: str) -> str:
    return word.replace("-", "").replace(" ", "")


def _milliseconds(loanwords: Loanwords, query: str) -> float:
    began = time.perf_counter()
    loanwords.respell(query)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
