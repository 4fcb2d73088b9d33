"""Files whose case a list beside them or the command names, and pages of them that could not be read."""

import pytest

from corpus import Line, MissingDocument, Sheet, Source
from corpus.reading.result import Reading
from index import Outcome, ingest
from tests.support.fakes_index import ADDED, REFUSED, REPLACED, UNCHANGED, Desk, no_progress, outcomes, write_case

# --- whose case a file is


def write_list(desk: Desk, *rows: str) -> None:
    (desk.files / "cases.csv").write_text("\n".join(("agency,category,year,file", *rows)), encoding="utf-8")


def test_a_list_in_the_folder_says_whose_the_files_are_and_what_is_missing_is_refused(desk: Desk) -> None:
    (desk.files / "a.txt").write_text("กรมป่าปลูกป่าทุกปี", encoding="utf-8")
    desk.write("b.md", "สอง")
    write_list(desk, "กรมป่า,7,2563,a.txt", "กรมหาย,1,2563,gone.pdf")
    reports = desk.ingest(desk.files)
    assert outcomes(reports) == [("a.txt", ADDED), ("b.md", ADDED), ("gone.pdf", REFUSED)]
    assert type(reports[2].refusal) is MissingDocument
    assert next((case.agency, case.category, case.year) for case in desk.library.cases) == ("กรมป่า", 7, 2563)


def test_a_list_beside_a_lone_file_counts_too(desk: Desk) -> None:
    (desk.files / "a.txt").write_text("กรมป่าปลูกป่าทุกปี", encoding="utf-8")
    write_list(desk, "กรมป่า,7,2563,a.txt")
    assert outcomes(desk.ingest(desk.files / "a.txt")) == [("a.txt", ADDED)]


def test_a_wrong_list_is_told_of_the_files_that_need_it_and_the_others_come_in(desk: Desk) -> None:
    (desk.files / "a.txt").write_text("กรมป่าปลูกป่าทุกปี", encoding="utf-8")
    desk.write("b.md", "สอง")
    write_list(desk, "กรมป่า,9,2563,a.txt")
    reports = desk.ingest(desk.files)
    assert outcomes(reports) == [("a.txt", REFUSED), ("b.md", ADDED)]
    assert "cases.csv: row 2 has category" in str(reports[0].refusal)


@pytest.mark.parametrize("way", ["../secret.md", "..\\secret.md", "/etc/secret.md", "sub/secret.md"])
def test_a_list_brings_nothing_from_outside_its_folder(desk: Desk, way: str) -> None:
    write_case(desk.files.parent, "secret.md", "ลับ")
    (desk.files / "a.txt").write_text("กรมป่าปลูกป่าทุกปี", encoding="utf-8")
    write_list(desk, "กรมป่า,2,2563,a.txt", f"กรมลับ,7,2563,{way}")
    (report,) = desk.ingest(desk.files)
    assert (report.name, report.outcome) == ("a.txt", REFUSED)
    said = f"a.txt: {desk.files / 'cases.csv'}: row 3 has file “{way}”, wanted the name of a file in the same folder"
    assert str(report.refusal).startswith(said)


def test_what_is_told_with_the_command_stands_above_the_list_and_other_facts_need_replace(desk: Desk) -> None:
    path = desk.files / "a.txt"
    path.write_text("กรมป่าปลูกป่าทุกปี", encoding="utf-8")
    write_list(desk, "กรมป่า,7,2563,a.txt")
    told = {"agency": "กรมน้ำ", "category": 2, "year": 2564}

    def bring(replace: bool) -> Outcome:
        (report,) = ingest([path], desk.store, desk.encoder, replace=replace, progress=no_progress, facts=told)
        return report.outcome

    assert outcomes(desk.ingest(path)) == [("a.txt", ADDED)]
    assert [bring(False), bring(True), bring(False)] == [REFUSED, REPLACED, UNCHANGED]
    assert [case.agency for case in desk.library.cases] == ["กรมน้ำ"]


# --- pages that could not be read


def test_pages_that_cannot_be_read_are_reported_and_read_anew_with_replace(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.files / "a.pdf"
    path.write_bytes(b"%PDF a scan")
    write_list(desk, "กรมป่า,7,2563,a.pdf")
    sheets = [(Sheet(number=2, source=Source.UNREAD),), ()]

    def reader(suffix: str, name: str, content: bytes, progress: object) -> Reading:
        return Reading(lines=(Line(number=1, text="น้ำ", page=1, sheet=1, heading=0),), sheets=sheets.pop(0))

    monkeypatch.setattr("corpus.reading.files.read_apart", reader)
    assert [(each.outcome, each.unread) for each in desk.ingest(path)] == [(ADDED, (2,))]
    assert [(each.outcome, each.unread) for each in desk.ingest(path)] == [(UNCHANGED, (2,))]
    assert [(each.outcome, each.unread) for each in desk.ingest(path, replace=True)] == [(REPLACED, ())]
    assert [(each.outcome, each.unread) for each in desk.ingest(path, replace=True)] == [(UNCHANGED, ())]
