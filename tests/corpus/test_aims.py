"""Which passages state an aim: by label, by wording, and only where no practice is told."""

import time

import pytest

from corpus import Passage, states_aim, states_aims


def told(section: str, text: str, path: tuple[str, ...] = ()) -> Passage:
    return Passage(
        id="a", case_id="a", section=section, text=text, lines=(1, 2), page=None, windows=((0, len(text)),), path=path
    )


@pytest.mark.parametrize(
    ("section", "text", "path"),
    [
        ("วิสัยทัศน์", "เมืองสุขภาพดี วิถีชุมชน", ()),
        ("1. วิสัยทัศน์ของเทศบาล", "เมืองน่าอยู่ คนมีความสุข", ()),
        ("พันธกิจ", "1. ยกระดับบริการ\n2. จัดทำผังเมือง\n3. พัฒนาระบบขนส่ง", ()),
        ("Vision", "A healthy province by 2030.", ()),
        ("Vision and Mission", "To be the leading agency. 1. Provide services.", ()),
        ("Core Values", "Integrity, teamwork, service mind", ()),
        ("ค่านิยมองค์กร", "SMART: S บริการดี M มุ่งมั่น", ()),
        ("Our Vision/Mission", "Water for all.", ()),
        ("ข้อมูลทั่วไป", "จังหวัดมีพื้นที่ 4,000 ตารางกิโลเมตร ประชากร 500,000 คน แบ่งเป็น 8 อำเภอ", ()),
        ("อำนาจหน้าที่", "กรมมีหน้าที่ควบคุมโรคพืช ออกใบรับรอง และให้คำปรึกษาแก่เกษตรกร", ()),
        (
            "Overview",
            "The department is responsible for roads, bridges and ferries. It serves a population of 2 million.",
            (),
        ),
        ("ลักษณะสำคัญขององค์การ", "สำนักงานมีภารกิจกำกับดูแลสหกรณ์ มีค่านิยม ซื่อสัตย์ โปร่งใส", ()),
        ("เป้าประสงค์", "1. เกษตรกรมีรายได้เพิ่มขึ้นร้อยละ 10 ภายในปี 2570 2. สินค้าปลอดภัย", ()),
        ("", "วิสัยทัศน์ “ชุมชนเข้มแข็ง เศรษฐกิจมั่นคง”", ()),
        ("", "Vision: clean rivers for every village", ()),
        ("บทที่ 1", "พันธกิจ 1. ส่งเสริมอาชีพ 2. ดูแลผู้สูงอายุ", ()),
        ("ประเด็นยุทธศาสตร์", "1. ยกระดับเกษตรปลอดภัย 2. พัฒนาท่องเที่ยวเชิงนิเวศ 3. สร้างสังคมสุขภาวะ", ()),
        ("วิสัยทัศน์ พันธกิจ และค่านิยม", "เป็นองค์กรชั้นนำด้านน้ำ", ()),
        ("ก. วิสัยทัศน์", "สายน้ำสะอาด", ()),
        ("Strategic goals", "1. Safe food 2. Clean energy 3. Digital services by 2027", ()),
        ("ภาพรวม", 'เทศบาลมุ่งเน้นการเป็นเมืองสีเขียว มีวิสัยทัศน์ "เมืองร่มรื่น" และค่านิยม "ใส่ใจ"', ()),
        ("About us", "The Office was founded in 1952. Our mission is to protect consumers.", ()),
        ("วิสัยทัศน์ (Vision)", "ผู้นำด้านพลังงานสะอาด", ()),
        ("VISION", "Excellence in forestry", ()),
        ("๑.๑ วิสัยทัศน์", "ป่าสมบูรณ์", ()),
        ("พันธกิจของสำนักงาน", "กำกับดูแลตลาดทุน", ()),
        ("5 ปี", "เป็นศูนย์กลางข้าวหอม", ("วิสัยทัศน์",)),
        ("ค่านิยม", "ค่านิยมของกรม ได้แก่ รับผิดชอบ โปร่งใส", ()),
        ("เป้าหมาย", "ลดอุบัติเหตุทางถนนลงร้อยละ 30 ภายในปี 2570", ()),
        ("ทิศทางองค์การ", "มุ่งสู่การเป็นองค์กรดิจิทัล", ()),
        ("บทนำ", "เทศบาลมุ่งสู่การเป็นเมืองอัจฉริยะที่ทุกคนอยู่ดีมีสุข", ()),
        ("Introduction", "The agency aspires to be a regional leader in seed quality.", ()),
        ("ประวัติความเป็นมา", "สำนักงานก่อตั้งเมื่อ พ.ศ. 2495 สังกัดกระทรวงเกษตร", ()),
        ("Mission", "Provide clean water to all villages; promote saving; protect forests.", ()),
        ("วิสัยทัศน์จังหวัด", "ข้าวหอมชั้นเลิศ", ()),
        ("ค่านิยมและวัฒนธรรมองค์การ", "ซื่อสัตย์ สามัคคี มีวินัย", ()),
        ("พันธกิจ/ภารกิจ", "ดูแลชายฝั่ง", ()),
    ],
)
def test_an_aim_is_known_by_its_label_or_its_wording(section: str, text: str, path: tuple[str, ...]) -> None:
    assert states_aim(told(section, text, path))


@pytest.mark.parametrize(
    ("section", "text", "path"),
    [
        ("การขับเคลื่อนวิสัยทัศน์สู่การปฏิบัติ", "กรมจัดเวทีทุกอำเภอเพื่อแปลงวิสัยทัศน์เป็นแผน", ()),
        ("วิสัยทัศน์", "ผู้บริหารได้จัดประชุมร่วมกับประชาชนทุกอำเภอเพื่อทบทวนวิสัยทัศน์ ส่งผลให้บุคลากรรับรู้ร้อยละ 95", ()),
        ("ภาพรวม", "สำนักงานเปิดคลินิกเคลื่อนที่ทุกวันพุธ คนไข้รอคิวลดลงจาก 3 ชั่วโมงเหลือ 40 นาที", ()),
        ("Overview", "The district built forty small weirs with villagers, and floods fell by half.", ()),
        (
            "Overview",
            "Officers visit farms on Mondays and coach growers; yields went up 12 percent. The goal is safe food.",
            (),
        ),
        ("ค่านิยม", "กรมได้จัดกิจกรรมเสริมสร้างค่านิยมทุกเดือน ส่งผลให้ข้อร้องเรียนลดลงร้อยละ 40", ()),
        ("การส่งเสริมค่านิยมสู่สาธารณชน", "ใช้สื่อออนไลน์และดาราเยาวชนช่วยเล่าเรื่อง", ()),
        ("ผลการดำเนินงาน", 'วิสัยทัศน์ "เมืองสะอาด" ทำให้จังหวัดจัดตั้งธนาคารขยะ 40 แห่ง', ()),
        ("ลดขยะ", "เทศบาลแยกขยะที่ต้นทาง มีถังสี่สีทุกซอย", ()),
        ("Goal setting", "Managers set targets with each team every quarter", ()),
        ("เป้าหมาย", "ตั้งเป้าลดขยะและได้จัดตั้งธนาคารขยะ 20 แห่ง ส่งผลให้ขยะลดลงร้อยละ 35", ()),
        (
            "History",
            "In 2019 the hospital introduced home delivery of drugs; waits were cut from 3 hours to 40 minutes.",
            (),
        ),
        ("พันธกิจด้านการวิจัย", "นักวิจัยทดลองปลูกข้าวทนเค็มในแปลงเกษตรกร พบว่าผลผลิตดี", ()),
        ("กลุ่มเป้าหมาย", "เกษตรกร 500 รายเข้าอบรม", ()),
        ("Vision screening", "Nurses check the eyesight of pupils", ()),
        ("Mission to the islands", "Doctors sailed to nine islands", ()),
        ("ยุทธศาสตร์น้ำ", "สร้างฝาย 40 แห่งกับชาวบ้าน", ()),
        ("ภาพรวม", "จังหวัดนำระบบคิวออนไลน์มาใช้กับโรงพยาบาลทุกแห่ง", ()),
        ("ภาพรวม", "ชาวบ้านร่วมกันปลูกป่าชายเลน ดูแลกล้าไม้ และเก็บขยะ เป้าหมายคือปลาเพิ่ม", ()),
        ("Background", "Farmers burned straw each year. The office lent balers and bought the straw.", ()),
        ("Values in practice", "Staff pick a colleague of the month", ()),
        ("ภารกิจ", "เจ้าหน้าที่ออกตรวจตลาดทุกสัปดาห์ เก็บตัวอย่างผักส่งห้องแล็บ", ()),
        ("", "To be sure that medicines arrive, the hospital texts each patient", ()),
        ("", "การมุ่งเน้นเป็นศูนย์กลาง สำนักงานเปิดเคาน์เตอร์เดียว", ()),
        ("", "เพื่อให้บรรลุวิสัยทัศน์ กรมได้จัดทำแผน", ()),
    ],
)
def test_practice_is_no_aim_whatever_its_heading(section: str, text: str, path: tuple[str, ...]) -> None:
    assert not states_aim(told(section, text, path))


def test_thai_digits_tell_results_as_others_do() -> None:
    text = "กรมได้จัดตั้งธนาคารขยะ ส่งผลให้ขยะลดลงร้อยละ {}"
    assert [states_aim(told("เป้าหมาย", text.format(number))) for number in ("35", "๓๕")] == [False, False]


def test_many_passages_are_told_in_their_order() -> None:
    assert states_aims([told("ตลาด", "ขายผัก"), told("Vision", "Clean rivers")]) == (False, True)
    assert states_aims([]) == ()


@pytest.mark.parametrize("heading", ["วิสัยทัศน์ " + "1" * 100 + "x", "อำนาจหน้าที่" * 9 + "x", "strategic " * 11, "และ" * 39])
def test_no_heading_takes_long(heading: str) -> None:
    started = time.process_time()
    states_aim(told(heading, "มุ่ง" * 5000))
    assert time.process_time() - started < 1
