"""What is said to a user, in both languages of the interface."""

import errno
from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("th", "en")
"""The languages of the interface, the first of which is at home here."""


@dataclass(frozen=True, slots=True)
class Said:
    """One wording in Thai and in English. one: the English for a count of 1, "" when it does not differ.

    A wording is a whole sentence, a label, or a template of either, in which {name} stands for what `filled` puts there
    and {n} for a count.
    """

    th: str
    en: str
    one: str = ""

    def in_language(self, language: str) -> str:
        """The wording for a user whose interface language is `language`: "th"; any other is answered in English."""
        return self.th if language == "th" else self.en

    def filled(self, *, n: int | None = None, **values: "str | Said") -> "Said":
        """The template with `values` in place, each language with its own of a Said, and `n` with its thousands
        separated. Raises KeyError for a name that is not given."""
        english = self.one if n == 1 and self.one else self.en
        given = values if n is None else {**values, "n": f"{n:,}"}
        return Said(self.th.format(**_worded(given, "th")), english.format(**_worded(given, "en")))


_REASONS = {
    errno.ENOSPC: "เนื้อที่เต็ม",
    errno.EDQUOT: "เกินโควตาเนื้อที่",
    errno.EACCES: "ไม่มีสิทธิ์",
    errno.EPERM: "ไม่มีสิทธิ์",
    errno.EROFS: "ดิสก์อ่านได้อย่างเดียว",
    errno.ENOENT: "ไม่มีไฟล์หรือโฟลเดอร์นี้",
    errno.ENOTDIR: "ไม่ใช่โฟลเดอร์",
    errno.EIO: "ดิสก์อ่านหรือเขียนผิดพลาด",
}


def reason_of(exc: Exception) -> Said:
    """What the system says when it refuses, to be put in brackets: in English as it says it, in Thai too where it is
    one of the common reasons."""
    english = getattr(exc, "strerror", None) or str(exc)
    return Said(_REASONS.get(getattr(exc, "errno", None) or 0, english), english)


def _worded(values: "Mapping[str, str | Said]", language: str) -> dict[str, str]:
    return {name: each if isinstance(each, str) else each.in_language(language) for name, each in values.items()}
