"""Flip bits of every file of a home, cut, empty, delete, tear and lengthen each; do what is then said, to the letter.

After damage a search answers as before, or from the generation before and says so, or says in one sentence what is
damaged. What the sentence names is run, then `pmqa check` and what that names; in the end the library is as before.
"""

import json
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from benchmarks.breaking.harmed import programs
from benchmarks.breaking.harmed.forks import CRASHED, Ended, apart, say, spread
from benchmarks.breaking.harmed.homes import (
    KNOWN_LINE,
    ROOT,
    State,
    command,
    make_home,
    must,
    place,
    read_state,
    warm,
    write_file,
)

TIMES = 500
"""Flips of one bit; the other kinds of damage are done to each file once."""

HEALED = "was not whole, is now"
"""What `pmqa check` says of what it healed."""

SECTOR = 4096
ROUNDS = 3
"""Times that what is said is followed, and what comes of it says something again."""

_NAMED = re.compile(r"pmqa (rebuild|check|ingest|restore|upgrade)((?: --[a-z]+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What is done to which file of the home; seed: of where."""

    file: str
    kind: str
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of it. named: somebody said what is damaged; healed: by `pmqa check`, in passing. answered: from a
    search at once: "as before", "earlier" or "sentence". lost: documents. fault: what is wrong."""

    harm: Harm
    named: bool = False
    healed: bool = False
    answered: str = ""
    lost: int = 0
    fault: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What is wanted. states: as it was, as it is made anew. earlier: hits of the generation before. files: of its
    documents by name. backup: of it, where there are such."""

    home: Path
    states: tuple[State, ...]
    earlier: str
    files: Path
    backup: Path


def run(times: int | None) -> dict[str, Any]:
    """Counts of harms by what came of them; of failures each by name."""
    return apart("benchmarks.breaking.flips", times, ROOT)


def break_all(times: int) -> dict[str, Any]:
    """As `run`, in this process."""
    with place() as folder:
        warm(folder)
        sound = _make_sound(folder)
        harms = _plan(sound.home, times)
        found = spread(partial(_try, folder, sound), harms)
    models = programs.damage_models(min(4, times // 100))
    flips = [each for each in found if each.harm.kind == "flip"]
    return {
        "flips of one bit": _count(flips),
        "other damage": _count([each for each in found if each.harm.kind != "flip"]),
        "files": len({each.file for each in harms}),
        "documents lost": sum(each.lost for each in found),
        "silent changes": sum("silent" in each.fault for each in found),
        "sentences": dict(Counter(_plain(each.said) for each in found if each.said).most_common(40)),
        "prepared models": models,
        "failures": [
            f"{each.harm.kind} of {each.harm.file} ({each.harm.seed}): {each.fault}" for each in found if each.fault
        ],
    }


def _count(found: Sequence[Outcome]) -> dict[str, int]:
    return {
        "tried": len(found),
        "named": sum(each.named for each in found),
        "healed by a check": sum(each.healed for each in found),
        "without effect": sum(not each.named and not each.fault for each in found),
        "answered as before at once": sum(each.answered == "as before" for each in found),
        "answered by the generation before": sum(each.answered == "earlier" for each in found),
        "stopped with a sentence": sum(each.answered == "sentence" for each in found),
        "failed": sum(bool(each.fault) for each in found),
    }


def _plain(said: str) -> str:
    # Sentences that differ in names alone are one.
    said = re.sub(r"/[^\s;,)]*", "PATH", said)
    return re.sub(r"[0-9a-f]{12,}", "HEX", re.sub(r"[0-9]{6}", "N", said))[:300]


def _make_sound(folder: Path) -> Sound:
    home, backup = make_home(folder / "base"), folder / "backup"
    earlier = folder / "earlier" / "home"
    must(command(earlier, "ingest", folder / "files" / "one.md"))
    must(command(home, "backup", backup))
    anew = folder / "anew"
    shutil.copytree(home, anew)
    must(command(anew, "rebuild"))
    write_file(folder / "others", "other.md", 99)
    states = (read_state(home), read_state(anew))
    return Sound(home=home, states=states, earlier=_hits(read_state(earlier)), files=folder / "files", backup=backup)


def _hits(state: State) -> str:
    return json.dumps(json.loads(state.held)["hits"]) if state.held else ""


def _plan(home: Path, flips: int) -> list[Harm]:
    files = sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    filled = [name for name in files if (home / name).stat().st_size]
    found = [Harm(file=filled[number % len(filled)], kind="flip", seed=number) for number in range(flips)]
    kinds = [kind for kind in HARMS if kind != "flip"]
    others = [Harm(file=name, kind=kind, seed=0) for name in files for kind in kinds]
    most = max(len(others) * flips // TIMES, 1)
    random.Random(1).shuffle(others)
    return [*found, *others[:most]]


def _flip(content: bytes, chance: random.Random, other: bytes) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]


def _sector(content: bytes, chance: random.Random, other: bytes) -> bytes:
    start = chance.randrange(max(1, len(content) // SECTOR)) * SECTOR
    piece = (other * (1 + SECTOR // max(1, len(other))))[:SECTOR][: len(content) - start]
    return content[:start] + piece + content[start + len(piece) :]


HARMS: dict[str, Callable[[bytes, random.Random, bytes], bytes | None]] = {
    "flip": _flip,
    "cut to half": lambda content, chance, other: content[: len(content) // 2],
    "emptied": lambda content, chance, other: b"",
    "deleted": lambda content, chance, other: None,
    "zeros in a sector": lambda content, chance, other: _sector(content, chance, bytes(SECTOR)),
    "a sector of another file": _sector,
    "lengthened": lambda content, chance, other: content + chance.randbytes(100),
}


def _harm(home: Path, harm: Harm) -> None:
    path, chance = home / harm.file, random.Random(f"{harm.file}{harm.seed}")
    others = sorted(each for each in home.rglob("*") if each.is_file() and each.stat().st_size and each != path)
    content = HARMS[harm.kind](path.read_bytes(), chance, chance.choice(others).read_bytes())
    path.unlink()
    if content is not None:
        path.write_bytes(content)


def _try(folder: Path, sound: Sound, harm: Harm) -> Outcome:
    home = Path(mkdtemp(dir=folder)) / "home"
    shutil.copytree(sound.home, home)
    try:
        _harm(home, harm)
        return _follow(home, sound, harm)
    finally:
        shutil.rmtree(home.parent)


def _follow(home: Path, sound: Sound, harm: Harm) -> Outcome:
    state = read_state(home)
    said = [line for line in (*state.said.splitlines(), state.fault) if line]
    (answered, fault), is_healed = _judge(state, sound, harm), False
    if not fault:
        said += _heed(home, sound, said)
        checked = command(home, "check", "--deep")
        is_healed = HEALED in checked.out
        said += _words(checked, home, sound)
        fault = next((line for line in said if "Traceback" in line), "")
    after = read_state(home)
    if not fault and after not in sound.states:
        fault = f"silent or not mended: {_differs(after, sound.states[0])}"
    if not fault:
        fault = _go_on(home, sound)
    lost = max(0, sound.states[0].documents - read_state(home).documents)
    told = next((line for line in said if line), "")
    return Outcome(
        harm=harm, named=bool(said) or is_healed, healed=is_healed, answered=answered, lost=lost, fault=fault, said=told
    )


def _judge(state: State, sound: Sound, harm: Harm) -> tuple[str, str]:
    # What a search said at once, and what is wrong with that.
    if "Traceback" in state.said or "traceback" in state.fault:
        return "", state.fault or "a traceback"
    if state.fault:
        names = [part for part in Path(harm.file).parts if part not in ("generations", "documents")]
        is_named = any(name.removesuffix(".parity")[:12] in state.fault for name in names) or ".md" in state.fault
        return "sentence", "" if is_named else f"a sentence that does not name it: {state.fault}"
    if state.held in [each.held for each in sound.states]:
        return "as before", ""
    if state.said and _hits(state) == sound.earlier:
        return "earlier", ""
    return "", f"silent: {_differs(state, sound.states[0])}"


def _heed(home: Path, sound: Sound, said: Sequence[str]) -> list[str]:
    # Run what is named, and what that names; all that is said.
    heard: list[str] = []
    for _ in range(ROUNDS):
        found = next((found for line in said if (found := _NAMED.search(line))), None)
        if found is None:
            break
        given = _given(found[1], sound, " ".join(said))
        said = _lines(command(home, found[1], *found[2].split(), *given))
        heard += said
    return heard


def _given(name: str, sound: Sound, said: str) -> list[object]:
    files = sorted(sound.files.glob("*.md"))
    if name == "ingest":
        return [path for path in files if path.name in said] or list(files)
    return [sound.backup] if name == "restore" else []


def _words(ended: Ended, home: Path, sound: Sound) -> list[str]:
    said = _lines(ended) + [line for line in ended.out.splitlines() if ended.code and line]
    return said + _heed(home, sound, said) if ended.code or said else []


def _lines(ended: Ended) -> list[str]:
    if ended.code == CRASHED:
        return [f"Traceback: {ended.err.strip().splitlines()[-1]}"]
    return [line for line in ended.err.splitlines() if line and KNOWN_LINE not in line]


def _go_on(home: Path, sound: Sound) -> str:
    # What is wrong after the next commands.
    other = sound.files.parent / "others" / "other.md"
    for arguments in (["ingest", other], ["remove", other.name], ["rebuild"]):
        ended = command(home, *arguments)
        if ended.code or ended.left:
            return f"then {arguments[0]} ended with {ended.code}: {ended.err.strip()[-300:]}"
    state = read_state(home)
    return "" if state in sound.states else f"silent, after the next commands: {_differs(state, sound.states[0])}"


def _differs(state: State, wanted: State) -> str:
    if not state.held or state.fault or state.said:
        return state.fault or state.said or "no state"
    found, sought = json.loads(state.held), json.loads(wanted.held)
    return "; ".join(f"{name} differ" for name in sought if found[name] != sought[name])


if __name__ == "__main__":
    say(break_all(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
