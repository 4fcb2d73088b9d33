"""A user's words to the queries that are asked."""

from search.query.queries import Queries, QueryReader
from search.query.query import MAX_QUERY, Encoded, Query

__all__ = [
    "MAX_QUERY",
    "Encoded",
    "Queries",
    "Query",
    "QueryReader",
]
