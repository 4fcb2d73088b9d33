"""What a number is in its sentence where it is not what was reached: a base, the value of others, an earlier one."""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from corpus.figures.quantities import SCORES, Quantity
from corpus.figures.units import Kind

_LEAD = 90  # characters before a number, since the one before it, that say what it is
_TAIL = 40  # characters behind it


class Role(Enum):
    """base: what a share or a part is taken of, a sample, a full score. other: the value of others, set beside.
    earlier: of a time before.
    part: what stands before its base."""

    BASE = "base"
    OTHER = "other"
    EARLIER = "earlier"
    PART = "part"


_OUT_OF = re.compile(
    r"""\s?(?:\(|,)?\s?(?:ต่อ\s?)?(?:จาก|ใน|ของ|/|out\sof|of|in)(?!เดิม|ปี|ร้อย|(?:ค่า)?เป้า|แผน|ที่(?:รับปาก|ให้คำมั่น|(?:ให้)?สัญญา|ตั้ง|วาง)ไว้)(?P<noun>[^0-9|;:]{0,45})$""",
    re.VERBOSE | re.IGNORECASE,
)
_OUT_OF_NO_NOUN = re.compile(r"ได้|แล้ว|ว่า|เหลือ|เป็น(?!เงิน)|ขึ้น|ลดลง|จึง|พบ|\b(?:and|was|were|to|by)\b", re.I)
_MOVED = re.compile(
    r"ลด|เพิ่ม|ขยับ|ขึ้น|เหลือ|ปรับ|fell|rose|down|up\b|cut\b|reduc|increas|declin|dropp|improv|climb|gr[eo]w|jump|slid|shr[aiu]nk",
    re.I,
)
_SAMPLE = re.compile(
    r"""(?:ผู้ตอบ|กลุ่มตัวอย่าง|(?<![ก-๎])ตัวอย่าง(?=\s?(?:จำนวน)?\s?$)|ผล(?:การ)?(?:สำรวจ|สอบถาม|ประเมิน)|การ(?:สำรวจ|สอบถาม|สุ่ม(?!เสี่ยง)|สัมภาษณ์)
      |สุ่ม(?:สอบถาม|สำรวจ|ตัวอย่าง|ตรวจ|โทร|เลือก)|แบบ(?:สอบถาม|สำรวจ|ประเมิน)|(?<![ก-๎])จากผู้
        |(?<![ก-๎])จาก(?:จำนวน|ทั้งหมด|ทั้งสิ้น)
      |(?<![a-z ])Of\s(?:the\s)?$|respondents?|survey(?:ed)?|sampled?\b|out\sof|interview(?:s
        |ed)?)(?P<rest>[^|;]{0,70})$""",
    re.VERBOSE | re.IGNORECASE,
)
_SAMPLE_NOT = re.compile(r"ได้|พบ|ว่า|ร้อยละ|คะแนน|แล้ว|พึงพอใจ|กลับ|จัดทำ|นำ|พัฒนา|\b(?:found|showed|that|said|rated)\b", re.I)
_SAMPLED_BEHIND = re.compile(
    r"\s?ตอบแบบ|\s?(?:\(|ที่|ซึ่ง|ผู้)\s?(?:ร่วม)?(?:ตอบ|ถูกสุ่ม|สุ่ม|สำรวจ|ถูกสำรวจ|สัมภาษณ์|ส่งแบบ)|\s(?:surveyed|interviewed|sampled|respondents|who\sanswered)"
)
_ASKED = re.compile(r"สำรวจ|สอบถาม|สัมภาษณ์|สุ่ม|ประเมิน")
_PART_BEHIND = re.compile(
    r"\s?(?:มี)?(?:ผู้)?(?:สอบ)?(?:ผ่าน|บรรลุ|ตอบ|ได้รับการ|ได้คะแนน|ได้มาตรฐาน|ได้งาน|อยู่ใน|มีงานทำ|(?:ดำเนินการ)?แล้วเสร็จ)"
)
_PART_DONE = re.compile(
    r"ได้|แล้ว|อบรม|ให้บริการ|จัด|รับ(?!ผิด)|มี(?!ผล)|ช่วย|ตรวจ|เข้าร่วม|ส่ง|ซ่อม|สร้าง|เปิด|คัดกรอง|เป้าหมาย|ทำให้|[a-z]"
)

_PLACE = (
    r"(?:ประเทศ|ชาติ|ภาค|ภูมิภาค|กระทรวง|โลก|จังหวัด|เขต|กลุ่ม|กรม|อาเซียน|เอเชีย|หน่วยงาน|องค์กร|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|สถาบัน|เทศบาล"
    r"|อปท|อุตสาหกรรม|ราชการ|รัฐวิสาหกิจ|ส่วนราชการ|ทั้ง|ระดับ|ท้องถิ่น|เครือข่าย|สากล|ตลาด|OECD|ทั่ว)"
)
_OWN = r"อยู่|เท่ากับ|เป็น|ได้|รวม|ความ|คะแนน|ต่อ|การ|ปี|ผล|ราย|สาม|ห้า|สอง|และ|ที่|คือ|เพิ่ม|ลด|ร้อยละ|เพียง|ถึง|ของการ|ของความ|ของผล"
_OTHER = re.compile(
    rf"""(?:
      ค่า(?:เฉลี่ย|กลาง|มัธยฐาน|เทียบ(?:เคียง)?|อ้างอิง|ปกติ)\s?(?:ของ)?\s?(?:{_PLACE}|(?!{_OWN})[ก-๎]{{3}})
    | (?<!ไม่)(?:สูง|ต่ำ|มาก|น้อย|เร็ว|ดี|ช้า)กว่า(?!ปี|รอบ|ครั้ง|เดิม|(?:ค่า)?เป้า|แผน|เกณฑ์|(?:ค่า)?มาตรฐาน|ที่
        |ร้อยละ|ช่วง|ก่อน|เมื่อ|ไตรมาส)[ก-๎ ]{{3,60}}(?:ที่|ซึ่ง|\()(?!ตั้ง|กำหนด|วาง|คาด|ผ่าน|แล้ว)
        | ค่ากลาง(?:ของ|ใน|อยู่|\s?$) | มัธยฐาน
    | (?<![ก-๎])(?:เฉลี่ย|ค่า|ภาพรวม)\s?(?:ของ)?\s?(?:ทั้ง|ทั่ว|ระดับ)\s?(?:กระทรวง|ประเทศ|ภาค|กรม|เขต|จังหวัด|กลุ่ม)
    | เฉลี่ย(?:ทั้ง|ทั่ว|ระดับ)(?:กระทรวง|ประเทศ|ภาค|กรม|เขต|จังหวัด|กลุ่ม) | ระดับประเทศ(?:อยู่|เฉลี่ย|เท่ากับ|ได้
        |\s?$) | ทั้งประเทศ(?:อยู่|เฉลี่ย|\s?$)
    | (?:จังหวัด|อำเภอ|ตำบล|เทศบาล|โรงพยาบาล|โรงเรียน|มหาวิทยาลัย|หน่วยงาน|หน่วย|กรม|เมือง|เขต|ประเทศ|แห่ง|สถาบัน
        |สำนักงาน|สหกรณ์|องค์กร|เอกชน|สถานี|ศูนย์|ด่าน|คู่|ที่)
      (?:ข้างเคียง|ใกล้เคียง|เพื่อนบ้าน|อื่น|ใกล้กัน|เดียวกันใน|ขนาดเดียวกัน)
    | (?:ขนาด|ระดับ|ประเภท|กลุ่ม|ลักษณะ|สังกัด|กรม|ภาค|เขต)เดียวกัน
    | นอก(?:โครงการ|เขต|พื้นที่|กลุ่ม)(?:ได้|มี|อยู่|ใช้|\s?$) | ซึ่ง(?:มีค่า)?เฉลี่ย(?:อยู่ที่)?(?=\s?(?:ร้อยละ)?\s?$)
    | [ก-๎]เอกชน(?:ใกล้เคียง|ทั่วไป)?(?=ใช้|อยู่|ทำได้|เฉลี่ย)
    | คู่(?:เทียบ|เปรียบเทียบ|แข่ง) | (?:(?<![ก-๎])|ของ|(?<!ร่วม)กับ|กว่า)(?:ภาค)?เอกชน(?!ร่วม|ลง|สมทบ|เข้า
        |ใน)(?=[^|]{{0,25}}(?:ใช้|อยู่|ได้|ทำ|เฉลี่ย|\s?$))
    | (?:(?<=[ ])|(?<=ใน))(?:ส่วน|ขณะที่|ในขณะที่)\s?(?:กลุ่มจังหวัด|จังหวัด|ประเทศ|ค่า|เขต|ภาค|อำเภอ|กรมอื่น
        |หน่วยงาน|เพื่อน|มาตรฐาน|ตลาด)
    | ดีที่สุดใน | อันดับ(?:หนึ่ง|ที่หนึ่ง|\s1)(?:ของ|ใน|ทำ|ได้) | ผู้นำ(?:ของ)?(?:กลุ่ม|ตลาด)
    | \b(?:(?:national|regional|provincial|country|sector|ministry|global|world|industry|group|peer|ASEAN
        |OECD)(?:-wide)?\s(?:average|mean|median|figure|rate))
    | \b(?:peers?|neighbou?ring|elsewhere|benchmark|competitors?|private\s(?:sector|hospitals?|clinics?|labs?)
        |other\s(?:provinces|agencies|hospitals|offices))
    )(?P<rest>[^|;]{{0,60}})$""",
    re.VERBOSE | re.IGNORECASE,
)
_BY_HOW_MUCH = re.compile(
    r"กว่า[^|]{0,80}(?:อยู่|ถึง|ราว|ประมาณ)(?!ที่)\s?(?:ร้อยละ|ประมาณ|ราว)?\s?$|กับ[^|]{0,60}(?:รวม|ทั้งสิ้น|จำนวน)\s?$"
)
_SELF = re.compile(r"ของเรา|ของหน่วยงาน(?!อื่น)|ปีนี้|ปัจจุบัน|ทำให้|ได้ช่วย|(?<!ประเทศ)ทำได้|ร่วมกับ|แก่|ให้กับ|\bours?\b")

_EARLIER = re.compile(
    r"""(?:
      (?:ปี|รอบ|รุ่น|ครั้ง|ภาคเรียน|ภาค|ไตรมาส|เดือน|งวด|ฤดู|ฤดูกาล|สัปดาห์|ช่วง|เทอม|ปีงบประมาณ
        |ปีการศึกษา)(?:การศึกษา|งบประมาณ)?
        (?:ก่อน(?:หน้า)?(?:นี้|นั้น)?|ที่แล้ว|กลาย|ที่ผ่านไป|(?<=ปี)แรก(?=\s?(?:ที่|ซึ่ง|มี|ได้|อยู่|เพียง|$))|ฐาน
        |เดียวกันของ[ก-๎ ]{0,12}ก่อน)
    | (?:สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|สิบ|\d)\s?(?:ปี|เดือน|รอบ)(?:ก่อน|ที่แล้ว)
    | (?<!นอก)(?<!เพิ่ม)(?<!แบบ)(?<!สัญญา)(?:จาก)?เดิม(?:ที|ซึ่ง|ที่)? | แต่ก่อน | เมื่อก่อน | ก่อนหน้า(?:นี้
        |นั้น)? | (?:(?<![ก-๎])|(?<=ที่)|(?<=ซึ่ง))เคย | ก่อน(?:มี|เริ่ม|ปรับ|ดำเนิน|ใช้|เปิด|โครงการ|ทำ|พัฒนา
        |เปลี่ยน|อบรม|เข้า)
    | (?<![ก-๎])ก่อน(?=\s?(?:ร้อยละ)?\s?$)
    | (?:เพิ่ม(?:สูง)?ขึ้น|เพิ่ม|ลดลง|ลด|ขยับ(?:ขึ้น|ลง)?|ขึ้น|ลง|ดีขึ้น|สูงขึ้น|ต่ำลง|เร็วขึ้น|ต่อเนื่อง|พัฒนา
        |ปรับ|เลื่อน|เติบโต)(?:อย่าง)?(?:มา)?(?:ต่อเนื่อง)?\s?(?:มา)?จาก
    | (?:เปรียบ)?เทียบ(?:กับ|ปี|จาก)
    | \b(?:last\syear|a\syear\s(?:earlier|ago|before)|the\syear\sbefore|the\sprevious\s(?:year|quarter|round|term)
        |previously|formerly|used\sto|baseline|compared\s(?:with|to)|up\sfrom|down\sfrom|earlier|(?:rose|fell
        |rising|falling|increased|decreased|improved|dropped|grew)\sfrom|against(?=\s$))
    )(?P<rest>(?:\s?25\d\d)?\s?[^|;\s]{0,36}(?:\s?(?:ร้อยละ|จำนวน|เฉลี่ย|รวม|ประมาณ))?\s{0,2}|[^|;ก-๎]{0,40})$""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_DIRECTLY = re.compile(
    r"\s?(?:ต่อ[ก-๎]{1,15}|\([^)]{0,20}\))?\s?จาก(?:เดิม)?(?:[ก-๎]{1,8}ละ)?\s?(?:ร้อยละ|จำนวน)?\s?|\s?from\s"
)
_DIFFERENCE = re.compile(r"กว่า(?:ปี|รอบ|ครั้ง|การ[ก-๎]{2,10}ครั้ง)(?:ก่อน(?:หน้า)?|ที่แล้ว)\s?(?:ถึง|อยู่)?\s?(?:ร้อยละ)?\s?$")
_NOW = re.compile(
    r"เหลือ|(?:มา|เพิ่ม(?:ขึ้น)?|ขึ้น|กลาย|ลดลง)เป็น|ปัจจุบัน|ปีนี้|รอบนี้|ขณะนี้|ล่าสุด|เพิ่มอีก|อีก|หลัง|ได้แล้ว|(?<!ปี)เพิ่มขึ้น\s?$|ลดลง\s?(?:ร้อยละ)?\s?$"
    r"|ปี\s?25|ร้อยละ[ก-๎]|(?<!ก่อน)หน้า(?!นี้|นั้น)|\b(?:now|this\syear|today|currently|to)\b",
    re.IGNORECASE,
)
_EARLIER_BEHIND = re.compile(
    r"""\s?\(?\s?(?:(?:ของ|ใน|เมื่อ)\s?(?:สอง|สาม|สี่|ห้า|\d)?\s?(?:ช่วง)?(?:ปี|รอบ|รุ่น|ครั้ง|เดือน|ไตรมาส|งวด|ภาคเรียน)(?:งบประมาณ|การศึกษา)?(?:ก่อน|ที่แล้ว)
      |(?:ใน|เมื่อ)?ก่อนหน้า|\s?(?:in\s)?(?:last\syear|the\s(?:year|quarter)\sbefore|the\sprevious\s(?:year
        |quarter)|previously|a\syear\searlier|before(?=[.,)]|$)))""",
    re.VERBOSE | re.IGNORECASE,
)
_JOINED = re.compile(r"\s?(?:และ|,|กับ|หรือ|and)?\s?(?:ร้อยละ)?\s?")


def find_roles(text: str, quantities: Sequence[Quantity]) -> dict[int, Role]:
    """The roles of those of `quantities` of `text`, a sentence, that have one, by where their digits begin."""
    roles: dict[int, Role] = {}
    for place, each in enumerate(quantities):
        before = quantities[place - 1] if place else None
        behind = quantities[place + 1] if place + 1 < len(quantities) else None
        lead = text[max(before.end if before else 0, each.start - _LEAD) : each.start]
        tail = text[each.end : min(behind.start if behind else len(text), each.end + _TAIL)]
        if since := _EARLIER_BEHIND.match(lead) if before is not None else None:
            lead = lead[since.end() :]
        moved = _MOVED.search(text, max(0, before.start - 30), before.start) is not None if before else False
        if before is not None and before.number in roles and _JOINED.fullmatch(lead):
            if roles[before.number] is not Role.BASE:
                roles[each.number] = roles[before.number]
        elif before is not None and re.fullmatch(r"\s?ต่อ\s?[ก-๎]{0,20}\s?", lead):
            roles[each.number] = Role.BASE  # 1 คนต่อน้องใหม่ 3 คน
        elif (before is not None and _is_out_of(before, each, lead, moved=moved)) or _is_sample(
            each, lead, tail, behind
        ):
            roles[each.number] = Role.BASE
            same = before is not None and (before.unit == each.unit or before.kind is Kind.PERCENT)
            if before is not None and before.number not in roles and same:
                roles[before.number] = Role.PART
        elif before is not None and moved and before.kind is each.kind and _FROM_DIRECTLY.fullmatch(lead):
            roles[each.number] = Role.EARLIER
        elif _is_other(lead) or _DIFFERENCE.search(lead):
            roles[each.number] = Role.OTHER
        elif _is_earlier(lead) or _EARLIER_BEHIND.match(tail):
            roles[each.number] = Role.EARLIER
    _mark_joined(text, quantities, roles)
    return roles


def _mark_joined(text: str, quantities: Sequence[Quantity], roles: dict[int, Role]) -> None:
    # 88.4 และ 91.7 ของสองปีก่อน: what stands behind the last is said of all.
    for first, second in reversed(list(pairwise(quantities))):
        joined = re.fullmatch(r"\s?(?:และ|,|กับ)\s?(?:ร้อยละ)?\s?", text[first.end : second.start])
        if roles.get(second.number) is Role.EARLIER and joined and first.number not in roles:
            roles[first.number] = Role.EARLIER


def _is_out_of(before: Quantity, each: Quantity, lead: str, *, moved: bool) -> bool:
    if each.kind in (Kind.PERCENT, Kind.TIME):
        return False
    found = _OUT_OF.match(lead)
    if found is None or _OUT_OF_NO_NOUN.search(found["noun"]):
        return False
    if before.kind is Kind.PERCENT:
        return each.kind is not Kind.MONEY or not found["noun"].strip()
    return (
        before.value <= each.value
        and not moved
        and (before.unit == each.unit or not before.unit or before.unit in SCORES)
    )


def _is_sample(each: Quantity, lead: str, tail: str, behind: Quantity | None) -> bool:
    if each.kind not in (Kind.COUNTED, Kind.LOOSE):
        return False
    if _SAMPLED_BEHIND.match(tail):
        return True
    found = _SAMPLE.search(lead)
    if found is not None and not _SAMPLE_NOT.search(found["rest"]):
        return True
    if _ASKED.search(lead) and re.match(r"\s?(?:พบว่า|ปรากฏว่า|พึงพอใจ|ตอบ|ให้คะแนน|ได้คะแนน|เห็นว่า|ระบุว่า|ร้อยละ|ผล)", tail):
        return True
    part = behind is not None and behind.unit == each.unit and behind.value < each.value
    return part and _PART_BEHIND.match(tail) is not None and not _PART_DONE.search(lead)


def _is_other(lead: str) -> bool:
    found = _OTHER.search(lead)
    return found is not None and not _BY_HOW_MUCH.search(lead) and not _SELF.search(found["rest"])


def _is_earlier(lead: str) -> bool:
    found = _EARLIER.search(lead)
    return found is not None and not _NOW.search(found["rest"])
