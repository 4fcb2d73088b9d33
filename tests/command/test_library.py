"""The `pmqa` commands that change the library, as a user runs them."""

import hashlib
import io
from pathlib import Path

import docx
import pytest

from tests.support.program import run

TOLD = ("--agency", "กรมป่าทดสอบ", "--category", "7", "--year", "2563")


def report() -> bytes:
    document = docx.Document()
    document.add_heading("การฟื้นฟูป่าชายเลน", 1)
    document.add_paragraph("กรมป่าทดสอบปลูกป่าชายเลนร่วมกับชาวประมงพื้นบ้านปีละห้าพันไร่")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_word_report_comes_in_is_found_under_its_heading_and_goes_out(home: Path, tmp_path: Path) -> None:
    path, again, other = (tmp_path / name for name in ("report.docx", "again.docx", "other.docx"))
    for place, each in enumerate((path, again, other)):
        each.write_bytes(report() if place != 1 else path.read_bytes())
    done = run(home, "ingest", str(path), *TOLD)
    assert (done.returncode, done.stdout) == (0, "report.docx: เพิ่มแล้ว (1 กรณี 1 ตอน)\n"), done.stderr
    other.write_bytes(other.read_bytes() + b"\0")
    done = run(home, "ingest", str(again), str(other))
    assert done.stdout == "again.docx: เนื้อหาเดียวกับ report.docx ไม่เปลี่ยนแปลง (1 กรณี 1 ตอน)\n"
    assert (done.returncode, "other.docx: " in done.stderr, "cases.csv" in done.stderr) == (1, True, True)
    assert run(home, "search", "ป่าชายเลน").stdout.startswith(" 1. กรมป่าทดสอบ · การฟื้นฟูป่าชายเลน\n")
    removed = run(home, "remove", "report.docx", PMQA_LANGUAGE="en")
    assert removed.stdout == "report.docx: removed, no document is left; bring some in with pmqa ingest\n"
    done = run(home, "search", "ป่า", PMQA_LANGUAGE="en")
    said = "pmqa: There is no index yet; bring in documents first: pmqa ingest FILE.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.docx", "--agency", "กรมป่า"), "go together; give all three"),
        (("a.docx", "b.docx", *TOLD), "are for one file; for several, write a cases.csv"),
        ((".", *TOLD), "are for one file; for several, write a cases.csv"),
    ],
)
def test_options_that_do_not_fit_are_refused(home: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(home, "ingest", *arguments, PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr


def test_a_library_is_looked_over_and_what_is_not_whole_is_named(home: Path, tmp_path: Path) -> None:
    nothing = run(home, "check", PMQA_LANGUAGE="en")
    said = "pmqa: There is no index yet; bring in documents first: pmqa ingest FILE.\n"
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", said)
    (tmp_path / "report.docx").write_bytes(report())
    assert run(home, "ingest", str(tmp_path / "report.docx"), *TOLD).returncode == 0
    thai = run(home, "check")
    assert (thai.returncode, thai.stdout) == (0, "ตรวจ 25 รายการ: ครบถ้วน 25 ซ่อมแล้ว 0 ทำใหม่ได้ 0 สูญหาย 0\n")
    whole = "25 things looked at: 25 whole, 0 healed, 0 to be made anew, 0 lost\n"
    assert run(home, "check", PMQA_LANGUAGE="en").stdout == whole
    vectors = home / "generations" / "000001" / "dense" / "vectors.npy"
    content = vectors.read_bytes()
    vectors.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    done = run(home, "check", PMQA_LANGUAGE="en")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "generations/000001/dense/vectors.npy: not whole; make it anew: pmqa rebuild",
    )
    assert run(home, "search", "ป่า", PMQA_LANGUAGE="en").stderr == (
        "pmqa: Generation 000001 is damaged (dense/vectors.npy is not what its manifest states); make it anew from the "
        "documents of the library: pmqa rebuild; their originals are untouched.\n"
    )
    assert run(home, "upgrade", PMQA_LANGUAGE="en").stdout == "index made anew (generation 000002)\n"
    assert run(home, "upgrade", PMQA_LANGUAGE="en").stdout == "the index is up to date and whole\n"
    (original,) = (path for path in (home / "documents").iterdir() if not path.suffix)
    original.write_bytes(b"other")
    original.with_name(f"{original.name}.parity").unlink()
    done = run(home, "check")
    assert done.returncode == 1
    assert (
        f"ต้นฉบับของ report.docx (documents/{original.name}): เสียหาย ซ่อมเองไม่ได้; นำไฟล์นี้เข้าใหม่ด้วย pmqa ingest"
        in done.stdout
    )
    healed = run(home, "ingest", str(tmp_path / "report.docx"), PMQA_LANGUAGE="en")
    assert (
        "report.docx: the library's own copy was damaged or missing, and is whole again by this file" in healed.stdout
    )
    original.write_bytes(report_of(tmp_path)[:-1])
    done = run(home, "check", PMQA_LANGUAGE="en")
    assert (done.returncode, "was missing or damaged, is whole now" in done.stdout) == (0, True)


def test_a_lost_document_is_told_by_name_and_the_exit_code(home: Path, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(report())
    other = tmp_path / "other.md"
    other.write_text("---\nagency: กรมน้ำทดสอบ\ncategory: 2\nyear: 2563\n---\n## น้ำ\n\nดูแลคลองทุกเดือน\n", "utf-8")
    assert run(home, "ingest", str(tmp_path / "report.docx"), *TOLD).returncode == 0
    assert run(home, "ingest", str(other)).returncode == 0
    (path,) = (home / "documents").glob(f"{hashlib.sha256(report_of(tmp_path)).hexdigest()}")
    path.unlink()
    path.with_name(f"{path.name}.parity").unlink()
    for library in home.glob("generations/*/library.sqlite"):
        library.unlink()
    done = run(home, "rebuild", PMQA_LANGUAGE="en")
    said = "pmqa: these documents can no longer be read and are not found by searching: report.docx; they stay listed."
    assert (done.returncode, done.stderr.startswith(said)) == (1, True), done.stderr
    assert run(home, "ingest", str(tmp_path / "report.docx")).returncode == 0
    assert run(home, "rebuild").returncode == 0


def report_of(folder: Path) -> bytes:
    return (folder / "report.docx").read_bytes()


def test_a_cluster_that_is_not_there_is_told_and_changes_nothing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "report.docx").write_bytes(report())
    path = str(tmp_path / "report.docx")
    done = run(home, "ingest", path, *TOLD, PMQA_LANGUAGE="en", PMQA_RAY="127.0.0.1:1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "pmqa: Ray at 127.0.0.1:1 could not be started or reached (Connection refused); nothing was" in done.stderr
    assert run(home, "ingest", path, *TOLD).returncode == 0
    (home / "vectors.sqlite").unlink()
    done = run(home, "rebuild", PMQA_RAY="127.0.0.1:1")
    assert (done.returncode, "เชื่อมต่อ Ray ที่ 127.0.0.1:1 ไม่ได้" in done.stderr) == (1, True)
    assert run(home, "check").returncode == 0
    # Nothing is new, and nobody is asked.
    assert run(home, "ingest", path, *TOLD, PMQA_RAY="127.0.0.1:1").returncode == 0
