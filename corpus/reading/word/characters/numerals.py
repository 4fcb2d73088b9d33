"""Numbers in the forms that Word numbers its paragraphs with."""

from collections.abc import Callable

_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # as Word counts, without ฃ ฅ ฆ
_THAI_NUMBERS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_MOST_ROMAN, _MOST_LETTERS = 3999, 10  # the largest in Roman digits; how often Word repeats a letter before we count


def numeral(form: str, number: int) -> str:
    """`number`, from 0, in the form of w:numFmt: "decimal", "thaiNumbers", "upperRoman" ...; decimal where the form is
    not known or does not reach so far; "" for "none"."""
    return _FORMS.get(form, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _letters(alphabet: str) -> Callable[[int], str]:
    def form(number: int) -> str:
        times, place = divmod(number - 1, len(alphabet))
        return alphabet[place] * (times + 1) if 0 <= times < _MOST_LETTERS else str(number)

    return form


def _thai_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number).translate(_THAI_DIGITS)
    ten = "" if not tens else "สิบ" if tens == 1 else "ยี่สิบ" if tens == 2 else f"{_THAI_NUMBERS[tens]}สิบ"
    return ten + ("เอ็ด" if tens and ones == 1 else _THAI_NUMBERS[ones])


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


_FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": "{:02}".format,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": _letters("abcdefghijklmnopqrstuvwxyz"),
    "thaiLetters": _letters(_THAI_LETTERS),
    "thaiNumbers": lambda number: str(number).translate(_THAI_DIGITS),
    "thaiCounting": _thai_words,
    "ordinal": _ordinal,
    "numberInDash": "- {} -".format,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": "({})".format,
}
