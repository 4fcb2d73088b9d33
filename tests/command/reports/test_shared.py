"""`pmqa shared`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from command.reports.shared import _show_pair, shared_command
from command.source import EngineSource
from search import NO_JUDGEMENT, SearchEngine, Settings
from tests.search.sharing.texts import COURT, OTHER, WELL
from tests.support.fakes_search import make_case, make_engine, place

QUOTING = f"ผู้ใหญ่บ้านเล่าว่า “{WELL}”"


def engine(*written: tuple[str, str]) -> SearchEngine:
    cases = [make_case("abcdef"[number], agency) for number, (agency, _) in enumerate(written)]
    return make_engine(cases, [place(case, 7, text, 0.5) for case, (_, text) in zip(cases, written, strict=True)])


def ask(monkeypatch: pytest.MonkeyPatch, answering: SearchEngine, *arguments: str, language: str = "th") -> str:
    monkeypatch.setattr(EngineSource, "current", lambda source: answering)
    settings = Settings(home=Path("nowhere"), language=language)
    done = CliRunner().invoke(shared_command, arguments, obj=settings, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_both_passages_stand_below_each_other_with_their_citation(monkeypatch: pytest.MonkeyPatch) -> None:
    answering = engine(("กรมน้ำ", WELL), ("กรมป่า", f"{OTHER} {WELL}"))
    letters = answering.sharing.pairs()[0].stretch.letters
    assert ask(monkeypatch, answering).splitlines() == [
        NO_JUDGEMENT.th,
        f" 1. ข้อความที่ตรงกัน · {letters} ตัวอักษร",
        "    กรมน้ำ · book.txt · บรรทัด 7-7",
        f"      {WELL}",
        "    กรมป่า · book.txt · บรรทัด 7-7",
        f"      {WELL}",
    ]
    english = ask(monkeypatch, answering, language="en").splitlines()
    assert english[:3] == [NO_JUDGEMENT.en, f" 1. Shared text · {letters} letters", "    กรมน้ำ · book.txt · lines 7-7"]


def test_quotations_are_shown_when_all_kinds_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answering = engine(("กรมน้ำ", WELL), ("กรมป่า", QUOTING))
    assert "--all-kinds" in ask(monkeypatch, answering)
    assert " 1. ข้อความที่ยกมาอ้างอิง · " in ask(monkeypatch, answering, "--all-kinds")
    nothing = engine(("กรมน้ำ", WELL), ("กรมป่า", OTHER))
    assert "pmqa ingest" in ask(monkeypatch, nothing, "--all-kinds", language="en")


def test_as_json_each_pair_has_its_two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    answering = engine(("กรมน้ำ", f"{COURT} {WELL}"), ("กรมป่า", QUOTING), ("กรมทาง", COURT))
    told = json.loads(ask(monkeypatch, answering, "--json", "--all-kinds", "--limit", "1"))
    assert told["notice"] == {"th": NO_JUDGEMENT.th, "en": NO_JUDGEMENT.en}
    [pair] = told["pairs"]
    assert (pair["kind"], pair["letters"]) == ("quotation", answering.sharing.find(WELL)[0].letters)
    one, other = pair["passages"]
    assert (one["case"]["agency"], other["case"]["agency"]) == ("กรมน้ำ", "กรมป่า")
    assert (one["document"], one["page"], one["sheet"], one["lines"]) == ("book.txt", None, None, [7, 7])
    assert one["shared"] == other["shared"] == WELL
    for place_ in (one, other):
        assert place_["text"][slice(*place_["span"])] == WELL


def test_a_page_is_cited_where_there_is_one_else_the_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    [pair] = engine(("กรมน้ำ", WELL), ("กรมป่า", WELL)).sharing.pairs()
    stretch = replace(pair.stretch, passage=replace(pair.stretch.passage, sheet=4))
    _show_pair(3, replace(pair, passage=replace(pair.passage, page=12, sheet=14), stretch=stretch), "en")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(" 3. Shared text · ")
    assert lines[1] == "    กรมน้ำ · book.txt · page 12 · lines 7-7"
    assert lines[3] == "    กรมป่า · book.txt · sheet 4 · lines 7-7"
