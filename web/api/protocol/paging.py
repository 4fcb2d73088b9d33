"""Which part of a list is given, and where the parts beside it are."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import request
from pydantic import BaseModel

from web.api.protocol.cursors import bind, read_cursor, write_cursor

OF_PAGE = frozenset({"limit", "k", "offset", "cursor", "fields", "count"})
"""Parameters that change what is shown of a list and not what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The rows of a list from `offset` on, at most `limit`. asked, generation: what its cursors are bound to."""

    offset: int
    limit: int
    asked: str
    generation: str

    @property
    def rows(self) -> slice:
        """Of a whole list the rows of this page."""
        return slice(self.offset, self.offset + self.limit)

    def links(self, total: int) -> dict[str, str | None]:
        """The addresses of this page and of those beside it, None where there is none, of a list of `total` rows."""
        after, before = self.offset + self.limit, max(0, self.offset - self.limit)
        return {
            "self": own_address(),
            "next": self._turn(after) if after < total else None,
            "prev": self._turn(before) if self.offset > 0 else None,
        }

    def _turn(self, offset: int) -> str:
        kept = [(name, value) for name, value in request.args.items(multi=True) if name not in ("offset", "cursor")]
        cursor = write_cursor(offset, asked=self.asked, generation=self.generation)
        return f"{_own_path()}?{urlencode([*kept, ('cursor', cursor)])}"


def own_address() -> str:
    """The whole address of this request, percent-encoded whatever it came as."""
    query = quote(request.query_string, safe="%&=+;,/:?@!$'()*~")
    return f"{_own_path()}?{query}" if query else _own_path()


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


def _own_path() -> str:
    return request.host_url.rstrip("/") + quote(request.script_root + request.path)
