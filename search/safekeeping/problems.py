"""What is said of a backup that cannot be written, or that is none."""

from pathlib import Path

from corpus import Said
from search.errors import BackupProblem

NEWER = Said(
    "{path}: ไฟล์สำรองเป็นรูปแบบ {n} แต่โปรแกรมนี้อ่านได้ถึงรูปแบบ {known} กรุณาใช้โปรแกรมรุ่นที่เขียนไฟล์นี้ คลังยังไม่ถูกแตะต้อง",
    "{path}: the backup has the format {n} and this program reads up to {known}; use the version of the program that "
    "wrote it; the home was not touched",
)
MISSING = Said(
    "{path}: ไม่มีไฟล์นี้ กรุณาระบุไฟล์ที่ pmqa backup เขียนไว้",
    "{path}: there is no such file; name one that pmqa backup wrote",
)
FOREIGN = Said(
    "{path}: ไม่ใช่ไฟล์สำรองของโปรแกรมนี้ กรุณาระบุไฟล์ที่ pmqa backup เขียนไว้ คลังยังไม่ถูกแตะต้อง",
    "{path}: this is no backup; name a file that pmqa backup wrote; the home was not touched",
)
DAMAGED = Said(
    "{path}: ไฟล์สำรองเสียหายหรือถูกตัด ({what}) กรุณาใช้ไฟล์สำรองอื่น คลังยังไม่ถูกแตะต้อง",
    "{path}: the backup is damaged or cut short ({what}); use another backup; the home was not touched",
)
UNREADABLE = Said(
    "{path}: อ่านไฟล์ไม่ได้ ({reason}) กรุณาตรวจสิทธิ์ของไฟล์แล้วลองใหม่",
    "{path}: the file cannot be read ({reason}); check its permissions and try again",
)
UNWRITABLE = Said(
    "{path}: เขียนไฟล์สำรองไม่ได้ ({reason}) กรุณาตรวจสิทธิ์และเนื้อที่ว่าง หรือระบุที่อื่น",
    "{path}: the backup cannot be written ({reason}); check permissions and free space, or name another place",
)
FOLDER = Said(
    "{path}: เป็นโฟลเดอร์ กรุณาระบุชื่อไฟล์ในโฟลเดอร์นั้น",
    "{path}: this is a folder; name a file in it",
)
THERE = Said(
    "{path}: มีไฟล์นี้อยู่แล้ว กรุณาระบุชื่ออื่น หรือใช้ --replace เพื่อเขียนแทน",
    "{path}: the file is there already; name another one, or write in its place with --replace",
)
BUSY = Said(
    "{path}: มีคำสั่งอื่นกำลังเขียนไฟล์สำรองนี้อยู่ กรุณารอให้เสร็จ หรือระบุชื่ออื่น",
    "{path}: another command is writing this backup; wait until it has finished, or name another file",
)
UNVERIFIED = Said(
    "{path}: อ่านไฟล์สำรองที่เพิ่งเขียนกลับมาแล้วไม่ตรงกัน ({what}) ดิสก์อาจเสีย กรุณาระบุที่อื่น",
    "{path}: the backup just written does not read back as it was ({what}); the disk may fail: name another place",
)
NOTHING = Said(
    "ไม่มีอะไรให้สำรองใน {path} กรุณานำเข้าเอกสารก่อนด้วย pmqa ingest",
    "There is nothing to back up in {path}; bring in documents first with pmqa ingest",
)
RESTLESS = Said(
    "เอกสารในคลังเปลี่ยนอยู่ตลอดระหว่างสำรอง กรุณารอให้คำสั่งอื่นเสร็จแล้วลองใหม่",
    "The documents of the library kept changing meanwhile; wait until other commands have finished and try again",
)


def problem(said: Said, path: Path, *, n: int | None = None, **values: str | Said) -> BackupProblem:
    """What `said` says of the file `path`."""
    return BackupProblem(said.filled(n=n, path=str(path), **values))
