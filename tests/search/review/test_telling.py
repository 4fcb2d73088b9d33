"""Passages that tell nothing."""

import pytest

from search.review.telling import SHORT, tells_nothing


@pytest.mark.parametrize(
    "text",
    [
        "รายงานผลการดำเนินการพัฒนาองค์การ",
        "รายงานการประเมินตนเองตามเกณฑ์คุณภาพการบริหารจัดการภาครัฐ ปีงบประมาณ พ.ศ. 2565",
        "แผนพัฒนาบุคลากร",
        "คู่มือประเมินความพึงพอใจของผู้รับบริการ",
        "การมีส่วนร่วมและความร่วมมือกับภาคเอกชน",
        "โครงสร้างและทางเลือก",
        "กรมพัฒนาที่ดิน กองส่งเสริมคุณภาพ",
        "จัดทำโดยสำนักงานจังหวัดทดสอบ",
        "Self-assessment report of the department",
        "",
        "2565",
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_titles_lines_of_a_cover_and_labels_tell_nothing(text: str, is_first: bool) -> None:
    assert tells_nothing(text, is_first=is_first)


@pytest.mark.parametrize(
    "text",
    [
        "กรมจัดทำแผนบุคลากร",
        "อบรมเจ้าหน้าที่เรื่องการรับฟังความคิดเห็น",
        "กรมใช้ระบบติดตามงาน",
        "ประชาชนพอใจร้อยละ 92",
        "ผู้บริหารลงพื้นที่ทุกเดือน",
        "The department trained its officers",
    ],
)
def test_a_short_sentence_that_tells_what_is_done_or_was_reached_tells_something(text: str) -> None:
    assert not tells_nothing(text, is_first=False)


def test_a_longer_text_tells_something_but_for_the_lines_of_a_cover_which_come_first() -> None:
    text = "ก" * SHORT
    assert [tells_nothing(text, is_first=is_first) for is_first in (True, False)] == [True, False]
    assert tells_nothing("ก" * (SHORT - 1), is_first=False)
    assert not tells_nothing("ก" * 200, is_first=True)
