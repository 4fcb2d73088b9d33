"""The sample, and beside it what it has none of: a report in PDF and an award book with its register."""

from pathlib import Path

from tests.support.fakes_index import SAMPLE
from tests.support.printing import print_papers
from tests.support.program import run

PRINTED = "รายงานแผนจังหวัด.pdf"
BOOK = "รวมผลงาน 2565.txt"

_REPORT = {
    "agency": "จังหวัดทดสอบ",
    "category": "2",
    "year": "2565",
    "title": "รายงานผลการพัฒนาคุณภาพการบริหารจัดการจังหวัด",
    "publisher": "สำนักงานจังหวัดทดสอบ",
    "published": "2566",
}
_BOOK = """ ประจำปี พ.ศ. 2565

หมวด 1 การนำองค์การ
• จังหวัดลำพูน
• จังหวัดน่าน
 31 หมวด 1 การนำองค์การ

จังหวัดลำพูน

เมืองแห่งความสุขบนความพอเพียง

1) บริหารงานโดยยึดประชาชนเป็นศูนย์กลาง

โปร่งใส รวดเร็ว เป็นธรรม

วิสัยทัศน์

พันธกิจ

ค่านิยม

จังหวัดลำพูนทำงานกับประชาชนทุกอำเภอ
 32 หมวด 1 การนำองค์การ

ผู้ว่าราชการจังหวัดพบประชาชน
	ผู้ว่าราชการจังหวัดออกพบประชาชนทุกตำบลปีละครั้ง รับฟังปัญหาและมอบหมายผู้รับผิดชอบในวันเดียวกัน
แล้วแจ้งผลให้ประชาชนทราบภายในสามสิบวันผ่านผู้ใหญ่บ้านและศูนย์ดำรงธรรม
"""


def fill_library(home: Path, folder: Path) -> None:
    """Ingest the sample, as far as it is not there already, the report and the book into `home`; their files are
    written to `folder`."""
    report, book = folder / PRINTED, folder / BOOK
    report.write_bytes(print_papers().two)
    book.write_text(_BOOK, encoding="utf-8")
    options = [word for name, value in _REPORT.items() for word in (f"--{name}", value)]
    for arguments in ([str(SAMPLE), str(book)], [str(report), *options]):
        done = run(home, "ingest", *arguments)
        assert done.returncode == 0, done.stderr
