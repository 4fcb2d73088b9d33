"""Try to break the program; write benchmarks/results/battery.json, which docs/safety.md quotes.

usage: python -m benchmarks.battery [PART ...] [--times N] [--shared ../shared]

Parts are the modules of benchmarks/breaking, all by default; each takes minutes to an hour. What the results file has
of other parts stays. --times: of kills, flips or inputs, in place of the number that a part has of its own.
"""

import json
from importlib import import_module

from benchmarks.setup import RESULTS, describe_machine, make_parser, report

PARTS = ("kills", "flips", "disk", "files", "fuzz", "http")
"""Modules of benchmarks/breaking, each with `run(times: int | None) -> dict`: what was tried and what came of it."""


def main() -> None:
    parser = make_parser(__doc__, home=False)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--times", type=int)
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    path = RESULTS / "battery.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name in given.parts or PARTS:
        found = import_module(f"benchmarks.breaking.{name}").run(given.times)
        results[name] = {**found, "machine": describe_machine()}
        report("battery", {name: results[name] for name in PARTS if name in results})


if __name__ == "__main__":
    main()
