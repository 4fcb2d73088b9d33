"""`pmqa eval --compare`: what the present generation changes against one that is kept."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command.test_cli import one_sentence
from tests.support.program import run

DOCUMENT, QUERY = "sing-buri.md", "แพะ"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, from which a document was taken out: 000001 has it, 000002 answers."""
    made = tmp_path_factory.mktemp("compared") / "home"
    shutil.copytree(sample_home, made, symlinks=True)
    done = run(made, "remove", DOCUMENT)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def queries(home: Path, tmp_path: Path) -> Path:
    """A query that only the document which is gone answers, and one that none does."""
    found = json.loads(run(home, "search", QUERY, "-k", "1", "--json").stdout)["hits"][0]
    assert found["document"] != DOCUMENT
    relevant = [{"document": DOCUMENT, "case": "จังหวัดสิงห์บุรี", "lines": [1, 60], "grade": 3}]
    rows = [{"id": "gone", "query": QUERY, "relevant": relevant}, {"id": "none", "query": "ขนมปัง", "relevant": []}]
    path = tmp_path / "queries.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_what_a_new_generation_changes_is_shown_by_query_with_hits_and_means(home: Path, queries: Path) -> None:
    done = run(home, "eval", str(queries), "--compare", "000001", PMQA_LANGUAGE="en")
    lines = done.stdout.splitlines()
    assert lines[0] == "gone  1.0000 → 0.0000  แพะ"
    assert lines[1].startswith("    went  1. จังหวัดสิงห์บุรี sing-buri.md:")
    assert any(line.startswith("    came ") for line in lines)
    assert "generation 000001 → 000002: 1 of 1 answerable queries change (up 0, down 1)" in lines
    assert lines[-4].split() == ["ndcg@10", "1.0000", "0.0000", "1.0000"]


def test_as_json_and_in_a_file_it_is_the_same(home: Path, queries: Path, tmp_path: Path) -> None:
    written = tmp_path / "r.json"
    done = run(home, "eval", str(queries), "--compare", "000001", "--json", "--results", str(written))
    found = json.loads(done.stdout)
    assert json.loads(written.read_text(encoding="utf-8")) == found
    assert (found["before"], found["now"], found["queries"]) == ("000001", "000002", 1)
    assert found["measures"]["ndcg@10"] == {"before": 1.0, "now": 0.0, "p": 1.0}
    assert found["changed"][0]["went"][0]["document"] == DOCUMENT


def test_a_generation_that_is_not_there_is_refused_with_those_that_are(home: Path, queries: Path) -> None:
    said = one_sentence(run(home, "eval", str(queries), "--compare", "000009", PMQA_LANGUAGE="en"), 1)
    assert said == "There is no generation 000009; choose one of those kept: 000001, 000002."
