"""`pmqa check`: whether all that a home holds is whole, and what helps where it is not."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

import click

from command.source import open_source
from corpus import Said
from index import VECTOR_FILE, DamagedIndex, Finding, NoIndex, OutdatedIndex, State, VectorCache
from search import EngineSource, Judgements, Settings

Check = Callable[[Settings, EngineSource], Iterable[Finding]]
"""What is found of one kind of things; nothing where there are none."""

_STATES = {
    State.HEALED: Said("เคยขาดหรือเสียหาย ขณะนี้ครบถ้วนแล้ว", "was missing or damaged, is whole now"),
    State.DERIVABLE: Said("ไม่ครบถ้วน", "not whole"),
    State.LOST: Said("เสียหาย ซ่อมเองไม่ได้", "damaged beyond healing"),
}
_ANSWERS = Said("ดัชนีที่ใช้ตอบ", "the index that answers")
_BESIDE_ORIGINALS = Said(
    "ไฟล์ช่วยซ่อมต้นฉบับ (documents/*.parity) {n} ไฟล์", "files that heal originals (documents/*.parity), {n}"
)
_UNREAD = Said("สิ่งที่อ่านได้จาก {name}", "what is read of {name}")
_READ_AGAIN = Said(
    "ค้นเอกสารนี้ไม่พบ แม้ต้นฉบับยังครบถ้วน อ่านใหม่ได้ด้วย pmqa rebuild",
    "no search finds this document, whose original is whole; read it again: pmqa rebuild",
)
_VECTORS_ANEW = Said("ทำใหม่ได้ด้วย pmqa rebuild", "make them anew: pmqa rebuild")
_COUNT = Said(
    "ตรวจ {all} รายการ: ครบถ้วน {whole} ซ่อมแล้ว {healed} ทำใหม่ได้ {derivable} สูญหาย {lost}",
    "{all} things looked at: {whole} whole, {healed} healed, {derivable} to be made anew, {lost} lost",
)


def _check_store(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    return source.store.check()


def _check_program(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    # Nothing where it is damaged, which is found file by file.
    with suppress(DamagedIndex):
        try:
            source.store.open(source.recipe)
        except OutdatedIndex as exc:
            yield Finding(what=_ANSWERS, state=State.DERIVABLE, advice=exc.said)


def _check_readings(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    # Nothing where the index or an original is damaged, or the index another program's, which is found by itself.
    with suppress(NoIndex, DamagedIndex, OutdatedIndex):
        for each in source.store.lost():
            with suppress(DamagedIndex):
                source.store.original(each.sha256, each.name)
                yield Finding(what=_UNREAD.filled(name=each.name), state=State.DERIVABLE, advice=_READ_AGAIN)


def _check_judgements(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    return Judgements(settings.home).check()


ALWAYS: Sequence[Check] = (_check_store, _check_program, _check_readings, _check_judgements)
"""What every check looks at."""


def _check_vectors(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    path = settings.home / VECTOR_FILE
    if path.exists():
        wrong = VectorCache(path).check()
        yield Finding(
            what=Said(f"เวกเตอร์ ({path.name})", f"vectors ({path.name})"),
            state=State.DERIVABLE if wrong else State.WHOLE,
            advice=_VECTORS_ANEW if wrong else None,
        )


def _check_model(settings: Settings, source: EngineSource) -> Iterable[Finding]:
    told: list[Said] = []
    source.encoder.tell = told.append
    source.encoder.load()  # which looks at every byte of it, and makes anew what is damaged
    yield Finding(
        what=Said(f"แบบจำลอง {source.encoder.identity}", f"model {source.encoder.identity}"),
        state=State.HEALED if told else State.WHOLE,
    )


DEEP: Sequence[Check] = (_check_vectors, _check_model)
"""What is looked at with --deep alone, for it takes its time."""


@click.command("check")
@click.option("--deep", is_flag=True, help="ตรวจเวกเตอร์และแบบจำลองด้วย / look at vectors and the model too")
@click.pass_obj
def check_command(settings: Settings, deep: bool) -> int:
    """ตรวจว่าดัชนีและต้นฉบับของเอกสารครบถ้วน / Look whether the index and every document are whole."""
    source = open_source(settings)
    source.store.current_or_raise()
    findings = list[Finding]()
    for each in (each for check in (*ALWAYS, *(DEEP if deep else ())) for each in check(settings, source)):
        findings.append(each)
        if _is_told(each) and not _is_beside(each):  # at once, for what is looked at next may end the command
            click.echo(_line(each, settings.language))
    for each in _joined(filter(_is_beside, findings)):
        if _is_told(each):
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


def _is_told(finding: Finding) -> bool:
    return finding.state in _STATES or finding.advice is not None


def _is_beside(finding: Finding) -> bool:
    return finding.what.en.endswith(".parity")


def _joined(findings: Iterable[Finding]) -> Iterable[Finding]:
    # There is one file beside each original, and an older program made none: a line for each would bury the others.
    alike: dict[State, list[Finding]] = {}
    for each in findings:
        alike.setdefault(each.state, []).append(each)
    for some in alike.values():
        yield some[0] if len(some) == 1 else replace(some[0], what=_BESIDE_ORIGINALS.filled(n=len(some)))


def _line(finding: Finding, language: str) -> str:
    parts = [None if finding.what == _ANSWERS else _STATES.get(finding.state), finding.advice]
    return f"{finding.what.in_language(language)}: {'; '.join(each.in_language(language) for each in parts if each)}"
