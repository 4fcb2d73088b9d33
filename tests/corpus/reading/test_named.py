"""Whose a document is, by its front matter, and what its file is called: what is refused."""

from pathlib import Path

import pytest

from corpus import DocumentError, UnstructuredDocument, UnsupportedDocument, parse_document, read_contents, read_report
from corpus.reading.files import LONGEST_AGENCY

BODY = "# หัวข้อ\n\nเนื้อความของกรณี\n"
FIELDS = "agency: กรมทดสอบ\ncategory: 1\nyear: 2564"


def case(front: str, name: str = "a.md") -> str:
    """The agency that a file with this front matter is told to be of."""
    (found,) = read_contents(parse_document(name, f"---\n{front}\n---\n\n{BODY}".encode())).cases
    return found.agency


@pytest.mark.parametrize("agency", ["บทนำ", "สารบัญ", "หมวด 3 การนำองค์การ", "Introduction", "ไม่ระบุ", "...."])
def test_a_title_of_a_part_is_no_agency_wherever_it_is_said(agency: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"a\.md: “.+” is the title of a part of a document and no agency"):
        case(FIELDS.replace("กรมทดสอบ", f'"{agency}"'))
    with pytest.raises(UnstructuredDocument, match=r"and no agency; name the agency whose case it is"):
        parse_document("a.txt", BODY.encode(), {"agency": agency, "category": 1, "year": 2564})


def test_an_agency_of_a_page_is_refused() -> None:
    with pytest.raises(UnstructuredDocument, match=r"agency 'กก.*, wanted the agency's name"):
        case(FIELDS.replace("กรมทดสอบ", "ก" * (LONGEST_AGENCY + 1)))
    name = "กรม" + "ก" * (LONGEST_AGENCY - 3)
    assert case(FIELDS.replace("กรมทดสอบ", name)) == name


def test_a_report_whose_front_matter_names_nobody_is_of_the_agency_that_it_names_itself() -> None:
    body = "# กรมป่าไม้\n\n" + "กรมป่าไม้ปลูกป่าร่วมกับประชาชนทุกปี\n\n" * 40
    report = read_report("a.md", f"---\nagency: บทนำ\n---\n\n{body}".encode())
    assert report.agency == "กรมป่าไม้"


@pytest.mark.parametrize("field", ["agency", "title", "year"])
def test_a_field_that_stands_twice_is_refused_with_its_line(field: str) -> None:
    with pytest.raises(UnstructuredDocument, match=rf"has {field} more than once \(again at line 6\)"):
        case(f"{FIELDS}\ntitle: ก\n{field}: อีก")


@pytest.mark.parametrize(
    "field",
    [
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system",
        "!unknown x",
        "&a [*a]",
        "'" + "x" * 70_000 + "'",
        "[" * 40 + "]" * 40,
        "{a: " * 40 + "1" + "}" * 40,
        "0x" + "f" * 60_000,
        ":".join(["1"] * 20_000),
        '"\\ud800"',
    ],
)
def test_tags_rings_depth_and_numbers_without_end_are_refused_in_a_sentence(field: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"the front matter is (not valid YAML at line|too long or nested)"):
        case(f"{FIELDS}\nextra: {field}")


@pytest.mark.parametrize("sign", ["\n", "\x1b[31m", "\x85", "\u2028", "\u202e", "\u2066"])
def test_a_name_with_signs_that_are_not_seen_or_turn_others_round_is_refused(sign: str) -> None:
    with pytest.raises(UnsupportedDocument, match="has control characters in it; rename it") as caught:
        case(FIELDS, f"รายงาน{sign}dm.md")
    assert sign not in caught.value.sentence("th")


def test_a_name_of_no_letters_is_refused_and_one_of_all_that_a_file_may_have_is_not(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="the name of the file is not UTF-8; rename it"):
        case(FIELDS, "a\udcff.md")
    name = "ก" * 84 + ".md"
    assert len(name.encode()) == 255
    (tmp_path / name).write_text(f"---\n{FIELDS}\n---\n\n{BODY}", encoding="utf-8")
    assert case(FIELDS, name) == "กรมทดสอบ"
