"""What is said of passages that state an aim, the same on the page and in the terminal."""

from corpus import Said

STATES_AIM = Said("ระบุเป็นเป้าหมาย ไม่ได้เล่าวิธีปฏิบัติ", "stated as an aim; no practice described here")
"""Of one passage."""

ONLY_AIMS = Said(
    "ที่พบเป็นเพียงเป้าหมายที่หน่วยงานระบุไว้ ยังไม่พบตอนที่เล่าวิธีปฏิบัติในเรื่องนี้",
    "What was found is stated as an aim only; no practice on this is described here.",
)
"""Of an answer: see `search.results.Answer.only_aims`."""
