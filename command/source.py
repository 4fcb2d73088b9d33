"""The engine that a command asks, and what is said while its model is made ready."""

import click

from corpus import Said
from index import is_trained_for
from search import EngineSource, Settings

_PREPARING = Said(
    "กำลังเตรียมแบบจำลอง ทำครั้งเดียว ใช้เวลาราวหนึ่งนาที …",
    "Preparing the model; this is done once and takes about a minute …",
)


def open_source(settings: Settings, *, quiet: bool = False, answers: int = 0) -> EngineSource:
    """The source of engines by `settings`. A line on stderr says when it prepares the model, unless `quiet`, what was
    damaged and is made anew, and that it answers from the generation before since the present one is damaged. answers:
    how many of them each engine keeps."""

    def prepare() -> None:
        if not quiet:
            click.echo(_PREPARING.in_language(settings.language), err=True)

    def tell(said: Said) -> None:
        click.echo(f"pmqa: {said.in_language(settings.language)}", err=True)

    return EngineSource(settings, prepare, tell=tell, answers=answers)


def say_how_items_are_found(identity: str, language: str) -> None:
    """Say on stderr that the model `identity` has no parameters of items, where it has none."""
    if not is_trained_for(identity):
        sentence = Said(
            f"ไม่มีพารามิเตอร์หัวข้อ PMQA สำหรับแบบจำลอง {identity} จึงใช้ความคล้ายและคำบ่งชี้เท่านั้น (ดู docs/criteria.md)",
            f"there are no parameters of PMQA items for the model {identity}; "
            "similarity and cues alone are used (see docs/criteria.md)",
        ).in_language(language)
        click.echo(f"pmqa: {sentence}", err=True)
