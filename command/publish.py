"""`pmqa publish`, and what the commands that change the library do where the index lies on other machines."""

import click

from command.progress import show_progress
from command.source import open_source
from corpus import Said
from index import MilvusAddress, publish, withdraw
from search import EngineSource, Settings, SettingsError

_SENDING = Said("ส่งดัชนี", "sending")


@click.command("publish")
@click.pass_obj
def publish_command(settings: Settings) -> None:
    """ส่งดัชนีขึ้น Milvus ตาม PMQA_INDEX / Write the index to the Milvus that PMQA_INDEX names, and switch to it."""
    if settings.index is None:
        raise SettingsError(
            Said(
                "ยังไม่ได้ระบุที่อยู่ของ Milvus กรุณาตั้ง PMQA_INDEX=milvus://เครื่อง:พอร์ต/ชื่อ",
                "It is not said where Milvus is; set PMQA_INDEX=milvus://host:port/name",
            )
        )
    _publish(settings, open_source(settings), settings.index)


def publish_where_asked(settings: Settings, source: EngineSource) -> None:
    """After a change of the library in the home: let the index on other machines follow it, where there is one. Raises
    IndexUnreachable; the change stays, and `pmqa publish` makes up for it."""
    if settings.index is None:
        return
    if source.store.current() is None:
        withdraw(source.store, settings.index)
    else:
        _publish(settings, source, settings.index)


def _publish(settings: Settings, source: EngineSource, address: MilvusAddress) -> None:
    with show_progress(settings.language, _SENDING) as progress:
        name = publish(source.store, source.recipe, address, progress)
    click.echo(Said(f"ส่งดัชนีขึ้นแล้ว (ชุด {name})", f"index written (generation {name})").in_language(settings.language))
