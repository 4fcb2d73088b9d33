"""Documents that take a while, and who sends one."""

import contextlib
import http.client
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from tests.support.printing import saved

OWNER = ("--agency", "กรมทดสอบ", "--category", "1", "--year", "2564")
LINE = "การพัฒนาระบบงานของหน่วยงานเพื่อประชาชนในปีที่ผ่านมา "


def slow_texts(folder: Path, count: int, parts: int = 600) -> Path:
    """The folder, with so many Markdown files that take a second or more each, or less where they have few parts."""
    folder.mkdir()
    for number in range(count):
        body = "".join(f"# หัวข้อ {number} {place}\n\n{LINE * 20}\n\n" for place in range(parts))
        front = "---\nagency: กรมทดสอบ\ncategory: 1\nyear: 2564\n---\n\n"
        (folder / f"{number}.md").write_text(f"{front}{body}", encoding="utf-8")
    return folder


def slow_pages(folder: Path, pages: int = 12) -> Path:
    """A PDF of pages that are images of much that looks like words: each takes Tesseract seconds."""
    file = pypdfium2.PdfDocument.new()
    width, height = 1240, 1754
    for number in range(pages):
        bitmap = pypdfium2.PdfBitmap.new_native(width, height, 4)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        for row in range(60, height - 60, 24):
            for column in range(60, width - 60, 10):
                tall = 4 + (row * 7 + column * 13 + number) % 13
                if (row + column * 3 + number) % 50 > 9:
                    bitmap.fill_rect((0, 0, 0, 255), column, row, 3, tall)
                    bitmap.fill_rect((0, 0, 0, 255), column, row + tall, 6, 2)
        image = pypdfium2.PdfImage.new(file)
        image.set_bitmap(bitmap)
        image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page = file.new_page(595, 842)
        page.insert_obj(image)
        page.gen_content()
    path = folder / "pages.pdf"
    path.write_bytes(saved(file))
    return path


@contextlib.contextmanager
def ask_for_review(port: int, report: Path) -> Iterator[http.client.HTTPConnection]:
    """A connection at which the review of `report` has been asked for, and no answer has come."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    with contextlib.closing(connection):
        path = f"/api/v1/review?name={report.name}"
        connection.request("POST", path, report.read_bytes(), {"Content-Type": "application/pdf"})
        yield connection
