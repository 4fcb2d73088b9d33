"""Abbreviations that texts introduce, and where their long forms begin."""

import pytest

from corpus.thai.introductions import MOST_IN_TEXT, Introduction, count_introductions, find_introductions
from corpus.thai.words import cut_words


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("ขับเคลื่อนศูนย์ประสานงานเกษตรกรรุ่นใหม่ (ศกม.) ทุกอำเภอ", "ศกม.", "ศูนย์ประสานงานเกษตรกรรุ่นใหม่"),
        ("ตามที่กระทรวงมหาดไทย (มท.) เสนอ", "มท.", "กระทรวงมหาดไทย"),
        ("อธิบดีกรมเจ้าท่า (จท.) กล่าว", "จท.", "กรมเจ้าท่า"),
        ("ผู้จัดการกองทุนเงินให้กู้ยืมเพื่อการศึกษา (กยศ.)", "กยศ.", "กองทุนเงินให้กู้ยืมเพื่อการศึกษา"),
        ("ทั้งนี้ กรมสวัสดิการ และคุ้มครองแรงงาน (กสร.)", "กสร.", "กรมสวัสดิการ และคุ้มครองแรงงาน"),
        ("สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์ (ETDA) และ", "ETDA", "สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์"),
        ("ใช้ระบบเตือนภัยด้านแรงงาน (LMWS)", "LMWS", "ระบบเตือนภัยด้านแรงงาน"),
        ("sensors of the Internet of Things (IoT) in fields", "IoT", "Internet of Things"),
        ("อสม. (อาสาสมัครสาธารณสุขประจำหมู่บ้าน) ทุกคน", "อสม.", "อาสาสมัครสาธารณสุขประจำหมู่บ้าน"),
        ("ศูนย์บริการร่วมจังหวัด (เรียกโดยย่อว่า “ศบจ.”)", "ศบจ.", "ศูนย์บริการร่วมจังหวัด"),
        ("ศูนย์บริการร่วม\n  จังหวัด (ศบจ.)", "ศบจ.", "ศูนย์บริการร่วม จังหวัด"),
        ("ศูนย์บริการร่วมจังหวัด (ซึ่งต่อไปนี้จะเรียกว่า ศบจ.)", "ศบจ.", "ศูนย์บริการร่วมจังหวัด"),
        ("ศูนย์บริการร่วมจังหวัด（ศบจ.）", "ศบจ.", "ศูนย์บริการร่วมจังหวัด"),
        ("กองทุนหมู่บ้าน (Village Fund) (กทบ.)", "กทบ.", "กองทุนหมู่บ้าน"),
        ("บริษัท ท่าอากาศยานไทย จำกัด (มหาชน) (ทอท.)", "ทอท.", "ท่าอากาศยานไทย จำกัด"),
        ("สำนักงานการวิจัยแห่งชาติ (วช.)", "วช.", "สำนักงานการวิจัยแห่งชาติ"),
        ("ของการรถไฟแห่งประเทศไทย (รฟท.)", "รฟท.", "การรถไฟแห่งประเทศไทย"),
    ],
)
def test_a_long_form_begins_at_the_word_that_its_abbreviation_begins_with(text: str, short: str, long: str) -> None:
    assert list(find_introductions(text)) == [Introduction(short=short, long=long)]


@pytest.mark.parametrize(
    "text",
    [
        "บริษัท ทิพยประกันภัย จำกัด (มหาชน)",
        "จัดเก็บอัตลักษณ์บุคคล (Biometrics)",
        "เจ้าคณะภาค 10 (ธ)",
        "เชี่ยวชาญ ซื่อสัตย์ (DSI)",
        "หน่วยงานในจังหวัด (ศรส.)",
        "ได้จัดประชุมชี้แจงเมื่อวานนี้ (NDID)",
        "มาตรฐานเกษตรอินทรีย์จังหวัดนครราชสีมา (KOS)",
        "(กยศ.)",
        "ปีงบประมาณ (พ.ศ.) 2564",
        "คณะกรรมการ (KKK)",
        "นายสมชาย ใจดี (สจ.)",
        "(" * 400 + "กก." + ")" * 400,
    ],
)
def test_brackets_that_introduce_nothing(text: str) -> None:
    assert list(find_introductions(text)) == []


def test_a_name_in_english_before_the_letters_is_a_long_form_too() -> None:
    found = list(find_introductions("แผนบริหารความต่อเนื่อง (Business Continuity Plan : BCP) ของกรม"))
    assert [(each.short, each.long) for each in found] == [
        ("BCP", "แผนบริหารความต่อเนื่อง"),
        ("BCP", "Business Continuity Plan"),
    ]


def test_introductions_are_counted() -> None:
    once, twice = "กรมทางหลวงชนบท (ทช.)", "กรมทรัพยากรทางทะเลและชายฝั่ง (ทช)"
    counts = count_introductions([once, twice, f"ตามที่ {twice}"])
    assert [(each.long, times) for each, times in counts.most_common()] == [
        ("กรมทรัพยากรทางทะเลและชายฝั่ง", 2),
        ("กรมทางหลวงชนบท", 1),
    ]


def test_texts_without_brackets_introduce_nothing() -> None:
    assert not count_introductions(["แพะนม", ""])


@pytest.mark.parametrize(
    "text",
    [
        "กรมทางหลวงชนบท (ทช.) " * 400,
        '("' + '"' * 4000,
        ("ก" * 90 + " (กกกกกกก) ") * 400,
        "กก " * 30 + "(กกกกกกก)" * 400,
    ],
)
def test_a_hostile_text_is_looked_at_in_part(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def count(words: str) -> list[str]:
        cut.append(words)
        return cut_words(words)

    monkeypatch.setattr("corpus.thai.introductions.cut_words", count)
    assert len(list(find_introductions(text))) <= 3 * MOST_IN_TEXT
    assert len(cut) <= 3 * MOST_IN_TEXT
