"""Passages of a report that tell nothing: titles, lines of a cover, labels. The model of the items knows passages of a
book, where there are few, and finds an item for nearly every text."""

import re

from corpus import find_dimensions, find_figures

SHORT = 80
"""Letters, without spaces and the marks above and below, below which a passage may be a title or a label."""

COVER = 200
"""The same of the first passage of a report, which may be the lines of its cover."""

_NOUNS = ("การ", "แผน", "ระบบ", "คู่มือ", "งาน", "ผู้", "ศูนย์", "แบบ", "ด้าน", "ผล")
_PARTS = ("แนะ", "ส่วน", "ความ", "โครง", "ข้อ", "ทาง", "ห้อง")
_DOES = (
    "จัดทำ(?!โดย)|จัดตั้ง|จัดให้|จัดเก็บ|จัดประชุม|จัดอบรม|จัดกิจกรรม|จัดเวที|จัดโครงการ|ถ่ายทอด|อบรม|ฝึก|สำรวจ|ทบทวน|ปรับ|ประเมิน|ติดตาม|รับฟัง"
    "|วิเคราะห์|กำหนด|แต่งตั้ง|มอบ|ประกาศ|เผยแพร่|เปิด|ใช้|นำ|สร้าง|ออกแบบ|รวบรวม|เชื่อม|แก้|ลด|เพิ่ม|ขยาย|ให้บริการ"
    "|ร่วม|ประชุม|ช่วย|ดำเนิน|วาง|ได้รับ|เริ่ม|เลือก|คัดเลือก"
)
_NAMES = "(?<!กรม)(?<!กอง)(?:พัฒนา|ส่งเสริม|สนับสนุน|ตรวจ|สื่อสาร)"  # what departments are called by
_DONE = re.compile(
    "".join(f"(?<!{noun})" for noun in (*_NOUNS, *_PARTS))
    + f"(?:{_DOES}|{_NAMES})|แล้ว|ได้(?:มี|แก่)?การ|ลงพื้นที่|มีการ|ทุก(?:วัน|เดือน|ปี|ไตรมาส|สัปดาห์)"
    r"|\b(?:is|are|was|were|has|have|had|held|built|set|ran|made|gave|taught|led|met|[A-Za-z]{3,20}ed|every)\b"
)
"""What is done, and not the name of what does it (แผนพัฒนา, การประเมิน)."""


def tells_nothing(text: str, *, is_first: bool) -> bool:
    """Whether repaired `text` is short and tells nothing done or reached. is_first: it is the first of a report."""
    letters = sum(map(str.isalpha, text))
    if letters >= (COVER if is_first else SHORT) or _DONE.search(text):
        return False
    return not find_dimensions(text) and not find_figures(text)
