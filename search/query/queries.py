"""Which queries are asked: as it was typed, as it was perhaps meant, with foreign words in the other script, with words
that are spelt in two ways in the other one, and with abbreviations that the documents introduce in their long forms."""

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index import Encoder, LanguageShift, LexicalSearch, Words
from search.query.introduced import IntroducedAbbreviations
from search.query.loanwords import Loanwords
from search.query.query import MAX_QUERY, Query, prepare_query
from search.query.spellings import Spellings
from search.query.suggestion import Suggester

REMEMBERED = 64
"""Texts whose vectors, and queries, are remembered: the next page of an answer, or another filter on it, reads and
encodes nothing."""


_UNTYPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
"""A control character; a letter that was lost; a byte of an argument that is no UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queries:
    """What is asked for one text: `all`, of which the first is as it was typed. suggestion: the text as it was perhaps
    meant, None when nothing speaks for a slip."""

    all: tuple[Query, ...]
    suggestion: str | None

    @property
    def typed(self) -> Query:
        """The query as it was typed."""
        return self.all[0]


class QueryReader:
    """Reads queries by the words of one index; safe for several threads."""

    def __init__(self, lexical: LexicalSearch, language: LanguageShift, encoder: Encoder, words: Words) -> None:
        def encode(text: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
            vector, tokens = encoder.encode_query_with_tokens(text)
            return language.move_query(text, vector), tokens

        self._encode = lru_cache(REMEMBERED)(encode)
        self._remembered = lru_cache(REMEMBERED)(self._read)
        self._suggester = Suggester(lexical, words)
        self._loanwords = Loanwords(lexical, words)
        self._spellings = Spellings(lexical)
        self._introduced = IntroducedAbbreviations(words)

    def read(self, text: str, *, suggestion: bool, respelling: bool) -> Queries:
        """The queries for `text`, each once prepared.

        suggestion: whether a slip is looked for; respelling: whether foreign words are put into the other script, and
        words into another spelling that the index has; and abbreviations into the long forms that the documents
        introduce them by, or these into the abbreviations.
        Raises QueryError when `text` cannot be asked, ModelError when the model cannot be loaded.
        """
        return self._remembered(text, suggestion, respelling)

    def _read(self, text: str, suggestion: bool, respelling: bool) -> Queries:
        typed = prepare_query(text, self._encode)
        meant = self._suggest(text, typed) if suggestion else None
        respelled = self._loanwords.respell(typed.text) if respelling else None
        spelt = self._spellings.other(typed.text) if respelling else None
        introduced = self._introduced.others(typed.text) if respelling else ()
        others = [other for other in (meant, respelled, spelt, *introduced) if other and len(other) <= MAX_QUERY]
        asked = (prepare_query(other, self._encode) for other in dict.fromkeys(others))
        return Queries(all=(typed, *asked), suggestion=meant)

    def _suggest(self, text: str, typed: Query) -> str | None:
        # Keys of the other layout are put right as they were typed; of a slip what repair has left of it. What no key
        # types was pasted, and nothing of it is the other layout.
        return self._suggester.suggest(typed.text if _UNTYPED.search(text) else text, typed.text)
