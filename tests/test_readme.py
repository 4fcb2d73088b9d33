"""README and the program speak of the same commands."""

import re
from pathlib import Path

import click
import pytest

from command.cli import pmqa

ROOT = Path(__file__).parent.parent
CONTEXT = click.Context(pmqa)
COMMANDS = {name: command for name in pmqa.list_commands(CONTEXT) if (command := pmqa.get_command(CONTEXT, name))}
PAGES = ("README.md", "README.th.md")


def shell_lines(page: str) -> list[str]:
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL)
    return [line.strip() for block in blocks for line in block.split("\n") if line.strip()]


@pytest.mark.parametrize("page", PAGES)
def test_every_pmqa_line_names_a_command_and_options_that_exist(page: str) -> None:
    lines = [line for line in shell_lines(page) if "pmqa " in line]
    assert lines
    for line in lines:
        for call in re.findall(r"(?:^|[/| ])pmqa (\w+)([^|>]*)", line):
            command = COMMANDS[call[0]]
            known = {flag for parameter in command.params for flag in parameter.opts}
            assert set(re.findall(r"(?<!\S)--?[a-z][\w-]*", call[1])) <= known, line


@pytest.mark.parametrize("page", PAGES)
def test_every_make_line_names_a_target(page: str) -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    used = {word for line in shell_lines(page) for word in re.findall(r"^make (\w+)", line)}
    assert {"demo", "test"} <= used
    assert used <= targets


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"pmqa {name}" not in text] == []


def test_every_command_says_what_it_does_in_both_languages() -> None:
    for name, command in COMMANDS.items():
        help_text = command.get_short_help_str(limit=200)
        assert re.search("[ก-ฮ]", help_text), name
        assert re.search("[A-Za-z]{4}", help_text), name
        assert isinstance(command, click.Command)
