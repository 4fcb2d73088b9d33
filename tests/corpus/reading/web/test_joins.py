"""Pieces of a line of a page never become another number or word."""

import pytest

from tests.corpus.reading.web.test_page import texts


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('92<sup><a href="#f">1</a></sup>5 ขั้น<sup><a href="#f">1</a></sup>ตอน', "92 5 ขั้นตอน"),
        ('92<a href="#_ftn1">[1]</a>5 92<a href="#fn1"><sup>1</sup></a>5', "92 5 92 5"),
        ("92<wbr>5 2561&#8203;2564 1,000&#8203;,000 25&#8288;64 12&shy;15", "92 5 2561 2564 1,000,000 2564 12-15"),
        ("92<b>5</b> 9<span>2</span><i>5</i> 92<!-- x -->5", "925 925 925"),
        ("92<span hidden>1</span>5 ขั้น<span hidden>1</span>ตอน", "92 5 ขั้นตอน"),
        ("92<img src=a>5 92<object>x</object>5 92<input>5", "92 5 92 5 92 5"),
        ("92<del>1</del>5 92<s>1</s>5 <s>ขั้น</s>ตอน 92<strike>1</strike>5", "92 1 5 92 1 5 ขั้น ตอน 92 1 5"),
        ("92<a href=notes.html>1</a> ก <a href=a>ขั้น</a>ตอน", "92 1 ก ขั้นตอน"),
        ("92<sup>ก</sup>5 ๙๒<sup>ก</sup> น้ำ<sup>ก</sup>ดี", "92 ก 5 ๙๒ ก น้ำ ก ดี"),
        ("results<sup>a</sup>and 92<sup>b</sup> ๙๒<sup>๑</sup> 25<sup>o</sup>C", "results a and 92 b ๙๒¹ 25°C"),
        ("CO<sub>2</sub>35 5<sub>2.5</sub>10 <sup>1</sup>5", "CO₂35 5 2.5 10 ¹5"),
        (
            "92<span style='font-size:8pt;vertical-align:super'>1</span> H<span style='vertical-align:sub'>2</span>O",
            "92¹ H₂O",
        ),
        ("92<span style='margin-left:2em'>5</span> 92<span style='float:right'>5</span>", "92 5 92 5"),
        ("92<span style='margin:0'>5</span>", "925"),
        ("<span style='text-decoration:line-through'>80</span>90 <s>80</s>90", "80 90 80 90"),
        ("<b style='color:red; text-decoration-line:underline line-through'>80</b>90", "80 90"),
        ("<span style='text-decoration:underline'>80</span>90", "8090"),
        ("<span style='text-decoration:line-through'>ขั้น</span>ตอน", "ขั้น ตอน"),
        ("4.25<span style='font-size:8pt;position:relative;top:-4pt'>12</span> ราย", "4.25¹² ราย"),
        ("ปี <span style='position:absolute;left:9px;top:20px'>2564</span>", "ปี 2564"),
        ("ปี <span style='position:relative;top:-1px'>2564</span>", "ปี 2564"),
        ("รวม <b style='position:relative; top:1px'>1,250</b> บาท", "รวม 1,250 บาท"),
        ("โทร <span style='vertical-align:2px'>02-123-4567</span>", "โทร 02-123-4567"),
        ("<ruby>92<rt>ก</rt></ruby>5", "92 (ก)5"),
        ("2<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>5 <math><mn>2</mn><mn>5</mn></math>", "2 1/2 5 2 5"),
        (
            "<math><msub><mn>10</mn><mn>2</mn></msub></math> <math><msup><mn>10</mn><mn>2</mn></msup></math>5",
            "10₂ 10²5",
        ),
        ("2<math><mfrac><mrow><mn>5</mn><mo>+</mo><mn>9</mn></mrow><mn>2</mn></mfrac></math>", "2(5+9)/2"),
        ("<math><msqrt><mn>4</mn><mo>+</mo><mn>5</mn></msqrt></math>", "√(4+5)"),
        ("<math><mn>5</mn><mroot><mn>8</mn><mn>3</mn></mroot></math>7", "5 ³√8 7"),
        ("<math><mn>5</mn><munder><mo>∑</mo><mi>i</mi></munder><mover><mi>x</mi><mo>¯</mo></mover></math>", "5∑_i x¯"),
        ("<math><msubsup><mi>x</mi><none/><mn>2</mn></msubsup></math>", "x²"),
        ("<math><mmultiscripts><mi>C</mi><mprescripts/><none/><mn>14</mn></mmultiscripts></math>", "¹⁴C"),
        ("<math><mfenced separators=''><mn>1</mn><mi>x</mi></mfenced></math>", "(1x)"),
        ("92<input type=search value=5> <select size=x><option>1<option>2</select>", "92 5 1"),
        ("1<b style='border:1px solid'>2</b> 9<b style='border:0'>5</b>", "1 2 95"),
        ("<math><mn>92</mn><mtext> ร้อยละ </mtext><mphantom><mn>1</mn></mphantom><mn>5</mn></math>", "92 ร้อยละ 5"),
        (
            "<math><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr></mtable></math>",
            "1, 2; 3",
        ),
        ("ปี<input value=2564>9<input type=hidden value=5>2<input type=submit value=5>4", "ปี 2564 9 2 4"),
        ("<select><option>2563<option selected>2564</select>5 <select><option>1<option>2</select>", "2564 5 1"),
        ("<input type=radio checked>ใช่ <input type=radio>ไม่", "☑ ใช่ ไม่"),
        ("ปี<i style='display:inline-block'>25</i>64 <i style='display:inline-block'>1</i>2", "ปี25 64 12"),
        ("<svg><text>2561<tspan x=0 dy=9>25</tspan><tspan>64</tspan></text><text>9</text></svg>5", "2561 2564 9 5"),
        ("2561\x1f2564 92\x015 ขั้น\x01ตอน", "2561-2564 92 5 ขั้นตอน"),
    ],
)
def test_what_stands_apart_stays_apart(html: str, shown: str) -> None:
    assert texts(f"<p>{html}</p>") == [shown]


@pytest.mark.parametrize(
    ("rules", "html", "shown"),
    [
        (".up {vertical-align: super} #low{vertical-align:sub}", "92<b class=Up>1</b> H<i id=low>2</i>O", "92¹ H₂O"),
        ("<!-- span.X{font-size:8pt; mso-text-raise:4pt} -->", "92<span class=X>1</span> 9<b class=X>5</b>", "92¹ 95"),
        (".n{font-size:60%} .n{position:relative;top:-4pt}", "92<span class=n>1</span>", "92¹"),
        (".n{display:inline-block;margin:3px}", "<i class=n>45</i><i class=n>55</i>", "45 55"),
        (".r{display:inline-flex}", "<i class=r><b>45</b><b>55</b>ขั้น</i>", "45 55 ขั้น"),
        (".n{float:left}", "<i class=n>45</i>55", "45 55"),
        (".old, u{text-decoration-line:line-through}", "<b class=old>80</b>90 <u>80</u>90", "80 90 80 90"),
        (".a{position:absolute}", "92<span class=a>5</span>", "92 5"),
        (".up{vertical-align:super}", "92<b class=up style='vertical-align:baseline'>5</b>", "925"),
        ("b.up{vertical-align:baseline} .up{vertical-align:super}", "92<b class=up>5</b>", "925"),
        (".old{text-decoration-line:line-through}", "92<b class=old style='text-decoration:none'>5</b>", "925"),
        (
            "@media print{.up{vertical-align:super}} p .up{top:1px} .up:hover{vertical-align:sub}",
            "9<b class=up>5</b>",
            "95",
        ),
    ],
)
def test_rules_of_the_page_count_as_the_style_of_what_they_mean(rules: str, html: str, shown: str) -> None:
    assert texts(f"<style>{rules}</style><p>{html}</p>") == [shown]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>2561<br>2564</h2>",
        "<table><tr><td>ก<td>2561<br>2564<td>9<tr><td>ก<td>ข<td>9</table>",
        "<dl><dt>2561<dd>2564</dl>",
        "<ul><li>2561<li>2564</ul>",
        "<p><span style='display:table-cell'>2561</span><span style='display:inline-block'>2564</span>",
        "<style>.r{display:flex}</style><div class=r><b>2561</b><b>2564</b></div>",
        "<div class=d-flex><b>2561</b>2564</div>",
        "<style>b{display:block}</style><p><b>2561</b>2564</p>",
        "<p><label>2561</label><button>2564</button>",
    ],
)
def test_lines_cells_and_items_stay_apart(html: str) -> None:
    found = texts(html)
    assert any("2561" in text for text in found)
    assert not any("25612564" in text for text in found)
