"""Where an index on other machines is: `milvus://host:port/name`."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

SCHEMES = {"milvus": "http", "milvus+tls": "https"}
"""Ours, and what pymilvus calls the same."""

PORT = 19530
"""Milvus' own."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
"""What Milvus takes as the name of a collection, with room for what is put behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MilvusAddress:
    """name: of the index, several of which may lie in one Milvus. user, password: empty where none are asked for."""

    scheme: str = "milvus"
    host: str
    port: int = PORT
    name: str
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str) -> "MilvusAddress":
        """From `milvus://[user:password@]host[:port]/name`, or the same with `milvus+tls`. Raises ValueError."""
        parts = urlsplit(text.strip())
        name = parts.path.removeprefix("/")
        if parts.scheme not in SCHEMES or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("no address of an index in Milvus")
        if not _NAME.fullmatch(name) or parts.port == 0:
            raise ValueError("no name of an index in Milvus, or no port")
        return cls(
            scheme=parts.scheme,
            host=parts.hostname,
            port=parts.port or PORT,
            name=name,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
        )

    @property
    def uri(self) -> str:
        """As pymilvus takes it, without user and password."""
        return f"{SCHEMES[self.scheme]}://{self._place}"

    @property
    def _place(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self._place}/{self.name}"
