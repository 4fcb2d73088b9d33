"""Highlights into mark-up: offsets by hand, and escaping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from corpus import is_cut
from search.answer.snippets import SLACK, SNIPPET_WIDTH, cut_snippet
from web.view.marking import Shown, mark_blocks, mark_snippet, mark_text

THAI = st.text(alphabet="กขคงเแไะาำิีุู่้็์ๆฯ a1<&\n", max_size=500)


def test_a_span_counts_code_points_and_not_bytes() -> None:
    # ก0 า1 ร2 แ3 พ4 ท5 ย6 ์7: แพทย์ is 3 to 8
    assert mark_text("การแพทย์ไทย", [(3, 8)]) == Markup("การ<mark>แพทย์</mark>ไทย")


def test_everything_is_escaped_within_and_without_the_mark() -> None:
    # a0 &1 b2 <3 i4 >5
    assert mark_text("a&b<i>", [(2, 4)]) == Markup("a&amp;<mark>b&lt;</mark>i&gt;")


def test_text_without_highlights_is_only_escaped() -> None:
    assert mark_text('<script>"') == Markup("&lt;script&gt;&#34;")
    assert mark_text("") == Markup("")


def test_a_span_that_cuts_a_cluster_is_widened_to_it() -> None:
    # ท0 ี1 ่2 น3 ี4 ่5: 1 to 4 begins after ท and ends before its neighbour's marks
    assert mark_text("ที่นี่", [(1, 4)]) == Markup("<mark>ที่นี่</mark>")
    # เ0 ก1 ม2: a leading vowel goes with its consonant
    assert mark_text("เกม", [(1, 2)]) == Markup("<mark>เก</mark>ม")
    # น0 ้1 ำ2
    assert mark_text("น้ำ", [(0, 1)]) == Markup("<mark>น้ำ</mark>")


def test_the_window_by_meaning_is_set_apart_from_the_words_within_it_and_cuts_those_across_its_edge() -> None:
    # a0 b1 c2 d3 e4 f5: the window is bcd, a word ab, a word c
    assert mark_text("abcdef", [(0, 2), (2, 3)], window=(1, 4)) == Markup(
        '<mark>a</mark><span class="near"><mark>bc</mark>d</span>ef'
    )
    assert mark_text("a<b", window=(0, 2)) == Markup('<span class="near">a&lt;</span>b')
    assert mark_text("ab", [(0, 1)], window=(1, 1)) == Markup("<mark>a</mark>b")


def test_a_window_across_a_line_break_is_set_apart_in_both_paragraphs() -> None:
    # a0 b1 \n2 c3 d4
    assert mark_blocks("ab\ncd", window=(1, 4)) == (
        Shown(Markup('a<span class="near">b</span>')),
        Shown(Markup('<span class="near">c</span>d')),
    )


@pytest.mark.parametrize("span", [(-1, 2), (0, 4), (2, 1)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"lies outside the text of 3 characters"):
        mark_text("abc", [span])


def test_paragraphs_are_parted_at_line_breaks_and_a_highlight_across_one_is_marked_in_both() -> None:
    # a0 b1 \n2 \n3 c4 d5
    assert mark_blocks("ab\n\ncd", [(1, 5)]) == (Shown(Markup("a<mark>b</mark>")), Shown(Markup("<mark>c</mark>d")))


def test_rows_of_a_table_are_parted_into_cells_with_their_marks_and_empty_ones_keep_their_place() -> None:
    # p0 \n1 a2 _3 |4 _5 |6 _7 b8 \n9 c10 _11 |12 _13 |14 \n15 q16
    shown = mark_blocks("p\na | | b\nc | |\nq", [(8, 9)], tables=[(2, 15)])
    empty = Markup("")
    rows = ((Markup("a"), empty, Markup("<mark>b</mark>")), (Markup("c"), empty, empty))
    assert shown == (Shown(Markup("p")), Shown(Markup(""), rows), Shown(Markup("q")))


def test_rows_that_have_not_the_same_cells_are_paragraphs_and_so_are_bars_outside_of_tables() -> None:
    assert mark_blocks("a | b\nc", tables=[(0, 7)]) == (Shown(Markup("a | b")), Shown(Markup("c")))
    assert mark_blocks("a | b\nc | d") == (Shown(Markup("a | b")), Shown(Markup("c | d")))


def test_a_long_passage_is_cut_at_spaces_around_its_highlight() -> None:
    text = "abcd " * 80 + "เป้าหมาย " + "wxyz " * 80  # the highlight stands at 400 to 408
    shown = cut_snippet(text, [(400, 408)], anchor=(0, 5))
    # from the space after 400 - 70 = 330, where a word begins; to the last space before 335 + ... about 280 further on
    assert shown.text.startswith("abcd abcd")
    assert shown.text.endswith("wxyz")
    assert [shown.text[start:end] for start, end in shown.spans] == ["เป้าหมาย"]
    assert SNIPPET_WIDTH - SLACK <= len(shown.text) <= SNIPPET_WIDTH
    assert str(mark_snippet(shown)).startswith("…abcd")
    assert str(mark_snippet(shown)).endswith("wxyz…")


@given(THAI, st.data())
def test_a_snippet_never_begins_with_a_mark_nor_ends_with_a_leading_vowel(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = [(min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=3))]
    shown = cut_snippet(text, spans, anchor=(0, len(text)), width=80)
    if shown.cut_before:
        assert not unicodedata.category(shown.text[0]).startswith("M")
        assert shown.text[0] not in "ะาำๆฯ"
    if shown.cut_after:
        assert shown.text[-1] not in "เแไ"
    flat = text.replace("\n", " ")
    at = flat.find(shown.text)
    assert any(
        flat.startswith(shown.text, start) and is_cut(flat, start) and is_cut(flat, start + len(shown.text))
        for start in range(at, len(flat) + 1)
    )


@given(THAI, st.data())
def test_marks_taken_away_the_text_is_as_it_was(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = [(min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(ends, ends), max_size=4))]
    window = sorted(data.draw(st.tuples(ends, ends)))
    marked = str(mark_text(text, spans, window=(window[0], window[1])))
    for tag in ("<mark>", "</mark>", '<span class="near">', "</span>"):
        marked = marked.replace(tag, "")
    assert Markup(marked).unescape() == text
