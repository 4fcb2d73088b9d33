"""Models made ready once and then only read: as a graph, or as what is run where there is none.

models/
├── graph-<revision>-<version>/   of each model: its graph; or no-graph.txt, which says why it has none, and
│   └── unpacked/                 then the folder of the bundled model
└── lock                          held by the process that prepares one
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import filelock

from corpus import Said
from index.errors import ModelError
from index.model.bundled import read_weights, unpack_bundled
from index.model.export import GRAPH_VERSION, REASON, write_graph, write_graph_from
from index.model.graph import GraphModel, read_description
from index.model.pipeline import PipelineModel
from index.model.text_model import TextModel

_UNPACKED = "unpacked"


def open_model(
    models: Path, revision: str, source: Path | None, preparing: Callable[[], None] | None = None
) -> TextModel:
    """The model of the folder `source`, or the bundled one for None: by its graph, written below `models` at first
    use, or through sentence-transformers where it has none. preparing: called before what takes about a minute.

    Raises ModelError.
    """
    graph = graph_folder(models, revision)
    if not graph.is_dir() and not _bring_forward(graph_folder(models, revision, version=1), graph):
        if preparing:
            preparing()
        if source is None:
            content = read_weights()
            make_folder(graph, lambda beside: write_bundled_graph(content, beside))
        else:
            make_folder(graph, lambda beside: write_graph(source, beside))
    return PipelineModel(source or graph / _UNPACKED) if (graph / REASON).exists() else GraphModel(graph)


def graph_folder(models: Path, revision: str, version: int = GRAPH_VERSION) -> Path:
    """Where the graph of the model of this revision is, or will be."""
    return models / f"graph-{revision}-{version}"


def _bring_forward(earlier: Path, graph: Path) -> bool:
    # Whether there is a graph now, out of an earlier one; that stays for programs that want it, and takes no room.
    try:
        read_description(earlier)
    except ModelError:  # none, or a damaged one
        return False
    make_folder(graph, lambda beside: write_graph_from(earlier, beside))
    return True


def write_bundled_graph(content: bytes, folder: Path) -> None:
    """Fill `folder` with the graph of the bundled model out of its file; what is unpacked on the way is gone
    afterwards, unless there is no graph and it is what will be run. Raises OSError."""
    unpacked = folder.with_name(f"{folder.name}.{_UNPACKED}")
    shutil.rmtree(unpacked, ignore_errors=True)  # of a process that was killed
    unpacked.mkdir()
    try:
        unpack_bundled(content, unpacked)
        write_graph(unpacked, folder)
        if (folder / REASON).exists():
            unpacked.rename(folder / _UNPACKED)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def make_folder(folder: Path, write: Callable[[Path], None]) -> None:
    """Have `write` fill `folder`, unless it is there already.

    It is written beside and renamed when whole, so that it is there entirely or not at all; of several processes one
    writes, the others wait. Raises ModelError when its parent cannot be written to, and what `write` raises.
    """
    models = folder.parent
    beside = models / f"{folder.name}.making"
    try:
        models.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(models / "lock"):
            if not folder.is_dir():  # else another process made it while this one waited
                shutil.rmtree(beside, ignore_errors=True)
                beside.mkdir()
                write(beside)
                beside.rename(folder)
    except OSError as exc:
        raise ModelError(
            Said(
                f"เขียนแบบจำลองลงใน {models} ไม่ได้ ({exc.strerror}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ (ต้องการ 1.5 GB) "
                "หรือตั้ง PMQA_MODELS เป็นโฟลเดอร์อื่น",
                f"The model cannot be written to {models} ({exc.strerror}); "
                "check its permissions and space (1.5 GB are needed) or set PMQA_MODELS to another folder",
            )
        ) from exc
