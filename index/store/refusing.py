"""What is said when the system refuses to keep or to give the files of a home."""

from pathlib import Path

from corpus import Said, reason_of
from index.errors import IndexNotReadable, IndexNotWritable


def not_writable(home: Path, exc: Exception) -> IndexNotWritable:
    """What is said when `home` could not be written to."""
    reason = reason_of(exc)
    return IndexNotWritable(
        Said(
            f"เขียนลงโฟลเดอร์ {home} ไม่ได้ ({reason.th}) กรุณาตรวจสอบสิทธิ์และเนื้อที่ หรือตั้ง PMQA_HOME ดัชนีเดิมยังอยู่ครบ",
            f"The folder {home} cannot be written to ({reason.en}); check its permissions and space, or set PMQA_HOME; "
            "the index as it was is still whole",
        )
    )


def not_readable(home: Path) -> IndexNotReadable:
    """What is said when `home` is another's."""
    return IndexNotReadable(
        Said(
            f"อ่านโฟลเดอร์ {home} ไม่ได้เพราะไม่มีสิทธิ์ กรุณาใช้คำสั่งในนามผู้ใช้ที่เป็นเจ้าของโฟลเดอร์ หรือตั้ง PMQA_HOME เป็นโฟลเดอร์อื่น",
            f"The folder {home} may not be read by this user; run the command as the user who owns it, or set "
            "PMQA_HOME to another folder",
        )
    )
