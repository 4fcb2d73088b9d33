"""Measure what is told apart and put together in terms; write benchmarks/results/terms.json.

usage: python -m benchmarks.cutting.terms [--shared ../shared] [--home FOLDER]

Years in both calendars, and dictionaries for newmm that know more words: on our own judged queries on the award book,
the sample and its queries (nDCG@10), and XQuAD's Thai questions (MRR@10), BM25 alone and fused. XQuAD's questions that
hold a year are asked in the other calendar too. One change at a time is put in the place of the program's own.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from pathlib import Path
from unittest import mock

import numpy as np
from pythainlp.corpus import thai_words
from pythainlp.corpus.th_en_translit import get_transliteration_dict
from pythainlp.tokenize import word_tokenize
from pythainlp.util import dict_trie

from benchmarks.setup import (
    BOOK,
    DATA,
    ROOT,
    SAMPLE,
    ask_paragraphs,
    compare,
    describe_run,
    index_paragraphs,
    make_parser,
    mean_by_language,
    open_home,
    open_source,
    paragraph_rank,
    read_answerable,
    read_paragraphs,
    report,
    score_queries,
    with_terms,
)
from corpus import Case
from corpus.thai.years import BUDDHIST_ERA, FIRST, LAST
from index import Encoder, Generation, LexicalIndex, VectorCache, passage_terms, text_terms
from search import SearchEngine
from search.evaluation.baselines import lexical_alone
from search.evaluation.measures import DEPTH
from search.query import Query
from search.query.query import prepare_query
from search.ranking import PROGRAM, Fusion, Ranking, fuse_adaptive
from search.ranking.lexical import LexicalScores, Scripts
from search.ranking.scale import background_places, fit_scale

FUSIONS: Mapping[str, Fusion] = {"BM25": lexical_alone, "fused": fuse_adaptive}

Patched = Callable[[], AbstractContextManager[object]]

_YEAR = re.compile(r"(?<![0-9,.])(?:19|20|24|25)[0-9]{2}(?![0-9,]|\.[0-9])")


def main() -> None:
    args = make_parser(__doc__).parse_args()
    with open_home(args.home) as home:
        report("terms", measure(args.shared, home))


def measure(shared: Path, home: Path) -> dict[str, object]:
    """The settings, and by variant the figures of each set."""
    book, sample = open_source(home, "book", shared / BOOK), open_source(home, "sample", SAMPLE)
    paragraphs = Paragraphs(shared / "eval/xquad", book.encoder, VectorCache(home / "vectors.sqlite"))
    judged = {
        "book": (book, read_answerable(DATA / "book-queries.jsonl")),
        "sample": (sample, read_answerable(SAMPLE / "queries.jsonl")),
    }
    opened = {name: source.store.open(source.recipe) for name, (source, _) in judged.items()}
    cases = [case for generation in opened.values() for case in generation.library.cases]
    texts = [passage.text for generation in opened.values() for passage in generation.library.passages]
    found: dict[str, dict[str, object]] = {}
    for variant, patched in _variants(cases, texts).items():
        with patched():
            found[variant] = paragraphs.figures()
            for name, (source, queries) in judged.items():
                engine = SearchEngine(_with_terms(opened[name]), source.encoder)
                for way, fusion in FUSIONS.items():
                    scores = score_queries(engine, queries, Ranking(fusion=fusion))
                    found[variant][f"{name}, {way}"] = mean_by_language(queries, scores)["all"]
    return {"settings": describe_run(book.recipe), "results": found}


# What a text is parted into is no setting of the program, and shall be none: terms of passages and of queries must be
# the same. So the two functions that decide it are put aside, the one for Thai words by its private name.


def _variants(cases: Sequence[Case], texts: Sequence[str]) -> Mapping[str, Patched]:
    listed = {
        name: set((ROOT / f"corpus/lexicon/{name}.txt").read_text(encoding="utf-8").split())
        for name in ("agencies", "districts", "pmqa")
    }
    agencies = (
        listed["agencies"] | {case.agency for case in cases} | _thai(n for case in cases for n in case.short_names)
    )
    loans = _thai(get_transliteration_dict())
    quoted = _thai(found for text in texts for found in re.findall(r"[“\"‘'(]([\u0e01-\u0e4e]{4,40})[”\"’')]", text))
    return {
        "the program's own": nullcontext,
        "years as numbers": lambda: mock.patch("corpus.thai.terms.year_spellings", return_value=()),
        "lexicons, whole": _dictionary(set().union(*listed.values()), parts=False),
        "lexicons, whole and parts": _dictionary(set().union(*listed.values()), parts=True),
        "PMQA's terms, whole and parts": _dictionary(listed["pmqa"], parts=True),
        "agencies and short names, whole": _dictionary(agencies, parts=False),
        "agencies and short names, whole and parts": _dictionary(agencies, parts=True),
        "what stands in quotes and brackets, whole and parts": _dictionary(quoted, parts=True),
        "foreign words of PyThaiNLP, whole": _dictionary(loans, parts=False),
        "affixes parted (การบริหาร: บริหาร too)": lambda: mock.patch("corpus.thai.terms._thai_words", _affixes),
        "all compounds parted": lambda: mock.patch("corpus.thai.terms._thai_words", _compounds),
    }


def _thai(words: Iterable[str]) -> set[str]:
    kept = (re.sub("[^\u0e01-\u0e4e]", "", word) for word in words)
    return {word for word in kept if len(word) > 1}


def _dictionary(more: Collection[str], *, parts: bool) -> Patched:
    # newmm with these words too; with parts, each of them gives the words that newmm would have made of it as well.
    strange = set(more) - thai_words()
    trie = dict_trie(thai_words() | set(more))

    def words(run: str) -> list[str]:
        found = []
        for word in word_tokenize(run, engine="newmm", keep_whitespace=False, custom_dict=trie):
            found += [word, *(_newmm(word) if parts and word in strange else ())]
        return [word for word in found if len(word) > 1]

    return lambda: mock.patch("corpus.thai.terms._thai_words", words)


def _newmm(run: str) -> list[str]:
    return list(word_tokenize(run, engine="newmm", keep_whitespace=False))


def _affixes(run: str) -> list[str]:
    found = []
    for word in _newmm(run):
        stem = re.fullmatch("(?:การ|ความ|ผู้|นัก|ชาว|น่า|เครื่อง|โรง|ห้อง)(..+)", word)
        found += [word, *((stem[1],) if stem and stem[1] in thai_words() else ())]
    return [word for word in found if len(word) > 1]


def _compounds(run: str) -> list[str]:
    return [part for word in _newmm(run) if len(word) > 1 for part in (word, *_parts(word))]


@lru_cache(None)
def _parts(word: str) -> tuple[str, ...]:
    # The fewest listed words, two letters and more, that the word is put together from; none for a word of one piece.
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(word) + 1):
        for start in range(end - 1):
            part = word[start:end]
            if start in best and part != word and part in thai_words() and not re.match("[ะ-ฺๅ็-๎]", word[end : end + 1]):
                longer = (*best[start], part)
                if end not in best or len(longer) < len(best[end]):
                    best[end] = longer
    return best.get(len(word), ())


def _with_terms(generation: Generation) -> Generation:
    cases = {case.id: case for case in generation.library.cases}
    terms = [passage_terms(cases[passage.case_id], passage) for passage in generation.library.passages]
    return with_terms(generation, terms)


class Paragraphs:
    """XQuAD's Thai paragraphs and questions; what does not depend on terms is measured once."""

    def __init__(self, folder: Path, encoder: Encoder, store: VectorCache) -> None:
        paragraphs = read_paragraphs(folder / "xquad.th.json")
        self._texts = [paragraph.text for paragraph in paragraphs]
        asked = ask_paragraphs(paragraphs)
        dated = [(place, question) for place, question in asked if _other_calendar(question) != question]
        self._sets = {
            "XQuAD": asked,
            f"XQuAD, the {len(dated)} with a year": dated,
            f"XQuAD, the {len(dated)} in the other calendar": [(place, _other_calendar(text)) for place, text in dated],
        }
        self._encode = encoder.encode_query_with_tokens
        self._dense, self._tokens = index_paragraphs(self._texts, encoder, store)
        self._cosines: dict[str, list[float]] = {}

    def figures(self) -> dict[str, object]:
        """MRR@10 of each set, by BM25 alone and fused."""
        lexical = LexicalIndex.of([text_terms(text) for text in self._texts])
        thai = Scripts.of(np.zeros(len(self._texts), dtype=np.bool_))
        found: dict[str, object] = {}
        for name, asked in self._sets.items():
            gains: dict[str, list[float]] = {way: [] for way in FUSIONS}
            for right, question in asked:
                query = prepare_query(question, self._encode)
                words, cosines = (
                    LexicalScores(lexical, [query], thai, PROGRAM).of(np.arange(len(self._texts))).tolist(),
                    self._dense_scores(query),
                )
                for way, fusion in FUSIONS.items():
                    rank = paragraph_rank(fusion(cosines, words), right)
                    gains[way].append(1 / rank if rank <= DEPTH else 0.0)
            found |= {f"{name}, {way}": round(sum(each) / len(each), 4) for way, each in gains.items()}
        return found

    def _dense_scores(self, query: Query) -> list[float]:
        if query.text not in self._cosines:
            scores = compare(self._dense, self._tokens, query)
            background = scores[background_places(len(scores))]
            self._cosines[query.text] = fit_scale(background).of(scores).tolist()
        return self._cosines[query.text]


def _other_calendar(question: str) -> str:
    # The same question with its years, and the calendar where it is named, written the other way.
    def swapped(found: re.Match[str]) -> str:
        year = int(found[0])
        return str(
            year - BUDDHIST_ERA
            if FIRST <= year <= LAST
            else year + BUDDHIST_ERA
            if FIRST <= year + BUDDHIST_ERA <= LAST
            else year
        )

    other = _YEAR.sub(swapped, question)
    names = {"ค.ศ.": "พ.ศ.", "พ.ศ.": "ค.ศ."}
    return question if other == question else re.sub("[คพ]\\.ศ\\.", lambda found: names[found[0]], other)


if __name__ == "__main__":
    main()
