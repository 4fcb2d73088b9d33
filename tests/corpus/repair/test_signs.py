"""Signs: the quick look at all pairs of characters never misses what the patterns would find."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.repair.displaced_marks.slots import BULLETS, PRIVATE_GLYPHS
from corpus.repair.glyphs import CLUSTER_RULES, DOUBLED_RULES, GLYPH_RULES
from corpus.repair.signs import HARD_SIGN, count_signs, find_signs, show_marks_amiss
from corpus.repair.spaces import Setting, line_setting

LETTERS = "กนย" + "ัิืุ็ํฺ" + "่้์๎" + " \u00a0" + "ำะาเแใๆฯ" + "\ufffd3a(" + BULLETS[0] + min(PRIVATE_GLYPHS)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8", exclude_characters="\n")), max_size=4))
@example(["ก ่", "เ ก", "ก ะ", "้", "นำ้", "\uf70a"])
def test_a_line_with_no_mark_amiss_has_nothing_for_the_patterns(lines: list[str]) -> None:
    for line, amiss in zip(lines, show_marks_amiss(lines), strict=True):
        if not amiss:
            assert HARD_SIGN.search(line) is None
            assert line_setting(line) is Setting.PLAIN
            assert [
                rule.name for rule in (*GLYPH_RULES, *CLUSTER_RULES, *DOUBLED_RULES) if rule.pattern.search(line)
            ] == []


def test_each_line_is_looked_at_for_itself() -> None:
    assert show_marks_amiss(["การบริหาร", "ก ารบริหาร ่", "", "ที่"]) == (False, True, False, False)
    assert show_marks_amiss([]) == ()


def test_signs_are_counted_with_and_without_the_quick_look() -> None:
    lines = ["พฒันา", "ผลลัพธ์", "ก้ั ั"]
    assert count_signs(lines) == count_signs(lines, amiss=show_marks_amiss(lines)) == (1, 0, 5)  # two hard and one soft
    assert find_signs("ผลลัพธ์") == ()
