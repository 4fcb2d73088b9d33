"""Errors of searching.

PmqaError
├── QueryError               the query cannot be asked: empty or too long
├── UnknownCase              no case has this id
├── UnknownPassage           no passage has this id
├── SettingsError            an environment variable is wrong; names it
└── InputError               a file of queries or texts is wrong; names the line
"""

from corpus import PmqaError


class QueryError(PmqaError):
    """The query cannot be asked."""


class UnknownCase(PmqaError):
    """There is no case of this id in the index."""


class UnknownPassage(PmqaError):
    """There is no passage of this id in the index."""


class SettingsError(PmqaError):
    """An environment variable holds what we cannot use."""


class InputError(PmqaError):
    """A line of a JSON Lines file is not what the command takes."""
