"""A user's words to the queries that are asked."""

from search.query.queries import Queries, QueryReader
from search.query.query import MAX_QUERY, Query

__all__ = [
    "MAX_QUERY",
    "Queries",
    "Query",
    "QueryReader",
]
