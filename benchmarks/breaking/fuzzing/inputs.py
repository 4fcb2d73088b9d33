"""Inputs made for fuzzing, as Hypothesis' strategies: Thai text with every damage, and good files that are changed with
an eye to how they are built."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache

from hypothesis import strategies as st

from benchmarks.breaking.hostile.pdf_parts import TEXT as PDF_TEXT
from benchmarks.breaking.hostile.pdf_parts import flate, made, paged, stream
from tests.support.files.word_file import bold, p, r, tbl, tc, tr, word_file

CLEAN = tuple(
    "กรมที่ดิน ประชาชน พัฒนา ร้อยละ น้ำ ทำ ได้รับ รางวัล เจ้าหน้าที่ ขั้นตอน ตั้งแต่ กำหนด ทั้งนี้ เพื่อ ที่ ให้ และ ระบบ 85 (ก.พ.ร.)".split()
)
"""Words of Thai as they should stand."""

WORDS = (
    *CLEAN,
    *"๒๕๖๔ 2564 85.5 ก.พ.ร. สำนักงาน เป้าหมาย ผล หมวด ปี แผน OGD Open data 2.1".split(),
    *"พฒันา ได้รับ รางว ัล ที ่ ส านักงาน ทีด่ิน ขัน้ตอน กาหนด เเผน ํา ำ ่ ้ ั ์ ็ เ แ โ ๆ ฯ".split(),
    *"\uf70a \uf712 \ufffd \u200b \u200d \u202e \u00a0 \u0301 ’ “ ° √ \ud800".split(" "),
    *(" ", "  ", "\t", "\n", "\f", "\r\n", "-", ".", ",", "(", ")", "\x00", "\x07", "\x1b"),
)
"""What Thai text, sound and damaged, is put together from."""

TEXT = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=24).map("".join),
    st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=40),
    st.text(max_size=30),
)

LINE = TEXT.map(lambda text: text.replace("\n", " "))

_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"99999999999999999999", b"1e30", b"0.0000001", b"NaN")
_MOST_CHANGES = 6
_LONGEST = 4096  # bytes of a stretch that is doubled or taken out


def changed(seeds: Sequence[bytes], words: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of `seeds`, changed in up to six places: bytes turned, stretches taken out, doubled or moved, numbers made
    others, one of `words` put in."""
    place, word = st.integers(0, 2**20), st.sampled_from(words)
    change = st.one_of(
        st.tuples(st.just("turn"), place, st.integers(0, 255)),
        st.tuples(st.just("out"), place, st.integers(1, _LONGEST)),
        st.tuples(st.just("double"), place, st.integers(1, _LONGEST)),
        st.tuples(st.just("number"), place, st.sampled_from(_NUMBERS)),
        st.tuples(st.just("word"), place, word),
        st.tuples(st.just("repeat"), place, word),
        st.tuples(st.just("cut"), place, st.just(0)),
    )
    changes = st.lists(change, min_size=1, max_size=_MOST_CHANGES)
    return st.builds(_change, st.sampled_from(seeds), changes)


def _change(content: bytes, changes: Sequence[tuple[str, int, int | bytes]]) -> bytes:
    for kind, place, value in changes:
        at = place % (len(content) + 1)
        content = _changed(content, kind, at, value)
    return content


def _changed(content: bytes, kind: str, at: int, value: int | bytes) -> bytes:
    before, after = content[:at], content[at:]
    if isinstance(value, bytes):
        if kind == "number":
            found = re.search(rb"[0-9]+", after)
            return before + (after[: found.start()] + value + after[found.end() :] if found else after)
        return before + value * (200 if kind == "repeat" else 1) + after
    if kind == "turn":
        return before + bytes([after[0] ^ value]) + after[1:] if after else content
    if kind == "out":
        return before + after[value:]
    return before + after[:value] + after if kind == "double" else before


def packages() -> st.SearchStrategy[bytes]:
    """Word documents of which one part is changed, or the package itself."""
    parts = _parts(_word_seed())
    whole = _packed(parts)
    words = [word.encode() for word in _TAGS]

    def inside(name: str) -> st.SearchStrategy[bytes]:
        return changed([parts[name]], words).map(lambda content: _packed({**parts, name: content}))

    return st.one_of(*map(inside, parts), changed([whole], [b"PK\1\2", b"PK\3\4", b"PK\5\6", b"\xff\xff\xff\xff"]))


_TAGS = (
    "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "<w:r>", "</w:r>", "<w:t>ก</w:t>", "<w:br/>",
    '<w:gridSpan w:val="99999"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:numId w:val="1"/>', "<w:tab/>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', "<w:instrText>TOC", "<w:vanish/>",
    '<w:outlineLvl w:val="-1"/>', '<w:pStyle w:val="H1"/>', '<w:basedOn w:val="H1"/>', "<w:sdt>", "<w:txbxContent>",
    "<m:oMath>", "<m:f>", "<!DOCTYPE a>", "<!--", "&a;", "\ufffd", "w:val=", "<w:del>", "<w:ins>",
    "<w:footnoteReference/>",
)  # fmt: skip


@cache
def _word_seed() -> bytes:
    num = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1."/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>หมายเหตุ</w:t></w:r></w:p></w:footnote>'
    table = tbl(tr(tc("ก", form='<w:gridSpan w:val="2"/>'), "ข"), tr(tc("ค", form="<w:vMerge/>"), "ง", "จ"))
    body = p("การวางแผน", style="H1") + p("ร่วมคิด", bold("ร่วมทำ"), r("ซ่อน", "<w:vanish/>"), form=num) + table
    noted = p("ผล", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    return word_file(body + noted, numbering=numbering, footnotes=note)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    # Without the time of day, so that every run has the same inputs.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


MARKDOWN = (
    "---\nagency: กรมทดสอบ\ncategory: 2\nyear: 2564\nshort_names: [กท.]\n---\n# การวางแผน\n\n<!-- page: 7 -->\n"
    "- ร่วมคิด\n  1. ร่วมทำ\n\n> อ้าง **หนา** *เอน* `โค้ด` [ลิงก์](a 'b') ![ภาพ](c)\n\n|ก|ข|\n|-|-|\n|1|2|\n\n[a]: /b\n"
).encode()
MARKDOWN_WORDS = [
    word.encode()
    for word in (
        *"# > - 1. * ** _ ` ~~ ``` [ ] ( ) ![ <!-- --> <div> &#1; <? ]]> ก ำ | |-| --- [a]: \\".split(),
        *("\n", "\n\n", "\t", "    ", "\n---\n", "\n- ", "\n> ", "<!-- page: ", "\n```\n", "\n|-|\n"),
    )
]

PAGE = (
    '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>รายงาน</title><style>.a{display:none}</style>'
    "</head><body><nav>เมนู</nav><main><h1>การวางแผน</h1><p>ร่วม<b>คิด</b><br>ทำ<sup>1</sup><ul><li>ก<ol start=3><li>ข"
    "</ol></ul><table><tr><th rowspan=2>ก<td colspan=2>ข<tr><td>ค</table><div class=a>ซ่อน</div><math><mfrac><mi>a</mi>"
    "<mn>2</mn></mfrac></math></main><footer>ท้าย</footer></body></html>"
).encode()
PAGE_WORDS = [
    word.encode()
    for word in (
        *"<p> </p> <div> </div> <table> <tr> <td> </table> <ul> <li> <ol> <h1> </h1> <b> <!-- --> <style>".split(),
        *"</style> <script> <svg> <math> <template> <select> <option> <input> <br> <pre> <ruby> &#0; &amp;".split(),
        *("&#xd800;", "<![CDATA["),
        *("<td rowspan=65535>", "<td colspan=-1>", "<ol start=-9999999999 reversed>", '<p style="display:none">', "<"),
        *('<meta charset="utf-16">', '<meta charset="tis-620">', "\ufffd", "\x00", "ก", "่", '"', "'", "="),
    )
]


def pdfs() -> tuple[bytes, ...]:
    """Small PDFs: a table, a form that is drawn, a font with a map of its own, a sheet that is used twice."""
    kinds = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"
    grid = b"50 600 m 400 600 l S 50 500 m 400 500 l S 50 500 m 50 600 l S 400 500 m 400 600 l S 200 500 m 200 600 l S "
    cells = b"BT /F 10 Tf 60 550 Td (Goal) Tj 180 0 Td (85.5) Tj ET "
    cmap = stream(b"begincmap\n1 beginbfrange\n<20> <7e> <0E01>\nendbfrange\nendcmap")
    mapped = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    root = b"<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/D/St 7>>]>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    plain = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return (
        paged(stream(PDF_TEXT + grid + cells)),
        paged(stream(b"q 0.5 0 0 0.5 9 9 cm /X Do Q"), stream(PDF_TEXT, kinds), resources=b"/XObject<</X 6 0 R>>"),
        paged(stream(PDF_TEXT.replace(b"/F", b"/T") * 3), mapped, cmap, resources=b"/Font<</T 6 0 R>>"),
        made(root, pages, page, flate(PDF_TEXT * 5), plain),
    )


PDF_WORDS = [
    *(
        word.encode()
        for word in "<< >> [ ] ( ) /Kids /Type/Page stream endstream /Filter/LZWDecode %%EOF trailer<<".split()
    ),
    *(b" 0 R ", b"/Parent 2 0 R", b" BT ", b" ET ", b" Tj ", b" q ", b" Q ", b" cm ", b" Tf ", b" Td ", b" re f "),
    *(b"/X Do ", b"/Filter/FlateDecode", b"/Length 4 0 R", b"/Rotate 90", b"/MediaBox[0 0 1e9 1e9]", b"\0", b"\xff"),
    *(b"/ToUnicode 4 0 R", b"/Encoding 5 0 R", b"/Resources 3 0 R", b"startxref\n0\n"),
]
