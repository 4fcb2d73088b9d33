"""What texts speak of: the names of the thesaurus, in either language, found in running text."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus import CONCEPT, Mention, find_concepts, reword, thesaurus_version
from corpus.thai.concepts import LEAST_THAI, Thesaurus, _joined

FILES = sorted((Path(corpus.__file__).parent / "thai/thesaurus").glob("*.txt"))
LINES = [line for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
NAMES = [[name.strip() for name in line.split(";")] for line in LINES]

SMALL = Thesaurus(
    [
        "goat ; แพะ",
        "elderly ; senior citizen ; ผู้สูงอายุ ; คนแก่",
        "citizen ; ประชาชน",
        "province ; จังหวัด",
        "public ; state ; ประชาชน",
        "body ; ร่างกาย",
    ]
)


def found(text: str, thesaurus: Thesaurus = SMALL) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[slice(*mention.span)], mention.concepts) for mention in thesaurus.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("goats", [("goats", ("=goat",))]),
        ("GOAT farm", [("GOAT", ("=goat",))]),
        ("scapegoat", []),
        ("publicity", []),
        ("Senior citizens' clubs", [("Senior citizens", ("=elderly",))]),
        ("a citizen", [("citizen", ("=citizen",))]),
        ("การเลี้ยงแพะเนื้อ", [("แพะ", ("=goat",))]),
        ("คนแก่ในจังหวัด", [("คนแก่", ("=elderly",)), ("จังหวัด", ("=province",))]),
        ("ประชาชน", [("ประชาชน", ("=citizen", "=public"))]),
        ("แพะ goat", [("แพะ", ("=goat",)), ("goat", ("=goat",))]),
        ("แพะ์", []),
        ("", []),
    ],
)
def test_names_are_found_in_either_language_in_any_inflection_the_longest_first(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert found(text) == expected


def test_a_thai_name_inside_another_word_is_none() -> None:
    inside = Thesaurus(["effort ; ยาย"])
    assert found("พยายาม", inside) == []
    assert found("คุณยาย", inside) == [("ยาย", ("=effort",))]


def test_letters_that_are_two_in_lower_case_do_not_move_what_stands_behind_them() -> None:
    assert found("İ goat ๑๒ แพะ") == [("goat", ("=goat",)), ("แพะ", ("=goat",))]


def test_of_names_that_overlap_the_longest_counts() -> None:
    overlapping = Thesaurus(["trade ; การค้า", "human trafficking ; ค้ามนุษย์"])
    assert found("ปราบการค้ามนุษย์และการค้า", overlapping) == [
        ("ค้ามนุษย์", ("=human trafficking",)),
        ("การค้า", ("=trade",)),
    ]


def test_a_part_of_the_thesaurus_finds_what_it_holds_and_nothing_else() -> None:
    assert SMALL.part({"=goat"}).find("แพะในจังหวัด") == (Mention(span=(0, 3), concepts=("=goat",)),)
    assert [mention.span for mention in find_concepts("goats in a province")] == [(0, 5), (11, 19)]
    assert [mention.span for mention in find_concepts("goats in a province", only=["=province"])] == [(11, 19)]


PARTED = Thesaurus(
    [
        "trade ; การค้า ; ค้าขาย",
        "trafficking ; ค้ามนุษย์ ; พม.",
        "act ; พระราชบัญญัติ ; พ.ร.บ. ; รพ.สต.*",
        "state ; รัฐ ; ภาครัฐ ; รัฐวิสาหกิจ ; ครม.",
        "5 ส ; 5ส",
        "health ; สธ.",
        "sum ; งบประมาณ ; งบประมาณแผ่นดิน",
    ]
)
PIECES = [*"กขคงบปพมรสครมัา้. 5*", "การค้า", "ค้ามนุษย์", "ค้าขาย", "พม", "พ.ร.บ.", "พรบ", "รพ. สต.", "ครม", "สธ", "ภาครัฐ"]
PIECES += ["รัฐวิสาหกิจ", "งบประมาณ", "แผ่นดิน", "trade", "acts", "และ", "ที่", "5 ส"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_names_looked_for_one_by_one_are_those_that_going_through_all_letters_finds(text: str) -> None:
    with mock.patch("corpus.thai.concepts.FEW_NAMES", 0):
        expected = PARTED.find(text)
    assert PARTED.find(text) == expected


def test_a_text_without_a_name_is_not_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.thai.concepts._pieces", lambda: pytest.fail("parted"))
    assert PARTED.find("การเลี้ยงแพะในจังหวัด 2564") == ()


def test_a_part_keeps_the_order_of_the_thesaurus() -> None:
    whole = Thesaurus(["b ; ประชาชน", "a ; ประชาชน", "c ; แพะ"])
    assert whole.part(["=a", "=z", "=b", "=a"]).terms == ("=b", "=a")


def test_another_thesaurus_has_another_version() -> None:
    assert Thesaurus(["goat ; แพะ"]).version != Thesaurus(["goat ; แกะ"]).version
    assert re.fullmatch("[0-9a-f]{12}", thesaurus_version())


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [(["goat ; แพะ", "goat ; แกะ"], "two concepts are called goat"), (["rice ; ข้"], "ข้ has fewer than 3 letters")],
)
def test_a_thesaurus_that_contradicts_itself_is_refused(lines: list[str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Thesaurus(lines)


@given(st.text(max_size=80))
def test_mentions_stand_in_order_within_any_text(text: str) -> None:
    spans = [mention.span for mention in find_concepts(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(st.sampled_from(NAMES), st.sampled_from(["", "ก", " ", "2564 "]))
def test_every_concept_is_found_by_its_english_name_and_a_thai_one(names: list[str], before: str) -> None:
    spoken = [name for name in names if not re.search("[\u0e01-\u0e4e]", name)][:1]
    for name in (*spoken, next(name for name in names if name not in spoken and re.search("[\u0e01-\u0e4e]", name))):
        text = f"{before} {name}"
        assert CONCEPT + names[0] in {concept for mention in find_concepts(text) for concept in mention.concepts}


def test_the_thesaurus_holds_its_form() -> None:
    assert len(LINES) > 2000
    assert [line for line in LINES if line != unicodedata.normalize("NFC", line) or line != line.lower()] == []
    assert [line for line in LINES if not re.fullmatch(r"[\u0e01-\u0e4ea-z0-9 ;'&/.+-]+", line)] == []
    assert [names for names in NAMES if len(set(names)) < len(names) or len(names) < 2] == []
    assert [names for names in NAMES if not any(re.fullmatch("[\u0e01-\u0e4e]+", name) for name in names)] == []
    thai = Counter(name for names in NAMES for name in names if re.match("[\u0e01-\u0e4e]", name))
    assert [name for name in thai if not re.fullmatch("[\u0e01-\u0e4e]+", name) or len(name) < LEAST_THAI] == []
    assert max(thai.values()) <= 3


def test_short_english_words_are_met_as_they_are() -> None:
    assert found("us", Thesaurus(["we ; พวกเรา"])) == []  # the dictionary's lemma of us
    assert found("cats", Thesaurus(["cat ; แมว"])) == [("cats", ("=cat",))]


def test_names_are_found_in_letters_of_another_guise_where_they_stand() -> None:
    assert found("ＧＯＡＴ góat แพะ") == [("ＧＯＡＴ", ("=goat",)), ("góat", ("=goat",)), ("แพะ", ("=goat",))]


def test_another_way_of_matching_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = Thesaurus(["goat ; แพะ"]).version
    monkeypatch.setattr("corpus.thai.concepts.MATCHING", 0)
    assert Thesaurus(["goat ; แพะ"]).version != before


def test_a_long_form_gives_its_abbreviations_to_what_the_thesaurus_names_by_it() -> None:
    lines = _joined(["act ; กฎหมาย ; พระราชบัญญัติ"], [("พระราชบัญญัติ", "พ.ร.บ.", "act"), ("กระทรวงใหม่", "กม.*")])
    assert lines == ["act ; กฎหมาย ; พระราชบัญญัติ ; พ.ร.บ.", "กระทรวงใหม่ ; กม.*"]
    joined = Thesaurus(lines)
    assert found("ตาม พรบ. และ กม. กับ กม", joined) == [("พรบ.", ("=act",)), ("กม.", ("=กระทรวงใหม่",))]


def test_a_code_is_a_name_with_and_without_its_space() -> None:
    assert found("กิจกรรม 5 ส และ ๕ส 15ส", Thesaurus(["5s ; 5ส ; กิจกรรมห้าส"])) == [
        ("5 ส", ("=5s",)),
        ("๕ส", ("=5s",)),
    ]


RUDE = (
    "คนบ้า โรงพยาบาลบ้า หมาบ้า โรคจิต ขี้ทูด ขี้ยา ขี้วัว ตรวจฉี่ คนรับใช้ แรงงานพม่า ขายตัว โสเภณี หมอนวด คนคุก เด็กแว้น แว้น "
    "ฝรั่ง เด็กข้างถนน ชาวดอย ชาวเขา บ้านนอก ไกลปืนเที่ยง ที่ซุกหัวนอน เด็กเส้น หน้าบูด โกงกิน handicapped alien housemaid"
).split()


def test_no_concept_bears_a_rude_name() -> None:
    assert [name for names in NAMES for name in names if name in RUDE] == []
    assert find_concepts("คนบ้า") == find_concepts("ขี้ทูด") == ()


# --- official words


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("คนแก่", "ผู้สูงอายุ"),
        ("goat", "แพะ"),
        ("ผู้สูงอายุ", "ผู้สูงอายุ"),
        ("Senior Citizens of the provinces raise GOATS", "ผู้สูงอายุ of the จังหวัด raise แพะ"),
        ("คนแก่เลี้ยง goats ในจังหวัด", "ผู้สูงอายุเลี้ยง แพะ ในจังหวัด"),
        ("คนแก่คนแก่", "ผู้สูงอายุผู้สูงอายุ"),
        ("zebra", "zebra"),
        ("", ""),
    ],
)
def test_in_official_words_every_name_is_the_first_thai_one_of_its_concept(text: str, official: str) -> None:
    assert SMALL.reword(text) == official


def test_a_name_of_several_concepts_stays_and_one_of_theirs_alone_does_not() -> None:
    assert SMALL.reword("ประชาชน states citizens") == "ประชาชน ประชาชน ประชาชน"
    several = Thesaurus(["bank ; ธนาคาร", "shore ; ชายฝั่ง ; bank"])
    assert several.reword("the banks of a shore") == "the banks of a ชายฝั่ง"


def test_two_names_of_one_concept_that_are_one_word_are_not_two_concepts() -> None:
    # The dictionary takes both for plan.
    assert Thesaurus(["planning ; plan ; การวางแผน"]).reword("plans") == "การวางแผน"
    assert find_concepts("plan")[0].concepts[0] == "=planning"
    assert reword("plan") == reword("planning") != "plan"


def test_what_stands_around_a_name_stays_to_the_letter() -> None:
    around = " \tİ ๒๕๖๔, ({})\n{} ส�ำนัก…  ＡＢ "
    assert SMALL.reword(around.format("ＧＯＡＴ", "คนแก่")) == around.format("แพะ", "ผู้สูงอายุ")


def test_of_names_that_overlap_the_longest_is_reworded() -> None:
    overlapping = Thesaurus(["trade ; พาณิชย์ ; การค้า", "human trafficking ; การซื้อขายคน ; ค้ามนุษย์"])
    assert overlapping.reword("ปราบการค้ามนุษย์และการค้า") == "ปราบการการซื้อขายคนและพาณิชย์"
    assert SMALL.reword("senior citizen") == "ผู้สูงอายุ"


def test_a_concept_without_a_thai_name_in_letters_alone_stays() -> None:
    assert Thesaurus(["goat ; billy", "5s ; 5ส"]).reword("billy, 5 ส") == "billy, 5 ส"
    assert Thesaurus(["5s ; 5ส ; กิจกรรมห้าส"]).reword("ทำ 5 ส") == "ทำ กิจกรรมห้าส"


def test_an_abbreviation_is_written_out_with_and_without_its_stops() -> None:
    act = Thesaurus(["act ; พระราชบัญญัติ ; พ.ร.บ."])
    assert act.reword("ตาม พรบ. และ พ.ร.บ. กับ Acts") == "ตาม พระราชบัญญัติ และ พระราชบัญญัติ กับ พระราชบัญญัติ"


@given(st.text(max_size=80))
def test_all_that_is_no_name_stays_in_its_order(text: str) -> None:
    edges = [0, *(edge for mention in find_concepts(text) for edge in mention.span), len(text)]
    kept = [re.escape(text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    assert re.fullmatch("(.*)".join(kept), reword(text), re.DOTALL)


@given(st.sampled_from([name for names in NAMES for name in names]))
def test_what_is_worded_officially_stays(name: str) -> None:
    assert reword(reword(name)) == reword(name)
