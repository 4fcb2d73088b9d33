"""The `pmqa` command. Results on stdout, progress and problems on stderr."""

import errno
import gc
import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import click

from command.signals import Ended, end_in_order, say_done

COMMANDS: Mapping[str, str] = {
    "backup": "keeping.backup",
    "restore": "keeping.restore",
    "ingest": "library",
    "remove": "library",
    "rebuild": "library",
    "upgrade": "library",
    "check": "keeping.check",
    "publish": "library",
    "search": "search",
    "run": "measuring.evaluate",
    "read": "read",
    "repair": "repair",
    "review": "reports.review",
    "cases": "status",
    "classify": "measuring.evaluate",
    "eval": "measuring.evaluate",
    "judgements": "measuring.judgements",
    "status": "status",
    "serve": "serve",
    "shared": "reports.shared",
}
"""All commands of `pmqa` by name, and the module of this folder that each is in:
it is imported when the command is called, with all that it needs."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What the system says when a file that takes our output is full."""

WORDY = 300
"""Characters of the sentence that says what a command does, more than any has: none is cut off."""

LONGEST = 70
"""Bytes of the path of a folder for temporary files: a socket in it may have 107, its name and its folder's take 31."""


class Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, by letter."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"command.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All commands, each with the whole sentence that says what it does, in both languages, on as many lines as
        that takes."""
        rows = [
            (name, command.get_short_help_str(WORDY)) for name in COMMANDS if (command := self.get_command(ctx, name))
        ]
        with formatter.section("Commands"):
            formatter.write_dl(sorted(rows))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def pmqa(context: click.Context) -> None:
    """ค้นแนวปฏิบัติที่ดีของหน่วยงานรัฐที่ได้รับรางวัล PMQA / Search the write-ups of PMQA-awarded agencies."""
    from index import sweep
    from search import Settings, shared_models

    # What has been imported stays: looking it through for garbage again and again takes a tenth of a search.
    gc.freeze()
    gc.enable()
    context.obj = Settings.from_env(os.environ)
    for folder in (shared_models().parent / "tmp", context.obj.home):
        if _takes_files(folder, make=folder is not context.obj.home):
            os.environ["TMPDIR"] = str(folder)
            with suppress(OSError):
                sweep("pmqa-", folder)
            break


def _takes_files(folder: Path, *, make: bool) -> bool:
    """Whether temporary files of this command and of those that it starts can lie in `folder`, and not where those of
    all users do."""
    if not folder.is_absolute() or len(os.fsencode(folder)) > LONGEST:
        return False
    with suppress(OSError):
        if make:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.access(folder, os.W_OK | os.X_OK)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and exit: 0, 1 after a problem, 2 after wrong usage, 128 and its number after a signal; a problem
    is one sentence on stderr."""
    gc.disable()  # as long as modules are imported
    end_in_order()
    try:
        _open_streams()
        _run(arguments)
    except Ended as exc:
        _fail("stopped" if _language() == "en" else "ยกเลิกแล้ว", exc.code)
    except BrokenPipeError:
        # The reader has seen enough (`pmqa search ... | head`); nobody is left to tell.
        for number in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        sys.exit(0)


def _open_streams() -> None:
    # What the caller has closed (`>&-`) would be the next file that is opened: the index, and we would print into it.
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (as long as the program)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Thai must come through whatever the terminal's code page is
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: Sequence[str] | None) -> None:
    from corpus import PmqaError, Said, reason_of

    try:
        status = pmqa.main(arguments, prog_name="pmqa", standalone_mode=False)
        sys.stdout.flush()
        say_done()
    except PmqaError as exc:
        _fail(exc.sentence(_language()), 1)
    except click.exceptions.NoArgsIsHelpError as exc:
        click.echo(exc.format_message())
        sys.exit(2)
    except click.UsageError as exc:
        _fail(_usage_sentence(exc), 2)
    except click.ClickException as exc:
        _fail(exc.format_message(), 1)
    except click.Abort:
        _fail(Said("ยกเลิกแล้ว", "stopped").in_language(_language()), 130)
    except OSError as exc:
        if exc.errno not in _NO_ROOM:
            raise
        said = Said(
            f"เขียนผลลัพธ์ไม่ได้ ({reason_of(exc).th}) กรุณาหาที่ว่างแล้วสั่งอีกครั้ง",
            f"what is to be written cannot be ({exc.strerror}); make room and run the command again",
        )
        _fail(said.in_language(_language()), 1)
    sys.exit(status or 0)


def _fail(sentence: str, status: int) -> None:
    click.echo(f"pmqa: {sentence}", err=True)
    say_done()
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
