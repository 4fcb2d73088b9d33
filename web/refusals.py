"""What is said of query parameters that cannot be used. One table, a sentence for each parameter."""

from collections.abc import Mapping
from typing import get_args

from corpus import Said
from search import By

REFUSALS: Mapping[str, Said] = {
    "category": Said(
        "ไม่มีหมวด “{text}” กรุณาเลือกหมวด {first} ถึง {last}",
        "There is no category “{text}”; choose {first} to {last}.",
    ),
    "year": Said(
        "ไม่มีกรณีของปี “{text}” ปี พ.ศ. ที่เลือกได้คือ {known}",
        "There is no case of the year “{text}”; the years (B.E.) to choose from are {known}.",
    ),
    "agency": Said(
        "ไม่พบหน่วยงาน “{text}” กรุณาเลือกหน่วยงานจากรายการ",
        "There is no agency “{text}”; choose one from the list.",
    ),
    "agency_type": Said(
        "ไม่มีประเภทหน่วยงาน “{text}” ประเภทที่เลือกได้คือ {known}",
        "There is no type of agency “{text}”; the types to choose from are {known}.",
    ),
    "item": Said(
        "ไม่มีหัวข้อ “{text}” กรุณาเลือกหัวข้อ {first} ถึง {last}",
        "There is no item “{text}”; choose {first} to {last}.",
    ),
    "page": Said(
        "ไม่มีหน้า “{text}” กรุณาใช้เลขหน้าตั้งแต่ 1 ขึ้นไป",
        "There is no page “{text}”; use a number from 1 on.",
    ),
    "part": Said(
        "ไม่มีส่วน “{text}” ของกรณีนี้ กรุณาใช้เลขตั้งแต่ 1 ขึ้นไป",
        "This case has no part “{text}”; use a number from 1 on.",
    ),
    "sort": Said(
        "sort ต้องเป็น relevance หรือ year แต่ได้รับ “{text}” กรุณาแก้แล้วส่งใหม่",
        "sort must be relevance or year, not “{text}”; correct it and ask again.",
    ),
    "by": Said(
        f"by ต้องเป็น {' หรือ '.join(get_args(By))} แต่ได้รับ “{{text}}” กรุณาแก้แล้วส่งใหม่",
        f"by must be {' or '.join(get_args(By))}, not “{{text}}”; correct it and ask again.",
    ),
    "width": Said(
        "width ต้องเป็น 600, 1000 หรือ 1600 แต่ได้รับ “{text}” กรุณาแก้แล้วส่งใหม่",
        "width must be 600, 1000 or 1600, not “{text}”; correct it and ask again.",
    ),
}
"""By the name of the parameter, in the order in which filters are complained of when several are wrong.

{text} is what was given. Where it must be one of the values there are, these are {known}, from {first} to {last}.
"""

TOO_MANY = Said(
    "ตะกร้ามี {found} ตอน เก็บได้ไม่เกิน {most} ตอน กรุณานำบางตอนออกแล้วลองใหม่",
    "The basket has {found} passages and may have {most}; take some out and try again.",
)
"""Of a basket with too many passages."""

TOO_LONG = Said(
    "หมายเหตุยาวเกิน {most} อักขระ กรุณาย่อแล้วส่งใหม่",
    "A note has more than {most} characters; shorten it and send it again.",
)
"""Of a note that is too long."""

NO_JUDGE = Said(
    "ยังไม่ได้บอกว่าใครเป็นผู้ให้คะแนน กรุณาใส่ชื่อ 1 ถึง {most} อักขระเหนือรายการผลแล้วลองใหม่",
    "It is not said who judges; give a name of 1 to {most} characters above the list and try again.",
)
"""Of a name that cannot be one, and of a mark without a judge."""

NO_QUERY = Said(
    "คะแนนต้องเป็นของคำค้นยาว 1 ถึง {most} อักขระ กรุณาเปิดหน้าผลค้นแล้วให้คะแนนใหม่",
    "A mark is for a query of 1 to {most} characters; open the results and mark again.",
)
"""Of a mark that names no query."""

BAD_MARK = Said(
    "คะแนน “{text}” ใช้ไม่ได้ คะแนนคือ 0 ถึง 3 กรุณาเปิดหน้าผลค้นแล้วกดคะแนนใหม่",
    "“{text}” is no mark; marks are 0 to 3, so open the results and press one again.",
)
"""Of a mark that cannot be read."""
