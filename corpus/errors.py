"""The errors a caller can act on.

PmqaError                    every error of ours; says its sentence in Thai and in English
├── DocumentError            a file that came in cannot be used; names it
│   ├── MissingDocument      there is no such file
│   ├── EmptyDocument        nothing in it
│   ├── UnreadableDocument   the system would not give it, or it is too large
│   ├── UndecodableDocument  its bytes are not UTF-8; names the offset
│   ├── UnsupportedDocument  no reader for this kind of file
│   ├── UndrawableSheet      one of its sheets cannot be shown as a picture
│   └── UnstructuredDocument read, but no case can be found in it
│       └── UnnamedDocument  nothing says whose case it is
├── IndexProblem             see index/errors.py
├── QueryError               see search/errors.py
└── SettingsError            see search/errors.py
"""

import re
from typing import Any

from corpus.said import Said

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class PmqaError(Exception):
    """Base of all errors of this project.

    said: whole sentences that name the thing and the value found, and end with the next step. `str()` gives the
    English one, for logs and developers; the command and the web page choose by the user's language. Control
    characters, which names of files and cells of tables may bring in, are shown as escapes.
    """

    def __init__(self, said: Said) -> None:
        self.said = Said(_escaped(said.th), _escaped(said.en))
        super().__init__(self.said.en)

    def __reduce__(self) -> tuple[Any, ...]:
        # An error that comes from another process is the same one here, whatever it was made of.
        return _restored, (type(self), self.__dict__)

    def sentence(self, language: str) -> str:
        """The message for a user whose interface language is `language` ("th" or "en"); English ends with a stop."""
        return self.said.th if language == "th" else f"{self.said.en.rstrip('.')}."


def _restored(kind: type[PmqaError], state: dict[str, Any]) -> PmqaError:
    error = kind.__new__(kind, state["said"].en)
    error.__dict__.update(state)
    return error


def _escaped(sentence: str) -> str:
    return _CONTROLS.sub(lambda match: ascii(match[0])[1:-1], sentence)


class DocumentError(PmqaError):
    """A document cannot be used. `name` is the path or file name as the user gave it."""

    def __init__(self, name: str, said: Said) -> None:
        super().__init__(Said(f"{name}: {said.th}", f"{name}: {said.en}"))
        self.name = name


class MissingDocument(DocumentError):
    """There is no file of this name."""


class EmptyDocument(DocumentError):
    """The file holds no text."""


class UnreadableDocument(DocumentError):
    """The file exists but cannot be read."""


class UndecodableDocument(DocumentError):
    """The file is not UTF-8. `offset` is the 0-based position of the first bad byte."""

    def __init__(self, name: str, said: Said, *, offset: int) -> None:
        super().__init__(name, said)
        self.offset = offset


class UnsupportedDocument(DocumentError):
    """No reader takes this kind of file."""


class UndrawableSheet(DocumentError):
    """A sheet of the file cannot be shown as a picture."""


class UnstructuredDocument(DocumentError):
    """The text was read, but holds no case in a form that we know."""


class UnnamedDocument(UnstructuredDocument):
    """Neither the file nor anything beside it says whose case it is."""
