"""Names that no line ends within."""

import pytest
from markupsafe import Markup

from web.view.wording import join_pieces, keep_words


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        ([], []),
        (["จังหวัด", "ตราด"], ["จังหวัด", "ตราด"]),
        (["การ", "วิเคราะห์", "ความ", "รู้"], ["การวิเคราะห์", "ความรู้"]),
        (["สำนักงาน", " ", "ก.พ.", "ร."], ["สำนักงาน", " ", "ก.พ.ร."]),
        (["โค", "วิดฮ", "แผน"], ["โควิดฮแผน"]),
    ],
)
def test_no_line_ends_beside_what_the_dictionary_does_not_know_nor_after_a_nouns_beginning(
    pieces: list[str], joined: list[str]
) -> None:
    assert join_pieces(pieces) == joined


def test_words_are_kept_and_lines_may_end_between_them() -> None:
    assert keep_words("จังหวัดประจวบคีรีขันธ์") == Markup(
        '<span class="word">จังหวัด</span><wbr><span class="word">ประจวบคีรีขันธ์</span>'
    )
    assert keep_words("หมวด 2 การนำองค์การ") == Markup(
        'หมวด 2 <span class="word">การนำ</span><wbr><span class="word">องค์การ</span>'
    )


def test_what_is_longer_than_a_line_may_break_and_markup_is_escaped() -> None:
    assert keep_words("ฮ" * 25) == Markup("ฮ" * 25)
    assert keep_words("<b>ฮ</b>ฮฮฮฮ") == Markup('<span class="word">&lt;b&gt;ฮ&lt;/b&gt;ฮฮฮฮ</span>')
    assert keep_words("") == Markup("")
