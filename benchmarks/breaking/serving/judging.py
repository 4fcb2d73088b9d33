"""Whether an answer is whole, of its kind, and of one generation."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from benchmarks.breaking.serving.site import Answer
from benchmarks.breaking.serving.tides import VERSION

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def judge(answer: Answer) -> tuple[str, str, frozenset[bytes]]:
    """What is wrong with the form of `answer`, "" for nothing; the generation that it names, "" for none; and the
    numbers of the versions in it."""
    kind = answer.fields.get("content-type", "").partition(";")[0]
    stated = answer.fields.get("pmqa-generation", "")
    text = answer.body
    try:
        if kind == "text/html":
            whole = text.lstrip().lower().startswith(b"<!doctype html") and text.rstrip().endswith(b"</html>")
        elif kind == "application/json":
            told = json.loads(text)
            said = told.get("generation", stated) if isinstance(told, dict) else stated
            whole, stated = stated in ("", said), said
        elif kind == "text/csv":
            rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
            whole = bool(rows) and len({len(row) for row in rows}) == 1
        elif kind == _WORD:
            with zipfile.ZipFile(io.BytesIO(text)) as file:
                whole, text = file.testzip() is None, file.read("word/document.xml")
        elif kind == "image/png":
            whole = text.startswith(b"\x89PNG") and text.endswith(b"IEND\xaeB`\x82")
        elif kind == "application/pdf":
            whole = text.startswith(b"%PDF") and text.rstrip().endswith(b"%%EOF")
        else:
            whole = len(text) == int(answer.fields.get("content-length", -1))
    except (ValueError, KeyError, zipfile.BadZipFile) as problem:
        return f"no {kind}: {type(problem).__name__}", stated, frozenset()
    found = frozenset(VERSION.findall(text))
    if not whole:
        return f"no whole {kind}", stated, found
    return ("of two generations" if len(found) > 1 else ""), stated, found


def contradictions(seen: Iterable[tuple[str, frozenset[bytes]]], versions: Mapping[str, bytes | None]) -> list[str]:
    """Answers that named a generation and held another's version. seen: of each its generation and the numbers in it;
    versions: of each generation the number that its documents bear."""
    return sorted(
        f"generation {name} has {held!r}, wanted {versions[name]!r}"
        for name, held in seen
        if name in versions and held and held != {versions[name]}
    )
