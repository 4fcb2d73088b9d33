"""Files into an index: what becomes of each file, when a generation is written, what is encoded."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus import (
    DocumentError,
    EmptyDocument,
    Line,
    MissingDocument,
    UndecodableDocument,
    UnnamedDocument,
    UnsupportedDocument,
    read_evidence,
    read_terms,
)
from corpus.reading.result import Reading
from index import (
    DamagedIndex,
    FileReport,
    IndexLocked,
    Library,
    NoIndex,
    Outcome,
    OutdatedIndex,
    Recipe,
    context_text,
    ingest,
    open_item_model,
    passage_terms,
    rebuild,
    remove,
    window_texts,
)
from tests.support.fakes_index import BOOK, Desk, FakeEncoder, Interrupted, no_progress, write_case

ADDED, REPLACED, UNCHANGED, REFUSED = Outcome.ADDED, Outcome.REPLACED, Outcome.UNCHANGED, Outcome.REFUSED


EXAMPLES = [sentence for each in read_evidence() for sentence in each.sentences]
"""What an encoder without a trained model of items is given as well."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def outcomes(reports: tuple[FileReport, ...]) -> list[tuple[str, Outcome]]:
    return [(report.name, report.outcome) for report in reports]


# --- what becomes of a file


def test_files_are_added_and_reported_in_the_order_given(desk: Desk) -> None:
    second = desk.write("b.md", "ย่อหน้าหนึ่ง", "ย่อหน้าสอง")
    first = desk.write("a.md", "ย่อหน้าเดียว")
    assert desk.ingest(second, first) == (
        FileReport(name="b.md", outcome=ADDED, cases=1, passages=2),
        FileReport(name="a.md", outcome=ADDED, cases=1, passages=1),
    )


def test_the_library_is_in_the_order_of_the_names_whatever_the_order_of_the_files(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "สอง"))
    desk.ingest(desk.write("c.md", "สาม"), desk.write("a.md", "หนึ่ง"))
    assert [case.document for case in desk.library.cases] == ["a.md", "b.md", "c.md"]
    assert desk.texts == ["หนึ่ง", "สอง", "สาม"]


def test_the_order_of_the_files_does_not_change_a_byte(tmp_path: Path) -> None:
    contents = []
    for name, turned in (("one", False), ("two", True)):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name)
        paths = [desk.write("a.md", "หนึ่ง ป่า"), desk.write("b.md", "สอง น้ำ")]
        desk.ingest(*(reversed(paths) if turned else paths))
        folder = desk.store.home / "generations" / "000001"
        files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".faiss", ".npy", ".json")]
        contents.append({path.relative_to(folder): path.read_bytes() for path in files if path.parent != folder})
        contents[-1] |= {Path(each): (folder / each).read_bytes() for each in ("dense.faiss", "rows.npy")}
    assert len(contents[0]) > 4
    assert contents[0] == contents[1]


def test_a_document_that_is_there_already_is_unchanged(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    assert desk.ingest(path) == (FileReport(name="a.md", outcome=UNCHANGED, cases=1, passages=1),)


def test_other_content_of_the_same_name_is_refused_without_replace(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "เดิม"))
    (report,) = desk.ingest(desk.write("a.md", "ใหม่"))
    assert (report.name, report.outcome, report.cases, report.passages) == ("a.md", REFUSED, 0, 0)
    assert report.refusal is not None
    assert report.refusal.said.en.startswith(f"{desk.files / 'a.md'}: a document of this name with other content")
    assert "--replace" in report.refusal.said.en
    assert "--replace" in report.refusal.said.th
    assert desk.texts == ["เดิม"]


def test_other_content_of_the_same_name_replaces_with_replace(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "เดิม", "คงอยู่"), desk.write("b.md", "อื่น"))
    reports = desk.ingest(desk.write("a.md", "ใหม่"), replace=True)
    assert reports == (FileReport(name="a.md", outcome=REPLACED, cases=1, passages=1),)
    assert desk.texts == ["ใหม่", "อื่น"]


def test_replace_leaves_unchanged_what_is_unchanged(desk: Desk) -> None:
    paths = [desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง")]
    desk.ingest(*paths)
    assert outcomes(desk.ingest(*paths, replace=True)) == [("a.md", UNCHANGED), ("b.md", UNCHANGED)]
    assert desk.store.current() == "000001"


@pytest.mark.parametrize("replace", [False, True])
def test_of_two_files_of_one_name_in_a_command_the_second_is_refused(desk: Desk, replace: bool) -> None:
    first = write_case(desk.files / "x", "a.md", "หนึ่ง")
    second = write_case(desk.files / "y", "a.md", "สอง")
    reports = desk.ingest(first, second, replace=replace)
    assert outcomes(reports) == [("a.md", ADDED), ("a.md", REFUSED)]
    assert reports[1].refusal is not None
    assert (
        reports[1].refusal.said.en == f"{second}: another file of this name is in the same command; rename one of them"
    )
    assert desk.texts == ["หนึ่ง"]


def test_the_same_file_twice_in_a_command_is_unchanged_the_second_time(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    assert outcomes(desk.ingest(path, path)) == [("a.md", ADDED), ("a.md", UNCHANGED)]
    assert desk.texts == ["หนึ่ง"]


def test_the_same_content_under_another_name_is_told_and_changes_nothing(desk: Desk) -> None:
    reports = desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "หนึ่ง"))
    assert reports == (
        FileReport(name="a.md", outcome=ADDED, cases=1, passages=1),
        FileReport(name="b.md", outcome=UNCHANGED, cases=1, passages=1, same_as="a.md"),
    )
    assert [case.document for case in desk.library.cases] == ["a.md"]
    assert outcomes(desk.ingest(desk.files / "b.md", replace=True)) == [("b.md", UNCHANGED)]
    assert desk.store.current() == "000001"


def test_a_book_brings_its_introduction_and_its_cases(desk: Desk) -> None:
    book = desk.files / "book.txt"
    book.write_text(BOOK, encoding="utf-8")
    (report,) = desk.ingest(book)
    assert (report.name, report.outcome, report.cases) == ("book.txt", ADDED, 2)
    assert [case.agency for case in desk.library.cases] == ["บทนำ", "กรมทดสอบระบบ"]
    assert report.passages == len(desk.texts) > 2


# --- bad files


def write_bytes(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def make_folder(folder: Path) -> Path:
    (folder / "inner" / "bad.md").mkdir(parents=True)
    return folder / "inner"


@pytest.mark.parametrize(
    ("make", "name", "kind", "reason"),
    [
        (lambda folder: folder / "bad.md", "bad.md", MissingDocument, "there is no such file"),
        (write_bytes("bad.md", b""), "bad.md", EmptyDocument, "the file is empty"),
        (write_bytes("bad.md", b"---\n\xff"), "bad.md", UndecodableDocument, "byte 4 is 0xff"),
        (write_bytes("bad.doc", b"x"), "bad.doc", UnsupportedDocument, "this kind of file cannot be read"),
        (write_bytes("bad.docx", b""), "bad.docx", EmptyDocument, "the file is empty"),
        (write_bytes("bad.md", b"words"), "bad.md", UnnamedDocument, "there is no front matter"),
        (write_bytes("bad.txt", b"words"), "bad.txt", UnnamedDocument, "no case found"),
        (make_folder, "bad.md", EmptyDocument, "no document (PDF, DOCX, HTML, Markdown, .txt) in this folder"),
    ],
)
def test_a_bad_file_is_refused_and_the_good_ones_come_in(
    desk: Desk, make: Callable[[Path], Path], name: str, kind: type[DocumentError], reason: str
) -> None:
    reports = desk.ingest(desk.write("a.md", "หนึ่ง"), make(desk.files), desk.write("z.md", "สอง"))
    assert outcomes(reports) == [("a.md", ADDED), (name, REFUSED), ("z.md", ADDED)]
    refused = reports[1]
    assert type(refused.refusal) is kind
    assert reason in str(refused.refusal)
    assert name in str(refused.refusal)
    assert (refused.cases, refused.passages) == (0, 0)
    assert desk.texts == ["หนึ่ง", "สอง"]


def test_nothing_is_written_when_all_are_refused(desk: Desk) -> None:
    reports = desk.ingest(desk.files / "no.md", desk.files / "nor.pdf")
    assert outcomes(reports) == [("no.md", REFUSED), ("nor.pdf", REFUSED)]
    assert (desk.store.current(), desk.store.generations()) == (None, ())
    assert not (desk.store.home / "vectors.sqlite").exists()


def test_a_bad_file_does_not_take_the_place_of_a_good_one_held(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    path.write_bytes(b"\xff")
    assert outcomes(desk.ingest(path, replace=True)) == [("a.md", REFUSED)]
    assert desk.texts == ["หนึ่ง"]
    assert desk.store.current() == "000001"


def test_no_paths_do_nothing(desk: Desk) -> None:
    assert desk.ingest() == ()
    assert desk.store.current() is None


# --- folders


def test_a_folder_stands_for_its_documents_by_name(desk: Desk) -> None:
    for name in ("b.md", "a.md", "C.MD"):
        desk.write(name, f"ย่อหน้าของ {name}")
    for name in (".hidden.md", "notes.doc", "queries.jsonl", "README"):
        (desk.files / name).write_text("words", encoding="utf-8")
    (desk.files / "book.txt").write_text(BOOK, encoding="utf-8")
    reports = desk.ingest(desk.files)
    assert outcomes(reports) == [("C.MD", ADDED), ("a.md", ADDED), ("b.md", ADDED), ("book.txt", ADDED)]


def test_files_in_folders_below_are_left_alone(desk: Desk) -> None:
    desk.write("a.md", "หนึ่ง")
    write_case(desk.files / "below", "b.md", "สอง")
    assert outcomes(desk.ingest(desk.files)) == [("a.md", ADDED)]


def test_a_folder_without_documents_is_refused_by_its_name(desk: Desk) -> None:
    (desk.files / "README").write_text("words", encoding="utf-8")
    (report,) = desk.ingest(desk.files)
    assert (report.name, report.outcome) == ("files", REFUSED)
    assert (
        str(report.refusal)
        == f"{desk.files}: there is no document (PDF, DOCX, HTML, Markdown, .txt) in this folder; check its place"
    )


def test_folders_and_files_mix_in_the_order_given(desk: Desk) -> None:
    desk.write("b.md", "สอง")
    desk.write("a.md", "หนึ่ง")
    alone = write_case(desk.files.parent / "elsewhere", "c.md", "สาม")
    assert [report.name for report in desk.ingest(alone, desk.files)] == ["c.md", "a.md", "b.md"]


# --- generations and vectors


def test_unchanged_documents_write_no_generation_and_encode_nothing(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    encoded = list(desk.encoder.encoded)
    pointer = (desk.store.home / "current").stat().st_mtime_ns
    desk.ingest(path)
    assert desk.store.generations() == ("000001",)
    assert (desk.store.home / "current").stat().st_mtime_ns == pointer
    assert desk.encoder.encoded == encoded


def test_what_is_encoded_are_the_context_and_window_texts(desk: Desk) -> None:
    long = " ".join(f"คำที่ {number} ของย่อหน้ายาว" for number in range(20))
    desk.ingest(desk.write("a.md", long, "สั้น", agency="กรมทดสอบ"))
    (case,), passages = desk.library.cases, desk.library.passages
    texts = [text for each in passages for text in (context_text(case, each), *window_texts(each))]
    assert desk.encoder.encoded == [*texts, *EXAMPLES]
    assert texts[0] == f"กรมทดสอบ {long}"
    assert texts[-2:] == ["กรมทดสอบ สั้น", "สั้น"]
    assert len(texts) > 6
    assert "".join(text.replace(" ", "") for text in window_texts(passages[0])) == long.replace(" ", "")


def test_a_second_document_encodes_only_its_own_texts(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = len(desk.encoder.encoded)
    desk.ingest(desk.write("b.md", "สอง"))
    assert desk.encoder.encoded[before:] == ["กรมทดสอบ สอง", "สอง"]


def test_vectors_outlive_the_generations(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    encoded = list(desk.encoder.encoded)
    (desk.store.home / "current").unlink()
    shutil.rmtree(desk.store.home / "generations")
    assert outcomes(desk.ingest(path)) == [("a.md", ADDED)]
    assert desk.encoder.encoded == encoded


def test_each_row_is_the_vector_of_its_text(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "สอง", "สาม"), desk.write("a.md", "หนึ่ง"))
    generation = desk.store.open(Recipe(model=desk.encoder.identity))
    for place, text in enumerate(["หนึ่ง", "สอง", "สาม"]):
        for words in (text, f"กรมทดสอบ {text}"):
            query = desk.encoder.encode_query(words)
            assert generation.dense.candidates(query, 1, None).tolist() == [place]
        scores, _ = generation.lexical.scores([text])
        assert int(np.argmax(scores)) == place


def test_the_agency_and_the_heading_can_be_found_by_their_words(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", agency="กรมป่าไม้"), desk.write("b.md", "สอง", agency="กรมเจ้าท่า"))
    generation = desk.store.open(Recipe(model=desk.encoder.identity))
    scores, _ = generation.lexical.scores(read_terms("ป่าไม้"))
    assert scores[0] > 0 == scores[1]
    assert "หัวข้อ" in passage_terms(generation.library.cases[0], generation.library.passages[0])
    assert generation.lexical.knows("หัวข้อ")


def test_progress_ends_with_all_texts(desk: Desk) -> None:
    calls: list[tuple[int, int]] = []
    paths = [desk.write("a.md", "หนึ่ง", "สอง")]
    ingest(paths, desk.store, desk.encoder, replace=False, progress=lambda *call: calls.append(call))
    # Two context texts and two windows; then the tokens of the two context texts.
    assert calls == [(0, 6), (4, 6), (4, 6), (6, 6)]


def test_an_encoder_that_fails_leaves_the_old_generation(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    desk.encoder.calls_left = 0
    with pytest.raises(Interrupted, match="interrupted"):
        desk.ingest(desk.write("b.md", "สอง"))
    assert desk.store.current() == "000001"
    assert desk.texts == ["หนึ่ง"]
    desk.encoder.calls_left = None
    assert outcomes(desk.ingest(desk.files)) == [("a.md", UNCHANGED), ("b.md", ADDED)]
    assert desk.texts == ["หนึ่ง", "สอง"]


def test_while_another_writes_nothing_is_read_or_encoded(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    with desk.store.writing(), pytest.raises(IndexLocked, match="is writing the index"):
        desk.ingest(path)
    assert desk.encoder.encoded == []


def test_a_damaged_library_takes_no_documents(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (desk.store.home / "generations" / "000001" / "library.sqlite").unlink()
    with pytest.raises(DamagedIndex, match=r"000001 is damaged \(library\.sqlite"):
        desk.ingest(desk.write("b.md", "สอง"))
    assert desk.store.generations() == ("000001",)


def test_where_only_what_can_be_made_anew_is_damaged_the_next_ingestion_mends_it(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    (desk.store.home / "generations" / "000001" / "dense.faiss").unlink()
    desk.ingest(desk.write("b.md", "สอง"))
    assert desk.texts == ["หนึ่ง", "สอง"]


# --- ids


def ids_by_text(library: Library) -> dict[str, str]:
    return {passage.text: passage.id for passage in library.passages}


def test_ids_survive_when_the_text_around_them_changes(desk: Desk) -> None:
    desk.ingest(desk.write("b.md", "หนึ่ง", "สอง", "สาม"))
    before, cases = ids_by_text(desk.library), [case.id for case in desk.library.cases]
    desk.ingest(desk.write("b.md", "หนึ่ง", "ใหม่", "สาม"), desk.write("a.md", "นำหน้า"), replace=True)
    after = ids_by_text(desk.library)
    assert after.keys() == {"นำหน้า", "หนึ่ง", "ใหม่", "สาม"}
    assert {text: after[text] for text in ("หนึ่ง", "สาม")} == {text: before[text] for text in ("หนึ่ง", "สาม")}
    assert after["ใหม่"] not in before.values()
    assert [case.id for case in desk.library.cases if case.document == "b.md"] == cases


def test_ids_are_the_same_in_another_home(tmp_path: Path) -> None:
    libraries = []
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name)
        desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"))
        libraries.append(desk.library)
    assert libraries[0] == libraries[1]


# --- rebuilding


def test_rebuilding_needs_no_files_and_encodes_nothing_again(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง", "สอง"))
    before, encoded = desk.library, list(desk.encoder.encoded)
    (desk.files / "a.md").unlink()
    assert rebuild(desk.store, desk.encoder, no_progress) == "000002"
    assert desk.store.current() == "000002"
    assert desk.library == before
    assert desk.encoder.encoded == encoded


def test_rebuilding_with_another_model_encodes_all_and_opens_with_it(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"))
    before = desk.library
    other = FakeEncoder("other")
    with pytest.raises(OutdatedIndex, match="model was fake@1 and is now other@1"):
        desk.store.open(Recipe(model=other.identity))
    rebuild(desk.store, other, no_progress)
    assert other.encoded == ["กรมทดสอบ หนึ่ง", "หนึ่ง", *EXAMPLES]
    after = desk.store.open(Recipe(model=other.identity)).library
    assert (after.cases, after.passages) == (before.cases, before.passages)


def test_rebuilding_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(NoIndex, match="no index yet"):
        rebuild(desk.store, desk.encoder, no_progress)
    assert desk.store.generations() == ()


def test_a_refused_file_does_not_stand_in_the_way_of_a_good_one_of_its_name(desk: Desk, tmp_path: Path) -> None:
    good = desk.write("a.md", "ย่อหน้าเดียว")
    desk.ingest(good)
    bad = tmp_path / "elsewhere" / "a.md"
    bad.parent.mkdir()
    bad.write_bytes(b"\xff")
    newer = desk.write("a.md", "อีกย่อหน้า")
    reports = ingest([bad, newer], desk.store, desk.encoder, replace=True, progress=no_progress)
    assert outcomes(reports) == [("a.md", REFUSED), ("a.md", REPLACED)]


def test_passages_are_linked_by_their_windows_not_by_the_agency_in_front(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "วางแผน", "รับฟัง"))
    encoder = FakeEncoder()
    model = open_item_model(encoder.identity, encoder.encode_passages)
    expected = tuple(
        model.link(each.text, each.windows, encoder.encode_passages(window_texts(each)))
        for each in desk.library.passages
    )
    assert desk.library.items == expected


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


# --- removing


def test_a_removed_document_is_gone_and_the_others_keep_their_ids(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    before = ids_by_text(desk.library)
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 1
    assert ids_by_text(desk.library) == {"สอง": before["สอง"]}
    assert outcomes(desk.ingest(desk.files)) == [("a.md", ADDED), ("b.md", UNCHANGED)]
    assert ids_by_text(desk.library) == before


def test_after_the_last_document_there_is_no_index_until_another_comes(desk: Desk) -> None:
    path = desk.write("a.md", "หนึ่ง")
    desk.ingest(path)
    assert remove("a.md", desk.store, desk.encoder, no_progress) == 0
    with pytest.raises(NoIndex, match="no index yet"):
        desk.store.open(Recipe(model=desk.encoder.identity))
    with pytest.raises(NoIndex, match="no index yet"):
        remove("a.md", desk.store, desk.encoder, no_progress)
    assert outcomes(desk.ingest(path)) == [("a.md", ADDED)]
    assert desk.texts == ["หนึ่ง"]


def test_removing_what_is_not_there_names_what_is(desk: Desk) -> None:
    desk.ingest(desk.write("a.md", "หนึ่ง"), desk.write("b.md", "สอง"))
    with pytest.raises(MissingDocument, match=r"^c\.md: there is no document of this name .* choose from a\.md, b\.md"):
        remove("c.md", desk.store, desk.encoder, no_progress)
    assert desk.store.current() == "000001"


# --- pages that could not be read


def test_pages_that_cannot_be_read_are_reported_and_read_anew_with_replace(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.files / "a.pdf"
    path.write_bytes(b"%PDF a scan")
    write_list(desk, "กรมป่า,7,2563,a.pdf")
    unread = [(2,), ()]

    def reader(suffix: str, name: str, content: bytes, progress: object) -> Reading:
        return Reading(lines=(Line(number=1, text="น้ำ", page=1, sheet=1, heading=0),), unread=unread.pop(0))

    monkeypatch.setattr("corpus.reading.files.read_apart", reader)
    assert [(each.outcome, each.unread) for each in desk.ingest(path)] == [(ADDED, (2,))]
    assert [(each.outcome, each.unread) for each in desk.ingest(path)] == [(UNCHANGED, (2,))]
    assert [(each.outcome, each.unread) for each in desk.ingest(path, replace=True)] == [(REPLACED, ())]
    assert [(each.outcome, each.unread) for each in desk.ingest(path, replace=True)] == [(UNCHANGED, ())]
