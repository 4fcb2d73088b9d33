"""Hostile pages of PDFs: pictures, boxes, forms, fonts and colours that take without end."""

import zlib
from collections.abc import Callable, Mapping

from benchmarks.breaking.hostile.pdf_parts import (
    CATALOGUE,
    DEEP,
    FONT,
    MILLION,
    TEXT,
    flate,
    made,
    repeated,
    set_type,
    stream,
)


def _image(entries: bytes, content: bytes) -> bytes:
    picture = stream(content, b"/Type/XObject/Subtype/Image" + entries)
    return set_type(b"q 595 0 0 842 0 0 cm /X Do Q", picture, resources=b"/XObject<</X 6 0 R>>")


def _wide() -> bytes:
    grey = b"/Width 1000000/Height 1000000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
    return _image(grey, repeated(100 * MILLION, b"\0"))


def _high() -> bytes:
    grey = b"/Width 1/Height 2147483647/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
    return _image(grey, repeated(100 * MILLION, b"\0"))


def _fax() -> bytes:
    sizes = b"/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray"
    return _image(sizes + b"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>", b"\xff" * 100_000)


def _jbig2() -> bytes:
    page = b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\xff\xff\xff\xf0" * 2 + bytes(11)
    region = b"\0\0\0\1\x26\0\1\0\0\0\x24" + b"\x7f\xff\xff\xf0" * 2 + bytes(28)
    sizes = b"/Width 65000/Height 65000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/JBIG2Decode"
    return _image(sizes, page + region)


def _jpx() -> bytes:
    sizes = (65_000).to_bytes(4, "big") * 2 + bytes(8) + (1).to_bytes(4, "big") * 2 + bytes(8)
    siz = b"\xff\x51\0\x2f\0\0" + sizes + b"\0\3" + b"\7\1\1" * 3
    code = b"\xff\x4f" + siz + b"\xff\x52\0\x0c\0\0\0\1\0\5\4\4\0\1" + b"\xff\x5c\0\x13\x40" + bytes(16)
    tile = b"\xff\x90\0\x0a\0\0\0\0\0\0\0\1\xff\x93" + bytes(2000) + b"\xff\xd9"
    return _image(b"/Width 65000/Height 65000/Filter/JPXDecode", code + tile)


def _jpeg() -> bytes:
    frame = b"\xff\xd8\xff\xc0\0\x11\x08\xff\xdc\xff\xdc\3\1\x22\0\2\x11\1\3\x11\1"
    scan = b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0" + bytes(1000) + b"\xff\xd9"
    return _image(b"/Width 65500/Height 65500/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode", frame + scan)


def _inline_image() -> bytes:
    return set_type(b"BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID " + bytes(MILLION) + b" EI\n" + TEXT)


def _boxed(box: bytes) -> bytes:
    return set_type(TEXT, page=b"/MediaBox[%s]/CropBox[%s]/UserUnit 75000" % (box, box))


def _drawn_in_huge_box() -> bytes:
    return set_type(b"0 0 m 9e8 9e8 l S " * 100, page=b"/MediaBox[0 0 1e9 1e9]/CropBox[0 0 1e9 1e9]/UserUnit 75000")


def _full_pages() -> bytes:
    lines = b"".join(b"1 0 0 1 40 %d Tm (%s) Tj " % (800 - 9 * row, b"The department plans. " * 6) for row in range(80))
    return _all_of_one(b"BT /F 6 Tf " + lines + b"ET", 600)


def _ruled_pages() -> bytes:
    grid = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (at, at, at, at) for at in range(0, 595, 3))
    return _all_of_one(TEXT + grid, 300)


def _all_of_one(content: bytes, pages: int) -> bytes:
    kids = b"".join(b"%d 0 R " % (number + 4) for number in range(pages))
    own = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F 4 0 R>>>>>>"
        for _ in range(pages)
    )
    head = b"<</Type/Pages/Kids[4 0 R %s]/Count %d>>" % (kids[6:], pages)
    return made(CATALOGUE, head.replace(b"[4 0 R ", b"[5 0 R ", 1), flate(content), FONT, *own)


def _forms(count: int, times: int) -> bytes:
    kinds = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>"
    forms = (flate(b"/X Do " * times + TEXT, kinds % (6 + (n + 1) % count)) for n in range(count))
    return set_type(b"/X Do " + TEXT, *forms, resources=b"/XObject<</X 6 0 R>>")


def _forms_that_grow() -> bytes:
    kinds = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>/Font<</F 5 0 R>>>>"
    forms = [flate(b"/X Do " * 10, kinds % (7 + n)) for n in range(12)]
    leaf = flate(TEXT, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>")
    return set_type(b"/X Do ", *forms, leaf, resources=b"/XObject<</X 6 0 R>>")


def _masks() -> bytes:
    group = b"/Group<</S/Transparency/CS/DeviceGray>>"
    state = b"<</Type/ExtGState/SMask<</S/Luminosity/G 7 0 R>>>>"
    form = flate(b"/G gs 0 0 595 842 re f", b"/Subtype/Form/BBox[0 0 9 9]/Resources<</ExtGState<</G 6 0 R>>>>" + group)
    return set_type(b"/G gs " + b"0 0 595 842 re f " * 60, state, form, resources=b"/ExtGState<</G 6 0 R>>")


def _type_three() -> bytes:
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 7 0 R>>/FirstChar 97"
        b"/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>/Resources<</Font<</T 6 0 R>>>>>>"
    )
    glyph = stream(b"9 0 d0 BT /T 1 Tf (aaaaaaaaaa) Tj ET")
    return set_type(b"BT /T 9 Tf 50 700 Td (aaaa) Tj ET", font, glyph, resources=b"/Font<</T 6 0 R>>")


def _tiles() -> bytes:
    tile = stream(
        b"/T scn 0 0 1 1 re f",
        b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.0001/YStep 0.0001"
        b"/Resources<</Pattern<</T 6 0 R>>>>",
    )
    return set_type(
        b"/Pattern cs /T scn " + b"0 0 595 842 re f " * 60, tile, resources=b"/Pattern<</T 6 0 R>>"
    )  # so much drawn and no letter: it is rendered


def _shading() -> bytes:
    function = stream(b"{ %s }" % (b"dup " * 100 + b"pop " * 100), b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]")
    shade = b"<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1 0 1]/Matrix[595 0 0 842 0 0]/Function 7 0 R>>"
    return set_type(b"/S sh " * 5_000, shade, function, resources=b"/Shading<</S 6 0 R>>")


def _sampled() -> bytes:
    function = stream(
        b"\0" * 100, b"/FunctionType 0/Domain[%s]/Range[0 1]/Size[%s]/BitsPerSample 32" % (b"0 1 " * 30, b"60000 " * 30)
    )
    space = b"[/DeviceN[%s]/DeviceGray 7 0 R]" % (b"/a" * 30)
    return set_type(b"/S cs " + b"0 0 9 9 re f " * 99, space, function, resources=b"/ColorSpace<</S 6 0 R>>")


def _spaces() -> bytes:
    return set_type(b"/S cs 0 0 9 9 re f " * 99, b"[/Indexed 6 0 R 255 6 0 R]", resources=b"/ColorSpace<</S 6 0 R>>")


def _mapped(cmap: bytes) -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    return set_type(TEXT.replace(b"/F", b"/T"), font, flate(cmap), resources=b"/Font<</T 6 0 R>>")


def _cmap_bomb() -> bytes:
    wide = b"0e01" * 2_000
    return _mapped(b"1 beginbfrange\n<0000> <ffff> <%s>\nendbfrange\n" % wide * 200)


def _cmap_ranges() -> bytes:
    return _mapped(
        b"1 begincodespacerange <00> <ffffffff> endcodespacerange\n" + b"<00000000> <ffffffff> 0\n" * MILLION
    )


def _embedded(program: bytes) -> bytes:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 7 0 R/FirstChar 0/LastChar 255/Widths[%s]>>"
    described = b"<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1 1]/FontFile2 8 0 R>>"
    return set_type(
        TEXT.replace(b"/F", b"/T"), font % (b"9 " * 256), described, flate(program), resources=b"/Font<</T 6 0 R>>"
    )


def _operators(content: bytes, times: int) -> bytes:
    return set_type(content * times + TEXT)


def _scattered() -> bytes:
    rows = (b"1 0 0 1 %d %d Tm (a) Tj " % (n * 7919 % 595, n * 104_729 % 842) for n in range(200_000))
    return set_type(b"BT /F 4 Tf " + b"".join(rows) + b"ET")


def _turned() -> bytes:
    rows = (b"0.%03d 0.5 -0.5 0.%03d 300 400 Tm (abc) Tj " % (n % 1000, n % 997) for n in range(50_000))
    return set_type(b"BT /F 4 Tf " + b"".join(rows) + b"ET")


def _ruled() -> bytes:
    grid = b"".join(
        b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % ((n * 7919 % 595,) * 2 + (n % 842,) * 2) for n in range(DEEP)
    )
    return set_type(TEXT + grid)


def _noise() -> bytes:
    pixels = b"".join(zlib.crc32(n.to_bytes(4, "big")).to_bytes(4, "big") for n in range(250_000))
    sizes = b"/Width 1000/Height 1000/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
    return _image(sizes, zlib.compress(pixels))


FILES: Mapping[str, Callable[[], bytes]] = {
    "image-of-a-million-squared.pdf": _wide,
    "image-of-2-billion-rows.pdf": _high,
    "fax-of-60000-squared.pdf": _fax,
    "jbig2-of-4-billion-squared.pdf": _jbig2,
    "jpx-of-tiles-of-one-pixel.pdf": _jpx,
    "jpeg-of-65500-squared.pdf": _jpeg,
    "inline-image-of-100000-squared.pdf": _inline_image,
    "noise.pdf": _noise,
    "box-of-a-billion.pdf": lambda: _boxed(b"0 0 1e9 1e9"),
    "box-of-nothing.pdf": lambda: _boxed(b"0 0 0 0"),
    "box-inside-out.pdf": lambda: _boxed(b"9e30 9e30 -9e30 -9e30"),
    "box-of-no-numbers.pdf": lambda: _boxed(b"/a (b) null 0 0 R"),
    "drawn-in-a-box-of-a-billion.pdf": _drawn_in_huge_box,
    "600-full-pages.pdf": _full_pages,
    "300-ruled-pages.pdf": _ruled_pages,
    "form-that-draws-itself.pdf": lambda: _forms(1, 3),
    "forms-that-draw-each-other.pdf": lambda: _forms(50, 3),
    "forms-that-draw-ten-each.pdf": _forms_that_grow,
    "masks-that-loop.pdf": _masks,
    "type-3-font-that-sets-itself.pdf": _type_three,
    "tiles-without-end.pdf": _tiles,
    "shadings-that-compute.pdf": _shading,
    "function-of-30-dimensions.pdf": _sampled,
    "colour-space-that-loops.pdf": _spaces,
    "codes-that-stand-for-gigabytes.pdf": _cmap_bomb,
    "codes-in-a-million-ranges.pdf": _cmap_ranges,
    "font-of-nothing.pdf": lambda: _embedded(b"\0\1\0\0\xff\xff" + b"glyf" * 100_000),
    "a-million-saved-states.pdf": lambda: _operators(b"q ", MILLION),
    "a-million-marks.pdf": lambda: _operators(b"/A<</MCID 0>>BDC ", MILLION),
    "a-million-letters.pdf": lambda: _operators(b"BT /F 1 Tf 9 9 Td (a) Tj ET\n", MILLION),
    "a-million-squares.pdf": lambda: _operators(b"0 0 9 9 re f\n", MILLION),
    "a-million-brackets.pdf": lambda: _operators(b"[", MILLION),
    "letters-scattered.pdf": _scattered,
    "letters-turned.pdf": _turned,
    "rules-everywhere.pdf": _ruled,
}
"""By the file's name what makes it."""
