"""Pages laid out and printed by Chromium: real PDFs whose text is known."""

import base64
import io
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2

import web
from corpus import Facts
from tests.support.chromium import open_chromium

_FONTS = Path(web.__file__).parent / "static" / "fonts"

FACTS: Facts = {"agency": "กรมทดสอบ", "category": 2, "year": 2564}
HEAD = "หมวด 2 การวางแผนเชิงยุทธศาสตร์"

PLAN = (
    "หน่วยงานจัดทำแผนโดยเปิดให้ประชาชนร่วมเสนอความเห็นผ่านเวทีสาธารณะปีละสองครั้ง ทั้งยังตั้งคณะทำงานติดตามผลทุกไตรมาส "
    "และนำน้ำเสียมาบำบัดก่อนปล่อยลงแม่น้ำ (Open Plan) ทำให้ร้อยละ 85 ของโครงการแล้วเสร็จตามกำหนด"
)
TRACK = (
    "ผู้บริหารทุกระดับติดตามความก้าวหน้าของตัวชี้วัดผ่านระบบสารสนเทศที่ปรับปรุงข้อมูลทุกวันทำการ เมื่อพบความล่าช้าจึงแจ้งผู้รับผิดชอบ "
    "ให้แก้ไขภายในเจ็ดวัน และรายงานผลต่อที่ประชุมประจำเดือนของกรม"
)
SERVE = "เจ้าหน้าที่ให้บริการที่จุดเดียว ลดเวลารอจากสี่สิบนาทีเหลือสิบนาที และประเมินความพึงพอใจของผู้รับบริการทุกเดือน"


class Papers(NamedTuple):
    one: bytes
    two: bytes
    short: bytes


def print_pdfs(pages: Sequence[str]) -> list[bytes]:
    """A PDF of each of the whole HTML documents."""
    with open_chromium() as browser:
        page = browser.new_page()
        printed = []
        for html in pages:
            page.set_content(html)
            page.evaluate("document.fonts.ready.then(() => null)")
            printed.append(page.pdf(prefer_css_page_size=True, print_background=True))
        page.close()
    return printed


def hand_made(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of the given objects, the first its catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    ending = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n"
    return out + ending % (count, table, count, trailer, len(out))


def paper(body: str, *, head: str = "", foot: str = "counter(page)", columns: int = 1, css: str = "") -> str:
    """A document in Sarabun on A4. head: the running head; foot: what CSS prints at the foot; columns: of `.text`."""
    return f"""<!doctype html><html lang="th"><meta charset="utf-8"><style>{_faces()}
@page {{ size: A4; margin: 22mm 18mm; @top-right {{ content: "{head}"; font: 9pt Sarabun }}
         @bottom-center {{ content: {foot}; font: 9pt Sarabun }} }}
body {{ font: 12pt/1.6 Sarabun; margin: 0 }}
h1 {{ font-size: 20pt }} h2 {{ font-size: 15pt }} h3 {{ font-size: 13.5pt }} h4 {{ font-size: 12pt }}
h1, h2, h3, h4 {{ font-weight: 600; margin: .6em 0 .3em }}
p {{ text-align: justify; text-indent: 2em; margin: 0 0 .3em }}
.text {{ columns: {columns}; column-gap: 8mm }} .leaf {{ break-after: page }}
{css}</style><body>{body}</body></html>"""


def print_papers() -> Papers:
    """A case in one column from page 41, the same in two columns, and a page of one line."""
    sections = (
        "<h1>แผนที่ประชาชนร่วมคิด</h1><p>ข้อความนำของกรณี</p>"
        f"<div class=text><h2>การวางแผนร่วมกับประชาชน</h2>{_paragraphs(PLAN, 7)}"
        "<p class=caption>ภาพที่ 1 เวทีสาธารณะประจำปี</p>"
        f"<h3>ระบบติดตามผลสำเร็จของงาน</h3>{_paragraphs(TRACK, 7)}"
        f"<h2>การให้บริการที่จุดเดียว</h2><p>1) {SERVE}</p><p>2) {SERVE}</p>{_paragraphs(SERVE, 9)}</div>"
    )
    start = "html { counter-reset: page 40 }"
    one = paper(sections, head=HEAD, css=start, foot="'หน้า ' counter(page)")
    two = paper(sections, head=HEAD, css=start, foot="'หน้า ' counter(page)", columns=2)
    return Papers(*print_pdfs([one, two, paper("<p>ข้อความบรรทัดเดียวของหน้า</p>")]))


def saved(file: pypdfium2.PdfDocument) -> bytes:
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _paragraphs(text: str, count: int) -> str:
    return f"<p>{text}</p>" * count


def _faces() -> str:
    return "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:{letters};src:url(data:font/woff2;base64,"
        f"{base64.b64encode((_FONTS / f'sarabun-{script}-{weight}-5.3.0.woff2').read_bytes()).decode()})}}"
        for script, letters in (("latin", "U+0000-00FF,U+2000-206F"), ("thai", "U+0E00-0E7F"))
        for weight in (400, 600)
    )
