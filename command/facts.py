"""Whose single case a file is, and which book or report, as the command is told."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from corpus import BOOK, FIRST_YEAR, GIVEN, LAST_YEAR, PUBLISHED, PUBLISHER, Facts, Said
from search import InputError

_FACTS = ("agency", "category", "year")
_OF_BOOK = {"title": BOOK, PUBLISHER: PUBLISHER, PUBLISHED: PUBLISHED}
_Command = TypeVar("_Command", bound=Callable[..., Any])


def facts_options(command: _Command) -> _Command:
    """The options --agency, --category and --year of a command, and --title, --publisher and --published, which
    `join_facts` takes."""
    options = (
        click.option("--agency", help="หน่วยงานของไฟล์เดียวนี้ / whose single case the file is"),
        click.option("--category", type=click.IntRange(1, 7), help="หมวด PMQA ของไฟล์เดียวนี้ / its PMQA category"),
        click.option(
            "--year", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="ปี พ.ศ. ของไฟล์เดียวนี้ / its Buddhist year"
        ),
        click.option("--title", help="ชื่อหนังสือหรือรายงาน / title of the book or report"),
        click.option("--publisher", help="ผู้จัดพิมพ์ / who published it"),
        click.option(
            "--published", type=click.IntRange(FIRST_YEAR, LAST_YEAR), help="ปี พ.ศ. ที่พิมพ์ / Buddhist year of publication"
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def join_facts(paths: Sequence[Path], told: dict[str, Any]) -> Facts | None:
    """The options together, None when none is given. Raises InputError when one is missing, and when `paths` are not
    one file."""
    given = {name: value for name, value in told.items() if value is not None}
    book = {field: given.pop(name) for name, field in _OF_BOOK.items() if name in given}
    if not given and not book:
        return None
    if given and (len(given) < len(_FACTS) or not str(given["agency"]).strip()):
        raise InputError(
            Said(
                "ต้องระบุ --agency, --category และ --year ให้ครบทั้งสาม กรุณาเพิ่ม",
                "--agency, --category and --year go together; give all three",
            )
        )
    if len(paths) != 1 or paths[0].is_dir():
        raise InputError(
            Said(
                "--agency, --category, --year, --title, --publisher และ --published ใช้กับไฟล์เดียว หากมีหลายไฟล์ "
                "กรุณาระบุไว้ใน cases.csv ในโฟลเดอร์เดียวกัน",
                "--agency, --category, --year, --title, --publisher and --published are for one file; for several, "
                "write a cases.csv beside them",
            )
        )
    return {**given, GIVEN: book} if book else given
