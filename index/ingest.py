"""Documents to a new generation."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus import (
    SUFFIXES,
    Contents,
    Document,
    DocumentError,
    Passage,
    cut_passages,
    parse_document,
    read_contents,
    read_document,
)
from index.context import context_text, passage_terms, window_texts
from index.encoder import Encoder, Progress
from index.items import ItemLink, ItemModel, open_item_model
from index.library import Library
from index.store import Recipe, Store
from index.vectors import VectorStore


class Outcome(Enum):
    """What became of a file."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """What became of one file. cases, passages: what it holds, 0 when refused; refusal: why, None otherwise."""

    name: str
    outcome: Outcome
    cases: int = 0
    passages: int = 0
    refusal: DocumentError | None = None


def ingest(
    paths: Sequence[Path], store: Store, encoder: Encoder, *, replace: bool, progress: Progress
) -> tuple[FileReport, ...]:
    """Bring the files at `paths` into the library and index them; folders stand for the documents in them.

    A file that cannot be used is refused and reported; the others are taken. A document that is there already, by
    its content, changes nothing; one of the same name with other content is refused unless `replace`. A new generation
    is written only when something changed. progress: of texts that have their vectors.
    Reports come in the order of the paths. Raises IndexLocked, IndexNotWritable, DamagedIndex, ModelError.
    """
    with store.writing():
        held = {each.name: parse_document(each.name, each.content) for each in store.documents()}
        split: dict[str, Contents] = {}
        reports: list[FileReport] = []
        for path in _expanded(paths):
            taken = {report.name for report in reports if report.outcome is not Outcome.REFUSED}
            reports.append(_take(path, held, split, taken, replace))
        if any(report.outcome in (Outcome.ADDED, Outcome.REPLACED) for report in reports):
            _write(list(held.values()), split, store, encoder, progress)
    return tuple(reports)


def rebuild(store: Store, encoder: Encoder, progress: Progress) -> str:
    """Make the index anew from the library's documents, with the present model and versions; the new generation.

    Raises NoIndex when there is nothing to make it from, and otherwise as `ingest`.
    """
    with store.writing():
        store.current_or_raise()
        documents = [parse_document(each.name, each.content) for each in store.documents()]
        return _write(documents, {}, store, encoder, progress)


def _expanded(paths: Sequence[Path]) -> list[Path]:
    # A folder without documents stays, to be refused by name.
    # os.path.isdir is False for a name that no file system takes, where Path.is_dir raises.
    return [file for path in paths for file in (_documents_in(path) if os.path.isdir(path) else ()) or (path,)]


def _documents_in(folder: Path) -> list[Path]:
    try:
        files = sorted(folder.iterdir())
    except OSError:  # it is refused by name when it is read
        return []
    return [each for each in files if each.suffix.lower() in SUFFIXES and not each.name.startswith(".")]


def _take(
    path: Path, held: dict[str, Document], split: dict[str, Contents], taken: set[str], replace: bool
) -> FileReport:
    # `held` is what the next generation will hold; a document that is taken joins it, and its contents join `split`.
    try:
        document = read_document(path)
        contents = read_contents(document)
        before = held.get(document.name)
        if before and before.sha256 != document.sha256 and (document.name in taken or not replace):
            raise _other_content(path, again=document.name in taken)
    except DocumentError as exc:
        return FileReport(name=path.name, outcome=Outcome.REFUSED, refusal=exc)
    held[document.name], split[document.name] = document, contents
    outcome = (
        Outcome.ADDED if before is None else Outcome.UNCHANGED if before.sha256 == document.sha256 else Outcome.REPLACED
    )
    passages = sum(len(cut_passages(case)) for case in contents.cases)
    return FileReport(name=path.name, outcome=outcome, cases=len(contents.cases), passages=passages)


def _other_content(path: Path, *, again: bool) -> DocumentError:
    if again:
        return DocumentError(
            str(path),
            th="มีไฟล์ชื่อเดียวกันอยู่ในคำสั่งนี้แล้ว กรุณาเปลี่ยนชื่อไฟล์",
            en="another file of this name is in the same command; rename one of them",
        )
    return DocumentError(
        str(path),
        th="มีเอกสารชื่อนี้อยู่แล้วและเนื้อหาต่างกัน หากต้องการแทนที่ให้ใช้ --replace",
        en="a document of this name with other content is there already; to replace it use --replace",
    )


def _write(
    documents: Sequence[Document],
    split: Mapping[str, Contents],
    store: Store,
    encoder: Encoder,
    progress: Progress,
) -> str:
    documents = sorted(documents, key=lambda document: document.name)
    # What has just been split is not split again: repairing a book takes seconds.
    contents = [split.get(document.name) or read_contents(document) for document in documents]
    cases = tuple(case for each in contents for case in each.cases)
    pairs = [(case, passage) for case in cases for passage in cut_passages(case)]
    rows = [[context_text(case, passage), *window_texts(passage)] for case, passage in pairs]
    texts = [text for row in rows for text in row]
    kept = VectorStore(store.home / "vectors.sqlite")
    vectors = kept.encode(texts, encoder, progress)
    first_rows = np.cumsum([0, *map(len, rows)], dtype=np.int64)
    passages = tuple(passage for _, passage in pairs)
    model = open_item_model(encoder.identity, lambda examples: kept.encode(examples, encoder, _untold))
    return store.write(
        Recipe(model=encoder.identity),
        documents,
        Library(
            cases=cases,
            passages=passages,
            items=_link_passages(model, passages, vectors, first_rows),
            awards=tuple(award for each in contents for award in each.awards),
        ),
        vectors,
        first_rows,
        [passage_terms(case, passage) for case, passage in pairs],
    )


def _untold(done: int, total: int) -> None:
    # The example sentences are few and no part of the documents whose progress is shown.
    pass


def _link_passages(
    model: ItemModel, passages: Sequence[Passage], vectors: NDArray[np.float32], first_rows: NDArray[np.int64]
) -> tuple[tuple[ItemLink, ...], ...]:
    # The first row of a passage is its context, whose agency says nothing of items; the others are its windows.
    return tuple(
        model.link(passage.text, passage.windows, vectors[first + 1 : end])
        for passage, first, end in zip(passages, first_rows, first_rows[1:], strict=False)
    )
