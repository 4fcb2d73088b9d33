"""The engine that a command asks, and what is said while its model is made ready."""

import click

from corpus import Said
from search import EngineSource, Settings

_PREPARING = Said(
    "กำลังเตรียมแบบจำลอง ทำครั้งเดียว ใช้เวลาราวหนึ่งนาที …",
    "Preparing the model; this is done once and takes about a minute …",
)


def open_source(settings: Settings) -> EngineSource:
    """The source of engines by `settings`; when it prepares the model, a line on stderr says so."""
    return EngineSource(settings, lambda: click.echo(_PREPARING.in_language(settings.language), err=True))
