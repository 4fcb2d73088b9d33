"""Hostile files, a few of each format, and good ones spoiled in a few places: text or one sentence, within bounds."""

import re
import sys
from pathlib import Path

import pytest

from benchmarks.breaking.hostile import FILES, MOST_MEMORY, ask, watch
from benchmarks.breaking.hostile.asking import FACTS
from benchmarks.breaking.hostile.spoiled import examine, spoil
from corpus import DocumentError, parse_document
from index.building.documents import prepare

REFUSED = {
    "word-part-that-says-it-is-small.docx": "the file is damaged",
    "word-60000-parts-of-one-stretch.docx": "unpacks to far more than a document holds",
    "word-a-billion-laughs.docx": "the file is damaged",
    "pdf-page-tree-that-loops.pdf": "all its sheets are pictures",
    "text-a-million-empty-lines.txt": "holds too much text",
    "web-a-million-parts-within.html": "there is no text",
    "markdown-front-nested.md": "the front matter is too long or nested too deeply",
}
"""Of each file what is said of it."""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are watched by /proc")
@pytest.mark.parametrize("name", ["word-60000-parts-of-one-stretch.docx", "pdf-stream-of-2-gb-deflated-twice.pdf"])
def test_a_bomb_takes_no_more_than_its_bound_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name]())
    outcome = ask(tmp_path / name, tmp_path / "home")
    assert outcome.refused.startswith(f"{name}: ")
    assert outcome.faults == ()


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_made_to_break_readers_is_read_or_refused_in_a_sentence(name: str) -> None:
    said = REFUSED[name]
    with pytest.raises(DocumentError, match=f"^{re.escape(name)}: .*{said}"):
        prepare(parse_document(name, FILES[name](), FACTS))


@pytest.mark.parametrize(
    "name",
    [
        "pdf-cross-references-that-loop.pdf",
        "word-100000-relations.docx",
        "word-names-that-climb.docx",
        "web-a-million-ampersands.html",
    ],
)
def test_what_refers_to_itself_or_outside_or_never_ends_is_read_without_that(name: str) -> None:
    assert len(prepare(parse_document(name, FILES[name](), FACTS)).passages) == 1


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_good_file_cut_off_anywhere_is_text_or_a_sentence(name: str) -> None:
    content = "---\nagency: กรมน้ำ\ncategory: 2\nyear: 2564\n---\n# แผน\n\nหน่วยงานพัฒนาระบบ\n".encode() * 2
    found = examine(name, content, 15)
    assert found["faults"] == []
    assert found["read"] + found["refused"] == len(list(spoil(content, 15))) == 30
    assert 0 < found["refused"] < 30


@pytest.mark.skipif(sys.platform != "linux", reason="processes are watched by /proc")
def test_a_watched_process_is_weighed_with_its_children_and_what_it_leaves_is_named() -> None:
    script = (
        "import subprocess, sys, tempfile, time; held = bytearray(b'a' * 200_000_000)\n"
        "open(tempfile.gettempdir() + '/forgotten', 'w').close()\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; a = bytearray(b\"a\" * 200_000_000); time.sleep(60)'])\n"
        "time.sleep(1.5); print(1)"
    )
    watched = watch([sys.executable, "-c", script], {}, 30)
    assert 400_000_000 < watched.peak < MOST_MEMORY
    assert (watched.code, watched.out) == (0, b"1\n")
    assert [left.rpartition("/")[2][:10] for left in watched.left][-1] == "forgotten"
    assert len(watched.left) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="processes are watched by /proc")
def test_a_process_that_never_ends_is_ended() -> None:
    watched = watch([sys.executable, "-c", "import time; time.sleep(60)"], {}, 0.3)
    assert (watched.code, watched.left) == (-9, ())
