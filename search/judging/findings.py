"""What is found of the files of judgements, in sentences."""

from collections.abc import Collection, Sequence
from pathlib import Path

from corpus import Said
from index import Finding, State
from search.errors import JudgementsProblem


def say_whole(paths: Sequence[Path]) -> Finding:
    """Of files that are as they were written."""
    return Finding(what=_names(paths), state=State.WHOLE)


def say_healed(damaged: Sequence[Path], marks: Collection[object], aside: Sequence[Path]) -> Finding:
    """Of files that were damaged or missing, and are written again without a loss."""
    said = Said(
        "ไฟล์คะแนนเสียหายหรือไม่ครบ จึงเขียนใหม่จากสำเนาอีกไฟล์แล้ว คะแนนอยู่ครบ {n} รายการ{aside}",
        "the file of judgements was damaged or missing and is written again from its other record; all {n} judgements "
        "are there{aside}",
    )
    return Finding(what=_names(damaged), state=State.HEALED, advice=said.filled(n=len(marks), aside=_kept(aside)))


def say_lost(paths: Sequence[Path], marks: Collection[object], lost: int, aside: Sequence[Path]) -> Finding:
    """Of two files that are damaged at the same marks."""
    said = Said(
        "ไฟล์คะแนนทั้งสองเสียหาย เหลือคะแนน {n} รายการ หายไปอย่างน้อย {lost} รายการ{aside} "
        "ถ้ามีไฟล์สำรอง นำคะแนนที่หายกลับมาได้ด้วย pmqa restore FILE",
        "both records of the judgements are damaged; {n} are left, at least {lost} lost{aside}; "
        "if there is a backup, pmqa restore FILE adds what is missing",
    )
    advice = said.filled(n=len(marks), lost=f"{lost:,}", aside=_kept(aside))
    return Finding(what=_names(paths), state=State.LOST, advice=advice)


def say_taken_over(path: Path, count: int, whole: bool, aside: Path) -> Finding:
    """Of a file of an older program."""
    said = Said(
        "รับคะแนน {n} รายการจากไฟล์ของโปรแกรมรุ่นก่อนแล้ว ไฟล์เดิมเก็บไว้ที่ {aside}",
        "{n} judgements of the older program's file are taken over; the file is kept as {aside}",
    )
    if not whole:
        said = Said(
            "ไฟล์คะแนนของโปรแกรมรุ่นก่อนเสียหาย อ่านได้ {n} รายการและรับไว้แล้ว ไฟล์เดิมเก็บไว้ที่ {aside} "
            "ถ้ามีไฟล์สำรอง นำคะแนนที่หายกลับมาได้ด้วย pmqa restore FILE",
            "the older program's file of judgements is damaged; {n} could be read and are taken over; the file is kept "
            "as {aside}; if there is a backup, pmqa restore FILE adds what is missing",
        )
    state = State.WHOLE if whole else State.LOST
    return Finding(what=_names([path]), state=state, advice=said.filled(n=count, aside=aside.name))


def in_a_line(finding: Finding) -> Said:
    """What was found, with the name of the file."""
    advice = finding.advice or Said("", "")
    return Said(f"{finding.what.th}: {advice.th}", f"{finding.what.en}: {advice.en}")


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


def _names(paths: Sequence[Path]) -> Said:
    names = ", ".join(path.name for path in paths)
    return Said(names, names)


def _kept(aside: Sequence[Path]) -> Said | str:
    if not aside:
        return ""
    names = _names(aside).en
    return Said(f" ไฟล์ที่เสียหายเก็บไว้ที่ {names}", f"; the damaged file is kept as {names}")
