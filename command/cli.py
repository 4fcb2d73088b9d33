"""The `pmqa` command. Results on stdout, progress and problems on stderr."""

import io
import os
import sys
from collections.abc import Sequence

import click

from command.evaluate import classify_command, eval_command, run_command
from command.library import check_command, ingest_command, rebuild_command, remove_command
from command.read import read_command
from command.repair import repair_command
from command.search import search_command
from command.serve import serve_command
from command.status import cases_command, status_command
from corpus import PmqaError, Said
from search import Settings

COMMANDS: tuple[click.Command, ...] = (
    ingest_command,
    remove_command,
    rebuild_command,
    check_command,
    search_command,
    run_command,
    read_command,
    repair_command,
    cases_command,
    classify_command,
    eval_command,
    status_command,
    serve_command,
)
"""All commands of `pmqa`, those that change the library first."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def pmqa(context: click.Context) -> None:
    """ค้นแนวปฏิบัติที่ดีของหน่วยงานรัฐที่ได้รับรางวัล PMQA / Search the write-ups of PMQA-awarded agencies."""
    context.obj = Settings.from_env(os.environ)


for each in COMMANDS:
    pmqa.add_command(each)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0, 1 after a problem, 2 after wrong usage; a problem is one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Thai must come through whatever the terminal's code page is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = pmqa.main(arguments, prog_name="pmqa", standalone_mode=False)
    except PmqaError as exc:
        _fail(exc.sentence(_language()), 1)
    except click.exceptions.NoArgsIsHelpError as exc:
        click.echo(exc.format_message())
        sys.exit(2)
    except click.UsageError as exc:
        _fail(_usage_sentence(exc), 2)
    except click.ClickException as exc:
        _fail(exc.format_message(), 1)
    except (click.Abort, KeyboardInterrupt):
        _fail(Said("ยกเลิกแล้ว", "stopped").in_language(_language()), 130)
    except BrokenPipeError:
        # The reader has seen enough (`pmqa search ... | head`); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status or 0)


def _fail(sentence: str, status: int) -> None:
    click.echo(f"pmqa: {sentence}", err=True)
    sys.exit(status)


def _language() -> str:
    return "en" if os.environ.get("PMQA_LANGUAGE") == "en" else "th"


def _usage_sentence(exc: click.UsageError) -> str:
    path = exc.ctx.command_path if exc.ctx else "pmqa"
    if _language() == "en":
        return f"{exc.format_message().rstrip('.')}; see {path} --help"
    if isinstance(exc, click.NoSuchOption):
        fault = f"ไม่รู้จักตัวเลือก {exc.option_name}"
    elif isinstance(exc, click.MissingParameter):
        fault = f"ยังไม่ได้ระบุ {exc.param.human_readable_name if exc.param else exc.param_hint}"
    elif isinstance(exc, click.BadParameter):
        fault = _bad_value(exc)
    else:
        fault = "ไม่รู้จักคำสั่งหรือค่าที่ให้มา"
    return f"{fault} ดูวิธีใช้ได้ที่ {path} --help"


def _bad_value(exc: click.BadParameter) -> str:
    name = exc.param.opts[0] if exc.param else exc.param_hint
    kind = exc.param.type if exc.param else None
    if isinstance(kind, click.IntRange):
        return f"ค่าของ {name} ใช้ไม่ได้ ต้องเป็นตัวเลข {kind.min} ถึง {kind.max}"
    return f"ค่าของ {name} ใช้ไม่ได้ ต้องเป็นตัวเลข" if kind is click.INT else f"ค่าของ {name} ใช้ไม่ได้"
