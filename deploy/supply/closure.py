"""Which distributions an installed one needs, as their own metadata says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions

from packaging.requirements import Requirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A distribution as it is installed. needs: names of others, normalised, sorted."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]


def normalised(name: str) -> str:
    """The form of a distribution's name in which two spellings of it are one (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(name: str, *extras: str, path: Iterable[str] | None = None) -> dict[str, Needed]:
    """All that the distribution `name` with its extras needs on this machine, itself among them, by normalised name and
    sorted by it; as installed in `path`, else where the running Python looks. Raises LookupError by the name of what is
    not installed."""
    found = distributions() if path is None else distributions(path=list(path))
    installed = {normalised(each.name): each for each in found}
    needs: dict[str, set[str]] = {}
    seen, waiting = set(), [(normalised(name), extra) for extra in ("", *extras)]
    while waiting:
        asked = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        if asked[0] not in installed:
            raise LookupError(f"{asked[0]} is needed and not installed")
        for requirement in applying(installed[asked[0]], asked[1]):
            other = normalised(requirement.name)
            needs.setdefault(asked[0], set()).add(other)
            waiting += [(other, extra) for extra in ("", *requirement.extras)]
    return {each: told(installed[each], needs.get(each, set())) for each in sorted({name for name, _ in seen})}


def applying(distribution: Distribution, extra: str) -> list[Requirement]:
    """What the distribution requires here, of itself ("") or for one of its extras; it may require itself."""
    requirements = [Requirement(line) for line in distribution.requires or ()]
    return [each for each in requirements if each.marker is None or each.marker.evaluate({"extra": extra})]


def told(distribution: Distribution, needs: set[str]) -> Needed:
    licence = distribution.metadata.json.get("license", "")
    return Needed(
        name=distribution.name,
        version=distribution.version,
        licence=str(licence).strip().split("\n")[0],
        needs=tuple(sorted(needs)),
    )
