"""`pmqa restore`: what a backup holds, brought back into the home."""

from collections import Counter
from pathlib import Path

import click

from command.library import finish, show_report
from command.progress import show_progress
from command.source import open_source, say_how_items_are_found
from corpus import Said
from index import Outcome
from search import Judgements, Restored, Settings, open_backup, restore

_DONE = Said(
    "กู้คืนแล้ว: เพิ่ม {added} เอกสาร ซ่อม {healed} มีอยู่แล้ว {there} ไม่ได้นำเข้า {refused}; เพิ่ม {marks} จาก {all_marks} คะแนน",
    "restored: documents added {added}, healed {healed}, already there {there}, not brought in {refused}; "
    "judgements added {marks} of {all_marks}",
)


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def restore_command(settings: Settings, file: Path) -> int:
    """นำเอกสารและคะแนนจากไฟล์สำรองกลับมา / Bring documents and judgements of a backup back; nothing is taken away."""
    language = settings.language

    def say(said: Said) -> None:
        click.echo(f"pmqa: {said.in_language(language)}", err=True)

    with show_progress(language) as line, open_backup(file, line.keeping) as archive:
        source = open_source(settings)
        say_how_items_are_found(source.encoder.identity, language)
        restored = restore(
            archive,
            source.store,
            Judgements(settings.home, say),
            source.encoder,
            progress=line.progress,
            reading=line.reading,
        )
    for report in restored.reports:
        show_report(report, language)
    click.echo(_summary(restored).in_language(language))
    return finish(settings, source) or int(any(each.outcome is Outcome.REFUSED for each in restored.reports))


def _summary(restored: Restored) -> Said:
    outcomes = Counter(report.outcome for report in restored.reports)
    healed = sum(report.is_healed for report in restored.reports)
    return _DONE.filled(
        added=f"{outcomes[Outcome.ADDED]:,}",
        healed=f"{healed:,}",
        there=f"{outcomes[Outcome.UNCHANGED] - healed:,}",
        refused=f"{outcomes[Outcome.REFUSED]:,}",
        marks=f"{restored.added_marks:,}",
        all_marks=f"{restored.marks:,}",
    )
