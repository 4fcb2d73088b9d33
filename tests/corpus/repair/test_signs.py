"""Signs: the quick look at all pairs of characters never misses what the patterns would find."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.repair.displaced_marks.slots import BULLETS, PRIVATE_GLYPHS
from corpus.repair.foreign_words import find_foreign_words
from corpus.repair.glyphs import CLUSTER_RULES, DOUBLED_RULES, GLYPH_RULES
from corpus.repair.lost_letters import holds_strange_sign
from corpus.repair.signs import HARD_SIGN, count_signs, find_signs, look_over
from corpus.repair.spaces import Setting, line_setting
from corpus.thai import CHARACTER_RULES
from corpus.thai.normal_form import SARA_AE_RULE

LETTERS = "กนย" + "ัิืุ็ํฺ" + "่้์๎" + " \u00a0" + "ำะาเแใๆฯ" + "\ufffd3a(" + BULLETS[0] + min(PRIVATE_GLYPHS)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8", exclude_characters="\n")), max_size=4))
@example(["ก ่", "เ ก", "ก ะ", "้", "นำ้", "\uf70a"])
def test_a_line_with_no_mark_amiss_has_nothing_for_the_patterns(lines: list[str]) -> None:
    for line, look in zip(lines, look_over(lines), strict=True):
        if not look.marks_amiss:
            assert HARD_SIGN.search(line) is None
            assert line_setting(line) is Setting.PLAIN
            assert [
                rule.name for rule in (*GLYPH_RULES, *CLUSTER_RULES, *DOUBLED_RULES) if rule.pattern.search(line)
            ] == []


def test_each_line_is_looked_at_for_itself() -> None:
    lines = ["การบริหาร", "ก ารบริหาร ่", "", "ที่"]
    assert [look.marks_amiss for look in look_over(lines)] == [False, True, False, False]
    assert look_over([]) == []


@settings(max_examples=500, deadline=None)
@given(st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8", exclude_characters="\n")))
@example("\u200bก")
@example("กÉ")
@example("e\u0301")
@example("เเ")
def test_a_line_without_odd_letters_is_in_normal_form_but_for_the_order_of_its_marks(line: str) -> None:
    look = look_over([line])[0]
    if not look.odd_letters and not look.marks_amiss:
        assert [rule.name for rule in (*CHARACTER_RULES, SARA_AE_RULE) if rule.pattern.search(line)] == []
        assert list(find_foreign_words(line)) == []
        assert not holds_strange_sign(line)


def test_signs_are_counted_with_and_without_the_quick_look() -> None:
    lines = ["พฒันา", "ผลลัพธ์", "ก้ั ั"]
    amiss = [look.marks_amiss for look in look_over(lines)]
    assert count_signs(lines) == count_signs(lines, amiss=amiss) == (1, 0, 5)  # two hard and one soft
    assert find_signs("ผลลัพธ์") == ()
