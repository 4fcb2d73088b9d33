"""Abbreviations that texts introduce, and where their long forms begin."""

import pytest

from corpus.thai.introductions import Introduction, agreed_introductions, find_introductions


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
        "(" * 400 + "กก." + ")" * 400,
    ],
)
def test_brackets_that_introduce_nothing(text: str) -> None:
    assert list(find_introductions(text)) == []


def test_most_introductions_of_an_abbreviation_decide() -> None:
    once, twice = "กรมทางหลวงชนบท (ทช.)", "กรมทรัพยากรทางทะเลและชายฝั่ง (ทช)"
    (agreed,) = agreed_introductions([once, twice, twice])
    assert agreed.long == "กรมทรัพยากรทางทะเลและชายฝั่ง"


def test_texts_without_brackets_introduce_nothing() -> None:
    assert agreed_introductions(["แพะนม", ""]) == ()
