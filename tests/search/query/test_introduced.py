"""Queries with abbreviations that documents introduce, and with their long forms."""

import re
from collections import Counter
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Introduction, bare, count_introductions, cut_words
from index import Words, fold_long
from index.words.introduced import pick_abbreviations
from search.query.introduced import IntroducedAbbreviations, written_forms

TEXTS = [
    "ศูนย์ประสานงานเกษตรกรรุ่นใหม่ (ศกม.) รับสมัคร",
    "the Goat Growers Network (GGN) of the south",
    "องค์การเลี้ยงแพะโลก (WHO)",
    "องค์การเลี้ยงแพะโลก (WHO) ประกาศ",
    "แผนการสิ้นสุดการระบาด (EXIT)",
    "สำนักงานคณะกรรมการอ้อยและน้ำตาลทราย (สอน.)",
    "สถาบันครอบครัว (สค.)",
    "ศูนย์บริหารงานผลประโยชน์ (ศบป.) และศูนย์บริการประชาชน (ศบป.)",
    "ศูนย์ซ่อม\nคอมพิวเตอร์ (ศซค.)",
    "ศูนย์เพาะพันธุ์แพะ (ศพ.)",
    "กองทุนเงินให้กู้ยืมเพื่อการศึกษา (กยศ.) และพระราชบัญญัติ (พ.ร.บ.)",
]
INTRODUCED = IntroducedAbbreviations(Words.of({}, count_introductions(TEXTS)))


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("ศกม.", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ศกม", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ศ.ก.ม.", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ผลงานของศกม. ปี 2564", "ผลงานของ ศูนย์ประสานงานเกษตรกรรุ่นใหม่ ปี 2564"),
        ("ศูนย์ประสานงานเกษตรกรรุ่นใหม่ทำอะไร", "ศกม. ทำอะไร"),
        ("ggn milk", "Goat Growers Network milk"),
        ("goat growers network", "GGN"),
        ("WHO", "องค์การเลี้ยงแพะโลก"),
        ("ศพ. สงขลา", "ศูนย์เพาะพันธุ์แพะ สงขลา"),
        ("ของศพ. สงขลา", "ของ ศูนย์เพาะพันธุ์แพะ สงขลา"),
        ("สอน. แก้ปัญหา", "สำนักงานคณะกรรมการอ้อยและน้ำตาลทราย แก้ปัญหา"),
        ("สค. สงขลา", "สถาบันครอบครัว สงขลา"),
        ("ศูนย์บริหารงานผลประโยชน์", "ศบป."),
        ("ศูนย์บริการประชาชน", "ศบป."),
        ("ศูนย์ซ่อมคอมพิวเตอร์", "ศซค."),
        ("ศูนย์ซ่อม คอมพิวเตอร์", "ศซค."),
    ],
)
def test_a_query_is_asked_with_the_other_form(typed: str, other: str) -> None:
    assert INTRODUCED.others(typed) == (other,)


@pytest.mark.parametrize(
    "typed",
    [
        "who keeps goats",
        "EXIT",
        "exit",
        "สอน",
        "การสอนหนังสือ",
        "เดือน ส.ค. 2565",
        "ศกมล",
        "เทศพร",
        "ของศพ",
        "แพะ",
        "",
        "พ.ร.บ.",
        "GGN2",
    ],
)
def test_a_query_without_either_is_asked_once(typed: str) -> None:
    assert INTRODUCED.others(typed) == ()


def test_an_abbreviation_of_two_senses_is_asked_in_both() -> None:
    assert set(INTRODUCED.others("ศบป.")) == {"ศูนย์บริหารงานผลประโยชน์", "ศูนย์บริการประชาชน"}


def test_a_long_form_within_another_is_not_replaced_beside_it() -> None:
    pairs = [("ศบป.", "ศูนย์บริการประชาชน"), ("บป.", "บริการประชาชน")]
    introduced = IntroducedAbbreviations(Words.of({}, {Introduction(short=a, long=b): 1 for a, b in pairs}))
    assert introduced.others("ศูนย์บริการประชาชนเมือง") == ("ศบป. เมือง",)
    assert introduced.others("งานบริการประชาชน") == ("งาน บป.",)


def test_documents_that_introduce_nothing() -> None:
    assert IntroducedAbbreviations(Words.of({})).others("ศกม.") == ()


SHORTS = st.sampled_from(["กข.", "ก.ข.", "ก ข ค.", "ขค", "สอน.", "ส.ค.", "GGN", "GgN", "GGNs", "WHO", "GN"])
LONGS = st.lists(st.sampled_from(["แพะ", "นม", "ศูนย์", " ", "กข", "Goat", "goat", "GGN", "การ"]), min_size=2, max_size=5)
PIECES = [*"แพะ นม ศูนย์ กข ก.ข. ขค สอน ส.ค. GGN ggn who WHO goat 2 .".split(), "ก ข", " "]


def _by_patterns(counts: Counter[Introduction], text: str) -> tuple[str, ...]:
    # One pattern of all that is introduced, the longest first, as a reader of few abbreviations would write it.
    abbreviations, forms = pick_abbreviations(counts)
    senses = {each.letters: each.longs for each in abbreviations}
    any_case = {letters.lower(): letters for letters in senses}
    shorts = "|".join(map(written_forms, sorted(senses, key=len, reverse=True))) or "(?!)"
    in_order = sorted(forms, key=lambda form: len(form.long), reverse=True)
    longs = "|".join(" ?".join(map(re.escape, form.long.split())) for form in in_order) or "(?!)"
    short = {fold_long(form.long): form.short for form in forms}
    edges = {0, *accumulate(map(len, cut_words(text)))}

    def shorten(match: re.Match[str]) -> str:
        return f" {short[fold_long(match[0])]} " if edges.issuperset(match.span()) else match[0]

    def lengthen(match: re.Match[str], sense: int) -> str:
        letters = bare(match[0])
        found = senses.get(letters) or senses[any_case[letters.lower()]]
        alone = match.start() == 0 or not re.match("[ก-๎]", text[match.start() - 1])
        within = match.start() in edges and (len(letters) >= 3 or match[0].endswith("."))
        return f" {found[min(sense, len(found) - 1)]} " if alone or within else match[0]

    made = [re.sub(longs, shorten, text, flags=re.IGNORECASE)]
    if made == [text]:
        made = [re.sub(shorts, lambda match, sense=sense: lengthen(match, sense), text) for sense in range(2)]
    return tuple(dict.fromkeys(" ".join(each.split()) for each in made if each != text))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(SHORTS, LONGS.map("".join).map(str.strip).filter(bool)), max_size=8),
    st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)
def test_others_are_those_of_one_pattern_of_all_that_is_introduced(pairs: list[tuple[str, str]], text: str) -> None:
    counts = Counter(Introduction(short=short, long=" ".join(long.split())) for short, long in pairs)
    assert IntroducedAbbreviations(Words.of({}, counts)).others(text) == _by_patterns(counts, text)
