"""`pmqa backup`: the library and what people judged, in one file."""

from pathlib import Path

import click

from command.progress import show_progress
from corpus import Said
from index import Store
from search import Judgements, Settings, back_up

_DONE = Said(
    "{path}: สำรองแล้วและอ่านกลับมาตรวจแล้ว {documents} เอกสาร {marks} คะแนน ({size} ไบต์) กู้คืนได้ด้วย pmqa restore",
    "{path}: written and read back: documents {documents}, judgements {marks} ({size} bytes); "
    "pmqa restore brings them back",
)
_LACKING = Said(
    "{path}: ไฟล์สำรองนี้ไม่มีสิ่งที่ระบุไว้ข้างต้น ส่วนอื่นอยู่ครบ เมื่อแก้แล้วกรุณาสำรองอีกครั้ง",
    "{path}: this backup lacks what is named above and has all the rest; make another when that is mended",
)


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="เขียนแทนไฟล์ที่มีอยู่ / write in the place of an existing file")
@click.pass_obj
def backup_command(settings: Settings, file: Path, replace: bool) -> int:
    """สำรองเอกสารและคะแนนไว้ในไฟล์เดียว / Write documents and judgements to one file, also while the server runs."""
    language = settings.language

    def say(said: Said) -> None:
        click.echo(f"pmqa: {said.in_language(language)}", err=True)

    with show_progress(language) as line:
        made = back_up(
            Store(settings.home),
            Judgements(settings.home, say),
            file,
            replace=replace,
            progress=line.keeping,
        )
    for fault in made.faults:
        say(fault)
    if made.faults:
        say(_LACKING.filled(path=str(file)))
    counts = {"documents": f"{made.documents:,}", "marks": f"{made.marks:,}", "size": f"{made.size:,}"}
    click.echo(_DONE.filled(n=None, path=str(file), **counts).in_language(language))
    return int(bool(made.faults))
