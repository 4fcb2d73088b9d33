"""Which passages of an index state an aim, and which queries ask for one.

An aim is worded like a need, so it comes near to many; but who has a need looks for what was done. So an aim loses a
little (`Ranking.aim`), unless the query asks for aims, or the passage says the very words of a long query.
"""

import re
from collections.abc import Sequence

from corpus import Passage, fold_letters
from search.query import Query

LEAST_SAID = 30
"""Letters of a query that a passage says word for word: who asks so has the aim already and looks for its place."""

_ASKS = re.compile(
    "วิสัยทัศน์|พันธกิจ|ค่านิยม|(?<!กลุ่ม)เป้าหมาย|เป้าประสงค์|ปณิธาน|อุดมการณ์|คำขวัญ|เข็มมุ่ง|จุดยืน|ทิศทาง|ภาพรวม|ประวัติ|ความเป็นมา"
    "|(?<!วางแผน)(?<!แผน)(?<!จัดทำ)(?<!ถ่ายทอด)(?<!ขับเคลื่อน)ยุทธศาสตร์(?!.*(?:สู่การปฏิบัติ|ถ่ายทอด))"
    "|อยาก(?:จะ)?เป็น|หวังจะ|ตั้งเป้า|ตั้งใจจะ|ใฝ่ฝัน|มุ่ง(?:ไป)?สู่|มุ่งหวัง|อำนาจหน้าที่|มีหน้าที่|หน้าที่(?:อะไร|ของ)|ภารกิจ|ยึดมั่น|ยึดถือ"
    "|จะไปถึงไหน|ข้อมูลทั่วไป|ลักษณะสำคัญขององค์"
    r"|\bvisions?\b|\bmissions?\b|\bvalues\b|\bcore\s+value|\bgoals?\b|\bobjectives?\b|\baspir|\bambitions?\b|\bstands?\s+for\b|\bmottos?\b"
    r"|\boverview\b|\bprofile\b|\bhistory\b|\bmandate\b|\bduties\b|\bresponsible\s+for\b|\bstrategic\s+(?:issue|direction|goal)"
    r"|\b(?:aims?|hopes?|wants?|wish|wishes|strives?)\s+to\s+(?:be|become)\b|\blong[- ]term\s+aims?\b",
    re.IGNORECASE,
)


def asks_for_aims(text: str) -> bool:
    """Whether a query asks what an agency aims at, stands for or is. text: in normal form."""
    return _ASKS.search(text) is not None


def aim_parts(
    aims: Sequence[bool], passages: Sequence[Passage], places: Sequence[int], typed: Query, weight: float
) -> list[float]:
    """What each of the passages `places` loses by stating an aim where practice is sought, 0 or less.

    aims: of every passage of the index whether it does.
    """
    said = fold_letters(typed.text)
    return [-weight if aims[place] and not _says(passages[place], said) else 0.0 for place in places]


def _says(passage: Passage, said: str) -> bool:
    return len(said) >= LEAST_SAID and said in fold_letters(passage.text)
