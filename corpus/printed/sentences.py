"""What is worded as a sentence and so is no heading, whatever its type."""

import re

_SHORT = 40  # characters; of longer ones without a number the verb of a clause tells a sentence

_CLAUSE = re.compile(
    r"(?:ทั้ง(?:นี้|ยัง)|นอกจากนี้|นอกจากนั้น|ดังนั้น|อย่างไรก็ตาม|โดย(?!สาร)|ซึ่ง|และ|หรือ|เพราะ|หาก|เมื่อ|จึง|แต่(?!ง|ละ)|หมายเหตุ|ที่มา\s*[:：])"
)
_FIGURE = re.compile(r"(?:ร้อยละ|จำนวน|เพิ่มขึ้น|ลดลง|เฉลี่ย|(?<!งบ)ประมาณ)\s*[0-9๐-๙]")
_VERB = re.compile(r"(?<!ความ)สามารถ|ได้รับ|ทำให้|จึง|ได้(?:จัด|ดำเนิน|พัฒนา|นำ|มี|ร่วม)")
_SAID = re.compile(r"(?:แล้ว|ต่อเนื่อง|เท่านั้น|ด้วย|เสมอ|เป็นอย่างดี|เป็นอย่างมาก|ครับ|ค่ะ)$")
_CHANGED = re.compile(r"(?<!การ)(?<!ที่)(?:เพิ่มขึ้น|ดีขึ้น|มากขึ้น|เร็วขึ้น|ลดลง)")
_NOUN = re.compile(r"(?:การ|ความ|แนวทาง|กระบวนการ|ระบบ|โครงการ|แผน|ปัจจัย|ผลลัพธ์|ผลงาน|รางวัล|กลยุทธ์)")


def is_sentence(text: str) -> bool:
    """Whether `text`, a line or a short paragraph without a number before it, says something, as headings do not."""
    if _CLAUSE.match(text) or _FIGURE.search(text) or _CHANGED.search(text):
        return True
    if _NOUN.match(text):  # as headings begin
        return False
    if _SAID.search(text):
        return True
    return len(text) > _SHORT and _VERB.search(text) is not None
