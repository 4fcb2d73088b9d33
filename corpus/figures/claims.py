"""Whether a text claims a quantity as done, reached or held, or only numbers, plans, conditions and counts with it."""

import re

from corpus.figures.dates import find_dates
from corpus.figures.earlier import Compared
from corpus.figures.quantities import SCORES, Quantity
from corpus.figures.units import Kind

_CLAUSE = 90  # characters before a number in which its clause says what it is
_BEHIND = 24  # characters behind a number that may tell what it is

_NUMBERING = re.compile(
    r"""(?:(?<!พื้น)(?<!หน้า)(?<!สถาน)(?<!เต็ม)(?<!คง)(?<!อยู่)(?<!เคลื่อน)(?<=[ก-๎])ที่
      | (?<![ก-๎])(?:ข้อ|ภาพ|รูป|หน้า|รุ่น|เกรด|เบอร์|ม\.)
      | ชั้น|หมู่|มาตรา|หมวด|อันดับ|ลำดับ|(?<!ยก)ระดับ|ตาราง|เลขที่|หมายเลข|โทร\.?|โทรศัพท์|สายด่วน|โควิด|โคโรนา
        |เวอร์ชัน|COVID
      | (?<![a-z])(?:ISO|No|version|phase|section|article|table|figure|page|step|level|item|chapter|rank(?:ed)?)
    )\.?\s{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)
_CONDITION = re.compile(
    r"""(?:(?:ไม่เกิน|ไม่ต่ำกว่า)ค่า[ก-๎]{0,40}|ไม่น้อยกว่า|ไม่เกิน|ไม่ต่ำกว่า|อย่างน้อย|อย่างต่ำ|(?<!มาก)เกิน(?:กว่า)?|ไม่ถึง|(?<!ควบคุม)(?<!ตรวจสอบ)ภายใน|(?<!ครบ)(?<!ครอบคลุม)ทั้ง|ทุก(?:\s?ๆ)?|(?:ต่ำ|น้อย)กว่า|ตั้งแต่|(?<!สูง)อายุ(?:เฉลี่ย|งาน)?(?:เฉลี่ย)?|(?:ที่|ส่วนที่)เหลือ(?:อีก)?|\d\s?ใน|นโยบาย|แต่ละ[ก-๎]{1,20}\s?มี
      |ค่าเฉลี่ย(?:ของ)?(?:ทั้ง)?(?:ประเทศ|ภาค|กระทรวง|โลก|จังหวัด)
      |(?<!ปี)(?<!เดือน)(?<!สัปดาห์)(?<!วัน)(?<!ร้อย)(?<!แ)(?<!ลดลงไร่)(?<!เฉลี่ยไร่)(?<!เฉลี่ยคน)(?<!เฉลี่ยราย)(?<!เพิ่มขึ้นไร่)ละ|ราคา|อัตรา(?:ดอกเบี้ย)?
        |เต็ม
      |at\sleast|at\smost|no\smore\sthan|up\sto|below|under|less\sthan|within|every|per|aged|both|the|these|those
        |next|last|past)\s{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)
_INCIDENT = re.compile(r"เพลิงไหม้|อัคคีภัย|แผ่นดินไหว|พายุ|ไฟไหม้|เกิดเหตุ", re.I)
_NATURE = re.compile(r"(?:ระดับน้ำ|ปริมาณ(?:น้ำ)?ฝน|อุณหภูมิ|ฝุ่น|ตลิ่ง|ความเร็วลม|คลื่นสูง)(?:(?!ลดลง|ดีขึ้น)[^|]){0,40}$")
_HURT = re.compile(r"(?:เสียชีวิต|บาดเจ็บ|ติดเชื้อ|สูญหาย)[ก-๎]{0,8}\s?(?:จำนวน|รวม)?\s?$")
_AREA = re.compile(r"(?:พื้นที่|เขต)(?:รับผิดชอบ|ปกครอง)\s?$")
_OF_YEAR = re.compile(r"25\d\d\s?[:=]\s?(?:ร้อยละ)?\s?$")
_BRACKETED = re.compile(r"\([^()]{0,60}\)")
_MEMBERS = re.compile(r"(?:คณะกรรมการ|คณะทำงาน|อนุกรรมการ|กรรมการ)[ก-๎]{0,24}\s?$")
_NEEDED = re.compile(r"(?<!ตาม)ความต้องการ[ก-๎ ]{0,24}$")
_PENDING_BEHIND = re.compile(r"(?:ที่|ซึ่ง)?(?:ยัง)?(?:อยู่ระหว่าง|ยังไม่|รอ(?:การ|ผล)|กำลัง)")
_PRICE = re.compile(
    r"""(?:ค่าปรับ|โทษปรับ|ดอกเบี้ย|เงินเดือน|ค่าจ้าง|ค่าธรรมเนียม|ค่าบริการ|ค่าตอบแทน|ค่า(?:ลงทะเบียน|เล่าเรียน|สมัคร|เทอม|บำรุง)|ราคา|ทุนจดทะเบียน|ค่า(?:จัด|ขน)ส่ง|คิด(?!เป็น)|เหมา(?!ะ)|อัตรา(?:ภาษี|ค่า)
      |(?P<budget>งบ(?:ประมาณ|ลงทุน|ดำเนินงาน|กลาง|พัฒนา|อุดหนุน)|(?:ใช้|รับ)งบ|วงเงิน)|\bfee|\bprice|\bfines?\b
        |\bsalary)[^0-9|]{0,12}(?:25\d\d)?[^0-9|]{0,24}$""",
    re.VERBOSE | re.IGNORECASE,
)
_MOVED = re.compile(r"ลด|เพิ่มขึ้น|ประหยัด(?!ใน)|เบิกจ่าย|ใช้จ่าย|จัดเก็บ|รายได้|reduc|sav|spent", re.I)
_SIZE = re.compile(
    r"""(?:ความจุ|ขนาด(?:บรรจุ|ความจุ|พื้นที่)?|กว้าง|ยาว(?:รวม)?|ลึก|ห่าง|หนา|ความสูง|เส้นผ่านศูนย์กลาง|ความเร็ว|รัศมี)
      \s?(?:ประมาณ|เฉลี่ย|ไม่)?\s?$""",
    re.VERBOSE,
)
_PLAN = re.compile(
    r"""จะ(?!แจ้ง|เห็น)|ตั้งเป้า|คาดว่า|คาดการณ์|ประมาณการ|วางแผน|มีแผน|(?<!ที่)(?<!ตาม)กำหนด|ให้ได้(?!รับ)|มุ่ง(?!เน้น|มั่น)|(?<!ความ)ต้องการ|ควร|หาก|(?<![ก-ฮ])ถ้า
      |(?:(?<![ก-๎])|(?<=ค่า)|(?<=มี)|(?<=ตั้ง)|(?<=วาง)|(?<=และ)|(?<=โดย))เป้าหมาย
        |(?<!ถูก)(?<!เกี่ยว)(?<!ที่)ต้อง(?!ขัง|หา|การ|ห้าม|สงสัย|โทษ)|เกณฑ์การ
      |ตัวชี้วัด|(?<![ก-๎])แผน(?:การ)?(?:จัดซื้อ|จัดหา|ก่อสร้าง|ลงทุน|รับ|อบรม|ขยาย|ติดตั้ง|สร้าง|ผลิต|จ้าง)
        |ของบ(?:ประมาณ|ฯ)|ขอรับ(?!บริการ|ใบ|คำ|สิทธิ)|เสนอขอ|ตั้งงบ|แผนจัดสรร|(?<!ที่)ได้รับจัดสรร|จัดสรรงบ|ขอตั้ง
        |เพื่อให้(?!บริการ)
      |(?<![a-z])(?:will|shall|should|must|plans?\sto|aims?\sto|expected\sto|intends?|budget|if|targets?|goals?
        |would)(?![a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_DONE = re.compile(
    r"""(?<!จะ)(?<!ราย)ได้(?=[ก-ฮเ-ไ])(?!แก่|มาตรฐาน|อย่าง|อีก|ถึง|กว่า)|แล้ว|สำเร็จ|นำไป|(?<!ปฏิบัติ)ผลการ|ผลงาน|ผลลัพธ์|ส่งผล|ทำให้|ผ่าน(?!มา)
      |จำหน่าย|ให้บริการ|เบิกจ่าย|จัดเก็บ|ประหยัด|สูงกว่า|เพิ่มขึ้น|ลดลง|ปัจจุบัน|พบว่า|เกิดขึ้น
      |(?:(?<=[ ])|(?<=โดย)|(?<=จึง))(?:จัดตั้ง|มีการ|ดำเนินการ|ติดตั้ง|จัดอบรม|จัดหา)
      |(?<![a-z])(?:was|were|has|have|had|[a-z]{3,12}ed)(?![a-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"ติดเชื้อ|เสียชีวิต|บาดเจ็บ|ประชากร|ว่างงาน|เลิกจ้าง|เดือดร้อน|ผู้ป่วย|infected|infections|died|deaths|population",
    re.I,
)
_NOT_DONE = re.compile(r"ยังไม่|อยู่ระหว่าง|รอการ|รอผล|รอคิว|รอรับ|ไม่สามารถ|ไม่ผ่าน|not\syet|pending|failed", re.I)
_LACK = re.compile(r"(?:เหลืออีก|ขาด(?!ทุน|จาก)|ว่างอยู่|(?<!คง)ค้าง(?:อยู่)?)[ก-๎]{0,20}\s?(?:รวม|อีก|จำนวน)?\s?$")
_BEFALLEN = re.compile(r"การปกครอง|ท่วม|ทางขาด|สัญจร|ประสบ(?:ภัย|อุทกภัย)|ได้รับ(?:ผลกระทบ|ความเสียหาย)|flood", re.I)
_HELPED = re.compile(
    r"""ช่วยเหลือ|รักษา|ตรวจ|คัดกรอง|เยียวยา|ดูแล|ค้นหา|มอบ|ฟื้นฟู|ให้บริการ|รองรับ|ฉีด|ล้าง|ผ่าตัด|บำบัด|ลดลง
      |treated|helped|screened|assisted""",
    re.VERBOSE | re.IGNORECASE,
)

_PER = re.compile(r"(?<!ติด)(?<!โทร)ต่อ\s?$")
_PER_ONE = re.compile(r"ต่อ[ก-๎]{0,20}\s?$|\bper\s$")
_WEIGHT = re.compile(r"น้ำหนัก(?:คะแนน|ของ|ตัวชี้วัด|การประเมิน|ด้าน)(?:(?!ผล(?!ลัพธ์|ผลิต)|ได้)[^|]){0,80}$")
_PARTED = re.compile(r"(?:ประเมิน|งบ|วงเงิน|สัดส่วน)[^|]{0,50}(?:แบ่ง(?:ออก)?เป็น|ประกอบด้วย|คิดจาก)[^|]{0,60}$")
_OUTLINE = re.compile(
    r"(?:แผน|ยุทธศาสตร์|กรอบ)[^|]{0,60}\d\s?(?:ยุทธศาสตร์|กลยุทธ์|เป้าหมาย|ประเด็น|แผนงาน|ด้าน|พันธกิจ|ตัวชี้วัด|เป้าประสงค์)\s?(?:และ|,)?\s?$"
)
_WORLD = re.compile(
    r"(?:ประเทศไทย|ประเทศ|จังหวัด|อำเภอ|ตำบล)มี(?!การ|ผู้(?:ผ่าน|เข้า|ได้|สมัคร))[ก-๎]{0,16}\s?$|(?:ระดับความเชื่อมั่น|คลาดเคลื่อน|นัยสำคัญ)(?:ที่)?\s?$|(?:ประชากร|ผู้สูงอายุ)[^|]{0,60}ของ(?:ประเทศ|โลก|จังหวัด)[^|]{0,40}$|ทั่วโลก[^|]{0,30}$|ตลาดโลก[^|]{0,30}$"
)
_DONE_WITHIN = re.compile(r"(?:ได้|เสร็จ|ครบ|แล้ว|ถึง(?!ภาย)[ก-๎]{1,20}?)(?:ใน|ภายใน)\s?(?:เวลา)?\s?(?:เพียง|เฉลี่ย)?\s?$")
_CELL = re.compile(r"\|\s?$")
_RATE_NOUN = re.compile(
    r"อัตรา|สัดส่วน|ร้อยละของ|ดัชนี|ความ(?:พึงพอใจ|ผูกพัน|เชื่อมั่น|สำเร็จ|ครอบคลุม|ถูกต้อง)|\brate\b|\bshare\b", re.I
)

_COUNTED_BEFORE = re.compile(
    r"""(?:จำนวน|รวม(?:ทั้ง(?:สิ้น|หมด))?|ทั้งสิ้น|ทั้งหมด|กว่า|ประมาณ|อีก|เฉลี่ย|ถึง|มูลค่า|รายได้|เป็นเงิน|เหลือ|ได้|แล้ว|ครบ|ครอบคลุม
      |(?:เพิ่ม(?:สูง)?|โต|มาก|สูง|ดี|เร็ว)ขึ้น|ลดลง|เพิ่ม|ลด|ประหยัด|เพียง|เท่ากับ|อยู่ที่|คิดเป็น|total(?:ling)?(?:\sof)?
        |(?:more\s)?than|over|some|about|nearly|almost|by|จำนวน[ก-๎]{1,30})
      \s?(?:จำนวน|ประมาณ|กว่า|ถึง|ทั้งสิ้น|ทั้ง)?\s{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNT_SAID = re.compile(r"(?:จำนวน|รวม|ทั้งสิ้น|ทั้งหมด|กว่า|total(?:ling)?(?:\sof)?)\s{0,2}$", re.I)
_DIVIDED = re.compile(r"(?:(?:แบ่ง|จำแนก|จัด)(?:ออก)?(?:เป็น)?|ประกอบด้วย|ประกอบไปด้วย|กำหนด(?:ไว้|เป็น)?|ได้แก่|คือ)\s?$")
_DOES = re.compile(
    r"""จัด(?!การ)|ดำเนินการ|ให้บริการ|อบรม|ฝึก|ผ่าน|(?<!ราย)ได้|สร้าง|พัฒนา|ติดตั้ง|เปิด|ขยาย|ส่ง|มอบ|ช่วย|ผลิต|เผยแพร่|ลงนาม|ตรวจ|ครอบคลุม|มี
      |เข้าร่วม|สมัคร|ขึ้นทะเบียน|จดทะเบียน|ซื้อ|จำหน่าย|รับ(?!ผิด)|ปลูก|แจก|ก่อสร้าง|ปรับปรุง|อนุมัติ|อนุญาต
        |ออก(?:ใบ|บัตร|หน่วย|ตรวจ)
      |ถ่ายทอด|จัดตั้ง|จับกุม|ยึด|ยกระดับ|ร่วม(?:กับ|มือ)|นำร่อง|ต่อยอด|เกิด|สนับสนุน|เข้าถึง|ติดตาม|แปรรูป|สอน
        |จ้าง|กระตุ้น|เชื่อม|ลงทุน
      |ซ่อม|รายงาน|ขอ(?!ง|ให้|ความ)|ติด(?!เชื้อ|ต่อ|ตาม|ลบ)|ครบ|ดีขึ้น|หาย|ผลิต|ขาย|คืน(?!วัน)|ดูแล|ตอบ|ยืม|บรรจุ
        |ลาออก|โอน|คุ้มครอง|ไกล่เกลี่ย|พิจารณา|สอบสวน|วินิจฉัย|ตีพิมพ์|ยื่น|ซ้อม|ทดสอบ|ทดลอง|เก็บ|แก้(?:ไข)?|ปล่อย
        |จับ|กำจัด|รื้อ|บำบัด
      |รักษา|ผ่าตัด|แจ้ง|เยี่ยม|บันทึก|แปล|สมทบ|บริจาค|ขุด|วาง(?!แผน)|ปลด|คัด|เชื่อมั่น|พอใจ|ผูกพัน|สำเร็จ|คะแนน
      |served|trained|opened|built|planted|issued|delivered|reached|held|published|inspected|received|registered
        |helped
      |now|use[ds]?\b|had|rehearsed|found|got|joined|processed|won|cover|has|have|run|resolved|handled|completed
        |visited|screened""",
    re.VERBOSE | re.IGNORECASE,
)
_LISTED_BEHIND = re.compile(r"\s?(?:หลัก|สำคัญ|ดังนี้|\(?ได้แก่|คือ|ประกอบด้วย|ดังต่อไปนี้|แรก|เป้าหมาย|:|namely|as follows)")
_REFERRED_BEHIND = re.compile(
    r"\s?(?:จะ(?!แจ้ง)|ต้อง(?!ขัง|การ)|แรก|ชายแดน|รักษาทุก|ข้างต้น|ดังกล่าว|ขึ้นไป|ที่แล้ว|ข้างหน้า|ก่อนหน้า|หน้า(?!ที่)|ต่อไป|อันดับ(?!\s?\d|ที่)|of\sage|old|ago)"
)
_WOULD = re.compile(r"\s?(?:ระบุว่า|ตอบว่า|บอกว่า)?จะ(?:แนะนำ|กลับมา|บอกต่อ|ใช้(?:บริการ)?(?:ซ้ำ|อีก|ต่อ)|เลือก)")
_TIME_REACHED = re.compile(
    r"""(?:ใช้เวลา(?:เพียง|เฉลี่ย)?|(?<!เปิด)ใช้|เวลา(?:ตอบ|รอ|ให้บริการ|ซ่อม|อนุมัติ|พิจารณา|ตรวจ|ออก)[ก-๎]{0,24}|(?<!ค่า)เฉลี่ย(?:ต่อ[ก-๎]{1,12})?\s?(?:อยู่ที่|ที่|เพียง)?|อยู่ที่|(?:เสร็จ|ได้|ครบ)(?:ใน|ภายใน)(?:เวลา)?|ถึง[ก-๎]{0,16}ใน|พื้นที่ใน|(?:คืน(?!ทุน)|ซ่อม|ตอบ|แก้|ส่ง|อนุมัติ|ปิด|ออก|จ่าย|ช่วย)[ก-๎]{0,16}(?<!ภาย)ใน|averag(?:ed|es|ing)|เหลือ(?:เพียง)?|ลดลง|เร็วขึ้น|เพียง|ลด(?:ระยะ)?เวลา[^0-9|]{0,20}(?:ลง|ได้)|\bfrom\b[^|]{1,30}\bto|took|takes|by|only|just)
      \s?(?:ได้|เพียง|ลง)?\s{0,2}$""",
    re.VERBOSE | re.IGNORECASE,
)
_RATE_BEHIND = re.compile(r"\s?(?:/|ต่อ)\s?(?:ปี|เดือน|วัน|สัปดาห์|ไตรมาส|a\s|per\s)")
_BIDDEN = re.compile(
    r"(?:เพิ่ม|(?<!โห)ลด)(?!เติม|ขึ้น|ลง)"
    r"(?![ก-๎]{0,24}(?:ขึ้น|ลง|ได้|แล้ว|สูง|เป็น|เฉลี่ย))(?!ร้อยละ|\s?$)[ก-๎]{2,25}\s?$"
)
_RATE = re.compile(r"(?:ปี|เดือน|วัน|สัปดาห์|ไตรมาส)ละ\s?(?:กว่า|ประมาณ|จำนวน)?\s?$")
_PERSONS = ("คน", "ราย", "people", "persons", "cases", "patients")
_AT_HAND = 60  # characters before a number in which it is said whom it counts
_NO_DIGIT = re.compile(r"[^0-9]*$")
_OPENING = re.compile(r"[\s0-9.)(•*\-–]*")
_LONG = 1000  # hours and the like: so many were put in, none is a limit
_MANY = 10  # of what also structures a text: so many were done
_PLACES = ("จังหวัด", "อำเภอ", "ตำบล", "เขต", "ประเทศ", "ภูมิภาค", "ภาค")
_OF_PLACES = re.compile(r"(?:ผู้แทน|ผู้ว่า|เจ้าหน้าที่|กับ|ของ|จาก|แก่|ใน|ไปยัง)[ก-๎]{0,16}ทั้ง\s?$")
_PLACES_DONE = re.compile(r"\s?[ก-๎]{0,16}(?:ครบ|แล้ว)")
_LARGE = 100  # of a thing counted: so many are no item of a list, and no part of an outline


def is_claimed(text: str, each: Compared, last: Quantity | None) -> bool:
    """Whether `text`, a sentence, claims the quantity. last: the one claimed before it: what was said before that one,
    of plans and conditions, is not said of this."""
    quantity = each.quantity
    if quantity.kind is None:
        return False
    clause = text[max(0, quantity.start - _CLAUSE) : quantity.start]
    behind = text[quantity.end : quantity.end + _CLAUSE]
    if _is_numbering(quantity, clause) or _PER.search(clause) or (quantity.value == 1 and _PER_ONE.search(clause)):
        return False
    if any(pattern.search(clause) for pattern in (_WEIGHT, _WORLD, _OUTLINE)):
        return False
    if each.chained or each.before is not None or (each.target is not None and quantity.kind is not Kind.PARTS):
        return True
    if quantity.kind is Kind.PERCENT and _PARTED.search(clause):
        return False
    if (
        (_CONDITION.search(clause) and not _is_all(text, quantity, clause))
        or _BIDDEN.search(clause)
        or (_REFERRED_BEHIND.match(behind) and not _WOULD.match(behind))
    ):
        return False
    if _NOT_DONE.search(_at_hand(clause)) or _PENDING_BEHIND.match(behind):
        return False
    if any(pattern.search(clause) for pattern in (_LACK, _NEEDED, _AREA)):
        return False
    near = text[max(last.end if last else 0, quantity.start - _CLAUSE) : quantity.start]
    if _is_planned(near) or _is_price(quantity, clause) or _is_situation(quantity, clause, behind):
        return False
    listed = each.met is not None or (last is not None and (last.unit == quantity.unit or not near.strip(" ()")))
    return each.part or _is_all(text, quantity, clause) or _is_told(quantity, clause, behind, listed=listed)


def _is_all(text: str, quantity: Quantity, clause: str) -> bool:
    # All of them, where something was done: ทั้ง 41 แห่งแต่งตั้งแล้ว; done within a time: ได้ภายใน 9 นาที.
    behind = text[quantity.end : quantity.end + 60]
    if _DONE_WITHIN.search(clause):
        return re.match(r"\s?(?:ได้|คิดเป็น|มี|ถึง)?\s?ร้อยละ", behind) is None  # within 8 minutes: how many
    if quantity.unit in _PLACES:  # that there are so many is no doing: ผู้แทนทั้ง 76 จังหวัดได้รับ…
        whole = clause.rstrip().endswith("ทั้ง") and not _OF_PLACES.search(clause)
        return whole and _PLACES_DONE.match(behind) is not None
    whole = re.search(r"ทั้ง\s?$|\bAll\s$", clause) is not None
    return whole and re.search(r"ครบ|แล้ว|ได้(?!แก่)|\bnow\b|\bhave\b", behind) is not None


def _is_numbering(quantity: Quantity, clause: str) -> bool:
    if quantity.value >= _LARGE or quantity.kind in (Kind.PERCENT, Kind.MONEY):
        return False
    # A line that begins with a small number is numbered, or names what it lists.
    return quantity.number == 0 or (quantity.start == quantity.number and _NUMBERING.search(clause) is not None)


def _is_planned(clause: str) -> bool:
    clause = _BRACKETED.sub("", clause)  # (เป้าหมายร้อยละ 85) is of the number before it
    plan = max((found.end() for found in _PLAN.finditer(clause)), default=0)
    # The word right behind it is what is planned: คาดว่าจะลดลง.
    return plan > 0 and not any(found.start() > plan for found in _DONE.finditer(clause, plan))


def _is_price(quantity: Quantity, clause: str) -> bool:
    if quantity.kind not in (Kind.MONEY, Kind.PERCENT, Kind.MEASURED):
        return False
    price = _PRICE.search(clause)
    if price is not None and price["budget"] and quantity.kind is not Kind.MONEY:
        return False
    return price is not None and not _MOVED.search(clause, max(0, price.start() - 12))


def _is_situation(quantity: Quantity, clause: str, behind: str) -> bool:
    # What a place is and what befell it is no doing of an agency, unless it helped.
    if quantity.kind is Kind.MEASURED and _SIZE.search(clause):
        return True
    if quantity.unit in _PERSONS and _HURT.search(clause):
        return True
    if _HELPED.search(clause):
        return False
    if quantity.kind is Kind.MEASURED and _NATURE.search(clause):
        return True
    if quantity.kind is Kind.COUNTED and _INCIDENT.search(_at_hand(clause)):
        return True
    persons = (quantity.unit in _PERSONS or quantity.kind is Kind.PERCENT) and _SUFFERED.search(_at_hand(clause))
    return bool(persons or _BEFALLEN.search(clause + behind[:_BEHIND]))


def _at_hand(clause: str) -> str:
    # What stands before a number since the one before it, dates left out: cases are told with those of their days.
    for date in reversed(find_dates(clause)):
        clause = clause[: date.start] + clause[date.end :]
    found = _NO_DIGIT.search(clause[-_AT_HAND:])
    return found[0] if found else ""


def _is_told(quantity: Quantity, clause: str, behind: str, *, listed: bool) -> bool:
    # listed: whether it stands beside one that was told, as in 17 แห่ง 1,901 เตียง, or in one list with it.
    if quantity.kind is Kind.PERCENT and _OPENING.fullmatch(clause):
        return _DONE.search(behind) is not None  # as indicators are worded, too
    if quantity.kind is Kind.PARTS:
        return False
    if quantity.kind is Kind.SCORE or _OF_YEAR.search(clause):
        return True
    if quantity.kind is Kind.TIME:
        if re.match(r"\s?(?:ได้|คิดเป็น|มี|ถึง)?\s?ร้อยละ", behind) and re.search(r"ใน\s?$", clause):
            return False
        if quantity.value >= _LONG:
            return True
        return _TIME_REACHED.search(clause) is not None or (
            listed and re.search(r"ปี\s?25\d\d[ :=]{0,4}$", clause) is not None
        )
    if quantity.kind is Kind.MONEY and _CELL.search(clause) and not _DONE.search(clause):
        return False
    if quantity.kind is Kind.PERCENT and _RATE_NOUN.search(clause):
        return True
    small = quantity.value < _LARGE
    if small and re.match(rf"\s?{re.escape(quantity.unit)}ละ", behind):
        return False  # 5 ชุด ชุดละ 8 คน
    if quantity.kind is Kind.LOOSE and small:
        if re.search(r"(?:ขึ้น|ลดลง|ขยับ|ลง)\s?$", clause):
            return True
        if quantity.value >= _MANY and _DOES.search(clause) and not _DIVIDED.search(clause):
            return not _LISTED_BEHIND.match(behind)
        repeated = re.search(re.escape(quantity.unit) + r"(?:ทั้งหมด|ทั้ง)?\s?$", clause) is not None
        if quantity.value >= _MANY and re.search(re.escape(quantity.unit) + r"[ก-๎]{2,20}\s?$", clause):
            return True  # กลุ่มสตรีทอผ้า 12 กลุ่ม
        return (repeated or _COUNT_SAID.search(clause) is not None) and not _LISTED_BEHIND.match(behind)
    if quantity.unit in _PERSONS and small and _MEMBERS.search(clause):
        return False
    if (
        quantity.unit == "ครั้ง"
        and small
        and ("ประชุม" in _at_hand(clause) or _RATE.search(clause) or _RATE_BEHIND.match(behind))
    ):
        return False
    if quantity.kind in (Kind.COUNTED, Kind.LOOSE) and quantity.value >= _LARGE:
        return True
    return listed or quantity.unit in SCORES or _is_thing_told(quantity, clause, behind)


def _is_thing_told(quantity: Quantity, clause: str, behind: str) -> bool:
    if quantity.value == 1:  # often an article: 1 ตำบล 1 ผลิตภัณฑ์
        return (
            re.search(r"(?:จำนวน|รวม|ทั้งสิ้น|เพียง|total(?:ling)?(?:\sof)?|มี(?:ผู้|การ|เหตุ)[ก-๎]{0,25})\s{0,2}$", clause)
            is not None
        )
    if _COUNTED_BEFORE.search(clause):
        return True
    outline = quantity.value < _LARGE and quantity.kind not in (Kind.MONEY, Kind.PERCENT)
    if outline and (_LISTED_BEHIND.match(behind) or _DIVIDED.search(clause)):
        return False
    return any(pattern.search(clause + behind[:_BEHIND]) for pattern in (_DOES, _DONE))
