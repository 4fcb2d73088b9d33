"""PDFs set glyph by glyph in the habit of one program or another: what the codes say, and what is drawn when.

The letters are real ones of Sarabun; only the map from glyphs to letters and the order of drawing are the program's.
"""

import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

import web
from corpus.thai import MARK, SARA_AM
from tests.support.printing import hand_made

_FONT = Path(web.__file__).parent / "static" / "fonts" / "sarabun-thai-400-5.3.0.woff2"
_NIKHAHIT, _SARA_AA = "\u0e4d", "\u0e32"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
_HIGH = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4d"
_RAISE = 0.25  # ems of a tone over a vowel
_LEADING = 1.8
_MARK, _MARKS = re.compile(f"[{MARK}]"), re.compile(f"[{MARK}]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """codes: what glyphs say in place of their letters; "" for one that says nothing. marks_last: whether the marks of
    a line are drawn after its letters. clusters: whether a consonant's glyph says its marks, too. twice: points between
    a letter and the same letter drawn again."""

    codes: Mapping[str, str] = field(default_factory=dict)
    marks_last: bool = False
    clusters: bool = False
    twice: float = 0.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    letter: str
    code: str
    x: float
    y: float


def set_type(lines: Sequence[str], habit: Habit, *, size: float = 16, colour: str = "0 g", left: float = 60) -> bytes:
    """A PDF of one page with `lines` of Thai, in type of `size` points. Each distinct pair of letter and code is a
    glyph of its own, as in a font that is embedded in part."""
    drawn = [
        each for row, line in enumerate(lines) for each in _line(line, habit, left, 780 - row * _LEADING * size, size)
    ]
    glyphs = {pair: place for place, pair in enumerate(dict.fromkeys((each.letter, each.code) for each in drawn), 1)}
    shown = "".join(
        f"1 0 0 1 {each.x + shift:.2f} {each.y:.2f} Tm <{glyphs[each.letter, each.code]:04x}> Tj\n"
        for each in drawn
        for shift in ((0.0, habit.twice) if habit.twice else (0.0,))
    )
    content = f"{colour}\nBT /F {size} Tf\n{shown}ET".encode()
    names = [".notdef", *(_font().getBestCmap()[ord(letter)] for letter, _ in glyphs)]
    widths = " ".join(str(_font()["hmtx"][name][0]) for name in names)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return hand_made(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        _stream(content),
        b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sarabun/Encoding/Identity-H/DescendantFonts[6 0 R]"
        b"/ToUnicode 9 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Sarabun/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 7 0 R/W[0[" + widths.encode() + b"]]/CIDToGIDMap 10 0 R>>",
        b"<</Type/FontDescriptor/FontName/ABCDEF+Sarabun/Flags 4/FontBBox[-600 -400 1000 1300]/ItalicAngle 0"
        b"/Ascent 1068/Descent -232/CapHeight 700/StemV 80/FontFile2 8 0 R>>",
        _stream(_file()),
        _stream(_map(glyphs)),
        _stream(b"".join(_font().getGlyphID(name).to_bytes(2, "big") for name in names)),
    )


def _line(line: str, habit: Habit, x: float, y: float, size: float) -> Iterator[_Drawn]:
    letters, marks = list[_Drawn](), list[_Drawn]()
    apart = line.replace(SARA_AM, _NIKHAHIT + _SARA_AA)
    em = size / 1000
    for place, letter in enumerate(apart):
        if letter == " ":
            x += 250 * em
            continue
        is_mark = _MARK.match(letter) is not None
        raised = _RAISE * size if letter in _TONES and apart[place - 1] in _HIGH else 0.0
        code = habit.codes.get(letter, letter)
        if habit.clusters and not is_mark:
            code += "".join(_MARKS.match(apart, place + 1)[0])
        drawn = _Drawn(letter, code, x, y + raised)
        (marks if is_mark and habit.marks_last else letters).append(drawn)
        x += 0 if is_mark else _font()["hmtx"][_font().getBestCmap()[ord(letter)]][0] * em
    yield from (*letters, *marks)


@cache
def _font() -> TTFont:
    return TTFont(_FONT)


@cache
def _file() -> bytes:
    font, out = TTFont(_FONT), io.BytesIO()
    font.flavor = None
    font.save(out)
    return out.getvalue()


def _map(glyphs: Mapping[tuple[str, str], int]) -> bytes:
    rows = "\n".join(f"<{place:04x}> <{code.encode('utf-16-be').hex()}>" for (_, code), place in glyphs.items() if code)
    count = sum(bool(code) for _, code in glyphs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{count} beginbfchar\n{rows}\nendbfchar endcmap end end"
    ).encode()


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed)
