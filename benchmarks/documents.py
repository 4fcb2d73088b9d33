"""Measure how documents are read back; write benchmarks/results/documents.json, which docs/documents.md quotes.

usage: python -m benchmarks.documents [--shared ../shared]

The five hand-made cases of the award book, which lie outside the project, are laid out anew as PDFs in one and two
columns, as a Word document and as a web page each, and read back: the share of the lines of their bodies that lie in
the section with the right heading. Pages of the two-column PDF are turned into pictures for the character error of
reading them with Tesseract. Run from the project's root; it takes some minutes.
"""

import importlib.metadata
import io
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import docx
import pypdfium2

from benchmarks.setup import make_parser, report
from corpus import Case, Facts, parse_document, read_contents
from corpus.reading.pdf.ocr import ocr_languages
from tests.support.printing import paper, print_pdfs
from tests.support.typeset_book import Gold, book_paper, paragraphs, plain, read_gold, score_body

PACKAGES = ("pypdfium2", "python-docx", "lxml", "markdown-it-py")
SCANNED = (2, 6, 11)  # sheets of the two-column book, from 0: pages of text


def main() -> None:
    report("documents", measure(make_parser(__doc__, home=False).parse_args().shared))


def measure(shared: Path) -> dict[str, object]:
    cases, lines = read_gold(shared)
    one, two, short = print_pdfs(
        [*(book_paper(cases, lines, columns=count) for count in (1, 2)), paper("<p>ข้อความบรรทัดเดียวของหน้า</p>" * 8)]
    )
    return {
        "versions": {name: importlib.metadata.version(name) for name in PACKAGES},
        "body lines under the right heading": {
            "PDF, one column": share(cases, lines, read_contents(parse_document("one.pdf", one)).cases),
            "PDF, two columns": share(cases, lines, read_contents(parse_document("two.pdf", two)).cases),
            "DOCX": share(cases, lines, [one_case(".docx", word(case, lines), case) for case in cases]),
            "HTML": share(cases, lines, [one_case(".html", web(case, lines), case) for case in cases]),
        },
        "scan": scan_figures(two),
        "2,000 pages": long_figures(short),
    }


def share(cases: Sequence[Gold], lines: Sequence[str], found: Sequence[Case]) -> dict[str, object]:
    right, total = score_body(cases, lines, found)
    return {"right": right, "lines": total, "share": round(right / total, 4)}


def one_case(suffix: str, content: bytes, gold: Gold) -> Case:
    facts: Facts = {"agency": gold["agency"], "category": 2, "year": 2564}
    (case,) = read_contents(parse_document(f"case{suffix}", content, facts)).cases
    return case


def word(case: Gold, lines: Sequence[str]) -> bytes:
    document = docx.Document()
    for section in case["sections"]:
        document.add_heading(section["heading"], section["level"])
        for text in paragraphs(section["body_lines"], lines):
            document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def web(case: Gold, lines: Sequence[str]) -> bytes:
    body = "".join(
        f"<h{section['level'] + 1}>{section['heading']}</h{section['level'] + 1}>"
        + "".join(f"<p>{text}</p>" for text in paragraphs(section["body_lines"], lines))
        for section in case["sections"]
    )
    menu = "<nav><a href='/'>หน้าแรก</a> <a href='/contact'>ติดต่อเรา</a></nav>"
    return f"<!doctype html><meta charset=utf-8><body>{menu}<article>{body}</article></body>".encode()


def scan_figures(book: bytes) -> object:
    if not ocr_languages():
        return "Tesseract with Thai is not installed"
    typed = parse_document("book.pdf", book)
    errors = letters = 0
    began = time.perf_counter()
    for sheet in SCANNED:
        want = plain("".join(line.text for line in typed.lines if line.sheet == sheet + 1 and line.heading is not None))
        facts: Facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
        (case,) = read_contents(parse_document("scan.pdf", picture(book, sheet), facts)).cases
        text = "".join(section.heading + "".join(line.text for line in section.body) for section in case.sections)
        errors += distance(plain(text.replace("ภาพรวม", "", 1)), want)
        letters += len(want)
    seconds = (time.perf_counter() - began) / len(SCANNED)
    program = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[
        0
    ]
    return {
        "program": program,
        "pages": len(SCANNED),
        "characters, white space not counted": letters,
        "character error": round(errors / letters, 4),
        "seconds a page": round(seconds, 1),
    }


def picture(book: bytes, sheet: int) -> bytes:
    """A PDF of one page that is a picture of the page `sheet` of `book`, at 200 dots an inch."""
    source = pypdfium2.PdfDocument(book)[sheet]
    width, height = source.get_size()
    file = pypdfium2.PdfDocument.new()
    image = pypdfium2.PdfImage.new(file)
    image.set_bitmap(source.render(scale=200 / 72, grayscale=True))
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = file.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def distance(one: str, two: str) -> int:
    """The least number of letters put in, taken out or changed that turns one text into the other."""
    row = list(range(len(two) + 1))
    for place, letter in enumerate(one, 1):
        before, row[0] = row[0], place
        for other, wanted in enumerate(two, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (letter != wanted))
    return row[-1]


_LONG = """
import json, resource, sys, time
from corpus import parse_document, read_contents
began = time.perf_counter()
document = parse_document("long.pdf", sys.stdin.buffer.read(), {"agency": "กรมทดสอบ", "category": 2, "year": 2564})
read = time.perf_counter()
read_contents(document)
peaks = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({"sheets": document.lines[-1].sheet, "characters": sum(len(line.text) for line in document.lines),
                  "seconds to read": round(read - began, 1), "seconds to split": round(time.perf_counter() - read, 1),
                  "megabytes of the program": peaks[0], "megabytes of the reader": peaks[1]}))
"""


def long_figures(page: bytes) -> object:
    """What a file of 2,000 pages takes, in a process of its own so that nothing else is counted."""
    file = pypdfium2.PdfDocument.new()
    file.import_pages(pypdfium2.PdfDocument(page), [0] * 2000)
    out = io.BytesIO()
    file.save(out)
    done = subprocess.run([sys.executable, "-c", _LONG], input=out.getvalue(), capture_output=True, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    main()
