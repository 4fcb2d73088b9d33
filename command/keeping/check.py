"""`pmqa check`: whether all that a home holds is whole, and what helps where it is not."""

from collections.abc import Callable, Iterable, Sequence

import click

from command.source import open_source
from corpus import Said
from index import Finding, State
from search import EngineSource, Judgements, Settings

Check = Callable[[Settings, EngineSource], Iterable[Finding]]
"""What is found of one kind of things; nothing where there are none."""

_STATES = {
    State.HEALED: Said("เสียหาย ซ่อมแล้ว", "was damaged, is healed"),
    State.DERIVABLE: Said("เสียหาย ทำใหม่ได้", "damaged, can be made anew"),
    State.LOST: Said("เสียหาย ซ่อมเองไม่ได้", "damaged beyond healing"),
}
_COUNT = Said(
    "ตรวจ {all} รายการ: ครบถ้วน {whole} ซ่อมแล้ว {healed} ทำใหม่ได้ {derivable} สูญหาย {lost}",
    "{all} things looked at: {whole} whole, {healed} healed, {derivable} to be made anew, {lost} lost",
)


def _check_store(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    return source.store.check()


def _check_judgements(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    return Judgements(settings.home).check()


ALWAYS: Sequence[Check] = (_check_store, _check_judgements)
"""What every check looks at."""

DEEP: Sequence[Check] = ()
"""What is looked at with --deep alone, for it takes its time."""


@click.command("check")
@click.option("--deep", is_flag=True, help="ตรวจเวกเตอร์และแบบจำลองด้วย / look at vectors and the model too")
@click.pass_obj
def check_command(settings: Settings, deep: bool) -> int:
    """ตรวจว่าดัชนีและต้นฉบับของเอกสารครบถ้วน / Look whether the index and every document are whole."""
    source = open_source(settings)
    source.store.current_or_raise()
    findings = [each for check in (*ALWAYS, *(DEEP if deep else ())) for each in check(settings, source)]
    for each in findings:
        if each.state in _STATES or each.advice:
            click.echo(_line(each, settings.language))

    def count(state: State) -> str:
        return str(sum(each.state is state for each in findings))

    said = _COUNT.filled(
        all=str(len(findings)),
        whole=count(State.WHOLE),
        healed=count(State.HEALED),
        derivable=count(State.DERIVABLE),
        lost=count(State.LOST),
    )
    click.echo(said.in_language(settings.language))
    return int(any(each.state in (State.DERIVABLE, State.LOST) for each in findings))


def _line(finding: Finding, language: str) -> str:
    parts = [_STATES.get(finding.state), finding.advice]
    return f"{finding.what.in_language(language)}: {'; '.join(each.in_language(language) for each in parts if each)}"
