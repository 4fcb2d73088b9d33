"""A server that many ask, that some park at, that others flood, and that harm is done to.

`pmqa serve` with two workers and the usual model, at 127.0.0.1, over a library that is made for it: the sample, the
award book where it lies beside the project (../shared), a PDF, and documents that are another in every generation.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.breaking.serving.crowd import CLIENTS, Crowd, Watch
from benchmarks.breaking.serving.floods import Scale, try_floods
from benchmarks.breaking.serving.harm import judge_with_full_disk, kill_supervisor, kill_worker, switch_often
from benchmarks.breaking.serving.parking import PARKED, measure_parked
from benchmarks.breaking.serving.site import Site, open_site
from benchmarks.breaking.serving.tides import Writer, build_library
from benchmarks.breaking.serving.visits import Known, learn

SECONDS = 600
"""Of the crowd, when nobody says how many."""

STEEPEST = 0.01
"""Of its memory that a server may take more in a minute and still be flat: it goes up and down by as much."""

TWICE = 2.0
"""Times as long as without parked connections others may wait."""


def run(times: int | None) -> dict[str, Any]:
    """What the server bore. times: seconds of the crowd, SECONDS by default; the rest takes some fifteen minutes."""
    with tempfile.TemporaryDirectory(prefix="pmqa-http-") as name:
        folder = Path(name)
        home = folder / "home"
        home.mkdir()
        build_library(home)
        with open_site(home) as site:
            known = learn(site)
            found = {"crowd": meet_crowd(site, known, folder, times or SECONDS)}
        with open_site(home) as site:
            found["parked"] = park(site, known)
        with open_site(home) as site:
            found["floods"] = try_floods(site, Scale())
        found["harm"] = do_harm(home, known, folder)
    return {**found, "failures": [f"{part}: {each}" for part in found for each in list_failures(found[part])]}


def meet_crowd(site: Site, known: Known, folder: Path, seconds: float) -> dict[str, Any]:
    """CLIENTS ask for `seconds` while commands write into the library, one after the other."""
    before = site.workers
    with Watch(site) as watch, Crowd(site, known) as crowd, Writer(home=site.home, folder=folder) as writer:
        time.sleep(seconds)
    found, minutes, slope = crowd.tell(writer.versions), watch.minutes(), watch.slope()
    first, last = minutes[min(1, len(minutes) - 1)], minutes[-1]
    said = site.said()
    failures = [
        *found["wrong by name"],
        *writer.failures(),
        *([] if slope is None or slope <= STEEPEST * last["Pss"] else [f"memory grows by {slope} MB a minute"]),
        *([] if last["files"] <= first["files"] + 20 else [f"open files from {first['files']} to {last['files']}"]),
        *([] if last["threads"] <= first["threads"] + 2 else [f"threads from {first['threads']} to {last['threads']}"]),
        *([] if watch.workers <= set(before) else ["a worker was started anew"]),
        *([f"in the log: {said[-1500:]}"] if "traceback" in said.lower() else []),
    ]
    return {
        "clients": CLIENTS,
        "seconds": seconds,
        **found,
        "commands beside": len(writer.done),
        "generations switched": len(writer.versions) - 1,
        "by minute (MB, files and threads of a worker)": minutes,
        "MB a minute after the first": slope,
        "workers started anew": len(watch.workers - set(before)),
        "failures": failures,
    }


def park(site: Site, known: Known) -> dict[str, Any]:
    """PARKED connections of each kind, and what others wait for meanwhile."""
    found = measure_parked(site, known)
    failures = [
        failure
        for kind, each in found.items()
        for failure in (
            *(f"{kind}: {name} {each[name]}" for name in ("median ratio", "p95 ratio") if each.get(name, 0) > TWICE),
            *(f"{kind}: {count} of {refused}" for refused, count in each["refused"].items()),
        )
    ]
    return {"connections": PARKED, "by kind": found, "failures": failures}


def do_harm(home: Path, known: Known, folder: Path) -> dict[str, Any]:
    """Each kind of harm, to a server of its own where it would not be as before."""
    with open_site(home) as site, watched(site) as said:
        found = {
            "index switched often": switch_often(site, known, folder),
            "worker killed": kill_worker(site, known),
            "supervisor killed": kill_supervisor(site),
        }
    with open_site(home, "--judging") as site, watched(site) as more:
        found["disk full while judging"] = judge_with_full_disk(site, known)
    return {**found, "log": {"failures": [*said, *more]}}


@contextmanager
def watched(site: Site) -> Iterator[list[str]]:
    """A list that afterwards holds what `site` has said of errors that nobody foresaw."""
    found = list[str]()
    yield found
    said = site.said()
    if "traceback" in said.lower():
        found.append(said[-1500:])


def list_failures(found: Any) -> list[str]:
    """All failures in the parts of what was found, each behind the name of its part."""
    if not isinstance(found, dict):
        return []
    below = [f"{name}: {each}" for name, part in found.items() for each in list_failures(part)]
    return [*found.get("failures", []), *below]
