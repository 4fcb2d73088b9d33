"""`pmqa read`: what a file holds, as text and as JSON, refusals too."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from command.read import read_command
from corpus import Sheet, Source
from corpus.reading.result import Reading
from search.settings import Settings

REPORT = """---
agency: กรมทดสอบ
category: 2
year: 2564
---
## ผลลัพธ์

หน่วยงานรับฟังผู้รับบริการ

<!-- page: 7 -->
ระยะเวลาลดลงเหลือ 30 วัน
"""


def run(*arguments: str, code: int = 0) -> str:
    settings = Settings.from_env({"PMQA_LANGUAGE": "en"})
    result = CliRunner().invoke(read_command, arguments, obj=settings, standalone_mode=False)
    assert (result.return_value, result.exception) == (code, None)
    return result.output


def test_a_file_is_told_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    assert json.loads(run(str(tmp_path / "a.md"), "--json")) == {
        "document": "a.md",
        "form": "case",
        "refused": None,
        "unread": [],
        "cases": [
            {
                "publication": {"title": "", "year": None, "publisher": ""},
                "agency": "กรมทดสอบ",
                "agency_type": "กรม",
                "category": 2,
                "year": 2564,
                "sections": [
                    {
                        "heading": "ผลลัพธ์",
                        "path": [],
                        "level": 1,
                        "page": None,
                        "text": "หน่วยงานรับฟังผู้รับบริการ\nระยะเวลาลดลงเหลือ 30 วัน",
                    }
                ],
            }
        ],
        "pages": [
            {"sheet": 1, "printed": None, "trust": 1.0, "source": "text", "text": "ผลลัพธ์\nหน่วยงานรับฟังผู้รับบริการ"},
            {"sheet": 2, "printed": "7", "trust": 1.0, "source": "text", "text": "ระยะเวลาลดลงเหลือ 30 วัน"},
        ],
        "warnings": [],
    }


def test_a_file_is_told_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT, encoding="utf-8")
    assert run(str(tmp_path / "a.md")).splitlines() == [
        "กรมทดสอบ · category 2 · 2564 · a.md",
        "",
        "# ผลลัพธ์",
        "หน่วยงานรับฟังผู้รับบริการ",
        "ระยะเวลาลดลงเหลือ 30 วัน",
        "",
    ]


def test_a_refusal_is_told_as_json(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("ไม่มีส่วนหัว", encoding="utf-8")
    found = json.loads(run(str(tmp_path / "a.md"), "--json", code=1))
    assert found["refused"]["en"].startswith("a.md: there is no front matter")
    assert (found["pages"], found["cases"]) == ([], [])


def test_whose_case_it_is_may_stand_in_the_list_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("รายงานของกรม", encoding="utf-8")
    (tmp_path / "cases.csv").write_text("agency,category,year,file\nกรมน้ำ,3,2565,a.md\n", encoding="utf-8")
    assert run(str(tmp_path / "a.md")).startswith("กรมน้ำ · category 3 · 2565")


def test_a_file_of_which_nothing_could_be_read_tells_its_sheets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = (Sheet(number=1, source=Source.UNREAD, trust=0.0),)
    monkeypatch.setattr("corpus.reading.files.read_apart", lambda *given: Reading(lines=(), sheets=sheets))
    (tmp_path / "a.pdf").write_bytes(b"%PDF a scan")
    told = ("--agency", "กรมทดสอบ", "--category", "2", "--year", "2564")
    found = json.loads(run(str(tmp_path / "a.pdf"), "--json", *told, code=1))
    assert found["refused"]["en"].startswith("a.pdf: all its sheets are pictures")
    assert (found["unread"], [page["source"] for page in found["pages"]]) == ([1], ["unread"])
