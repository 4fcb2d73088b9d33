"""Models made ready once and then only read: as a graph, or as what is run where there is none.

models/
├── graph-<revision>-<version>/   of each model: its graph; or no-graph.txt, which says why it has none, and
│   └── unpacked/                 then the folder of the bundled model
└── lock                          held by the process that prepares one
"""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import filelock

from corpus import Said
from index.errors import DamagedModel, ModelError
from index.model.bundled import GRAPH_WEIGHTS_SHA256, read_weights, unpack_bundled
from index.model.checked import Tell, read_description, tell_nobody, write_description
from index.model.export import GRAPH_VERSION, REASON, is_known_graph, write_graph, write_graph_from
from index.model.graph import GraphModel
from index.model.pipeline import PipelineModel
from index.model.text_model import TextModel

_UNPACKED, _MAKING, _DAMAGED = "unpacked", "making", "damaged"


def open_model(
    models: Path,
    revision: str,
    source: Path | None,
    preparing: Callable[[], None] | None = None,
    tell: Tell = tell_nobody,
) -> TextModel:
    """The model of the folder `source`, or the bundled one for None: by its graph, written below `models` at first
    use, or through sentence-transformers where it has none. One that is damaged is prepared anew. preparing: called
    before what takes about a minute. tell: told of a damage.

    Raises ModelError.
    """
    graph = graph_folder(models, revision)
    if not graph.is_dir() and not (source is None and _bring_forward(models, revision)):
        if preparing:
            preparing()
        _prepare(graph, source)
    try:
        return _open(graph, source)
    except DamagedModel as exc:
        tell(exc.said)
        _prepare(graph, source)
        return _open(graph, source)


def _open(graph: Path, source: Path | None) -> TextModel:
    if not (graph / REASON).exists():
        return GraphModel(graph)
    read_description(graph)
    return PipelineModel(source or graph / _UNPACKED)


def _prepare(graph: Path, source: Path | None) -> None:
    if source is None:
        content = read_weights()
        make_folder(graph, lambda beside: write_bundled_graph(content, beside), is_whole=_is_whole)
    else:
        make_folder(graph, lambda beside: write_graph(source, beside), is_whole=_is_whole)


def _is_whole(graph: Path) -> bool:
    try:
        read_description(graph)
    except DamagedModel:
        return False
    return True


def graph_folder(models: Path, revision: str, version: int = GRAPH_VERSION) -> Path:
    """Where the graph of the model of this revision is, or will be."""
    return models / f"graph-{revision}-{version}"


def _bring_forward(models: Path, revision: str) -> bool:
    # Whether there is a graph now, out of an earlier one; that stays for programs that want it, and takes no room.
    for version in range(GRAPH_VERSION - 1, 0, -1):
        earlier = graph_folder(models, revision, version)
        if is_known_graph(earlier, GRAPH_WEIGHTS_SHA256):
            make_folder(graph_folder(models, revision), partial(write_graph_from, earlier))
            return True
    return False


def write_bundled_graph(content: bytes, folder: Path) -> None:
    """Fill `folder` with the graph of the bundled model out of its file; what is unpacked on the way is gone
    afterwards, unless there is no graph and it is what will be run. Raises OSError."""
    unpacked = folder.with_name(f"{folder.name}.{_UNPACKED}")
    unpacked.mkdir()
    try:
        unpack_bundled(content, unpacked)
        write_graph(unpacked, folder)
        if (folder / REASON).exists():
            unpacked.rename(folder / _UNPACKED)
            write_description(folder, {})
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def make_folder(
    folder: Path, write: Callable[[Path], None], *, is_whole: Callable[[Path], bool] = lambda folder: True
) -> None:
    """Have `write` fill `folder`, unless it is there already and `is_whole`.

    It is written beside and renamed when whole, so that it is there entirely or not at all; of several processes one
    writes, the others wait. What killed processes left is removed. Raises ModelError when its parent cannot be written
    to, and what `write` raises.
    """
    models = folder.parent
    try:
        models.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(models / "lock"):
            if folder.is_dir() and is_whole(folder):
                return  # another process made it while this one waited
            _sweep(models)
            beside, damaged = (folder.with_name(f"{folder.name}.{end}") for end in (_MAKING, _DAMAGED))
            beside.mkdir()
            write(beside)
            if folder.is_dir():
                folder.rename(damaged)
            beside.rename(folder)
            _sweep(models)
    except OSError as exc:
        raise ModelError(
            Said(
                f"เขียนแบบจำลองลงใน {models} ไม่ได้ ({exc.strerror}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ (ต้องการ 1.5 GB) "
                "หรือตั้ง PMQA_MODELS เป็นโฟลเดอร์อื่น",
                f"The model cannot be written to {models} ({exc.strerror}); "
                "check its permissions and space (1.5 GB are needed) or set PMQA_MODELS to another folder",
            )
        ) from exc


def _sweep(models: Path) -> None:
    # Only who holds the lock makes folders here.
    for end in (_MAKING, f"{_MAKING}.{_UNPACKED}", _DAMAGED):
        for left in models.glob(f"*.{end}"):
            shutil.rmtree(left, ignore_errors=True)
