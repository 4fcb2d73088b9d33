"""Good files of each format, cut off at many places and with single bytes turned; and whether what is made of them is
text or a refusal, all of them in one process, which is watched."""

import json
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.breaking.hostile.asking import FACTS
from benchmarks.breaking.hostile.pdf_parts import TEXT, flate, paged
from corpus import DocumentError, parse_document
from index.building.documents import prepare
from tests.support.files.word_file import p, tbl, tr, word_file
from tests.support.printing import print_papers

CUTS, TURNS = 200, 100
"""Of each file: places at which it is cut off, evenly spread, and bytes that are turned, by a fixed seed."""

CODE = "from benchmarks.breaking.hostile.spoiled import answer; answer()"
"""For a process whose argv is the path of a good file and how many times it is cut and turned, at most."""

_SENTENCE = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็นผ่านเวทีสาธารณะ ทำให้ร้อยละ 85 แล้วเสร็จตามกำหนด"


def write_good(folder: Path, sample: Path) -> list[Path]:
    """A good file of each format, written to `folder`. sample: one in Markdown; where there is a Chromium, it prints a
    PDF."""
    text = sample.read_text(encoding="utf-8")
    rows = "".join(f"<tr><td>{n}<td>{_SENTENCE}" for n in range(9))
    body = p("การวางแผน", style="H1") + p(_SENTENCE) * 9 + tbl(tr("ตัวชี้วัด", "ผล"), tr("1", "85"))
    contents = {
        "good.md": text.encode(),
        "good.txt": (_SENTENCE + "\n").encode() * 20,
        "good-tis-620.txt": (_SENTENCE + "\n").encode("cp874") * 20,
        "good.html": f"<!doctype html><meta charset=utf-8><h1>การวางแผน</h1><p>{_SENTENCE}<table>{rows}".encode(),
        "good.docx": word_file(body),
        "good.pdf": paged(flate(TEXT * 9)),
    }
    if shutil.which("chromium") or shutil.which("google-chrome"):
        contents["printed.pdf"] = print_papers().short
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def spoil(content: bytes, most: int) -> Iterator[tuple[str, bytes]]:
    """`content` cut off and turned, each with what was done to it; at most `most` times either way."""
    cuts = min(CUTS, most, len(content))
    for number in range(cuts):
        end = len(content) * number // cuts
        yield f"cut at {end}", content[:end]
    places = random.Random(len(content))
    for _ in range(min(TURNS, most)):
        at, bit = places.randrange(len(content)), 1 << places.randrange(8)
        yield f"bit {bit} of byte {at}", content[:at] + bytes([content[at] ^ bit]) + content[at + 1 :]


def examine(name: str, content: bytes, most: int) -> Mapping[str, object]:
    """What came of all that is made of one good file: how many were read, how many refused, what should not be."""
    read = refused = 0
    faults: list[str] = []
    for what, spoiled in spoil(content, most):
        try:
            prepare(parse_document(name, spoiled, FACTS))
            read += 1
        except DocumentError as exc:
            refused += 1
            if any(name not in exc.sentence(each) or "\n" in exc.sentence(each) for each in ("th", "en")):
                faults.append(f"{what}: {exc.sentence('en')!r}")
        except Exception as exc:  # whatever it is, it is what is looked for
            faults.append(f"{what}: {exc!r}")
    return {"read": read, "refused": refused, "faults": faults}


def answer() -> None:
    """See CODE."""
    path, most = Path(sys.argv[1]), int(sys.argv[2])
    print(json.dumps(examine(path.name, path.read_bytes(), most)))
