"""Letters that a font does not say, or says as other signs."""

import pytest

from corpus import repair_lines, repair_text

NO_CIRCLE = [
    ("ส านักงานเขต ด าเนินการ จ านวน ๕ ครั้ง", "สำนักงานเขต ดำเนินการ จำนวน ๕ ครั้ง"),
    ("อ าเภอบางปลาม้า ต าบลค าน้อย", "อำเภอบางปลาม้า ตำบลคำน้อย"),
    ("ท านาและเลี้ยงปลาน ้าจืด", "ทำนาและเลี้ยงปลาน้ำจืด"),
    ("สานักงานปลัดกระทรวง จัดทาแผน จานวนมาก", "สำนักงานปลัดกระทรวง จัดทำแผน จำนวนมาก"),
    ("ผู้อานวยการสานักงานเขต", "ผู้อำนวยการสำนักงานเขต"),
    ("การท างานของสำ นักงาน จำ นวนมาก", "การทำงานของสำนักงาน จำนวนมาก"),
    ("กาํหนด สาํนักงาน น้าํ สํ านัก", "กำหนด สำนักงาน น้ำ สำนัก"),
]

EVERY_CIRCLE = [
    ("กำรศึกษำและพัฒนำองค์กำร", "การศึกษาและพัฒนาองค์การ"),
    ("สำนักงำนปลัดกระทรวงมหำดไทย ทำหน้ำที่อำนวยกำร", "สำนักงานปลัดกระทรวงมหาดไทย ทำหน้าที่อำนวยการ"),
]

SIGNS = [
    ("พืÊนฐานทีÉเกีÉยวข้อง ทัÊงสิÊน", "พื้นฐานที่เกี่ยวข้อง ทั้งสิ้น"),
    ("ที\x1dเกี\x1dยวข้องกับพื้นที\x1d", "ที่เกี่ยวข้องกับพื้นที่"),
    ("ที#เกี#ยวข้องกับเรื#องนี#และที#อื#น", "ที่เกี่ยวข้องกับเรื่องนี่และที่อื่น"),
    ("หน\ufffdวยงานที\ufffdรับผิดชอบต\ufffdอการให\ufffdบริการ", "หน่วยงานที่รับผิดชอบต่อการให้บริการ"),
    ("ประจ\ufffdาปี ส\ufffdานักงาน อื่\ufffdน", "ประจำปี สำนักงาน อื่น"),
    ("ที่ี่ประชุม", "ที่ประชุม"),
    ("จ่่ายประจำำปีี ของหน่่วยงานอื่่นของรััฐ", "จ่ายประจำปี ของหน่วยงานอื่นของรัฐ"),
]


@pytest.mark.parametrize(("damaged", "clean"), [*NO_CIRCLE, *EVERY_CIRCLE, *SIGNS])
def test_lost_letters_are_found_by_words(damaged: str, clean: str) -> None:
    repaired = repair_text(damaged)
    assert repaired.text == clean
    assert repaired.to_original((0, len(clean))) == (0, len(damaged))


@pytest.mark.parametrize(
    "text",
    [
        "นาข้าว ทานา ชาวนา นาไปใช้ น้าชาย",  # words as they are
        "ทำ งานนี้ นำ ของมา",
        "และ/หรือ บาท/คน ปี(ที่) ทำ/ให้/ได้",
        "อุณหภูมิ 5°C พื้นที่ 92¹ ตารางวา (2561-2564) 1,250,000 บาท",
        "ร้าน Café และ Müller ระบบAและBหรือC",
        "ดีีมากกก ไม่่่เอา ค่าาา",  # stretched on purpose
        "เครื่องหมาย ่ เรียกว่า ไม้เอก สระ า และ ะ",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert repair_text(text).text == text


def test_spaces_of_letters_set_apart_are_left_to_the_reading_of_such_lines() -> None:
    assert repair_text("ก า ร บ ริ ห า ร จั ด ก า ร").text.replace(" ", "") == "การบริหารจัดการ"


def test_what_a_sign_stands_for_is_learnt_from_all_lines() -> None:
    lines = ["ที¤เกี¤ยวข้อง", "เรื¤องอื¤น", "ไม¤มี"]
    assert [repaired.text for repaired in repair_lines(lines)] == ["ที่เกี่ยวข้อง", "เรื่องอื่น", "ไม่มี"]


FOREIGN = [
    "นโม ตสฺส ภควโต อรหโต สมฺมาสมฺพุทฺธสฺส",
    "คติ ธมฺโม หเว รกฺขติ ธมฺมจารึ ธรรมย่อมรักษาผู้ประพฤติธรรม",
    "พุทฺธํ สรณํ คจฺฉามิ",
    "กริยา [กฺริ-ยา] น. การกระทำ",
    "คำว่า ตสฺมา๎ และ กตฺวา๎ ในอักขรวิธีเก่า",
    "คแมร เลอ คํนิต จฺรีน นุฮ ขฺญม",
    "มลายูปาตานี กีตอ อาเดาะ บูกู นิง ตูโละ อาเปาะ กาบะ",
    "ภาษามอญ มุ่ย เฮ่ ลเล่ย แม็ฮ ฮ็อด",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_words_in_thai_script_that_are_not_thai_stay(text: str) -> None:
    assert repair_text(text).edits == ()


def test_damage_beside_foreign_words_is_mended() -> None:
    assert repair_text("ส านักงานยึดคติ ธมฺโม หเว รกฺขติ").text == "สำนักงานยึดคติ ธมฺโม หเว รกฺขติ"


def test_two_signs_for_sara_ae_are_one_where_words_say_so() -> None:
    assert repair_text("เเผนงานเเละ โรงเเรียน").text == "แผนงานและ โรงเเรียน"


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("ด่จพญูิุหบซูขหากิฟป้ซรขขขโกหบาฟกดหสวงบลปแอิ", 0.5),
        ("fl oilfi?rnoi d.r1uqnflolYu smiorjrunolf tnoiturnluqj", 0.2),
        ("บริการ\ufffd", 0.5),
        ("¡ÒÃºÃÔËÒÃ", 0.5),
        ("สานักงานเขต ดาเนินการ", 0.9),
    ],
)
def test_trust_is_low_where_signs_are_left_and_words_are_none(text: str, most: float) -> None:
    assert repair_text(text).trust <= most + 1e-9


def test_trust_is_whole_in_clean_lines_of_either_language() -> None:
    assert repair_text("การพัฒนาคุณภาพการบริหารจัดการภาครัฐ").trust == 1.0
    assert repair_text("Public Sector Excellence Awards of the year").trust == 1.0
