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
        (("PMQA 4.0 หมวด 3", "3.2 เครือข่าย"), ("3.2",)),
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
    "path",
    [
        (),
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
