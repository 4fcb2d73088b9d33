"""Text by ink: whatever the codes say and whatever is drawn first, the letters are those that are printed."""

import pytest

from corpus import Source
from corpus.reading.pdf import read_pdf
from corpus.reading.pdf.ink.pieces import _as_superscript
from corpus.reading.result import Reading
from tests.support.files.set_type import Habit, set_type
from tests.support.printing import paper, print_pdfs

LINES = [
    "สำนักงานปลัดกระทรวงกำหนดแนวทางน้ำดื่มที่ปลอดภัย",
    "ผู้รับบริการทุกกลุ่มเข้าถึงข้อมูลได้ง่ายขึ้น ร้อยละ ๙๒",
    "ปีงบประมาณ ๒๕๖๔ เครื่องมือที่ทันสมัยในพื้นที่",
    "กตัญญู ฐานราก ปั๊มน้ำ ฟื้นฟูป่าไม้ ฝั่งโขง",
]
CIRCLE, SARA_AA = "\u0e4d", "\u0e32"
PRIVATE = dict(zip("่้๊๋์ิีึืํ", "\uf70a\uf70b\uf70c\uf70d\uf70e\uf701\uf702\uf703\uf704\uf711", strict=True))
HABITS = {
    "codes that are right": Habit(),
    "Word: the circle of sara am is a space": Habit(codes={CIRCLE: " "}),
    "TH Sarabun New: every sara aa says sara am, the circle is a space": Habit(codes={CIRCLE: " ", SARA_AA: "ำ"}),
    "every sara aa says sara am": Habit(codes={SARA_AA: "ำ"}),
    "Distiller: marks are drawn after the letters": Habit(marks_last=True),
    "Windows: marks of the private use area": Habit(codes=PRIVATE),
    "Acrobat: tones are accented Latin": Habit(codes={"่": "É", "้": "Ê", "์": "Í"}),
    "Acrobat: consonants say their marks, and the marks say them again": Habit(clusters=True),
    "Acrobat: both, and a tone is accented Latin": Habit(clusters=True, codes={"่": "É"}, marks_last=True),
    "unknown tones": Habit(codes={"่": "\ufffd", "้": "\ufffd"}),
    "tones that say nothing": Habit(codes={"่": "", "้": ""}),
    "a circle that says nothing": Habit(codes={CIRCLE: ""}),
    "Ghostscript: marks are controls": Habit(codes={"่": "\x03", "้": "\x04", "ี": "\x05"}),
    "Ghostscript: marks are signs": Habit(codes={"่": "$", "้": "!", "ี": "~", "ุ": "&"}),
    "bold by drawing twice": Habit(twice=0.5),
}


def read(content: bytes) -> Reading:
    return read_pdf(content, lambda *page: None)


def texts(reading: Reading) -> list[str]:
    return [line.text.strip() for line in reading.lines if line.text.strip()]


@pytest.mark.parametrize("habit", HABITS.values(), ids=HABITS.keys())
def test_letters_come_as_they_are_printed(habit: Habit) -> None:
    reading = read(set_type(LINES, habit))
    assert texts(reading) == LINES
    assert reading.sheets[0].trust == 1.0


def test_letters_at_random_are_not_trusted() -> None:
    nonsense = ["ฏฒญฑฬฆ ฌฎฐฤษ ฆฒฬฑญฏ ฎฌฐษฤ ฬฏฒฑญฆ", "ฒฏฬฤฐ ฆญฑฎฌษ ฏฬฒฐฤ ญฆฑฌฎษ ฬฐฒฏฤ"] * 3
    reading = read(set_type(nonsense, Habit()))
    assert reading.sheets[0].source is not Source.TEXT  # read from its image, or named as unread


PAGE = [
    "สำนักงานจัดทำแผนโดยเปิดให้ประชาชนร่วมเสนอความเห็น",
    "ผู้บริหารทุกระดับติดตามความก้าวหน้าของตัวชี้วัด",
    "เมื่อพบความล่าช้าจึงแจ้งผู้รับผิดชอบให้แก้ไข",
    "และรายงานผลต่อที่ประชุมประจำเดือนของกรม",
    "เจ้าหน้าที่ให้บริการที่จุดเดียว ลดเวลารอคอย",
    "ปี ๒๕๖๑ ๒๕๖๒ ๒๕๖๓ ๒๕๖๔ ร้อยละ ๘๗ และ ๙๐",
    "การให้บริการประชาชนทั้งจังหวัดในพื้นที่ห่างไกล",
    "ประเมินความพึงพอใจของผู้รับบริการทุกเดือน",
    "นำน้ำเสียมาบำบัดก่อนปล่อยลงแม่น้ำลำคลอง",
]


def test_a_font_whose_codes_are_wrong_throughout_is_learned_from_the_image() -> None:
    letters = sorted({letter for line in PAGE for letter in line.replace("ำ", CIRCLE + SARA_AA)} - {" "})
    codes = {letter: chr(0x23 + place) for place, letter in enumerate(letters)}
    reading = read(set_type(PAGE, Habit(codes=codes)))
    assert reading.sheets[0].source is Source.TEXT
    assert texts(reading) == PAGE


@pytest.mark.parametrize(("colour", "size"), [("1 g", 16.0), ("0 g", 1.5)], ids=["white", "tiny"])
def test_type_that_no_reader_sees_is_left_out_and_told(colour: str, size: float) -> None:
    reading = read(set_type(LINES, Habit(), colour=colour, size=size))
    assert texts(reading) == []
    assert [each.en.split(" letters")[0] for each in reading.warnings if "no reader sees" in each.en] == ["184"]


def test_white_type_on_a_dark_ground_is_read() -> None:
    ground = "0.1 0.2 0.5 rg 0 0 595 842 re f 1 g"
    assert texts(read(set_type(LINES, Habit(), colour=ground))) == LINES


def test_raised_figures_stay_beside_what_they_are_raised_from_and_join_no_number() -> None:
    own = "<span style='font-size:8pt;position:relative;top:-4pt'>12</span>"
    html = paper(f"<p>พื้นที่ 25 ม.<sup>2</sup> คะแนน 85<sup>1</sup> ค่าเฉลี่ย 4.25{own} ต่อปี</p>", foot="''")
    reading = read(print_pdfs([html])[0])
    text = " ".join(line.text for line in reading.lines)
    assert "พื้นที่ 25 ม.² คะแนน 85¹ ค่าเฉลี่ย 4.25¹² ต่อปี" in text


def test_a_raised_figure_is_no_part_of_a_number_in_either_digits() -> None:
    assert [_as_superscript(text) for text in ("3", "๑", "ก", "o")] == ["³", "¹", "ก", "o"]
