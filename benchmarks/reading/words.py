"""Processor time of Thai words; write benchmarks/results/words.json, which docs/performance.md quotes.

usage: python -m benchmarks.reading.words [--shared ../shared] [--home FOLDER]

A search of the book in a fresh process is set against a process that imports sentence-transformers, turn by turn. Texts
of news under eval/mixed of --shared are brought in without the model, step by step, in a process whose tables are
made. The runs of Thai letters of all texts are cut by newmm as PyThaiNLP has it, by nlpo3 where it is installed, and as
the program cuts them.
"""

import os
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import TypeVar

from marisa_trie import Trie
from pythainlp.tokenize import word_tokenize

from benchmarks.setup import BOOK, NEWS, ROOT, SAMPLE, describe_machine, make_parser, open_home, report
from benchmarks.setup.sources import open_source
from corpus import (
    THAI,
    all_words,
    count_introductions,
    cut_passages,
    declared_items,
    find_concepts,
    find_cues,
    parse_document,
    read_contents,
    states_aims,
)
from corpus.reading import sandbox
from corpus.thai.cutting import cut_text
from index.passage_texts import passage_terms, window_texts

QUERIES = ("ลดขั้นตอน", "การมีส่วนร่วมของประชาชน", "elderly care in the community")
RUNS = 5
SEARCH = "from command.cli import main; main()"
IMPORT = "import sentence_transformers"
Made = TypeVar("Made")


def main() -> None:
    args = make_parser(__doc__).parse_args()
    shared = args.shared.resolve()
    with open_home(args.home) as home:
        open_source(home, "words", shared / BOOK)
        cold = measure_search(home / "words")
    report(
        "words",
        {
            "machine": describe_machine(),
            "cold search": cold,
            "ingest, ms of processor time a passage": measure_ingest(shared),
            "cutting": measure_cutting(shared),
        },
    )


def measure_search(home: Path) -> dict[str, object]:
    """Medians of RUNS turns, in seconds of processor time, and how the two stand to each other."""
    environment = {**os.environ, "PMQA_HOME": str(home)}
    spent: dict[str, list[float]] = {"search": [], "import sentence_transformers": []}
    subprocess.run([sys.executable, "-c", SEARCH, "search", QUERIES[0]], env=environment, cwd=ROOT, check=True)
    for turn in range(RUNS):
        query = QUERIES[turn % len(QUERIES)]
        spent["search"].append(processor_seconds([SEARCH, "search", query], environment))
        spent["import sentence_transformers"].append(processor_seconds([IMPORT], environment))
    medians = {name: round(median(each), 2) for name, each in spent.items()}
    ratios = [a / b for a, b in zip(*spent.values(), strict=True)]
    return {**medians, "search / import": round(median(ratios), 3)}


def processor_seconds(code: Sequence[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", *code], env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_ingest(shared: Path) -> dict[str, float]:
    """By step; reading with the processes that read."""
    spent: Counter[str] = Counter()

    def take(step: str, make: Callable[[], Made]) -> Made:
        begun = _own_and_children()
        made = make()
        spent[step] += _own_and_children() - begun
        return made

    find_concepts("goat คนแก่"), find_cues("แผน")
    passages = 0
    for path in sorted((shared / NEWS).glob("*.md")):
        document = take("reading", lambda path=path: parse_document(path.name, path.read_bytes()))
        contents = take("repair and structure", lambda document=document: read_contents(document))
        pairs = take("passages and windows", lambda c=contents: [(x, p) for x in c.cases for p in cut_passages(x)])
        texts = [passage for _, passage in pairs]
        take("passages and windows", lambda texts=texts: [window_texts(passage) for passage in texts])
        take("terms and concepts", lambda pairs=pairs: [passage_terms(case, passage) for case, passage in pairs])
        take("cues", lambda texts=texts: [find_cues(passage.text) for passage in texts])
        take("declared items", lambda texts=texts: [declared_items((*p.path, p.section)) for p in texts])
        take("aims", lambda texts=texts: states_aims(texts))
        take("introductions", lambda texts=texts: count_introductions(passage.text for passage in texts))
        passages += len(texts)
    take("reading", sandbox._KEEPER.close)  # what a process has taken is known once it has ended
    rows = {step: round(1000 * seconds / passages, 2) for step, seconds in spent.items()}
    return {"passages": passages, **rows, "together": round(1000 * spent.total() / passages, 2)}


def _own_and_children() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


def measure_cutting(shared: Path) -> dict[str, object]:
    """Microseconds a run, each run once and none remembered; how many runs, and whole lines, are cut otherwise than by
    newmm."""
    paths = [shared / BOOK, *SAMPLE.glob("*.md"), *(shared / NEWS).glob("*.md")]
    lines = list(dict.fromkeys(line for path in sorted(paths) for line in path.read_text("utf-8").split("\n")))
    runs = list(dict.fromkeys(run for line in lines for run in re.findall(f"[{THAI}]+", line)))
    rows: dict[str, object] = {"runs": len(runs), "lines": len(lines)}
    wanted = [[word_tokenize(text, engine="newmm") for text in texts] for texts in (runs, lines)]
    for name, cut in cutters():
        cut("ก")
        begun = time.process_time()
        found = [cut(run) for run in runs]
        microseconds = 1_000_000 * (time.process_time() - begun) / len(runs)
        rows[name] = {
            "microseconds a run": round(microseconds, 1),
            "runs cut otherwise": sum(a != b for a, b in zip(found, wanted[0], strict=True)),
            "lines cut otherwise": sum(cut(line) != words for line, words in zip(lines, wanted[1], strict=True)),
        }
    return rows


def cutters() -> Iterator[tuple[str, Callable[[str], list[str]]]]:
    yield "newmm of PyThaiNLP", lambda text: list(word_tokenize(text, engine="newmm"))
    words = all_words()
    trie, longest = Trie(words), max(map(len, words))
    yield "the program", lambda text: cut_text(text, trie.prefixes, longest)
    try:
        import nlpo3  # noqa: F401
    except ImportError:
        return
    yield "nlpo3", lambda text: list(word_tokenize(text, engine="nlpo3"))


if __name__ == "__main__":
    main()
