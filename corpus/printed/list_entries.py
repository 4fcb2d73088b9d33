"""Lists of contents: lines that name a title and the page it stands on."""

import re

from corpus.thai import fold_digits

_LONGEST = 300  # characters of an entry
_LEADER = re.compile(r"(?:[.…‥·_\u0e2f]\s?){4,}|(?:…\s?){2,}")
_PAGE_LAST = re.compile(r"[\s|.…·]((?:[0-9]{1,3}|[ivxl]{1,6}|[ก-ฮ])(?:\s?[-–]\s?[0-9]{1,3})?)\s*[•·|]?$")
_TITLE = re.compile(
    r"(?:สารบัญ(?:ตาราง|ภาพ|รูป|รูปภาพ|แผนภาพ|แผนภูมิ|เรื่อง|คำย่อ)?|ภายในฉบับ(?:นี้)?|ในฉบับนี้|เนื้อหาในฉบับ|เรื่องในฉบับ|"
    r"(?:table\s+of\s+)?contents|list\s+of\s+(?:tables|figures)|in\s+this\s+issue)\s*(?:\(ต่อ\)|ต่อ|\(cont.{0,9}\))?\s*[:：]?",
    re.IGNORECASE,
)


def is_list_title(text: str) -> bool:
    """Whether `text` is the title of a list of contents, of tables or of figures: "สารบัญ", "สารบัญตาราง (ต่อ)"."""
    return len(text) <= 60 and _TITLE.fullmatch(" ".join(text.split())) is not None


def has_leader(text: str) -> bool:
    """Whether a row of dots leads from the text to a page, or to nothing."""
    return len(text) <= _LONGEST and _LEADER.search(text) is not None


def entry_page(text: str) -> str:
    """The page at the end of an entry, in common digits; "" where none stands there."""
    words = fold_digits(text.strip())
    match = _PAGE_LAST.search(words[-16:]) if len(words) <= _LONGEST else None
    return match[1] if match and words[: -len(match[0])].strip(" |.…•") else ""
