"""Titles of the parts that every report has: they stand for a name where a form was filled by mistake."""

import re
from functools import cache

from corpus.printed.list_entries import is_list_title
from corpus.printed.numbered import heading_number
from corpus.thai import fold_digits, skeleton

_LONGEST = 60  # characters of a title that says no more than which part it is
_TITLES = (
    "บทนำ คำนำ บทสรุป บทสรุปผู้บริหาร บทคัดย่อ บทส่งท้าย สรุป สรุปผล ภาคผนวก บรรณานุกรม เอกสารอ้างอิง อ้างอิง กิตติกรรมประกาศ "
    "อภิธานศัพท์ ดัชนี คำย่อ ปก หน้าปก ปกหน้า ปกใน เนื้อหา เนื้อเรื่อง หัวข้อ ชื่อเรื่อง ที่มา ความเป็นมา ที่มาและความสำคัญ หลักการและเหตุผล "
    "วัตถุประสงค์ ขอบเขต ภาพรวม ข้อมูลทั่วไป ข้อมูลพื้นฐาน ลักษณะสำคัญขององค์กร ลักษณะสำคัญขององค์การ วิธีดำเนินการ ผลการดำเนินงาน "
    "ผลการดำเนินการ ผลลัพธ์ ปัญหาและอุปสรรค ข้อเสนอแนะ ปัจจัยแห่งความสำเร็จ วิสัยทัศน์ พันธกิจ ค่านิยม ยุทธศาสตร์ เป้าประสงค์ เป้าหมาย "
    "หมวด บท ตอน ส่วน หน้า ตาราง ภาพ "
    "introduction preface foreword summary abstract appendix references bibliography acknowledgements conclusion "
    "background objectives results overview glossary cover vision mission values category chapter section page title"
).split()
_NOTHING = "ไม่ระบุ ไม่มี ไม่ทราบ หน่วยงาน ชื่อหน่วยงาน ส่วนราชการ n/a none null unknown agency".split()
_SEVERAL = ("executive summary", "organizational profile", "success factors")
_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?\s+")
_CONTINUED = re.compile(r"\s*\(?(?:ต่อ|cont\.?|continued)\)?$", re.IGNORECASE)
_LETTER = re.compile("[A-Za-zก-ฮ]")


def is_part_title(text: str) -> bool:
    """Whether `text` is the title of a part of a document ("บทนำ", "สารบัญ", "หมวด 3", "Chapter 2: Results") or says
    that something is not stated, and so is the name of nobody."""
    words = " ".join(fold_digits(text).split()).strip(" :.-–—*#“”\"'()[]")
    if not _LETTER.search(words):
        return True
    number = heading_number(words)
    bare = _CONTINUED.sub("", _NUMBER.sub("", words, count=1))
    return (number is not None and number.worded) or (
        len(words) <= _LONGEST and (is_list_title(bare) or skeleton(bare).casefold() in _parts())
    )


@cache
def _parts() -> frozenset[str]:
    return frozenset(skeleton(title).casefold() for title in (*_TITLES, *_SEVERAL, *_NOTHING))
