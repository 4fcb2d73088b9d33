"""Items that headings name, and numbers that are no items."""

import pytest

from corpus import Item, declared_items, read_criteria

KM = "หมวด 4 การวัด การวิเคราะห์ และการจัดการความรู้"


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ((KM, "4.1 การวัด วิเคราะห์ และปรับปรุงผลการดำเนินการ"), ("4.1",)),
        (("หมวด ๔ การวัด การวิเคราะห์ และการจัดการความรู้", "๔.๒ ระบบของกรม"), ("4.2",)),
        (("หมวด 4 การวิเคราะห์ผลการดำเนินงานขององค์การและการจัดการความรู้ หัวข้อ 4.1",), ("4.1",)),
        (("รายงาน PMQA หมวด 3", "3.2 เครือข่าย"), ("3.2",)),
        (("รายงานคุณภาพการบริหารจัดการภาครัฐ", "หมวดที่ 6", "6.1"), ("6.1",)),
        (("PMQA", "หัวข้อ 4.1"), ("4.1",)),
        (("หมวด 4", "4.1 ผลการดำเนินการ"), ("4.1",)),
        (("บทที่ 2 ผลการประเมิน PMQA", "ข้อ 4.1 การวัด"), ("4.1",)),
        (("PMQA", "ข้อ 2.1 และ 2.2 แผนของจังหวัด"), ("2.1", "2.2")),
        (("2.2 การนำยุทธศาสตร์ไปสู่การปฏิบัติ",), ("2.2",)),
        (("Category 4 Measurement, Analysis, and Knowledge Management", "Item 4.2 Information"), ("4.2",)),
        (("4.1 Measurement, analysis, and improvement of performance",), ("4.1",)),
        (("หมวด 7 ผลลัพธ์การดำเนินการ", "7.1 ผลผลิต"), ("7.1",)),
    ],
)
def test_a_heading_names_an_item(path: tuple[str, ...], codes: tuple[str, ...]) -> None:
    assert declared_items(path) == codes


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (("2.1 ก. (1) ส่วนราชการวางแผนอย่างไร",), ("2.1",)),
        (("ใบสมัคร", "๒.๑ ก (๑๒) ความเสี่ยง"), ("2.1",)),
        (("หมวด 2", "ก. กระบวนการจัดทำยุทธศาสตร์ของกรม"), ("2.1",)),
        (("PMQA", "ข. การปรับเปลี่ยนแผนปฏิบัติการ"), ("2.2",)),
        (("2.1 การจัดทำยุทธศาสตร์", "ข) วัตถุประสงค์เชิงยุทธศาสตร์"), ("2.1",)),
        (("4.2 การจัดการสารสนเทศและการจัดการความรู้", "ก. การวัดผลการดำเนินการ"), ("4.1",)),
        (("PMQA ระดับพื้นฐาน", "LD 1 การกำหนดทิศทาง"), ("1.1",)),
        (("หมวด 2", "SP4 การถ่ายทอด"), ("2.2",)),
        (("PMQA", "LD-6 การควบคุมภายใน"), ("1.2",)),
    ],
)
def test_questions_parts_and_codes_name_their_item(path: tuple[str, ...], codes: tuple[str, ...]) -> None:
    assert declared_items(path) == codes


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (("1.1 การสร้างระบบการนำองค์การที่สร้างความยั่งยืน",), ("1.1",)),
        (("6.2 การสร้างนวัตกรรมในการปรับปรุงผลผลิต กระบวนการ และบริการ",), ("6.1",)),
        (("3.2 การประเมินความพึงพอใจและความผูกพัน",), ("3.1",)),
        (("การพัฒนาสู่ PMQA 4.0", "หมวด 5", "5.4 หลักสูตรของเรา"), ("5.2",)),
        (("PMQA 4.0 หมวด 3", "3.2 เครือข่าย"), ("3.1",)),
        (("PMQA 4.0", "หมวด 2", "2.3 และ 2.4 แผนของสำนัก"), ("2.2",)),
        (("PMQA 4.0", "หมวด 6", "6.4 ประสิทธิผล"), ()),
    ],
)
def test_a_number_of_another_edition_names_what_is_meant(path: tuple[str, ...], codes: tuple[str, ...]) -> None:
    assert declared_items(path) == codes


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("2.1 ก. รายละเอียด",),
        ("บทที่ 2 วิธีการ", "2.1 ก. (1) ประชากร"),
        ("ก. กระบวนการจัดทำยุทธศาสตร์",),
        ("หมวด 4", "ก. กระบวนการจัดทำยุทธศาสตร์"),
        ("หมวด 2", "ก. แผนของเทศบาล"),
        ("SP 4 การถ่ายทอด",),
        ("หมวด 1", "SP 4 การถ่ายทอด"),
        ("PMQA", "SP 9"),
        ("PMQA", "LD 12"),
        ("",),
        (KM,),
        ("บทที่ 4 ผลการศึกษา PMQA", "ข้อ 4.1 ประชากร"),
        ("4. ผลการศึกษา PMQA", "ข้อ 4.1 ประชากร"),
        ("ระเบียบ", "หมวด ๑", "๑.๑ คำนิยาม"),
        ("4.1",),
        ("4.1 ผลการดำเนินงานโครงการ",),
        ("หัวข้อ 4.1",),
        ("หมวด ๑ บททั่วไป", "1.1 คำนิยาม"),
        ("หมวด 4 บทกำหนดโทษ", "ข้อ 4.1 ผู้ใดฝ่าฝืน"),
        ("หมวด 1 งบบุคลากร", "1.1 เงินเดือน"),
        ("ยุทธศาสตร์ที่ 2 การพัฒนาเมือง", "2.1 โครงการ"),
        ("แผนการบริหารจัดการภาครัฐ", "หมวด 1 บททั่วไป", "1.1 นิยาม"),
        ("บทที่ 4 การพัฒนาตามเกณฑ์ PMQA", "4.1 ผลการดำเนินงาน"),
        ("PMQA 4.0", "การพัฒนา"),
        (KM, "2.1 ขั้นตอน"),
        (KM, "4.1.2 ขั้นตอน"),
        (KM, "4.10 ขั้นตอน"),
        (KM, "4.9 ขั้นตอน"),
        (KM, "ร้อยละ 4.1 ของงบประมาณ"),
    ],
)
def test_a_number_alone_is_the_reports_own(path: tuple[str, ...]) -> None:
    assert declared_items(path) == ()


def test_the_item_holds_below_its_heading_until_another_is_named() -> None:
    item = "4.1 การวัด การวิเคราะห์"
    assert declared_items((KM, item, "ก. การวัดผล", "2.1 ขั้นตอน")) == ("4.1",)
    assert declared_items((KM, item, "4.2 ความรู้")) == ("4.2",)
    assert declared_items((KM, item, "หมวด 5 การบริหารทรัพยากรบุคคล")) == ()


@pytest.mark.parametrize("item", read_criteria().items, ids=lambda item: item.code)
def test_every_name_of_the_criteria_is_known_by_itself(item: Item) -> None:
    assert declared_items((f"{item.code} {item.name_th}",)) == (item.code,)
    assert declared_items((f"Item {item.code} {item.name_en}",)) == (item.code,)


def test_a_heading_of_nothing_but_numbers_names_nothing() -> None:
    assert declared_items(("หมวด 4" + " 4.1" * 20_000,)) == ()
