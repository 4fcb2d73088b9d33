"""What a quantity is set against: an earlier value, a target, and whether the target was met."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.figures.earlier import Compared, like, set_chains, set_earlier
from corpus.figures.quantities import Quantity
from corpus.figures.roles import Role, find_roles
from corpus.figures.units import PERCENT, Kind

_NEAR = 80  # characters between two quantities of one comparison

_FROM = re.compile(r"(?:จาก(?:เดิม|เฉลี่ย)?|เดิม|(?<![a-z])(?:from|originally)(?![a-z]))(?P<rest>[^|;]{0,45})$", re.I)
_NOT_FROM = re.compile(r"นอกจาก|เนื่องจาก|หลังจาก|เป้าหมาย|\btarget", re.I)
_TO = re.compile(
    r"""(?:เหลือ|เป็น(?!เงิน)|มาอยู่ที่|อยู่ที่|ปัจจุบัน|(?:ลด|เพิ่ม(?:สูง)?|สูง)(?:ลง|ขึ้น)?(?=ร้อยละ|\s?$)|ถึง|(?<![a-z])(?:to|now)(?![a-z]))
    \s?(?:เพียง|ที่|แค่|จำนวน|ประมาณ|กว่า|เฉลี่ย|สูงถึง|ใช้เวลา|เวลา|only|just|about|ร้อยละ|[ ]){0,4}$""",
    re.VERBOSE | re.IGNORECASE,
)
_LEFT = re.compile(r"\s?(?:\([^)]{0,20}\)\s?)?(?:ลดลง|ลด)?\s?เหลือ\s?(?:เพียง|แค่|จำนวน)?\s?")
_LEFT_LATER = re.compile(r"[^|;]{0,12}ปี[^|;]{0,20}(?<!คง)เหลือ\s?(?:เพียง|แค่|จำนวน)?\s?")
_AGAINST = re.compile(
    r"""(?:
      (?:เพิ่ม(?:สูง)?ขึ้น|สูงขึ้น|ลดลง|ต่ำลง|มากขึ้น|ดีขึ้น|เร็วขึ้น)\s?จาก(?:เดิม|ปีก่อน|ปีที่(?:แล้ว|ผ่านมา))?
      (?:\s?(?:ที่|ซึ่ง)[^|]{0,30})?\s?(?:ร้อยละ|จำนวน)?\s?
    | (?:จาก|กว่า|เทียบกับ|เปรียบเทียบกับ)\s?(?:ปี|ใน\s?ปี|เมื่อปี)[^|]{0,35}(?:ที่(?:มี|ได้|ทำได้)?|ซึ่ง(?:มี
        |อยู่ที่)?|\(|จำนวน|เท่ากับ)
      \s?(?:จำนวน|เพียง|ร้อยละ)?\s?
    | (?:จากเดิม|จากเดิมที่|แต่เดิม)[^|]{0,25}
    | (?<![a-z])(?:up|down|increased|decreased|improved|rising)\sfrom\s(?:only\s)?
    | (?<![a-z])compared\s(?:with|to)\s(?:only\s)?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)


_ORDINAL = re.compile(
    r"(?:(?:ลำดับ|อันดับ|ครั้ง|ปี|ข้อ|ชั้น|รุ่น|ระยะ|เขต|สมัย|ตัวชี้วัด)(?:ที่)?|หมวด|มาตรา|ระดับ|rank(?:ed)?)\s?$", re.I
)
_MOVED_TO = re.compile(r"(?:ขึ้น|ลง)\s?(?:เป็น|เหลือ|เท่ากับ|อยู่ที่)?\s?(?:เพียง|จำนวน)?\s?$")
_MOVED_FROM = re.compile(r"[^|;]{0,30}(?<!เนื่อง)(?<!นอก)จาก(?:เดิม)?\s?(?:จำนวน)?\s?")
_TARGET = re.compile(
    r"""(?:(?:(?<![ก-๎])|(?<=มี)|(?<=ตั้ง)|(?<=วาง)|(?<=และ)|(?<=โดย)|(?<=จาก)|(?<=กว่า)|(?<=เกิน)|(?<=ตาม)|(?<=กับ)|(?<=ถึง)|(?<=ค่า))
      (?:ค่า)?เป้า(?:หมาย)?(?!ประสงค์)|ตั้งเป้า|(?<=\()[ก-๎]{2,24}กำหนด(?=\s?$)|(?:(?<![ก-๎])|จาก|ตาม|เกิน|กว่า)แผน(?=\s?$)
      |(?:ตั้ง|ขอ|วาง|กำหนด|คาด|ตกลง|ประกาศ|สัญญา|รับปาก|ให้คำมั่น)(?:กัน)?ไว้|ที่(?:รับปาก|(?:ให้)?สัญญา)(?=\s?$)|ประมาณการ
      |(?<!ผ่าน)(?<!ตาม)(?<!ได้)(?<!เข้า)(?<!พ้น)เกณฑ์(?:ขั้นต่ำ|เป้าหมาย|ผ่าน|มาตรฐาน|กลาง|ชี้วัด
        |ประเมิน)?(?=(?:ของ[ก-๎]{1,30})?[ก-๎ :]{0,24}$)(?!การให้)|เกณฑ์ขั้นต่ำ(?=\s?(?:ร้อยละ)?\s?$)
      |(?<!ได้)(?<!ผ่าน)(?:ค่า)?มาตรฐาน(?=[^0-9|;]{0,50}(?:กำหนด|ให้ไว้|ระบุ|ไม่เกิน|ไม่น้อยกว่า|อยู่ที่|คือ|ภายใน
        |วางไว้|ขั้นต่ำ)[ก-๎ ]{0,12}$)(?:ของ)?|(?<=[ ])มาตรฐาน(?=(?:กรม|กลาง|สากล|กระทรวง|ของ[ก-๎]{1,20})?\s?$)
        |ค่ามาตรฐาน
      |กฎหมาย(?=(?:ให้(?:ไว้|เวลา)|กำหนด)[ก-๎ ]{0,24}$)|ข้อตกลง(?=ระดับ|[ก-๎ ]{0,12}$)
        |คู่มือ(?=ประชาชน)?(?=[ก-๎ ]{0,12}กำหนด[ก-๎ ]{0,12}$)|(?<![A-Z])(?:SLA|KPI)(?![A-Z])
      |(?<![a-z])(?:targets?|goals?|planned|(?:a|the)\splan\sof|threshold|(?:legal|service|national)\s(?:limit
        |standard)|standard\sof|required|(?:the|as|than)\s(?:promised|pledged))(?![a-z]))
    (?P<rest>[^|;]{0,40})$""",
    re.VERBOSE | re.IGNORECASE,
)
_OVER = re.compile(
    r"""(?:กว่า|เกิน(?:จาก|ไปจาก)?)(?:(?:ค่า)?(?:เป้า(?:หมาย)?|แผน)|(?=ที่))\s?(?:(?:ที่|ซึ่ง)?(?:ได้)?(?:ตั้ง|วาง|กำหนด|คาด|รับปาก|สัญญา)(?:เอา)?ไว้)?
      \s?(?:ไป)?(?:ถึง|อยู่|กว่า)?\s?(?:ประมาณ|จำนวน|ร้อยละ)?\s?$
    | (?P<by>\b(?:target|goal|plan)\sby\s?$)""",
    re.VERBOSE | re.IGNORECASE,
)
_OVER_BEHIND = re.compile(
    r"\s?(?:(?:above|over|more\sthan|beyond)\s(?:the|its|our)?\s?(?:target|goal|plan(?:ned)?)|เกิน(?:ไป)?จาก(?:เป้า|แผน))",
    re.I,
)
_REACHED = re.compile(
    r"ผล(?:การ|งาน|สำเร็จ|ลัพธ์|ที่)|ทำได้|ได้(?!แก่|รับการกำหนด)|แล้ว|พบว่า|คิดเป็น|ซึ่ง|ประกอบด้วย|แบ่งเป็น|actual|result|achieved|reached",
    re.I,
)
_AT_MOST = re.compile(r"ไม่เกิน|ภายใน|น้อยกว่า(?!ร้อยละ)|within|at most|no more than|not exceeding", re.I)
_AT_LEAST = re.compile(r"ไม่น้อยกว่า|อย่างน้อย|ไม่ต่ำกว่า", re.I)
_MISSED = re.compile(
    r"""(?:ต่ำกว่า|น้อยกว่า|ไม่(?:สามารถ)?(?:ได้)?\s?(?:บรรลุ|เป็นไป|ถึง|ได้|ผ่าน)\s?(?:ผล)?(?:ตาม)?)\s?(?:ค่า)?เป้าหมาย
    | ยังไม่บรรลุ|(?:missed|below|short\sof|under)\s(?:the|its|our)?\s?(?:annual\s)?target|not\smet""",
    re.VERBOSE | re.IGNORECASE,
)
_MET = re.compile(
    r"""(?<!ไม่)(?<!ไม่สามารถ)(?<!เพื่อ)(?<!เพื่อให้)
    (?:(?:สูงกว่า|มากกว่า|เกิน(?:กว่า)?|ดีกว่า|บรรลุ(?:ผล)?(?:ตาม)?|เป็นไปตาม|ได้ตาม|ครบตาม|ถึง|เร็วกว่า
      |(?<=[ )])ตาม)\s?(?:ค่า)?เป้าหมาย)
    | (?:exceed(?:ed|ing|s)?|above|met|meeting|beat|surpass(?:ed|ing)|achieved)
      \s(?:the|its|our)?\s?(?:annual\s)?target""",
    re.VERBOSE | re.IGNORECASE,
)
_NOT_YET = re.compile(r"(?:เพื่อ|ให้|จะ|ต้อง|มุ่ง|คาดว่า|สามารถ)(?:จะ)?(?:ให้)?\s?$")


def compare(text: str, quantities: Sequence[Quantity]) -> tuple[Compared, ...]:
    """The `quantities` of `text`, a sentence, that are neither an earlier value nor a target, with those they are set
    against, in order. A bare number takes the unit of what it is compared with."""
    roles = find_roles(text, quantities)
    aside = (Role.BASE, Role.OTHER)
    left = [
        Compared(quantity=each, part=roles.get(each.number) is Role.PART)
        for each in quantities
        if roles.get(each.number) not in aside and not _is_ordinal(text, each)
    ]
    left = set_chains(text, _without_excess(text, left))
    left = _set_before(text, left)
    left = set_earlier(text, left, {number for number, role in roles.items() if role is Role.EARLIER})
    left = _set_targets(text, left)
    return tuple(_judge(text, left))


def _without_excess(text: str, found: list[Compared]) -> list[Compared]:
    # 12,000 rai, 2,000 rai above target: the second says by how much.
    return [
        each
        for place, each in enumerate(found)
        if not (
            _OVER_BEHIND.match(text, each.quantity.end)
            and any(
                other.quantity.unit == each.quantity.unit and other.quantity.value > each.quantity.value
                for other in found[max(0, place - 2) : place]
            )
        )
    ]


def _set_before(text: str, found: list[Compared]) -> list[Compared]:
    left: list[Compared] = []
    for place, each in enumerate(found):
        last = left[-1] if left else None
        floor = found[place - 2].quantity.end if place > 1 else 0
        if last is not None and last.before is None and (pair := like(last.quantity, each.quantity)):
            earlier, later = pair
            between = text[earlier.end : later.start]
            if len(between) <= _NEAR and _is_change(text[floor : earlier.start], between):
                left[-1] = Compared(quantity=later, before=earlier.value)
                continue
            if len(between) <= _NEAR and _is_against(text[floor : earlier.start], between):
                left[-1] = Compared(quantity=earlier, before=later.value)
                continue
        left.append(each)
    return left


def _is_change(before: str, between: str) -> bool:
    if _LEFT.fullmatch(between) or _LEFT_LATER.fullmatch(between):
        return True
    origin = _FROM.search(before)
    return origin is not None and not _NOT_FROM.search(before, max(0, origin.start() - 6)) and bool(_TO.search(between))


def _is_against(before: str, between: str) -> bool:
    return bool(_AGAINST.search(between) or (_MOVED_TO.search(before) and _MOVED_FROM.fullmatch(between)))


def _set_targets(text: str, found: list[Compared]) -> list[Compared]:
    ends = [0, *(each.quantity.end for each in found)]
    wanted = [_aimed(text[ends[place] : each.quantity.start]) for place, each in enumerate(found)]
    met: dict[int, Compared] = {}
    for place, each in enumerate(found):
        aim = wanted[place]
        if aim is None:
            continue
        forward = ends[place] == 0 or _is_result_next(text, found, place)
        steps = (-1, -2, 1, 2) if not forward or _belongs_before(aim) else (1, 2, -1)
        for step in steps:
            other = place + step
            if not 0 <= other < len(found) or other in met or wanted[other] or found[other].quantity.kind is None:
                continue
            pair = like(found[other].quantity, each.quantity)
            gap = abs(found[other].quantity.start - each.quantity.start)
            if pair and gap <= 2 * _NEAR and not _is_surplus(pair[0].value, each.quantity.value, aim):
                met[other] = _with_target(replace(found[other], quantity=pair[0]), each.quantity, aim)
                break
    return [met.get(place, each) for place, each in enumerate(found) if wanted[place] is None]


def _aimed(before: str) -> str | None:
    # The words before a number that make it a target: from "target" on, with what stands just before.
    found = _TARGET.search(before)
    if found is None or _REACHED.search(found["rest"]):
        return None
    return before[max(0, found.start() - 12) :]


def _is_result_next(text: str, found: Sequence[Compared], place: int) -> bool:
    if place + 1 >= len(found):
        return False
    between = text[found[place].quantity.end : found[place + 1].quantity.start]
    return (
        re.search(r"ผล(?:การ|งาน|ที่)?|ทำได้|ดำเนินการได้|ได้จริง|actual|result|achieved|reached", between, re.I) is not None
    )


def _belongs_before(aim: str) -> bool:
    return (
        re.search(
            r"(?:กว่า|เกิน|จาก|ตาม|บรรลุ|เทียบกับ|\(|against|above|below|of|the)\s?(?:a\s|the\s)?(?:ค่า)?(?:เป้าหมาย|เกณฑ์|target)",
            aim,
            re.I,
        )
        is not None
    )


def _is_surplus(reached: float, number: float, aim: str) -> bool:
    # มากกว่าเป้าหมาย 8 กิจการ, of 88: by how much, not the target.
    over = _OVER.search(aim)
    return over is not None and (over["by"] is not None or number < reached / 2)


def _with_target(reached: Compared, target: Quantity, aim: str) -> Compared:
    least = not _AT_MOST.search(_AT_LEAST.sub("", aim))
    value = reached.quantity.value
    met = value >= target.value if least else value <= target.value
    if least and target.kind is Kind.TIME:
        # less may be better: only where it is said to be used or within
        used = value <= target.value and re.search(r"มาตรฐาน|กฎหมาย|คู่มือ|ข้อตกลง|SLA|limit|standard", aim) is not None
        return replace(reached, target=target.value, met=True if used else None)
    return replace(reached, target=target.value, met=met)


def _judge(text: str, found: list[Compared]) -> list[Compared]:
    said = [(match, False) for match in _MISSED.finditer(text)]
    said += [(match, True) for match in _MET.finditer(text)]
    judged = list(found)
    for match, met in said:
        if _NOT_YET.search(text, max(0, match.start() - 12), match.start()):
            continue
        near = [place for place, each in enumerate(judged) if _gap(each.quantity, match) <= _NEAR]
        if near:
            place = min(near, key=lambda each: _gap(judged[each].quantity, match))
            judged[place] = replace(judged[place], met=met)
    return [_of_target(text, each) for each in judged]


def _of_target(text: str, each: Compared) -> Compared:
    share = each.quantity.unit == PERCENT and re.match(
        r"\s?ของ(?:ค่า)?เป้าหมาย|\s?of\s(?:the\s)?target", text[each.quantity.end :][:20]
    )
    return replace(each, met=each.quantity.value >= 100) if share and each.met is None else each


def _gap(quantity: Quantity, match: re.Match[str]) -> int:
    return max(match.start() - quantity.end, quantity.start - match.end(), 0)


def _is_ordinal(text: str, each: Quantity) -> bool:
    return each.kind is None and _ORDINAL.search(text[max(0, each.start - 16) : each.start]) is not None
