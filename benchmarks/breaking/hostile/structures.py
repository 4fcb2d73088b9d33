"""Texts that are sound to a reader and made to be slow to whoever mends them, looks for their structure and cuts them.

Those whose names begin with "book" are award books, the others single cases.
"""

from collections.abc import Callable, Mapping

_MOST = 4_000_000  # bytes
_THAI = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็น"
_LABELS = "\n \t วิสัยทัศน์\n\n\t ทำงาน\n\nพันธกิจ\n\n\t1) งาน\n\nค่านิยม\n\n\t ดี\n\n"


def _filled(unit: str) -> bytes:
    return (unit * (_MOST // len(unit.encode()))).encode()


def _numbered(row: str, times: int) -> bytes:
    return (
        "".join(row.format(n=n, next=n + 1) for n in range(1, times + 1))
        .encode()[:_MOST]
        .decode(errors="ignore")
        .encode()
    )


FILES: Mapping[str, Callable[[], bytes]] = {
    # Repair: marks that may belong to several letters, signs of each kind of damage in every line.
    "marks-apart.txt": lambda: _filled("กรมได ้รับรางว ัลที ่ผ่านมา\n"),
    "marks-apart-in-one-line.txt": lambda: _filled("กรมได ้รับรางว ัลที ่ผ่านมา"),
    "marks-before-their-letters.txt": lambda: _filled("พฒันาระบบทีด่ินขัน้ตอนตัง้แต่ "),
    "marks-twice.txt": lambda: _filled("กรมม่ี่าน้้ำที่่ดดิิน\n"),
    "marks-between-spaces.txt": lambda: _filled("ก ้ ิ ่ ั ข ์ ็ "),
    "marks-on-every-letter.txt": lambda: _filled("ก้ข่คิงัจ็ฉ์"),
    "sara-am-lost.txt": lambda: _filled("กาหนด ส านักงาน ท างาน นาเสนอ จานวน "),
    "sara-am-apart.txt": lambda: _filled("ก ํา หนด ส ํา นัก "),
    "signs-for-marks.txt": lambda: _filled("กรมท\ufffdดิน พ\ufffdัฒนา ระบ\ufffd "),
    "signs-of-other-fonts.txt": lambda: _filled("°√¡∑’Ë¥‘π æ—≤π“√–∫∫ "),
    "private-letters.txt": lambda: _filled("กรมที\uf70aดิน\uf712 ปั\uf70fญหา\uf700 "),
    "mended-here-and-not-there.txt": lambda: _filled(_THAI + "\nได ้ร ับ\n"),
    "letters-apart.txt": lambda: _filled("ก ร ม ที่ ดิ น "),
    "two-signs-for-sara-ae.txt": lambda: _filled("เเผนเเละเเนวทาง "),
    "latin-among-thai.txt": lambda: _filled("กaขbคcงd"),
    # Words and abbreviations.
    "word-that-newmm-cannot-cut.txt": lambda: _filled("ฏฎฐฑฒฌฆฬ"),
    "words-that-are-begun.txt": lambda: _filled("การกรกรรกระกรณ"),
    "stops-everywhere.txt": lambda: _filled("ก.พ.ร.ก.พ.ส.ป.อ."),
    "abbreviations-introduced.txt": lambda: _filled("สำนักงานคณะกรรมการพัฒนาระบบราชการ (ก.พ.ร.) "),
    "brackets-within.txt": lambda: _filled("สำนักงาน (") + b")" * 10,
    "abbreviations-of-latin.txt": lambda: _filled("Open Government Data (OGD) "),
    "capitals.txt": lambda: _filled("A B C D E F G H "),
    # Figures.
    "figures.txt": lambda: _filled("เพิ่มขึ้นจากร้อยละ 85.5 เป็นร้อยละ 92.3 ในปี 2564 เป้าหมายร้อยละ 90 "),
    "numbers-with-commas.txt": lambda: _filled("1,234,"),
    "numbers-with-stops.txt": lambda: _filled("1.2.3."),
    "years-in-ranges.txt": lambda: _filled("2561-2562-"),
    "percent-of-nothing.txt": lambda: _filled("ร้อยละ "),
    "dates.txt": lambda: _filled("วันที่ 1 มกราคม 2564 ถึง 31 ธันวาคม "),
    "units.txt": lambda: _filled("5 ล้านบาท 3 วัน 2 ชั่วโมง 1 นาที "),
    "table-of-figures.txt": lambda: _filled("ตัวชี้วัด\t2561\t2562\t2563\n\tร้อยละ\t80\t85\t90\n"),
    "targets-and-results.txt": lambda: _filled("เป้าหมาย 80 ผล 85 "),
    # Pages, contents, headings.
    "book-of-100000-pages.txt": lambda: _numbered("\n\n{n} หมวด 2 การวางแผน\n\nข้อความ\n\f", 100_000),
    "book-of-pages-that-disagree.txt": lambda: _numbered("{n} หมวด 4 การวัด\n\n{next} หมวด 5\n\n", 60_000),
    "book-of-page-numbers.txt": lambda: _numbered("{n}\n\n", 190_000),
    "list-of-contents.txt": lambda: _numbered("เรื่องที่ {n} ........................ {n}\n", 60_000),
    "lists-of-contents.txt": lambda: _filled("สารบัญ\nเรื่อง ........ 9\n"),
    "leaders.txt": lambda: _filled("เรื่อง " + ". " * 500 + "\n"),
    "100000-headings.txt": lambda: _numbered("{n}. การวางแผน\n\nข้อความ\n\n", 100_000),
    "headings-of-every-level.txt": lambda: _numbered("{n}.{n}.{n}.{n} การวางแผน\n", 100_000),
    "captions.txt": lambda: _numbered("ภาพที่ {n} เวทีสาธารณะ\nตารางที่ {n} ผล\n", 60_000),
    "items-of-the-criteria.txt": lambda: _filled("2.1 การจัดทำยุทธศาสตร์\n\n2.1 ก. กระบวนการ\n\n"),
    "cells-of-a-text.txt": lambda: _filled("ก\t" * 30 + "\n"),
    "signatures.txt": lambda: _filled("(นายสมชาย ใจดี)\nอธิบดีกรมทดสอบ\n\n"),
    # Agencies and registers.
    "book-of-100000-agencies.txt": lambda: _numbered("กรมที่{n}\n\n", 100_000),
    "book-of-cases.txt": lambda: _numbered(_LABELS + "กรมน้ำ{n}\n\nข้อความ\n\n\f", 12_000),
    "book-of-cases-of-one-agency.txt": lambda: _filled(_LABELS + "กรมน้ำ\n\nข้อความ\n\n\f"),
    "book-of-labels.txt": lambda: _filled(_LABELS),
    "book-of-awards.txt": lambda: _numbered("หมวด {n} รางวัลการพัฒนาคุณภาพ\n\n\tกรมที่{n}\n", 60_000),
    "agencies-in-one-line.txt": lambda: _filled("กรมที่ดิน กรมน้ำ จังหวัดตราด สำนักงานปลัดกระทรวงแรงงาน "),
    "name-of-an-agency-without-end.txt": lambda: ("กรม" + "น้ำ" * 400_000).encode(),
    "provinces.txt": lambda: _filled("จังหวัด\nจังหวัดตราด\n"),
}
"""By the file's name what makes it."""
