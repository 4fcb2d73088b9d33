"""What is found of the files of judgements, in sentences."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus import Said
from search.errors import JudgementsProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """state: "whole"; "healed", all marks are there again; "lost", some are not. said: what was found and where damaged
    files are kept."""

    state: Literal["whole", "healed", "lost"]
    said: Said


def say_whole(path: Path, count: int) -> Finding:
    """Of files that are as they were written."""
    return Finding(
        state="whole",
        said=Said("{path}: คะแนนครบถ้วน {n} รายการ", "{path}: all {n} judgements are whole").filled(
            n=count, path=str(path)
        ),
    )


def say_healed(damaged: Sequence[Path], marks: Collection[object], aside: Sequence[Path]) -> Finding:
    """Of files that were damaged, missing or behind, and are written again without a loss."""
    said = Said(
        "{path}: ไฟล์คะแนนเสียหายหรือไม่ครบ จึงเขียนใหม่จากสำเนาอีกไฟล์แล้ว คะแนนอยู่ครบ {n} รายการ{aside}",
        "{path}: the file of judgements was damaged or behind and is written again from its other record; all {n} "
        "judgements are there{aside}",
    )
    return Finding(state="healed", said=said.filled(n=len(marks), path=_names(damaged), aside=_kept(aside)))


def say_lost(paths: Sequence[Path], marks: Collection[object], lost: int, aside: Sequence[Path]) -> Finding:
    """Of two files that are damaged at the same marks."""
    said = Said(
        "{path}: ไฟล์คะแนนทั้งสองเสียหาย เหลือคะแนน {n} รายการ หายไปอย่างน้อย {lost} รายการ{aside} "
        "ถ้ามีไฟล์สำรอง นำคะแนนที่หายกลับมาได้ด้วย pmqa restore FILE",
        "{path}: both records of the judgements are damaged; {n} are left, at least {lost} lost{aside}; "
        "if there is a backup, pmqa restore FILE adds what is missing",
    )
    return Finding(
        state="lost",
        said=said.filled(n=len(marks), path=_names(paths), lost=f"{lost:,}", aside=_kept(aside)),
    )


def say_taken_over(path: Path, count: int, whole: bool, aside: Path) -> Finding:
    """Of a file of an older program."""
    if whole:
        said = Said(
            "{path}: รับคะแนน {n} รายการจากไฟล์ของโปรแกรมรุ่นก่อนแล้ว ไฟล์เดิมเก็บไว้ที่ {aside}",
            "{path}: {n} judgements of the older program's file are taken over; the file is kept as {aside}",
        )
        return Finding(state="healed", said=said.filled(n=count, path=path.name, aside=aside.name))
    said = Said(
        "{path}: ไฟล์คะแนนของโปรแกรมรุ่นก่อนเสียหาย อ่านได้ {n} รายการและรับไว้แล้ว ไฟล์เดิมเก็บไว้ที่ {aside} "
        "ถ้ามีไฟล์สำรอง นำคะแนนที่หายกลับมาได้ด้วย pmqa restore FILE",
        "{path}: the older program's file of judgements is damaged; {n} could be read and are taken over; the file is "
        "kept as {aside}; if there is a backup, pmqa restore FILE adds what is missing",
    )
    return Finding(state="lost", said=said.filled(n=count, path=path.name, aside=aside.name))


def say_unhealed(path: Path, reason: str) -> Said:
    """Of files that are damaged, behind or of an older program, where nothing can be written."""
    return Said(
        f"{path}: ไฟล์คะแนนเสียหายหรือต้องปรับรูปแบบ แต่เขียนใหม่ไม่ได้ ({reason}) จึงใช้คะแนนเท่าที่อ่านได้ กรุณาตรวจสิทธิ์และเนื้อที่ว่าง",
        f"{path}: the files of judgements need to be written again and cannot be ({reason}); what can be read of them "
        "is used; check the folder's permissions and free space",
    )


def unusable(path: Path, reason: str) -> JudgementsProblem:
    """Where the system does not let the files be read or written."""
    return JudgementsProblem(
        Said(
            f"{path}: อ่านหรือเขียนไฟล์คะแนนไม่ได้ ({reason}) กรุณาตรวจสิทธิ์และเนื้อที่ว่างของโฟลเดอร์แล้วลองใหม่ คะแนนเดิมยังอยู่ครบ",
            f"{path}: the file of judgements cannot be read or written ({reason}); check the folder's permissions and "
            "free space, then try again; the judgements as they were are still there",
        )
    )


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths)


def _kept(aside: Sequence[Path]) -> Said | str:
    if not aside:
        return ""
    return Said(f" ไฟล์ที่เสียหายเก็บไว้ที่ {_names(aside)}", f"; the damaged file is kept as {_names(aside)}")
