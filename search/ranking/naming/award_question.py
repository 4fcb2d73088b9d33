"""Questions after awards: who was awarded, in which category, in which year, and what an agency was awarded for.

A register can say no more than that. So a question is one after its awards when nothing else of content stands in it:
what a project was awarded for, how an award is won or what a category means is told by passages.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import (
    AGENCY_TYPES,
    MARK,
    Span,
    fold_digits,
    fold_letters,
    normal_form,
    read_criteria,
    read_terms,
    words_of,
)
from search.ranking.naming.agency_names import AgencyNames
from search.ranking.naming.case_names import find_category, read_category

_ASKS = re.compile(
    r"(?:ราง|ของราง)วัล|ผู้?ชนะ(?:เลิศ)?|ชนะ(?:เลิศ)?"
    r"|\b(?:award(?:s|ed|ees?)?|winners?|won|wins?|winning|prizes?)\b",
)
"""Words of which a question after awards has one; a query that is nothing but a name needs none."""

_OTHERWISE = re.compile(
    r"ไม่\s*(?:ได้|เคย|มี|ชนะ)|ยังไง|อย่างไร|ทำไม|เพราะ|จากอะไร|เกี่ยว|หมายถึง|หมายความ|แปลว่า|เกณฑ์|(?:มอบ|ให้|ของ|เงิน)รางวัล"
    r"|\b(?:how(?!\s+many)|why|not|never|mean(?:s|ing)?|criteria|criterion|without)\b|n['’]t\b",
)
"""Words of which a question that the register cannot answer has one."""

_WHAT_IS = re.compile(r"คือ(?!\s*(?:ใคร|หน่วย|ส่วน|จังหวัด|กรม))|\bwhat(?:\s+(?:is|are)|'?s)\b")
"""Asks what an award is, where no agency is named."""

_CATEGORY = re.compile(r"(?:หมวด(?:ที่)?|category|cat\.?|pmqa)\s*[1-7](?!\.?\d)")
_COUNTED = ("หนึ่ง สอง สาม สี่ ห้า หก เจ็ด".split(), "one two three four five six seven".split())
_YEAR = re.compile(
    r"(?:ปี\s*(?:งบประมาณ\s*|พ\.?ศ\.?\s*)?|พ\.?ศ\.?\s*|ค\.?ศ\.?\s*|\bb\.?e\.?\s*)?'?(?<!\d)(?:\d{4}|\d{2})(?![\d.]*\d)"
)
_TO = re.compile(r"\s*(?:-|–|ถึง|to|until)\s*")
_WIDER = re.compile(r"เลิศรัฐ")
_OWN = re.compile(r"pmqa|พีเอ็มคิวเอ|คุณภาพการบริหารจัดการภาครัฐ")

_TYPES = {
    **{kind: (kind,) for kind in (*AGENCY_TYPES, "โรงเรียน", "วิทยาลัย", "อำเภอ", "รัฐวิสาหกิจ")},
    "สำนักงาน": ("สำนักงาน", "สำนัก"),
    **dict.fromkeys(("province", "provinces"), ("จังหวัด",)),
    **dict.fromkeys(("department", "departments"), ("กรม",)),
    **dict.fromkeys(("ministry", "ministries"), ("กระทรวง",)),
    **dict.fromkeys(("university", "universities", "มหาลัย"), ("มหาวิทยาลัย",)),
    **dict.fromkeys(("hospital", "hospitals"), ("โรงพยาบาล",)),
    **dict.fromkeys(("municipality", "municipalities"), ("เทศบาล",)),
    **dict.fromkeys(("office", "offices"), ("สำนักงาน", "สำนัก")),
    **dict.fromkeys(("institute", "institutes"), ("สถาบัน",)),
    **dict.fromkeys(("school", "schools"), ("โรงเรียน",)),
}
"""Words for a type of agency, and what the names of its agencies begin with."""

_PICKS = re.compile(
    rf"(?:{'|'.join(_TYPES)})\s*(?:ไหน|ใด|อะไร|ที่|ซึ่ง|ทั้งหมด|บ้าง)|(?:รายชื่อ|กี่)\s*(?:{'|'.join(_TYPES)})"
    r"|\b(?:which|what|any|all|list|by|many)\b"
)
"""Asks which of a type; where it asks nothing else, a type alone is the agency that the talk is of."""

_FILLERS = frozenset(
    """
    ใคร ใครๆ อะไร ไหน ใด ใดๆ กี่ เท่าไร เท่าไหร่ เมื่อไร เมื่อไหร่ เมื่อใด บ้าง มั้ย มั๊ย ไหม มัย ป่าว เปล่า
    หรือเปล่า หรือไม่ หรือยัง ยัง ไร อะ อ่ะ ล่ะ ละ นะ น่ะ นะคะ นะครับ ครับ คับ ค่ะ คะ จ้ะ จ๊ะ จ้า เหรอ หรอ แหละ
    เลย เนี่ย สิ ซิ ที หน่อย ด้วย เถอะ กัน ได้ ได้รับ ที่ได้ ได้มา เคย คว้า รับ ติด มี มีใคร มีอะไร เป็น อยู่ ไป
    มา แล้ว และ หรือ กับ แก่ ให้ ของ ใน ณ ที่ ซึ่ง ว่า จะ ก็ คือ โดย ตาม จาก ทั้ง ทั้งหมด ทุก ทั้งสิ้น รวม
    รวมทั้งหมด อย่าง ครั้ง ครั้งที่ ครั้งไหน ตอน ช่วง เรื่อง ด้าน สาขา ประเภท ระดับ ล่าสุด สุด ไทย อยาก อยากรู้
    รู้ ทราบ อยากทราบ รู้จัก บอก บอกที ช่วย ช่วยบอก ขอ ขอดู ดู แสดง หา ค้น ค้นหา ถาม สอบถาม ข้อมูล รายชื่อ ชื่อ
    รายการ ทำเนียบ ประวัติ ผล ผู้ คน หน่วยงาน หน่วย งาน ส่วนราชการ ราชการ องค์กร องค์การ ภาครัฐ รัฐ แห่ง ราย
    แห่งใด แห่งไหน ที่ไหน สำหรับ ประจำ ประจำปี ปี พ.ศ พศ คศ หมวด หมวดที่ หมวดไหน รายหมวด ปีไหน ปีใด ในปี ถูก
    จำนวน นี้ นั้น ถึง ถ้า แต่ เฉพาะ เช่น ตั้งแต่ พวก บรรดา เลิศรัฐ เลิศ pmqa พีเอ็มคิวเอ คุณภาพ การบริหาร
    จัดการ บริหาร การบริหารจัดการ บริหารจัดการ who whom whose what which when where did does do has have had is
    are was were be been being the a an of in for by to at on and or any all ever there it its this that with
    from as many how much more list show me us please tell give know i want can you name names agency agencies
    organization organizations organisation organisations government governmental public sector management
    quality thai thailand thailand's year years ce category categories cat received receive receives receiving
    get gets got given gave win take took register registers recipients recipient far so last latest
    กวาด ครอง โดน เอา เดียวกัน ต่าง ต่างๆ อีก เท่านั้น แค่ เพียง สัก ซัก รึ รึยัง รึเปล่า ปะ ป่ะ จริง จริงๆ ไว้ ก่อน ก่อนหน้า
    นี่ อันนี้ เขา เค้า ทาง สรุป ไม่ ไม่ทราบ ใช่ ใช่ไหม ใช่มั้ย ประกาศ ตัวอย่าง ที่ผ่านมา ผ่าน
    """.split()
)
"""Words that a question after awards may have beside what it names."""

_EMPTY = (_FILLERS | set(map(fold_letters, _FILLERS))) - _TYPES.keys()
"""The same, as they are typed without marks too; words for a type of agency name something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardQuestion:
    """What a question wants of the awards: those that meet all that is set. agencies: full names, any of them; types:
    what their names begin with. years: of the Buddhist era.

    expressly: it has a word for awards, and is not a name alone. definite: none found is worth being told: the question
    is of the award that registers list, or of a name that means nothing else.
    """

    category: int | None = None
    years: frozenset[int] = frozenset()
    agencies: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    expressly: bool = True
    definite: bool = True


def read_award_question(text: str, names: AgencyNames) -> AwardQuestion | None:
    """The question after awards that `text` is; None when it is another one, or names no category, agency, type of
    agency or year.

    It is the name of a category or of an agency and nothing more; or it says a word for awards and names one category,
    years, agencies or types of agency, and has no other word of content.
    """
    clean = _plain(text)
    if not _ASKS.search(clean):
        return _bare(text, names)
    if _OTHERWISE.search(clean):
        return None
    named = names.find(clean)
    agencies = frozenset[str]().union(*(each.agencies for each in named))
    rest = _ASKS.sub(" ", _without(clean, [each.span for each in named]))
    if not agencies and _WHAT_IS.search(rest):
        return None
    category, rest = _category(rest)
    years, rest = _years(rest)
    words = [word for word in words_of(read_terms(rest)) if word not in _EMPTY]
    types = frozenset(kind for word in words for kind in _TYPES.get(word, ()))
    strange = any(word not in _TYPES for word in words) or len(set(_CATEGORY.findall(rest))) > 0
    if strange or (agencies and types and not any(name.startswith(tuple(types)) for name in agencies)):
        return None
    if not (category or years or agencies or (types and _PICKS.search(rest))):
        return None
    definite = _OWN.search(clean) is not None or not _WIDER.search(clean)
    return AwardQuestion(
        category=category,
        years=years,
        agencies=agencies,
        types=frozenset() if agencies else types,
        definite=definite,
    )


def _bare(text: str, names: AgencyNames) -> AwardQuestion | None:
    category = read_category(text)
    if category is not None:
        numbered = find_category(text) is not None
        return AwardQuestion(category=category, expressly=False, definite=numbered)
    agencies = names.whole(text)
    return AwardQuestion(agencies=agencies, expressly=False) if agencies else None


def _plain(text: str) -> str:
    plain = fold_digits(normal_form(text)).lower()
    for words in _COUNTED:
        for number, word in enumerate(words, 1):
            plain = re.sub(rf"(หมวด(?:ที่)?|category)\s*{word}(?![a-z{MARK}])", rf"\1 {number} ", plain)
    return re.sub(r"\s+", " ", plain).strip()


def _category(text: str) -> tuple[int | None, str]:
    # One category by number or name, and the text without it; several are left in the text.
    for each in read_criteria().categories:
        text = text.replace(each.name_th, f" หมวด {each.number} ").replace(
            each.name_en.lower(), f" category {each.number} "
        )
    category = find_category(text)
    return category, _CATEGORY.sub(" ", text) if category else text


def _years(text: str) -> tuple[frozenset[int], str]:
    # Years of either calendar, and the text without them. Two with "to" between them are all from one to the other.
    found = [(each.span(), year) for each in _YEAR.finditer(text) if (year := _year(each[0]))]
    years = {year for _, year in found}
    if len(found) == 2 and _TO.fullmatch(text[found[0][0][1] : found[1][0][0]]):
        years = set(range(min(years), max(years) + 1))
        return frozenset(years), _without(text, [(found[0][0][0], found[1][0][1])])
    return frozenset(years), _without(text, [span for span, _ in found])


def _year(text: str) -> int | None:
    return next((int(word) for word in words_of(read_terms(text)) if re.fullmatch(r"2[45]\d\d", word)), None)


def _without(text: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
