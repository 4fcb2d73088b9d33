"""Markdown: a front matter that says whose case it is, and what the lines below it become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import UnstructuredDocument, parse_document
from corpus.reading.markdown import read_markdown

FRONT = "agency: กรมน้ำ\ncategory: 2\nyear: 2564"


def case_file(body: str, front: str = FRONT) -> str:
    return f"---\n{front}\n---\n{body}"


def body_lines(body: str) -> list[str]:
    """The texts of the lines after the front matter, which has five lines."""
    return [line.text for line in parse_document("a.md", case_file(body).encode()).lines][5:]


# --- the front matter


@pytest.mark.parametrize(
    "text",
    [
        "กรมน้ำ\n",
        "# กรมน้ำ\n",
        f"\n---\n{FRONT}\n---\nเนื้อหา\n",  # not on the first line
        f"---\n{FRONT}\nเนื้อหา\n",  # never closed
        "---\n---\nเนื้อหา\n",  # nothing in it
        "---\n- กรมน้ำ\n---\nเนื้อหา\n",  # a list
        "---\nกรมน้ำ\n---\nเนื้อหา\n",  # a string
        "---\n",
    ],
)
def test_a_case_without_front_matter_is_refused(text: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"^a\.md: there is no front matter \(YAML between two --- lines\)"):
        parse_document("a.md", text.encode())


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("agency: กรมน้ำ\ncategory: 2: 3\nyear: 2564", 3),
        ("agency: [กรมน้ำ\ncategory: 2", 3),
        ("agency: กรมน้ำ\n\tcategory: 2", 3),
        ("agency: *nobody", 2),
    ],
)
def test_front_matter_that_is_no_yaml_is_refused_with_its_line(front: str, line: int) -> None:
    with pytest.raises(UnstructuredDocument, match=rf"^a\.md: the front matter is not valid YAML at line {line}; mend"):
        parse_document("a.md", case_file("เนื้อหา\n", front).encode())


def test_lines_of_the_front_matter_are_blank_and_counted() -> None:
    document = parse_document("a.md", case_file("เนื้อหา").encode())
    assert [line.number for line in document.lines] == [1, 2, 3, 4, 5, 6]
    assert [line.text for line in document.lines] == ["", "", "", "", "", "\tเนื้อหา "]


# --- the body


def test_a_heading_may_be_underlined_and_a_rule_between_blank_lines_is_nothing() -> None:
    lines = parse_document("a.md", case_file("ก\n---\nข\n\n---\n\nยาว\nสองบรรทัด\n===").encode()).lines[5:]
    assert [(line.text, line.heading) for line in lines] == [
        ("ก", 2),
        ("", 0),
        ("\tข ", 0),
        ("", 0),
        ("", 0),
        ("", 0),
        ("ยาว สองบรรทัด", 1),
        ("", 0),
        ("", 0),
    ]


def test_a_line_after_a_blank_one_opens_a_paragraph_and_every_line_parts_from_the_next() -> None:
    assert body_lines("ก\nข\n\nค") == ["\tก ", "ข ", "", "\tค "]


def test_a_heading_opens_a_paragraph_and_is_declared_without_its_signs() -> None:
    lines = parse_document("a.md", case_file("## หัวข้อ ##\nก\n### ย่อย {#id .class}").encode()).lines[5:]
    assert [(line.text, line.heading) for line in lines] == [("หัวข้อ", 2), ("\tก ", 0), ("ย่อย", 3)]


@pytest.mark.parametrize("bullet", ["-", "*", "+"])
def test_a_list_item_is_a_paragraph_with_a_bullet(bullet: str) -> None:
    assert body_lines(f"ก\n{bullet} ข\n  ค\n{bullet}   ง") == ["\tก ", "\t• ข ", "ค ", "\t• ง "]


@pytest.mark.parametrize("text", ["-ข", "2564 ข", "3.ข"])
def test_what_only_looks_like_a_list_item_is_text(text: str) -> None:
    assert body_lines(f"ก\n{text}") == ["\tก ", f"{text} "]


# --- page markers


def test_a_page_marker_numbers_the_lines_after_it_and_is_no_text() -> None:
    lines = parse_document("a.md", case_file("ก\n\n<!-- page: 57 -->\nข\nค\n<!--page:8-->\nง").encode()).lines[5:]
    assert [(line.text, line.page) for line in lines] == [
        ("\tก ", None),
        ("", None),
        ("", 57),
        ("\tข ", 57),
        ("ค ", 57),
        ("", 8),
        ("\tง ", 8),
    ]


@pytest.mark.parametrize("text", ["<!-- page: x -->", "<!-- page: 12345 -->", "ก <!-- page: 5 -->"])
def test_another_comment_is_no_page_marker_and_no_text(text: str) -> None:
    line = parse_document("a.md", case_file(f"{text}\nข").encode()).lines[5]
    assert (line.text, line.page) == ("\tก " if "ก" in text else "", None)


def test_a_comment_that_is_never_closed_is_text_and_swallows_nothing() -> None:
    assert body_lines("<!-- page: 57\n\n## หัวข้อ\nก <!-- ข") == ["\t<!-- page: 57 ", "", "หัวข้อ", "\tก <!-- ข "]


def test_a_page_marker_in_a_book_is_text() -> None:
    assert parse_document("a.txt", b"<!-- page: 5 -->\na").lines[0].text == "<!-- page: 5 -->"


# --- what authors write within a line


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ลด**ขั้น**ตอน", "ลดขั้นตอน"),
        ("ขั้น*ตอน* ~~เดิม~~ __ใหม่__", "ขั้นตอน เดิม ใหม่"),
        ("ผล**(ดีมาก)**ต่อไป", "ผล(ดีมาก)ต่อไป"),
        ("ชื่อ ______ นามสกุล", "ชื่อ ______ นามสกุล"),
        (r"1\. ยื่น\* 2 \*\*ดาว\*\*", "1. ยื่น* 2 **ดาว**"),
        ("[คู่มือ](https://a.org/x_y 'ชื่อ') และ [แผน][1] ดู <https://b.org>", "คู่มือ และ [แผน][1] ดู https://b.org"),
        ("![แผนผัง *ขั้นตอน*](a.png){width=50%} ต่อ", "แผนผัง ขั้นตอน ต่อ"),
        ("`ระบบ**คิว**` กับ [คำ]{.smallcaps}", "ระบบ**คิว** กับ คำ"),
        ("ปี 2563<br>71 <span>ข้อ</span>มูล <!-- ซ่อน -->", "ปี 2563 71 ข้อมูล"),
        ("ก&nbsp;&amp;&nbsp;ข 10&#8209;20", "ก & ข 10-20"),
        ("ร้อยละ 92[^1] ของ 10^3^ H~2~O 10<sup>3</sup>", "ร้อยละ 92 ของ 10³ H₂O 10³"),
        ("5 * 3 และ a_b_c 2*3", "5 * 3 และ a_b_c 2*3"),
    ],
)
def test_marks_within_a_line_go_and_its_words_stay_as_they_run(written: str, shown: str) -> None:
    assert body_lines(written) == [f"\t{shown} "]


def test_a_reference_gives_its_words_and_its_definition_is_no_text() -> None:
    assert body_lines("[แผน][1] ดี\n\n[1]: https://a.org") == ["\tแผน ดี ", "", ""]


def test_marks_over_several_lines_leave_each_line_in_its_place() -> None:
    body = "**ก\nข** [ค\nง](a) `จ\nฉ` <b\nclass=x>ช</b>\\\nซ"
    assert body_lines(body) == ["\tก ", "ข ค ", "ง จ ", "ฉ ", "ช ", "ซ "]


def test_a_footnote_keeps_its_label_where_it_stands() -> None:
    assert body_lines("ก[^a]\n\n[^a]: หมายเหตุ") == ["\tก ", "", "\t[a] หมายเหตุ "]


def test_each_note_is_a_line_of_its_own_with_its_label() -> None:
    written = "ก[^1] ข[^2]\n[^1]: หนึ่ง\nต่อ\n  [^2]: สอง 55\n[^3]:http://a.go.th\n[^4] คือ"
    shown = ["\tก ข ", "\t[1] หนึ่ง ", "ต่อ ", "\t[2] สอง 55 ", "\t[3] http://a.go.th ", "คือ "]
    assert body_lines(written) == shown
    assert body_lines("> [^1]: ก\n> [^2]: ข\n\n- ค\n  [^3]: ง\n\n[จ]\n[จ]: a.html") == [
        "\t[1] ก ", "\t[2] ข ", "", "\t• ค ", "\t[3] ง ", "", "\t[จ] ", "[จ]: a.html ",
    ]  # fmt: skip


# --- blocks


def test_lists_keep_their_numbers_and_levels() -> None:
    body = "3. ก\n4. ข\n   - ค\n     1) ง\n\nจ\n\n1. ฉ\n1. ช\n\n- [ ] ซ\n- [x] ฌ"
    assert [each for each in body_lines(body) if each] == [
        "\t3. ก ",
        "\t4. ข ",
        "\t  • ค ",
        "\t    1) ง ",
        "\tจ ",
        "\t1. ฉ ",
        "\t2. ช ",
        "\t• ☐ ซ ",
        "\t• ☑ ฌ ",
    ]


def test_a_quotation_is_its_words() -> None:
    assert body_lines("> ก\n> ข\n>\n> - ค") == ["\tก ", "ข ", "", "\t• ค "]


def test_a_table_is_a_line_a_row_and_nothing_of_its_rules() -> None:
    body = "| ปี | ผล |\n|:---|---:|\n| 2563 | **71** |\n| `a\\|b` | ข<br>ค |"
    lines = parse_document("a.md", case_file(body).encode()).lines[5:]
    assert [(line.text, line.table) for line in lines] == [
        ("\tปี | ผล ", True),
        ("", False),
        ("\t2563 | 71 ", True),
        ("\ta|b | ข ค ", True),
    ]


def test_a_row_with_an_empty_cell_says_of_which_column_each_value_is() -> None:
    body = "| สาขา | 2563 | 2564 |\n|-|-|-|\n| เหนือ | | 91 |\n| ใต้ | 80 | 85 |\n| รวม |"
    assert [each for each in body_lines(body) if each] == [
        "\tสาขา | 2563 | 2564 ",
        "\tเหนือ · 2564: 91 ",
        "\tใต้ | 80 | 85 ",
        "\tรวม ",
    ]


def test_code_is_text_and_never_a_heading() -> None:
    assert body_lines("```sh\n# ก\n\n  ข\n```\n\n    # ค **ง**") == ["", "\t# ก ", "", "\tข ", "", "", "\t# ค ง "]


def test_html_is_read_as_on_a_page_each_block_on_its_line() -> None:
    body = (
        "<div>\n<p>ก</p>\n</div>\n\n<table>\n<tr><th>ปี</th><th>ผล</th></tr>\n<tr><td>2564</td><td>5</td></tr>\n</table>"
    )
    assert body_lines(body) == ["", "\tก ", "", "", "", "\tปี | ผล ", "\t2564 | 5 ", ""]
    assert body_lines("<p hidden>ก</p>\n\n<!-- ข\n\nค -->\n<h2>ง</h2>") == ["", "", "", "", "", "ง"]


def test_attributes_and_contents_on_a_line_of_their_own_are_no_text() -> None:
    assert body_lines("ก\n{: .lead}\n\n[TOC]") == ["\tก ", "", "", ""]


# --- bounds


@pytest.mark.parametrize(
    "front", ["a: " + "[" * 5000 + "]" * 5000, "a: " + "{b: " * 40 + "}" * 40, "a: " + "ก" * 70_000]
)
def test_a_front_matter_that_is_deep_or_long_is_refused(front: str) -> None:
    with pytest.raises(UnstructuredDocument, match=r"^a\.md: the front matter is too long or nested too deeply"):
        parse_document("a.md", case_file("ก", front).encode())


def test_values_of_every_kind_in_a_front_matter_are_taken() -> None:
    front = f"{FRONT}\ndate: 2021-01-02\nlist: [1, ก, {{2: null}}]\nshare: 0.5"
    found = parse_document("a.md", case_file("ก", front).encode()).front
    assert (found["date"], found["list"], found["share"]) == ("2021-01-02", [1, "ก", {"2": None}], 0.5)


@given(st.text(st.sampled_from("กข่ *_`~[]()<>!#|-=1.\n\\{}^&;:\t>\u00a0"), max_size=60))
def test_every_line_of_the_source_is_one(text: str) -> None:
    content = f"ก{text}"
    lines = read_markdown(content.encode(), lambda *page: None).lines
    assert [line.number for line in lines] == list(range(1, content.count("\n") + 2))


def test_the_mark_of_a_note_joins_no_numbers() -> None:
    assert body_lines("ร้อยละ 92[^1]5 ราย 85[^2] ของ") == ["\tร้อยละ 92 5 ราย 85 ของ "]
