"""An engine that keeps its last answers: the next page and back, the same query as JSON, the way back from a case."""

from typing import Any

from index import Encoder, Generation
from search.engine import SearchEngine
from search.kept import Kept
from search.limits import DEFAULT_HITS
from search.results import Answer, Filters, Sort, Unit

_Key = tuple[str, Filters, int, int, Sort, Unit]


class RememberingEngine(SearchEngine):
    """Answers as `SearchEngine`, and at most `answers` of them again without work, the ones asked for last.

    An answer belongs to the generation that gave it, as this engine does: another generation has an engine, and
    answers, of its own. An answer is a value and may be given to several threads; what raises is asked again.
    """

    def __init__(self, generation: Generation, encoder: Encoder, answers: int) -> None:
        super().__init__(generation, encoder)
        self._kept: Kept[_Key, Answer] = Kept(answers)

    def search(
        self,
        text: str,
        *,
        filters: Filters = Filters(),
        limit: int = DEFAULT_HITS,
        offset: int = 0,
        sort: Sort = "relevance",
        unit: Unit = "passage",
        **others: Any,
    ) -> Answer:
        """As `SearchEngine.search`; what it takes beside these is for who judges rankings, and such answers are not
        kept."""
        if others:
            return super().search(text, filters=filters, limit=limit, offset=offset, sort=sort, unit=unit, **others)
        key = (text, filters, limit, offset, sort, unit)
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        # Two that ask the same at once get equal answers.
        answer = super().search(text, filters=filters, limit=limit, offset=offset, sort=sort, unit=unit)
        self._kept.keep(key, answer)
        return answer
