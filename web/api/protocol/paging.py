"""Which part of a list is given, and where the parts beside it are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import request
from pydantic import BaseModel

from web.api.protocol.cursors import bind, read_cursor, write_cursor

OF_PAGE = frozenset({"limit", "k", "offset", "cursor", "fields", "count"})
"""Parameters that change what is shown of a list and not what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rows of a list from `offset` on, at most `limit` of them. asked, generation: what its cursors are bound to."""

    offset: int
    limit: int
    asked: str
    generation: str

    def links(self, total: int) -> dict[str, str | None]:
        """The addresses of this page and of those beside it, None where there is none, of a list of `total` rows."""
        after, before = self.offset + self.limit, max(0, self.offset - self.limit)
        return {
            "self": request.url,
            "next": self._turn(after) if after < total else None,
            "prev": self._turn(before) if self.offset > 0 else None,
        }

    def _turn(self, offset: int) -> str:
        kept = [(name, value) for name, value in request.args.items(multi=True) if name not in ("offset", "cursor")]
        cursor = write_cursor(offset, asked=self.asked, generation=self.generation)
        return f"{request.base_url}?{urlencode([*kept, ('cursor', cursor)])}"


def open_page(query: BaseModel, *, offset: int, limit: int, cursor: str | None, generation: str) -> Page:
    """The page that `query` wants, by its cursor where it has one. Raises BadParameters and StaleCursor."""
    asked = bind(
        {
            "path": request.url_rule and str(request.endpoint).removesuffix("_csv"),
            **(request.view_args or {}),
            **query.model_dump(exclude=set(OF_PAGE)),
        }
    )
    if cursor is not None:
        offset = read_cursor(cursor, asked=asked, generation=generation)
    return Page(offset=offset, limit=limit, asked=asked, generation=generation)
