"""A user's words to the queries that are asked."""

from search.query.query import MAX_QUERY, Query
from search.query.reader import Queries, QueryReader

__all__ = [
    "MAX_QUERY",
    "Queries",
    "Query",
    "QueryReader",
]
