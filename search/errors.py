"""Errors of searching.

PmqaError
├── QueryError               the query cannot be asked: empty or too long
├── UnknownAgency            no agency has this name
├── UnknownCase              no case has this id
├── UnknownPassage           no passage has this id
├── UnknownDocument          no document has this name
├── SettingsError            an environment variable is wrong; names it
├── InputError               what a command was given is wrong: a line of a file, or options that do not go together
├── JudgementsProblem        the files of judgements are of another format, or cannot be read or written
└── BackupProblem            a backup cannot be written, or what is given is none, damaged or of another format
"""

from corpus import PmqaError, Said


class QueryError(PmqaError):
    """The query cannot be asked."""


class UnknownAgency(PmqaError):
    """There is no agency of this name, neither with a write-up nor in a register."""


class UnknownCase(PmqaError):
    """There is no case of this id in the index."""


class UnknownPassage(PmqaError):
    """There is no passage of this id in the index."""


class UnknownDocument(PmqaError):
    """There is no document of this name in the index."""


class SettingsError(PmqaError):
    """An environment variable holds what we cannot use."""


class InputError(PmqaError):
    """A line of a JSON Lines file, or a set of options, is not what the command takes."""


class JudgementsProblem(PmqaError):
    """The files of judgements cannot be used. Names one."""


class BackupProblem(PmqaError):
    """A backup cannot be written or read. Names it."""


def unknown_agency() -> UnknownAgency:
    """As it is said of a name that this index has no agency of."""
    return UnknownAgency(
        Said(
            "คลังนี้ไม่มีหน่วยงานชื่อนี้ กรุณาเลือกจากรายชื่อหน่วยงานทั้งหมด",
            "The collection has no agency of this name; choose one from the list of agencies",
        )
    )


def unknown_case() -> UnknownCase:
    """As it is said of an id that this index has no case of."""
    return UnknownCase(
        Said(
            "ไม่พบกรณีนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก",
            "There is no such case in the index; it may have been replaced or taken out, so search again",
        )
    )


def unknown_passage() -> UnknownPassage:
    """As it is said of an id that this index has no passage of."""
    return UnknownPassage(
        Said(
            "ไม่พบตอนนี้ในดัชนี อาจถูกแทนที่หรือนำออกแล้ว กรุณาค้นใหม่จากหน้าแรก",
            "There is no such passage in the index; it may have been replaced or taken out, so search again",
        )
    )


def unknown_document() -> UnknownDocument:
    """As it is said of a name that this index has no document of."""
    return UnknownDocument(
        Said(
            "ไม่พบเอกสารนี้ในดัชนี อาจถูกนำออกแล้ว กรุณาดูรายชื่อเอกสารในคลัง",
            "There is no such document in the index; it may have been taken out, so look at the list of documents",
        )
    )
