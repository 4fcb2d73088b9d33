"""Measure how shared text is found; write benchmarks/results/sharing.json.

usage: python -m benchmarks.reports.sharing [--shared ../shared]

2,000 passages of the award book, the sample, news of the government and encyclopaedia articles are the library, each
document an agency of its own. 200 copies are made of some of them and looked up among them, and every two of the
passages are compared. Right is a stretch of a copy that stands in its source; what was put into another passage shares
that one's text too. What two passages have in common of themselves is no copy: where they
have ALIKE letters in a row that are equal, by a search of its own (difflib), it is counted apart, "found in the sources
themselves"; every other is a false alarm. Parameters were chosen on the first half: half of the news and of the
articles, one seed. The half held back has the book, the sample, the other news and articles, and another seed.

Beside it: what the news share with the book, and the time that 20,000 passages and a report of 300 take.
"""

import random
import re
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.reports.copies import STRENGTHS, Copy, Hand, make_copies
from benchmarks.setup import (
    SAMPLE,
    describe_machine,
    make_parser,
    read_book,
    read_encyclopaedia,
    read_news,
    report,
)
from corpus import Case, Passage, cut_words, read_document
from index import Library
from index.building.documents import Prepared, prepare
from search import SharedKind, SharedStretch, Sharing
from search.sharing.chains import DENSITY, GAP, SEED
from search.sharing.kinds import LEAST
from search.sharing.letters import read_letters
from search.sharing.shingles import SHINGLE, WINDOW
from search.sharing.wording import MANY

PASSAGES, COPIES = 2_000, 200
SHORTEST = 150
"""Letters of a passage of which a copy is made."""

FAR = 100
EVERY = 100_000
ALIKE = 40
FALSE_ALARM = 60
"""Letters of a stretch that news and book may share at most."""

REPORT, LARGE = 300, 20_000
_LANGUAGE = re.compile("(th|en) (?=[0-9]+$)")
SEEDS = {"chosen on": 1, "held back": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A passage of the library. half: which it may be copied for."""

    kind: str
    half: str
    case: Case
    passage: Passage


def main() -> None:
    args = make_parser(__doc__, home=False).parse_args()
    report("sharing", measure(args.shared))


def measure(shared: Path) -> dict[str, object]:
    """Every figure and the settings."""
    sources = read_sources(shared)
    library = make_library(sources)
    return {
        "settings": {
            "shingle": SHINGLE,
            "window": WINDOW,
            "seed of a run": SEED,
            "gap": GAP,
            "density": DENSITY,
            "least": LEAST,
            "many": MANY,
            "strengths": STRENGTHS,
            "machine": describe_machine(),
        },
        "passages": dict(Counter(source.kind for source in sources)),
        "copies": {half: measure_half(sources, library, half, seed) for half, seed in SEEDS.items()},
        "how far it goes, recall": measure_limits(sources, library),
        "news against the book": measure_news(shared),
        "time": measure_time(sources, library),
    }


def read_sources(shared: Path) -> list[Source]:
    """PASSAGES passages, chosen by a seed."""
    news, articles = read_news(shared), read_encyclopaedia(shared)
    held_back = [("book", read_book(shared)), *(("sample", prepare(read_document(path))) for path in digests())]
    found = [source for kind, each in held_back for source in read_document_sources(kind, "held back", each)]
    for kind, documents in (("news", news), ("article", articles)):
        for number, document in enumerate(documents):
            found += read_document_sources(kind, ("chosen on", "held back")[number % 2], document)
    return random.Random(0).sample(found, PASSAGES)


def digests() -> list[Path]:
    return sorted(path for path in SAMPLE.glob("*.md"))


def read_document_sources(kind: str, half: str, document: Prepared) -> list[Source]:
    """An article has the same agency in Thai as in English: the names in both are the same."""
    return [
        Source(kind=kind, half=half, case=replace(case, agency=_LANGUAGE.sub("", case.agency)), passage=passage)
        for case, passage in document.passages
    ]


def make_library(sources: Sequence[Source]) -> Library:
    cases = {source.case.id: source.case for source in sources}
    return Library(cases=tuple(cases.values()), passages=tuple(source.passage for source in sources))


def measure_half(sources: Sequence[Source], library: Library, half: str, seed: int) -> dict[str, object]:
    """Recall by kind and strength, precision, and what was wrong."""
    rng = random.Random(seed)
    copies = copy_some(sources, half, rng)
    sharing = Sharing(library)
    right: dict[str, list[bool]] = {}
    covered: list[float] = []
    alarms: Counter[str] = Counter()
    for copy in copies:
        found = shared(sharing.find(copy.text))
        own = [stretch for stretch in found if stretch.passage.id == copy.source]
        for name in ("all", copy.kind, copy.strength):
            right.setdefault(name, []).append(bool(own))
        covered += [stretch.letters / len(read_letters(stretch.passage.text)) for stretch in own]
        alarms.update(judge(copy.text, [each for each in found if each.passage.id not in (copy.source, copy.host)]))
    for pair in sharing.pairs(EVERY):
        alarms.update(judge(pair.passage.text, [pair.stretch]))
    hits = len(covered)
    return {
        "seed": seed,
        "sources": dict(Counter(each.kind for each in sources for copy in copies if copy.source == each.passage.id)),
        "recall": {name: round(sum(each) / len(each), 4) for name, each in right.items()},
        "copies": {name: len(each) for name, each in right.items()},
        "precision": round(hits / (hits + alarms["wrong"]), 4),
        "false alarms": alarms["wrong"],
        "found in the sources themselves": alarms["natural"],
        "share of the source that the stretch covers, mean": round(sum(covered) / max(hits, 1), 4),
    }


def copy_some(sources: Sequence[Source], half: str, rng: random.Random) -> list[Copy]:
    """COPIES copies of passages of one half."""
    hand = make_hand(sources, half, rng)
    chosen = rng.sample(able_sources(sources, half), COPIES)
    return make_copies([(each.passage.id, each.passage.text) for each in chosen], hand)


def make_hand(sources: Sequence[Source], half: str, rng: random.Random) -> Hand:
    """Who copies passages of one half, with words and texts of the other."""
    others = [(each.passage.id, each.passage.text) for each in sources if each.half != half]
    words = sorted({word for _, text in others[:300] for word in cut_words(text) if len(word) > 1 and word.strip()})
    return Hand(rng=rng, words=words, others=others)


def able_sources(sources: Sequence[Source], half: str) -> list[Source]:
    """Those of one half of which a copy is made: what a book says of itself is of nobody, and no copy is made of it."""
    told = (each for each in sources if each.half == half and each.case.category is not None)
    return [each for each in told if len(read_letters(each.passage.text)) >= SHORTEST]


def measure_limits(sources: Sequence[Source], library: Library) -> dict[str, dict[str, float]]:
    """Recall of copies of FAR passages held back with so many words replaced, or letters misread, and nothing else."""
    sharing, hand = Sharing(library), make_hand(sources, "held back", random.Random(4))
    chosen = hand.rng.sample(able_sources(sources, "held back"), FAR)
    changes = {"words replaced": (hand.words_replaced, (0.3, 0.4, 0.5)), "misread": (hand.misread, (0.03, 0.06, 0.1))}
    return {
        name: {
            f"{share:g}": sum(is_found(sharing, each, change(each.passage.text, share)) for each in chosen) / FAR
            for share in shares
        }
        for name, (change, shares) in changes.items()
    }


def is_found(sharing: Sharing, source: Source, text: str) -> bool:
    return any(stretch.passage.id == source.passage.id for stretch in shared(sharing.find(text)))


def shared(found: Sequence[SharedStretch]) -> list[SharedStretch]:
    return [stretch for stretch in found if stretch.kind is SharedKind.SHARED]


def judge(text: str, found: Sequence[SharedStretch]) -> list[str]:
    """Of each stretch "natural" where both texts have ALIKE equal letters in a row in it, else "wrong"."""
    return [
        "natural" if longest_run(text[slice(*each.own)], each.passage.text[slice(*each.other)]) >= ALIKE else "wrong"
        for each in found
    ]


def longest_run(one: str, other: str) -> int:
    first, second = (read_letters(text).codes.tolist() for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size


def measure_news(shared_folder: Path) -> dict[str, object]:
    """How many stretches of each kind the passages of news have in common with the book, and the longest SHARED one."""
    book = read_book(shared_folder)
    sharing = Sharing(make_library(read_document_sources("book", "", book)))
    news = [passage for document in read_news(shared_folder) for _, passage in document.passages]
    found = [stretch for passage in news for stretch in sharing.find(passage.text)]
    return {
        "passages": len(news),
        "stretches": dict(Counter(stretch.kind.value for stretch in found)),
        "longest shared, letters": max((each.letters for each in shared(found)), default=0),
        f"false alarms over {FALSE_ALARM} letters": sum(each.letters > FALSE_ALARM for each in shared(found)),
    }


def measure_time(sources: Sequence[Source], library: Library) -> dict[str, object]:
    """Seconds of processor time: LARGE passages read for the first time, a report of REPORT looked up among them."""
    rng = random.Random(3)
    texts = [mixed(rng.choice(sources).passage.text, rng.choice(sources).passage.text) for _ in range(LARGE)]
    passages = tuple(
        replace(sources[place % len(sources)].passage, id=f"{place:016x}", text=text, windows=())
        for place, text in enumerate(texts)
    )
    sharing = Sharing(Library(cases=library.cases, passages=passages))
    letters = sum(len(read_letters(text)) for text in texts)
    first = timed(lambda: sharing.find(""))
    memory = most_memory(lambda: Sharing(Library(cases=library.cases, passages=passages)).find(""))
    asked = [source.passage.text for source in rng.sample(sources, REPORT)]
    return {
        "passages": LARGE,
        "letters": letters,
        "first look-up, which reads all, s": first,
        "memory while it reads, MB": memory,
        f"a report of {REPORT} passages, s": timed(lambda: [sharing.find(text, "กรมทดสอบ") for text in asked]),
        "pairs among them, s": timed(sharing.pairs),
    }


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return round(time.process_time() - started, 2)


def most_memory(work: Callable[[], object]) -> int:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak // 2**20


def mixed(one: str, other: str) -> str:
    return one[: len(one) // 2] + " " + other[len(other) // 2 :]


if __name__ == "__main__":
    main()
