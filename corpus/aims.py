"""Passages that state what an agency aims at, or what it is, and tell nothing of how anything is done.

Vision, mission, values, duties and profile are worded like the needs of those who search, so they come near to many
queries; yet none of them is a practice that anyone could take over. A passage states an aim by the label above it or by
the words it begins with, unless its text tells what is done or was reached. In doubt it is practice.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.documents import Passage
from corpus.thai import fold_digits

LONGEST_LABEL = 120
"""Characters of a heading that may be a label; a longer one is a sentence."""

LEAD = 200
"""Characters of a text in which it says that it states an aim."""

MOST_TOLD = 1
"""Ways of telling what was done that a text under the label of an aim may have: numbers of a target, say."""

_AIMS = (
    "วิสัยทัศน์|พันธกิจ|ค่านิยม|ปณิธาน|ปรัชญา|อุดมการณ์|คำขวัญ|เข็มมุ่ง|เป้าประสงค์|เป้าหมาย|เจตนารมณ์|อัตลักษณ์|วัตถุประสงค์"
    "|จุดยืน(?:ทาง|เชิง)?(?:ยุทธศาสตร์)?|ทิศทาง|(?:ประเด็น)?ยุทธศาสตร์|ประเด็นการพัฒนา|วัฒนธรรมองค์(?:กร|การ)"
    r"|visions?|missions?|values|goals?|objectives?|aims?|purposes?|mottos?|aspirations?|ambitions?|philosophy"
    r"|strategic\s+(?:issues?|themes?|direction|objectives?|goals?)|what\s+we\s+stand\s+for|guiding\s+principles"
)
_DUTIES = (
    "อำนาจหน้าที่|อำนาจและหน้าที่|หน้าที่และอำนาจ|ภารกิจ|หน้าที่ความรับผิดชอบ|บทบาทหน้าที่|บทบาท|หน้าที่|อำนาจ"
    "|mandate|duties|responsibilities|functions?|roles?"
)
_PROFILE = (
    "ภาพรวม|ลักษณะสำคัญ|ลักษณะโดยรวม|ข้อมูลทั่วไป|ข้อมูลพื้นฐาน|สภาพทั่วไป|ข้อมูลองค์(?:กร|การ)|บริบท|ประวัติความเป็นมา|ความเป็นมา|ประวัติ"
    "|โครงสร้าง|เกี่ยวกับเรา|overviews?|profile|about(?:\\s+us)?|who\\s+we\\s+are|background|history"
    "|organi[sz]ation(?:al)?\\s+(?:structure|description)|general\\s+information|at\\s+a\\s+glance"
)
_BESIDE = (
    "และ|หรือ|กับ|องค์การ|องค์กร|หน่วยงาน|ส่วนราชการ|หลัก|ร่วม|สูงสุด|สำคัญ|เชิง|ระยะสั้น|ระยะกลาง|ระยะยาว|ระยะ|การพัฒนา|โดยรวม"
    "|ปี|พ\\.ศ\\."
    r"|\band\b|\bour\b|\bthe\b|\bcore\b|\bshared\b|\bstatements?\b|\bcorporate\b|\bstrategic\b|\borgani[sz]ation(?:al)?\b"
    r"|\bagency\b|\bdepartment\b|\blong[- ]term\b|\bkey\b|\bmain\b"
    r"|[\d\s/,&·:;.()\-–—|]"
)
_OWNER = r"(?:ของ|กรม|สำนักงาน|สำนัก|จังหวัด|กระทรวง|เทศบาล|มหาวิทยาลัย|โรงพยาบาล|สถาบัน|\bof\b|\bat\b).{0,80}|[“\"'‘].*"
_OWNER_DOES = re.compile("การ(?:ขับเคลื่อน|ถ่ายทอด|ดำเนิน|ปฏิบัติ|นำ|จัดทำ|สื่อสาร)|ผล|สู่|into|results?")
_NUMBER = r"(?:(?:ส่วน|บท|ข้อ|หัวข้อ|ตอน)ที่\s*|(?:chapter|section|part)\s+)?[\d.()]*\s*(?:[ก-ฮa-z][.)]\s*)?"


def _label_pattern(names: str) -> re.Pattern[str]:
    more = f"{_AIMS}|{_DUTIES}|{_PROFILE}"
    beside = rf"(?:(?!{names})(?:{_BESIDE}))*+"
    return re.compile(rf"{_NUMBER}{beside}(?:{names})(?:{more}|{_BESIDE})*+(?P<owner>{_OWNER})?", re.IGNORECASE)


# Compiled where they are first asked: that takes as long as a search, which does not ask them.
@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, _label_pattern(names)) for kind, names in (("aim", _AIMS), ("duty", _DUTIES), ("profile", _PROFILE))
    )


_OPENING = (
    r"[\s\d.()“\"•*-]*(?:"
    # the label and what it labels, in one line
    r"(?:วิสัยทัศน์|พันธกิจ|ค่านิยม|ปณิธาน|เป้าประสงค์|อำนาจหน้าที่)[^\n:“\"]{0,60}?(?:\s*[:“\"]|\s+(?:คือ|ว่า|ได้แก่|ดังนี้|ประกอบด้วย|\(?1[.)]))"
    r"|(?:(?:our|core|the)\s+)*(?:vision|mission|values)(?:\s+statement)?\s*(?:[:“\"–—-]|\b(?:is|are)\b)"
    # an agency and its aim or duties
    r"|[^\n]{0,100}?(?:มีวิสัยทัศน์|กำหนดวิสัยทัศน์ไว้|มีค่านิยม|มีพันธกิจ|มีอำนาจหน้าที่|มีหน้าที่และอำนาจ|มีจุดยืน)"
    r"|[^\n]{0,20}?(?:ภายใต้วิสัยทัศน์)"
    r"|[^\n]{0,60}?(?:มุ่งมั่น|มุ่งสู่|มุ่งหมาย)\s*(?:ที่จะ|การ|ไปสู่)?\s*เป็น|[^\n]{0,60}?ก้าวสู่การเป็น"
    r"|เป็น\s*(?:องค์กร|องค์การ|หน่วยงาน|สถาบัน|ศูนย์กลาง|จังหวัด|เมือง)[^\n]{0,160}?ภายใน\s*(?:ปี|พ\.ศ\.|\d)"
    r"|[^\n]{0,80}?ตั้งเป้า(?:หมาย)?\s*(?:ว่า|ไว้ว่า)?\s*ภายใน"
    r"|(?:to\s+be(?:come)?\s+(?:an?|the)|we\s+aspire|we\s+aim\s+to|we\s+strive|it\s+aims\s+to)\b"
    r"|[^\n]{0,80}?\b(?:aspires|aims)\s+to\b"
    r")"
)
"""How a text begins that states an aim without a heading to say so."""

_LEADS = (
    *"วิสัยทัศน์ พันธกิจ ค่านิยม ปณิธาน เป้าประสงค์ หน้าที่ จุดยืน มุ่ง การเป็น ภายใน".split(),
    *("vision", "mission", "values", "aspire", "aim", "strive", "to be"),
)
"""Words of which such a beginning has one: most texts have none, and need not be looked at again."""

_NAMES_AIM = re.compile(
    "วิสัยทัศน์|พันธกิจ|ค่านิยม|อำนาจหน้าที่|ตารางกิโลเมตร|ประชากร|อาณาเขต"
    r"|\b(?:vision|mission|values|responsible\s+for|mandate|population|square\s+kilomet(?:re|er)s)\b",
    re.IGNORECASE,
)
_HINTS_AT_AIM = re.compile(
    "(?P<goal>เป้าหมาย|เป้าประสงค์|goals?|objectives?)|(?P<duty>(?<!เจ้า)หน้าที่|ภารกิจ|duties|duty)|(?P<strife>มุ่ง(?:เน้น|มั่น|สู่)|strive|aims?\\b)"
    "|(?P<origin>ก่อตั้ง|จัดตั้งขึ้น|founded|established)|(?P<place>สังกัด|ตั้งอยู่|located|serves)",
    re.IGNORECASE,
)
"""What else a profile tells: one such word stands in many a practice, two of different kinds in few."""

_FOUNDED = re.compile(r"\b(?:was|were)\s+(?:founded|established|set\s+up|created)\b", re.IGNORECASE)
"""History that is no practice."""

_DONE = (
    # what was done
    "(?:จึง|ได้)(?:มีการ)?(?:ดำเนิน|จัดทำ|จัดตั้ง|พัฒนา|ปรับ|กำหนด|นำ|ร่วม|ประกาศ|สร้าง|เปิด|ออกแบบ|ใช้|จัดสรร|อบรม|ผลัก|ขยาย|มอบ|ลงนาม"
    "|ทบทวน|วาง|ริเริ่ม|คิดค้น|ส่งเสริม|ขับเคลื่อน|บูรณาการ|ให้|มี|เริ่ม|จัด|ทำ|ศึกษา|วิเคราะห์|ติดตาม|สำรวจ|เชื่อม|น้อมนำ|แก้|ช่วย)",
    "มีการ(?!พัฒนาอย่าง)|ต่อมา|จากนั้น|ที่ผ่านมา|เริ่มจาก",
    "ลงพื้นที่|แต่งตั้งคณะ|ประชุม|ทุก(?:เดือน|สัปดาห์|ไตรมาส)",
    # what came of it
    "ส่งผลให้|ผลการดำเนิน|ผลสำเร็จ|ก่อให้เกิด|จนกระทั่ง|ประสบความสำเร็จ|ได้รับรางวัล|ได้รับการ(?:รับรอง|ประเมิน|ยกย่อง|คัดเลือก)",
    r"(?:เพิ่มขึ้น|ลดลง|คิดเป็น|เฉลี่ย|สูงขึ้น)[^\n]{0,30}\d|ร้อยละ\s*\d|\d\s*%|จาก\s*[\d,.]+[^\n]{0,30}\s*(?:เป็น|เหลือ)\s*[\d,.]+",
    r"\d\s*(?:ราย|แห่ง|ครั้ง|เครื่อง|ชุด|โครงการ|ครัวเรือน|หน่วยงาน|ล้านบาท|บาท|ไร่|หลักสูตร)",
    # the same in English
    r"\b(?:was|were|had|(?:has|have)\s+(?:been|\w+ed))\b",
    r"\b(?:developed|introduced|launched|built|set\s+up|trained|reduced|increased|improved|cut|fell|rose|dropped|doubled"
    r"|implemented|piloted|adopted|created|held|replaced|surveyed|opened|merged|moved|began|started|used|ran|linked"
    r"|designed|collected|reviewed|shared|tested|taught|gave|made)\b",
    r"\bfrom\s+[\d,.]+[^\n]{0,30}?\s+to\s+[\d,.]+|\b\d+(?:\.\d+)?\s*(?:%|per\s?cent)|\b(?:as\s+a\s+result|resulted|resulting)\b",
    r"\b(?:every|each)\s+(?:month|week|quarter|day|monday|thursday)\b|\b(?:monthly|weekly|quarterly|daily)\b",
)
"""Ways of telling what was done and what came of it."""

_DOES = (
    "มีกระบวนการ|มีระบบ|มีมาตรการ|มีแผน|มีกลไก|มีคณะ|มีแนวทาง",
    "โดยใช้|โดยนำ|นำ[^\n]{0,40}มา(?:ประยุกต์|ใช้|ปรับ|วิเคราะห์)|ใช้(?:เครื่องมือ|กลไก|ระบบ|หลัก|รูปแบบ|แนวคิด|วิธี|วงจร)",
    "ผ่าน(?:การ|กระบวนการ|ระบบ|กลไก|คณะ|โครงการ|ช่องทาง|เว็บ)|ขั้นตอน|ถ่ายทอด|จัดระบบ",
    "โครงการ|กิจกรรม(?!ทาง)|อบรม|(?<!ต้อง)(?<!และ)(?<!จะ)ทำให้|ผลลัพธ์|ดังนี้",
    r"\b(?:step|process(?:es)?|system|through|project|committee|meeting|training|by\s+\w+ing)\b",
)
"""Ways of telling how things are done that a mission, too, may use: "driven through cooperation"."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(_OPENING, re.IGNORECASE)


@cache
def _ways_done() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(way, re.IGNORECASE) for way in _DONE)


@cache
def _some_way() -> re.Pattern[str]:
    return re.compile("|".join((*_DONE, *_DOES)), re.IGNORECASE)


def states_aim(passage: Passage) -> bool:
    """Whether `passage` states an aim, a duty or what an agency is, and tells no practice."""
    own = _label(passage.section)
    labels = {own, *map(_label, passage.path)}
    if "aim" in labels:
        text = fold_digits(passage.text)
        return sum(way.search(text) is not None for way in _ways_done()) <= (MOST_TOLD if own == "aim" else 0)
    if "duty" in labels or "profile" in labels:
        least = 1 if "duty" in labels else 2
        return _speaks_of_aim(passage.text, least=least) and not _tells_practice(passage.text)
    return _opens_with_aim(passage.text) and not _tells_practice(passage.text)


def states_aims(passages: Iterable[Passage]) -> tuple[bool, ...]:
    """Of each of `passages` whether it states an aim."""
    return tuple(map(states_aim, passages))


@lru_cache(maxsize=4096)
def _label(heading: str) -> str:
    # What kind of label a heading is, "" for none. Remembered: all passages of a section have the same headings.
    if not heading or len(heading) > LONGEST_LABEL:
        return ""
    folded = fold_digits(heading).strip()
    for kind, pattern in _labels():
        found = pattern.fullmatch(folded)
        if found and not _OWNER_DOES.search(found["owner"] or ""):
            return kind
    return ""


def _speaks_of_aim(text: str, *, least: int) -> bool:
    if _NAMES_AIM.search(text):
        return True
    return len({found.lastgroup for found in _HINTS_AT_AIM.finditer(text)}) >= least


def _tells_practice(text: str) -> bool:
    return _some_way().search(_FOUNDED.sub("", fold_digits(text))) is not None


def _opens_with_aim(text: str) -> bool:
    lead = text[:LEAD].lower()
    return any(word in lead for word in _LEADS) and _opening().match(fold_digits(lead)) is not None
