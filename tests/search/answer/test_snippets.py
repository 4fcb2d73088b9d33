"""Snippets: cuts that leave Thai whole, around what was found."""

from hypothesis import strategies as st

from search.answer.snippets import cut_snippet, whole_spans

THAI = st.text(alphabet="กขคงเแไะาำิีุู่้็์ๆฯ a1<&\n", max_size=500)


def test_spans_out_of_order_are_sorted_and_touching_ones_joined() -> None:
    assert whole_spans("abcdefgh", [(5, 7), (0, 2), (2, 3), (6, 8), (4, 4)]) == ((0, 3), (5, 8))


def test_a_short_passage_is_shown_whole_with_line_breaks_as_spaces() -> None:
    snippet = cut_snippet("หนึ่ง\nสอง", [(6, 9)], anchor=(0, 1))
    assert (snippet.text, snippet.spans, snippet.cut_before, snippet.cut_after) == ("หนึ่ง สอง", ((6, 9),), False, False)


def test_rows_of_a_table_are_parted_and_highlights_stay_on_their_words() -> None:
    text = "ที่ | ผล\n1 | ลด\n2 · ผล: เพิ่ม\nสรุป ลด"
    place = text.rindex("ลด")
    snippet = cut_snippet(text, [(13, 15), (place, place + 2)], anchor=(0, 1), tables=[(0, text.index("\nสรุป"))])
    assert snippet.text == "ที่ | ผล; 1 | ลด; 2 · ผล: เพิ่ม สรุป ลด"
    assert [snippet.text[start:end] for start, end in snippet.spans] == ["ลด", "ลด"]


def test_the_window_with_the_most_highlights_is_shown() -> None:
    text = "กก " * 200
    once, often = (30, 32), [(450, 452), (456, 458), (462, 464)]
    shown = cut_snippet(text, [once, *often], anchor=(0, 2))
    assert len(shown.spans) == 3


def test_the_first_of_equal_windows_is_shown() -> None:
    shown = cut_snippet("กก " * 200, [(0, 2), (450, 452)], anchor=(450, 452))
    assert (shown.spans, shown.cut_before) == (((0, 2),), False)


def test_without_highlights_the_nearest_window_of_meaning_is_shown() -> None:
    text = "กก " * 150 + "ตรงนี้ " + "ขข " * 150
    shown = cut_snippet(text, [], anchor=(450, 456))
    assert "ตรงนี้" in shown.text
    assert shown.spans == ()


def test_text_without_spaces_is_cut_between_clusters() -> None:
    text = "ที่" * 300  # three code points a cluster
    shown = cut_snippet(text, [(450, 453)], anchor=(0, 3))
    assert shown.text == "ที่" * (len(shown.text) // 3)
    assert shown.cut_before
    assert shown.cut_after
