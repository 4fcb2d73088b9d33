"""A user's words to the queries that are asked."""

from search.query.loanwords import Loanwords
from search.query.query import MAX_QUERY, Query, read_query
from search.query.suggestion import Suggester

__all__ = [
    "MAX_QUERY",
    "Loanwords",
    "Query",
    "Suggester",
    "read_query",
]
