"""An encoder without a model, and small libraries to index with it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import corpus
from corpus import Case, Document, DocumentForm, Introduction, Passage
from index import (
    Encoder,
    FileReport,
    Generation,
    LanguageShift,
    LexicalIndex,
    Library,
    Outcome,
    Recipe,
    Stage,
    State,
    Store,
    Words,
    ingest,
    tell_nobody,
)
from index.legs import DenseWriter, PostingsWriter, Projection, TokenWriter
from index.model.text_model import VectorAndTokens
from index.store import DENSE, LANGUAGE, LEXICAL, LIBRARY, TABLES, TOKENS, WORDS, LibraryWriter, Listed
from index.words import write_words

SAMPLE = Path(corpus.__file__).with_name("sample")
"""The folder of the digests that the project ships."""

DIMENSIONS = 16

NO_SHIFT = LanguageShift(
    passages=np.zeros(1, dtype=np.float32), queries=np.zeros(1, dtype=np.float32), tokens=np.zeros(1, dtype=np.float32)
)
"""Vectors in which language is nothing, of any length."""


class FakeEncoder(Encoder):
    """Unit vectors from a hash of the text, the same for queries and passages: a query finds the text that equals it.

    encoded: every text it was given as a passage, each time. calls_left: calls until it fails, None for never.
    """

    def __init__(self, name: str = "fake", calls_left: int | None = None) -> None:
        self.tell = tell_nobody
        self.name = name
        self.calls_left = calls_left
        self.encoded: list[str] = []

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.name, self.calls_left)

    @property
    def identity(self) -> str:
        return f"{self.name}@1"

    def encode_query(self, text: str) -> NDArray[np.float32]:
        return self._vector(text)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self._pass(texts)
        return self._vectors(texts)

    def encode_query_with_tokens(self, text: str) -> VectorAndTokens:
        return self._vector(text), self._vectors(text.split())

    def encode_passage_tokens(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        return [tokens for _, tokens in self.encode_passages_with_tokens(texts)]

    def encode_passages_with_tokens(self, texts: Sequence[str]) -> list[VectorAndTokens]:
        self._pass(texts)
        return [(self._vector(text), self._vectors(text.split())) for text in texts]

    def _pass(self, texts: Sequence[str]) -> None:
        if self.calls_left == 0:
            raise Interrupted("the encoder was interrupted")
        self.calls_left = None if self.calls_left is None else self.calls_left - 1
        self.encoded.extend(texts)

    def _vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.stack([self._vector(text) for text in texts]) if texts else np.zeros((0, DIMENSIONS), np.float32)

    def _vector(self, text: str) -> NDArray[np.float32]:
        digest = hashlib.sha256(f"{self.name}\n{text}".encode()).digest()[:DIMENSIONS]
        vector = np.frombuffer(digest, dtype=np.uint8).astype(np.float32) - 127.5
        return vector / np.linalg.norm(vector)


class Interrupted(BaseException):
    """Stands for a kill: what ends a program half way, so that nobody tidies up."""


def words_in(index: LexicalIndex) -> Words:
    """The words of `index`, as a generation would hold them."""
    return _words(tuple((term, index.document_frequency(term)) for term in index.vocabulary))


@cache  # many tests ask the same few texts
def _words(frequencies: tuple[tuple[str, int], ...]) -> Words:
    return Words.of(dict(frequencies))


def no_progress(done: int, total: int, stage: Stage | None = None) -> None:
    """Where a test does not ask how far things are."""


def make_case(case_id: str = "0123456789ab", agency: str = "กรมทดสอบ", document: str = "one.md") -> Case:
    return Case(
        id=case_id, document=document, agency=agency, agency_type="กรม", category=2, year=2564, lines=(1, 9), pages=None
    )


def make_passage(number: int, text: str, *, case_id: str = "0123456789ab", windows: int = 1) -> Passage:
    """A passage whose text is cut into `windows` windows of equal length, the last one longer by the rest."""
    ends = [*(len(text) // windows * (place + 1) for place in range(windows - 1)), len(text)]
    return Passage(
        id=f"{case_id}-{number:010x}",
        case_id=case_id,
        section="ภาพรวม",
        text=text,
        lines=(number + 1, number + 1),
        page=None,
        windows=tuple(zip([0, *ends[:-1]], ends, strict=True)),
    )


def make_document(name: str = "one.md", content: bytes = b"content") -> Document:
    digest = hashlib.sha256(content).hexdigest()
    return Document(name=name, sha256=digest, form=DocumentForm.CASE, lines=())


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is made of: one case whose passages hold `texts`, two windows each, a word a term."""

    texts: tuple[str, ...]

    @property
    def library(self) -> Library:
        passages = tuple(make_passage(number, text, windows=2) for number, text in enumerate(self.texts))
        return Library(cases=(make_case(),), passages=passages)

    @property
    def original(self) -> bytes:
        return "\n".join(self.texts).encode()

    @property
    def document(self) -> Document:
        return make_document(content=self.original)

    def write(
        self,
        store: Store,
        recipe: Recipe,
        document: Document | None = None,
        introductions: Mapping[Introduction, int] | None = None,
    ) -> str:
        """Write them as a generation of `store`, whose lock the caller holds; of `document` in place of their own."""
        encoder, library, document = FakeEncoder(), self.library, document or self.document
        tokens = encoder.encode_passage_tokens(self.texts)
        with store.generation(recipe) as building:
            write_library(building.folder / LIBRARY, library, document)
            library.tables.write(building.folder / TABLES)
            NO_SHIFT.write(building.folder / LANGUAGE)
            dense = DenseWriter(building.folder / DENSE, None)
            for passage in library.passages:
                windows = [passage.text[start:end] for start, end in passage.windows]
                dense.add(encoder.encode_passages([passage.text, *windows]), [1 + len(windows)])
            dense.close()
            matched = TokenWriter(building.folder / TOKENS, Projection.fit(tokens, len(tokens)))
            matched.add(tokens)
            matched.close()
            lexical = PostingsWriter(building.folder / LEXICAL)
            lexical.add(text.split() for text in self.texts)
            lexical.close()
            frequencies = LexicalIndex.read(building.folder / LEXICAL).frequencies()
            write_words(building.folder / WORDS, vocabulary=frequencies, introductions=introductions or {})
            building.counts = {"documents": 1, "cases": len(library.cases), "passages": len(library.passages)}
            building.documents = [Listed.of(document.name, document.sha256, document.front)]
        return store.current_or_raise()


def write_library(path: Path, library: Library, *documents: Document) -> None:
    """Write `library` to a new file at `path`, all of it as what the first of `documents` holds, the others nothing;
    where none are given, of a document of its own."""
    with LibraryWriter(path) as writer:
        for place, document in enumerate(documents or [make_document()]):
            held = (library.cases, library.passages, library.awards) if not place else ((), (), ())
            writer.add(document, *held, {})
        writer.add_items(0, library.items)
        writer.close()


def in_memory(library: Library) -> Library:
    """All of `library`, wherever it lies, to be compared."""
    return Library(
        cases=tuple(library.whole),
        passages=tuple(library.passages),
        items=tuple(library.items),
        awards=tuple(library.awards),
    )


RECIPE = Recipe(model="fake@1")
OLD = Contents(("น้ำ ป่า", "ดิน น้ำ", "ลม ไฟ"))
NEW = Contents(("ฟ้า ฝน", "น้ำ ท่า"))


def write_generation(store: Store, contents: Contents, recipe: Recipe = RECIPE) -> str:
    """Write `contents` as a generation of `store` and return its name."""
    with store.writing():
        return contents.write(store, recipe)


def assert_answers(generation: Generation, contents: Contents) -> None:
    """Each text is found by itself: by its vector, and by its terms."""
    assert in_memory(generation.library) == contents.library
    for place, text in enumerate(contents.texts):
        query = FakeEncoder().encode_query(text)
        found = generation.dense.candidates(query, 1, None).tolist()
        scores, _ = generation.lexical.scores(text.split())
        assert (found, int(np.argmax(scores))) == ([place], place)


def assert_whole(store: Store, *healed: str) -> None:
    """All that the home of `store` holds is whole, what was `healed` just now among it."""
    found = store.check()
    assert {each.what.en: each.advice for each in found if each.state not in (State.WHOLE, State.HEALED)} == {}
    assert [each.what.en for each in found if each.state is State.HEALED] == list(healed)


def write_case(folder: Path, name: str, *paragraphs: str, agency: str = "กรมทดสอบ") -> Path:
    """A file with a single case whose text is `paragraphs`, each under a heading of its own so that it is a passage."""
    folder.mkdir(parents=True, exist_ok=True)
    front = f"---\nagency: {agency}\ncategory: 2\nyear: 2564\n---\n"
    body = "".join(f"\n## หัวข้อ {number}\n\n{text}\n" for number, text in enumerate(paragraphs, 1))
    path = folder / name
    path.write_text(front + body, encoding="utf-8")
    return path


ADDED, REPLACED, UNCHANGED, REFUSED = Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.REFUSED


def outcomes(reports: tuple[FileReport, ...]) -> list[tuple[str, Outcome]]:
    return [(report.name, report.outcome) for report in reports]


class Desk:
    """A folder of files to ingest, a home and an encoder."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "files"
        self.files.mkdir()
        self.store = Store(folder / "home")
        self.encoder = FakeEncoder()

    def write(self, name: str, *paragraphs: str, agency: str = "กรมทดสอบ") -> Path:
        return write_case(self.files, name, *paragraphs, agency=agency)

    def ingest(self, *paths: Path, replace: bool = False) -> tuple[FileReport, ...]:
        return ingest(paths, self.store, self.encoder, replace=replace, progress=no_progress)

    @property
    def generation(self) -> Generation:
        return self.store.open(Recipe(model=self.encoder.identity))

    @property
    def library(self) -> Library:
        """All that the library holds."""
        return in_memory(self.generation.library)

    @property
    def texts(self) -> list[str]:
        return [passage.text for passage in self.library.passages]
