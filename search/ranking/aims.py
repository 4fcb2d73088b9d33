"""Which passages of an index state an aim, and which queries ask for one.

An aim is worded like a need, so it comes near to many; but who has a need looks for what was done. So an aim loses
(`Ranking.aim`), unless the passage says the very words of a long query; and gains a little (`Ranking.asked_aim`) where
the query asks for aims.
"""

import re
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from corpus import fold_letters
from index import Library
from search.query import Query
from search.ranking.ranking import Ranking

LEAST_SAID = 30
"""Letters of a query that a passage says word for word: who asks so has the aim already and looks for its place."""

MOST_READ = 10
"""Passages that are looked through for the words of a query: those that have the most of them."""

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


def ask_for_aims(queries: Iterable[Query]) -> bool:
    """Whether any of `queries` does."""
    return any(asks_for_aims(query.text) for query in queries)


def aim_parts(
    aims: NDArray[np.bool_],
    library: Library,
    places: NDArray[np.int64],
    lexical: NDArray[np.floating],
    typed: Query,
    ranking: Ranking,
    *,
    asked: bool,
) -> NDArray[np.float64]:
    """What each of the passages `places` loses by stating an aim, below 0, or gains by it where aims are `asked` for.

    aims: of every passage of the index whether it does. lexical: what the words give each of `places`: what says them
    all stands high by it, so only the first MOST_READ are read.
    """
    stating = aims[places]
    if asked:
        return np.where(stating, ranking.asked_aim, 0.0)
    parts = np.where(stating, -ranking.aim, 0.0)
    said = fold_letters(typed.text)
    if len(said) >= LEAST_SAID:
        held = np.flatnonzero(stating)
        first = held[np.argsort(-lexical[held], kind="stable")[:MOST_READ]]
        for at, (passage, _) in zip(first, library.records(places[first].tolist()), strict=True):
            if said in fold_letters(passage.text):
                parts[at] = 0.0
    return parts
