"""What can be wrong with a request.

PmqaError             see corpus/errors.py
├── BadParameter      a query parameter holds what it cannot; names the parameter
├── BadParameters     parameters of the interface for programs cannot be used; what is wrong with each
├── StaleCursor       a cursor is of another generation than the one that answers
├── Busy              too many requests wait already; says after how many seconds to come again
├── TooMany           one client asks more often than it may; says after how many seconds to come again
├── ReviewGone        there is no review of this token, or no longer
├── TooLong           a review takes longer than is allowed
├── UnknownCategory   there is no category of this number
├── UnknownItem       there is no item of this code
└── UnknownSheet      the document has no sheet of this number
"""

from dataclasses import dataclass

from corpus import PmqaError, Said

SHOWN = 60
"""Characters of a bad value that a message repeats: enough to recognise it, not enough to flood the page."""


class BadParameter(PmqaError):
    """A query parameter cannot be used. `name` is the parameter."""

    def __init__(self, name: str, said: Said) -> None:
        super().__init__(said)
        self.name = name


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter, named `parameter`."""

    parameter: str
    said: Said


class BadParameters(PmqaError):
    """Parameters cannot be used; at least one of `faults`, in the order of the parameters."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(faults[0].said)
        self.faults = faults


class StaleCursor(PmqaError):
    """A cursor of a list that the index no longer has."""


class Busy(PmqaError):
    """More are asking than can wait. `seconds`: after which it is worth asking again."""

    seconds = 5

    def __init__(self) -> None:
        super().__init__(
            Said(
                "ขณะนี้มีผู้ใช้จำนวนมาก กรุณารอสักครู่แล้วลองใหม่",
                "Too many are asking at the moment; wait a few seconds and try again.",
            )
        )


class TooMany(PmqaError):
    """A client has asked too often. `seconds`: after which it may ask again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(
            Said(
                f"มีคำขอจากที่อยู่ของท่านถี่เกินไป กรุณารอ {seconds} วินาทีแล้วลองใหม่",
                f"Too many requests come from your address; wait {seconds} s and try again.",
            )
        )
        self.seconds = seconds


class ReviewGone(PmqaError):
    """The address names a review that is not there, or no longer."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                "ไม่มีผลตรวจที่ที่อยู่นี้ หรือเก็บไว้ครบเวลาแล้ว กรุณาส่งรายงานอีกครั้ง",
                "There is no review at this address, or no longer; send the report again.",
            )
        )


class TooLong(PmqaError):
    """The review of a report takes longer than is allowed."""

    def __init__(self) -> None:
        super().__init__(
            Said(
                "การตรวจรายงานนี้ใช้เวลานานเกินกำหนด กรุณาแบ่งรายงานเป็นหลายไฟล์แล้วส่งทีละไฟล์",
                "The review takes longer than is allowed; split the report and send one part at a time.",
            )
        )


class UnknownCategory(PmqaError):
    """The address names a category that PMQA does not have."""

    def __init__(self, number: str) -> None:
        super().__init__(
            Said(
                f"PMQA ไม่มีหมวด {shorten(number)} กรุณาเลือกหมวดจากหน้าแรก",
                f"PMQA has no category {shorten(number)}; choose one on the first page.",
            )
        )


class UnknownItem(PmqaError):
    """The address names an item that PMQA does not have."""

    def __init__(self, code: str) -> None:
        super().__init__(
            Said(
                f"PMQA ไม่มีหัวข้อ {shorten(code)} หัวข้อที่มีคือ 1.1 ถึง 7.6",
                f"PMQA has no item {shorten(code)}; there are 1.1 to 7.6.",
            )
        )


class UnknownSheet(PmqaError):
    """The address names a sheet that the document does not have."""

    def __init__(self, sheet: int, count: int) -> None:
        super().__init__(
            Said(
                f"เอกสารนี้ไม่มีแผ่นที่ {sheet} กรุณาเลือกแผ่นที่ 1 ถึง {count}",
                f"This document has no sheet {sheet}; choose 1 to {count}.",
            )
            if count
            else Said(
                "เอกสารนี้ไม่ใช่ PDF จึงไม่มีภาพหน้า กรุณาอ่านข้อความในกรณีจากหน้าค้นหา",
                "This document is no PDF and has no pictures of pages; read its text from the search page.",
            )
        )


def shorten(value: str) -> str:
    """`value` as a message repeats it: at most SHOWN characters, an ellipsis for the rest."""
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"
