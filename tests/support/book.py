"""The real award book and the hand-made figures about it, which stand beside the project and never in it."""

import os
from functools import cache
from pathlib import Path

import pytest

from corpus import Case, Document, read_contents, read_document

SHARED = Path(__file__).parents[3] / "shared"

BOOK = "corpus/pmqa-2564.txt"

AGENCIES = (
    "กรมการแพทย์",
    "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก",
    "กรมวิทยาศาสตร์การแพทย์",
    "สำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม",
    "สำนักงานปลัดกระทรวงแรงงาน",
    "กรมสอบสวนคดีพิเศษ",
    "จังหวัดตราด",
    "จังหวัดนครราชสีมา",
    "จังหวัดศรีสะเกษ",
    "จังหวัดสมุทรสาคร",
    "จังหวัดสิงห์บุรี",
)
"""Whose write-ups the book prints, in its order."""

CASE_PAGES = (
    (15, 22),
    (23, 28),
    (29, 34),
    (35, 42),
    (43, 50),
    (51, 56),
    (57, 62),
    (63, 68),
    (69, 74),
    (75, 80),
    (81, 86),
)
"""The printed pages of each of AGENCIES."""


def shared(path: str) -> Path:
    """Where `path` of the shared folder is. Without that folder the test is skipped, but on CI it fails."""
    if SHARED.is_dir():
        return SHARED / path
    reason = f"{SHARED} is missing; the award book and the evaluation sets stand there"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def book_text() -> str:
    """The book as the PDF library gave it."""
    return shared(BOOK).read_text(encoding="utf-8")


@cache
def book_document() -> Document:
    return read_document(shared(BOOK))


@cache
def book_cases() -> tuple[Case, ...]:
    """The book's introduction, then its cases."""
    return read_contents(book_document()).cases


SMALL_BOOK = """\
รายงานผลการดำเนินการ

กรมทดสอบระบบ

หมวด 2 การวางแผนเชิงยุทธศาสตร์




 21 หมวด 2 การวางแผนเชิงยุทธศาสตร์

กรมทดสอบระบบ

เป็นองค์กรนำด้านการทดสอบ

1) ทดสอบทุกวัน

ซื่อสัตย์

วิสัยทัศน์

พันธกิจ

ค่านิยม

กรมทดสอบระบบวางแผนร่วมกับประชาชนทุกปี
 22 หมวด 2 การวางแผนเชิงยุทธศาสตร์

ทุกโครงการมีผู้รับผิดชอบและมีกำหนดเวลา
"""
"""An award book of an introduction and one case: pages begin and lines are parted as a PDF library leaves them."""
