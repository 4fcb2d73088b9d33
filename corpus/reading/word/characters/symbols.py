"""Glyphs of fonts whose letters are pictures, as the characters they show."""

_SYMBOL = dict(
    zip(
        (*range(0x20, 0x7F), *range(0xA0, 0xF0), *range(0xF1, 0xFF)),
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS = {
    **dict(zip(range(0x20, 0x2F), " ✏✂✁👓🔔📖🕯☎✆✉✉📪📫📬", strict=True)),
    **dict(zip(range(0x41, 0x54), "✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚑⚐✈☼💧", strict=True)),
    **dict(zip(range(0x6C, 0x7A), "●❍■□□❑❒⬧⧫◆❖⬥☒⍓", strict=True)),
    **dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0x9E, 0xA9), "·•▪○○○◉◎○▪□", strict=True)),
    **dict(zip(range(0xD5, 0xE9), "⌫⌦◀➢▲▼⊂⊃➲←←→↑↓↖↗↙↘←➔", strict=True)),
    **dict(zip(range(0xEF, 0xFF), "⇦⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑", strict=True)),
    0xAB: "★",
    0xAD: "✶",
    0xB0: "⌖",
    0xB7: "🕐",
}
_WINGDINGS_2 = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0x96: "•",
    0x97: "●",
    0xA3: "□",
    0xA2: "■",
}
_WINGDINGS_3 = {0x66: "←", 0x67: "→", 0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x74: "◀", 0x75: "▶", 0x7D: "▶"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x34: "▶", 0x33: "◀", 0x35: "▲", 0x36: "▼", 0x3C: "■", 0x6E: "●", 0x63: "□"}
_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_FIRST, _LAST = 0xF000, 0xF0FF  # where Word keeps the characters of such fonts


def symbol(font: str, code: str) -> str:
    """The character of a w:sym: `code` are the hexadecimal digits of a place in `font`. A space for a picture that is
    no character, and for a code that is none."""
    try:
        place = int(code, 16)
    except ValueError:
        return " "
    glyphs = _FONTS.get(font.strip().lower())
    if glyphs is not None:
        return glyphs.get(place - _FIRST if _FIRST <= place <= _LAST else place, " ")
    place -= _FIRST if _FIRST + 0x20 <= place <= _LAST else 0
    return chr(place) if 0x20 <= place < 0xD800 or 0xE000 <= place < 0x110000 else " "


def with_symbols(font: str, text: str) -> str:
    """`text` set in `font`: characters that Word keeps for fonts of pictures, and in fonts of pictures Latin letters
    too, become what they show; all others stay."""
    glyphs = _FONTS.get(font.strip().lower())
    if glyphs is None:
        return text
    return "".join(
        symbol(font, f"{ord(each):x}") if " " < each < "\u0100" or _FIRST <= ord(each) <= _LAST else each
        for each in text
    )
