"""Work spread by Ray, over the cores of this machine or those of a cluster: files are read and texts encoded in two
streams of Ray Data. The one owner of ray.

What goes out is put into Ray's object store, which keeps on disk what memory does not hold, a wave at a time; what
comes back is taken as it comes. Here are only the cache, the documents on their way, and the writing.
"""

import importlib.util
import logging
import os
import pickle
import secrets
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import Any

from corpus import Said
from index.building.spreading.borders import with_environment, without_noise
from index.building.spreading.knocking import knock, not_reached
from index.building.spreading.nodes import COLUMN, EncodingWorker, Fault, make_row
from index.building.spreading.spread import CORES, Run, Spread, count_cores
from index.errors import ClusterError
from index.leftovers import own_folder
from index.model import Asked, Encoder, Progress, Stage, VectorCache, chunks_ahead
from index.store import Recipe

LOCAL = "local"
"""In place of an address: Ray on the cores of this machine, started for one command."""

WAVE = 256 * 1024 * 1024
"""Bytes that are given out before what comes back is taken: pages of many books, texts for an hour."""

BLOCK_BYTES, BLOCK_ROWS = 256 * 1024, 8
"""Of what one task takes, where there is so much: a task costs milliseconds, a case of its own about as many."""

STORE = 1024 * 1024 * 1024
"""Bytes of memory that the object store of this machine's own Ray takes at most; more lies in its folder."""

ENCODER = 1536 * 1024 * 1024
"""Bytes of memory of a worker that encodes (index/model/graph.py): there are no more of them than have room."""

TRIES = 2
"""Times that work is given out again whose worker was lost; Ray itself would do so without end, and there may be
a document that no worker outlives."""

_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}

# Despite its name it is what has Ray take 127.0.0.1 for the address of this machine, and its servers listen there only.
_LOOPBACK = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}


@contextmanager
def open_spread(ray: str) -> Iterator[Spread]:
    """Who does the work for the setting `ray`: "" the cores, without Ray. Ray is started, or joined, when there is
    something to do, and left at the end. Raises ClusterError where it is not installed."""
    if not ray:
        yield CORES
        return
    found = importlib.util.find_spec("ray")
    if found is None or found.origin is None:  # the second: a folder that only has the name
        raise _not_installed()
    with ExitStack() as stack:
        yield Cluster(ray, stack)


class Cluster:
    """As `Spread`, on the Ray at `address`, which `stack` leaves. What goes wrong with Ray is a ClusterError."""

    is_far = True

    def __init__(self, address: str, stack: ExitStack) -> None:
        self._address, self._stack, self._is_open = address, stack, False

    @contextmanager
    def over(self, tasks: int) -> Iterator[Run]:
        """As `Spread`; what is given and made goes through pickle."""
        yield self._run

    def encode(
        self, calls: Iterable[Sequence[Asked]], cache: VectorCache, encoder: Encoder, progress: Progress, total: int
    ) -> Progress:
        """As `Spread`."""
        most = 0

        def tell(done: int, whole: int, stage: Stage) -> None:
            # Who asks the cache afterwards begins at nothing.
            nonlocal most
            if stage is Stage.ENCODING:
                most = done = max(most, done)
            progress(done, whole, stage)

        done, model = 0, encoder.identity
        own = self._address != LOCAL
        worker = (pickle.dumps(encoder), Recipe(model=model), own)
        for encoded in self._stream(chunks_ahead(calls, cache, model), 1, lambda rows: _encoding(rows, worker)):
            cache.keep(model, encoded.vectors, encoded.tokens)
            done += encoded.done
            tell(done, total, Stage.ENCODING)
        return tell

    def _run(self, make: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]:
        recipe = Recipe(model="")
        return self._stream(given, BLOCK_ROWS, lambda rows: _making(rows, (make, recipe)))

    def _stream(self, given: Iterable[Any], rows: int, stage: Callable[[Any], Any]) -> Iterator[Any]:
        # What `stage` makes of a data set of `given`, in order. rows: of a block, at most.
        packed = (pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in given)
        for first in packed:
            self._open()
            with _told():
                yield from _unpacked(stage, _put(_blocks(chain([first], packed), rows)))

    def _open(self) -> None:
        if not self._is_open:
            self._stack.enter_context(_local() if self._address == LOCAL else _joined(self._address))
            self._is_open = True


def _making(rows: Any, task: tuple[Callable[[Any], Any], Recipe]) -> Any:
    with _bounded():
        return rows.map(make_row, fn_args=task, num_cpus=1, max_retries=TRIES)


def _encoding(rows: Any, worker: tuple[bytes, Recipe, bool]) -> Any:
    import ray
    from ray.data import ActorPoolStrategy

    there = ray.cluster_resources()
    most = min(there.get("CPU", 1), there.get("memory", 0) // ENCODER, rows.num_blocks())
    pool = ActorPoolStrategy(size=max(1, int(most)))
    # Machines differ: none shall have more workers than fit into it.
    room = {"memory": ENCODER} if there.get("memory", 0) >= ENCODER else {}
    tries = {"max_restarts": TRIES, "max_task_retries": TRIES}
    with _bounded():
        return rows.map(EncodingWorker, fn_constructor_args=worker, compute=pool, num_cpus=1, **room, **tries)


@contextmanager
def _bounded() -> Iterator[None]:
    # Up to Ray 2.63 there is no other way to say TRIES; pyproject.toml allows no later one.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "`ray_remote_args` is deprecated")
        yield


def _unpacked(stage: Callable[[Any], Any], blocks: list[Any]) -> Iterator[Any]:
    from ray.data import DataContext, from_arrow_refs

    context = DataContext.get_current().copy()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True
    with DataContext.current(context):
        for row in stage(from_arrow_refs(blocks)).iter_rows():
            made = pickle.loads(row[COLUMN])
            if isinstance(made, Fault):
                raise made.error
            yield made


def _put(blocks: Iterator[list[bytes]]) -> list[Any]:
    # A wave, in the object store.
    import pyarrow
    import ray

    put, size = [], 0
    for block in blocks:
        column = pyarrow.array(block, type=pyarrow.large_binary())
        put.append(ray.put(pyarrow.table({COLUMN: column})))
        size += sum(map(len, block))
        if size >= WAVE:
            break
    return put


def _blocks(packed: Iterator[bytes], rows: int) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    for each in packed:
        block.append(each)
        if len(block) == rows or sum(map(len, block)) >= BLOCK_BYTES:
            yield block
            block = []
    if block:
        yield block


@contextmanager
def _local() -> Iterator[None]:
    # Only who knows this word may give it work. Without one Ray would make one and leave it in the user's folder.
    word = {"RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32)}
    # In /tmp where there is one: the names of sockets below it may have a hundred characters.
    place = "/tmp" if os.path.isdir("/tmp") else None
    with (
        own_folder("pmqa-ray-", place) as folder,
        _started(
            {**_LOOPBACK, **word},
            address="local",
            num_cpus=count_cores(),
            object_store_memory=STORE,
            include_dashboard=False,
            _node_ip_address="127.0.0.1",
            _temp_dir=os.path.join(folder, "ray"),  # which it lets everybody into; the folder above it keeps them out
        ),
    ):
        yield


@contextmanager
def _joined(address: str) -> Iterator[None]:
    knock(address)
    with _started({}, address=address):
        yield


@contextmanager
def _started(environment: Mapping[str, str], **options: Any) -> Iterator[None]:
    with ExitStack() as stack:
        with with_environment({**_QUIET, **environment}):
            try:
                import ray
                import ray.data
            except ImportError as exc:
                raise _not_installed() from exc
            if ray.is_initialized():  # by the program that this one is part of; it stays
                yield
                return
            logging.getLogger("ray.data").setLevel(logging.ERROR)
            stack.callback(ray.shutdown)
            try:
                _start(ray, options)
            except (OSError, RuntimeError, ValueError, ray.exceptions.RayError) as exc:  # the last: of a wrong token
                raise not_reached(options["address"], str(exc).partition("\n")[0]) from exc
        yield


def _start(ray: Any, options: Mapping[str, Any], again: bool = True) -> None:
    # Ray gives its processes 30 seconds, which a busy machine may not have for them; it says so by a bare Exception.
    try:
        with without_noise():
            ray.init(log_to_driver=False, logging_level=logging.ERROR, **options)
    except Exception as exc:
        if type(exc) is not Exception:
            raise
        ray.shutdown()
        if not again:
            raise RuntimeError(str(exc)) from exc
        _start(ray, options, again=False)


@contextmanager
def _told() -> Iterator[None]:
    from ray.exceptions import RayError, RayTaskError

    try:
        yield
    except RayTaskError:  # an error of ours, not of Ray
        raise
    except RayError as exc:
        fault = (str(exc).strip() or type(exc).__name__).partition("\n")[0]
        raise ClusterError(
            Said(
                f"Ray หยุดทำงานกลางคัน ({fault}) ดัชนีเดิมยังใช้ได้และเวกเตอร์ที่ได้แล้วยังเก็บไว้ กรุณาสั่งอีกครั้ง หรือทำโดยไม่ตั้ง PMQA_RAY",
                f"Ray stopped half way ({fault}); the index is as it was and vectors made so far are kept: "
                "run the command again, or without PMQA_RAY",
            )
        ) from exc


def _not_installed() -> ClusterError:
    advice = "pip install 'pmqa-search[ray]'"
    return ClusterError(
        Said(
            f"ตั้ง PMQA_RAY ไว้ แต่ยังไม่ได้ติดตั้ง Ray กรุณาติดตั้งด้วย {advice} หรือไม่ตั้ง PMQA_RAY",
            f"PMQA_RAY is set, but Ray is not installed; install it with {advice}, or leave PMQA_RAY unset",
        )
    )
