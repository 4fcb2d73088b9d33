"""Names of agencies in a text: their true spelling, their short forms, and the list of those that are known."""

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from importlib.resources import files

from corpus.documents import Line
from corpus.thai import (
    CONSONANT,
    MARK,
    THAI,
    agency_key,
    agency_type,
    cut_words,
    fold_letters,
    is_agency_name,
    is_word,
    merge_names,
    skeleton,
)

_ENGLISH = "Department|Office|Ministry|Bureau|Royal|Province|Institute|University|Authority|Agency|Commission|Hospital"
_SHORT_NAME = rf"\s*\(([{CONSONANT}.]{{2,12}}|[A-Z][A-Za-z.-]{{1,9}}|(?:{_ENGLISH})\b[A-Za-z ,&'-]{{3,90}})\)"

_LIST = "short-names.txt"
_PROVINCE = "จังหวัด"
_MINISTRY = "กระทรวง"
_GIVERS = ("สำนักงานคณะกรรมการพัฒนาระบบราชการ", "สำนักงาน ก.พ.ร.")
"""Who gives the award is named in most reports; that one is its own is seldom so."""

_BEFORE_PROVINCE = ("สำนักงานจังหวัด", "ศาลากลางจังหวัด", "จังหวัด", "จว.", "จ.", "Changwat")
_BEHIND_PROVINCE = ("Provincial Office", "Provincial Hall", "Province")
"""What stands beside the name of a province where the province is meant: its office and its hall are its own. Not those
of others that sit there, such as สำนักงานสาธารณสุขจังหวัด."""

_LONGEST_NAME = 80  # characters of a name of a province, with all that stands beside it

FRONT_LEAVES, FRONT_LINES = 3, 40
"""The first pages of a report, and how many lines of them at most: where it says whose it is."""

LEAST_MENTIONS = 3
"""Of an agency that a report's first pages do not name, to be taken for its own."""


def attested_spelling(name: str, text: str) -> str:
    """The best spelling of `name` among its mentions in `text`, whatever the marks in `name` look like.

    Display type loses marks oftener than running text, so a title is read by the name's other mentions. The best
    spelling has the fewest letters outside dictionary words, then the most mentions, then comes first in order.
    `name` itself when there is no mention.
    """
    mentions = Counter(re.findall(_mentions(name), text))
    return min(mentions, key=lambda spelling: (_unknown_letters(spelling), -mentions[spelling], spelling), default=name)


def agency_names(agency: str, text: str) -> tuple[str, ...]:
    """All names but the full one that find `agency`: those that `text` introduces, then those of the list, no two that
    are compared as one."""
    return merge_names(short_names(agency, text), listed_names(agency))


def short_names(name: str, text: str) -> tuple[str, ...]:
    """The short forms that `text` introduces in brackets right after `name`, whatever its marks, in order of mention,
    each once. The name must stand alone: in ขั้นพื้นฐานจังหวัดนครราชสีมา (KOS) the brackets explain something longer."""
    found = (match[1].strip() for match in re.finditer(rf"(?<![{THAI}]){_mentions(name)}{_SHORT_NAME}", text))
    return tuple(dict.fromkeys(found))


def listed_names(agency: str) -> tuple[str, ...]:
    """The short and English names of `agency` in the project's own list, in its order; empty when it is not there. A
    province has its short form with จ. as well."""
    short = (f"จ.{agency.removeprefix(_PROVINCE)}",) if agency.startswith(_PROVINCE) else ()
    return (*short, *_listed().get(agency, ()))


def listed_agencies() -> tuple[str, ...]:
    """The full names of the agencies and provinces of the project's own list, in its order."""
    return tuple(_listed())


def full_name(name: str) -> str:
    """The full name of the province that `name` is a name of: short, English, bare or of its office or hall; any other
    name as it is."""
    if len(name) > _LONGEST_NAME:
        return name
    folded, provinces = fold_letters(name), _provinces()
    bare = next((folded.removeprefix(each) for each in _folded(_BEFORE_PROVINCE) if folded.startswith(each)), folded)
    bare = next((bare.removesuffix(each) for each in _folded(_BEHIND_PROVINCE) if bare.endswith(each)), bare)
    return provinces.get(folded) or provinces.get(bare) or name


def owner_key(name: str) -> str:
    """The same for all names of whoever writes a text: `agency_key` of the `full_name`."""
    return agency_key(full_name(name))


def named_agency(lines: Sequence[Line]) -> str:
    """Whose report the repaired `lines` are: of the agencies that its first pages name, the one it speaks of most, of
    equals the first; names alone on a line and named again come before those of the list within a text, and agencies
    before their ministry and who gives the award. Where they name none, the one of the list that it speaks of most,
    twice as often as of any other; "" when there is none."""
    told = [line for line in lines if line.text.strip()]
    leaves = list(dict.fromkeys(line.leaf for line in told))[:FRONT_LEAVES]
    front = [_whole(line.text.strip()) for line in told if line.leaf in leaves][:FRONT_LINES]
    bare, first = (skeleton("\n".join(texts)) for texts in ([_whole(line.text.strip()) for line in told], front))
    alone = {name: bare.count(skeleton(name)) for name in _names_alone(front, bare)}
    mentions = _count_mentions((*alone, *listed_agencies()), bare)
    ranks = {name: 0 if alone.get(name, 0) > 1 else 1 if name not in alone else 2 for name in mentions}
    named = [name for name in mentions if skeleton(name) in first]
    if named:
        return min(named, key=lambda name: (_is_above(name), ranks[name], -mentions[name], first.index(skeleton(name))))
    ranked = sorted((-count, name) for name, count in mentions.items() if not _is_above(name))
    often, runner = (*ranked, (0, ""), (0, ""))[:2]
    return often[1] if -often[0] >= max(LEAST_MENTIONS, -2 * runner[0]) else ""


def _whole(line: str) -> str:
    # A line that is another name of a province reads as its full one. Not its bare name, which tables have.
    name = full_name(line)
    return line if fold_letters(line) == fold_letters(name.removeprefix(_PROVINCE)) else name


def _names_alone(front: Sequence[str], bare: str) -> list[str]:
    # A line of a text that begins with an agency looks like a name; but it does not stand there again, or begins with
    # what stands alone as well.
    known = frozenset(map(skeleton, _listed()))
    found = [line for line in front if is_agency_name(line) and _may_be_name(skeleton(line), bare, known)]
    return [name for name in found if not any(name != other and name.startswith(other) for other in found)]


def _may_be_name(line: str, bare: str, known: Set[str]) -> bool:
    return bare.count(line) > 1 or line in known or not any(name in line for name in known)


def _count_mentions(names: Sequence[str], bare: str) -> Counter[str]:
    # Of those that are mentioned in the skeleton of a text, how often; not within the longer name of another.
    counts = Counter({name: count for name in dict.fromkeys(names) if (count := bare.count(skeleton(name)))})
    for longer in sorted(counts, key=len, reverse=True):
        for name in counts:
            if name != longer and skeleton(name) in skeleton(longer):
                counts[name] -= counts[longer]
    return +counts


def _is_above(name: str) -> bool:
    return agency_type(name) == _MINISTRY or name in _GIVERS


@cache
def _provinces() -> dict[str, str]:
    names = ((name, other) for name, others in _listed().items() if name.startswith(_PROVINCE) for other in others)
    bare = ((name, name.removeprefix(_PROVINCE)) for name in _listed() if name.startswith(_PROVINCE))
    return {fold_letters(called): name for name, called in (*names, *bare)}


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold_letters, names))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    text = files("corpus.structure").joinpath(_LIST).read_text(encoding="utf-8")
    rows = [line.partition(" = ") for line in text.splitlines() if line and not line.startswith("#")]
    return {agency: tuple(names.split(" ; ")) for agency, _, names in rows}


def _mentions(name: str) -> str:
    # A pattern of the name with any marks.
    return f"[{MARK}]*".join(re.escape(letter) for letter in skeleton(name)) + f"[{MARK}]*"


def _unknown_letters(text: str) -> int:
    return sum(len(word) for word in cut_words(text) if not is_word(word))
