"""Judged queries as files: qrels and topics of TREC, and the JSON Lines that `read_queries` reads."""

import json
import re
from collections.abc import Iterable

from corpus import THAI
from search.judging.marks import Mark
from search.judging.pooling import PooledQuery

KIND = "judged"
"""The type of all these queries, by which figures are grouped."""


def to_qrels(queries: Iterable[PooledQuery]) -> str:
    """A line for each passage: id of the query, 0, id of the passage, grade."""
    return "".join(f"{query.id} 0 {mark.passage} {mark.grade}\n" for query in queries for mark in query.marks)


def to_topics(queries: Iterable[PooledQuery]) -> str:
    """A line for each query, in which a tab parts id and text."""
    return "".join(f"{query.id}\t{_on_one_line(query.text)}\n" for query in queries)


def to_json_lines(queries: Iterable[PooledQuery]) -> str:
    """A line for each query with a passage of grade 1 or more, under `relevant`; those of grade 0 stand under
    `irrelevant`, which is not read. A query with nothing but these has no line: that a few passages do not answer it
    is not to say that none does."""
    lines = [_to_record(query) for query in queries if any(mark.grade for mark in query.marks)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _to_record(query: PooledQuery) -> dict[str, object]:
    return {
        "id": query.id,
        "query": _on_one_line(query.text),
        "type": KIND,
        "lang": "th" if re.search(f"[{THAI}]", query.text) else "en",
        "relevant": [_to_place(mark) for mark in query.marks if mark.grade],
        "irrelevant": [_to_place(mark) for mark in query.marks if not mark.grade],
    }


def _to_place(mark: Mark) -> dict[str, object]:
    return {"document": mark.document, "case": mark.agency, "lines": list(mark.lines), "grade": mark.grade}


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
