"""An engine that keeps its last answers: the next page and back, the same query as JSON, the way back from a case."""

import threading
from collections import OrderedDict
from typing import Any

from index import Encoder, Generation
from search.engine import SearchEngine
from search.limits import DEFAULT_HITS
from search.results import Answer, Filters

_Key = tuple[str, Filters, int, int]


class RememberingEngine(SearchEngine):
    """Answers as `SearchEngine`, and at most `answers` of them again without work, the ones asked for last.

    An answer belongs to the generation that gave it, as this engine does: another generation has an engine, and
    answers, of its own. An answer is a value and may be given to several threads; what raises is asked again.
    """

    def __init__(self, generation: Generation, encoder: Encoder, answers: int) -> None:
        super().__init__(generation, encoder)
        self._most = answers
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = DEFAULT_HITS,
        offset: int = 0,
        **others: Any,
    ) -> Answer:
        """As `SearchEngine.search`; what it takes beside these is for who judges rankings, and such answers are not
        kept."""
        if others:
            return super().search(text, filters=filters, limit=limit, offset=offset, **others)
        key = (text, filters, limit, offset)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        # Not under the lock: others ask other things meanwhile, and two that ask the same at once get equal answers.
        answer = super().search(text, filters=filters, limit=limit, offset=offset)
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer
