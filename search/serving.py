"""How the server meets the world: settings that only `pmqa serve` heeds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus import Said
from search.errors import SettingsError

RATE = 600
"""Requests a minute from one client: ten a second, more than a person asks for and enough for a program."""

BURST = 20
"""Requests a second from one client: a page with its pictures, or a word being typed with suggestions."""

MOST_PROXIES = 10
"""Proxies in a row that anybody has."""

MOST_REQUESTS = 1_000_000
"""The highest number of requests a limit can name."""

NAMES = ("PMQA_HOSTS", "PMQA_PROXIES", "PMQA_RATE", "PMQA_BURST", "PMQA_LOG", "PMQA_LOG_QUERIES")
"""The variables that `Serving.from_env` reads."""

LOOPBACK = frozenset(("localhost", "127.0.0.1", "::1"))
"""The names under which a machine knows itself. No page of another site is asked under them."""

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """hosts: the names and addresses, beside those of this machine, under which the server is asked; lower case, Thai
    names as xn--. proxies: how many stand before it, each of which tells the client's address. rate, burst: the most
    requests of one client a minute and a second, 0 for no limit. log: whether each request is a line on stderr.
    log_queries: whether that line tells what was asked. judging: whether hits can be marked, on this machine alone; no
    variable says so."""

    hosts: tuple[str, ...] = ()
    proxies: int = 0
    rate: int = RATE
    burst: int = BURST
    log: bool = True
    log_queries: bool = False
    judging: bool = False

    @property
    def is_public(self) -> bool:
        """Whether others may ask than who uses this machine."""
        return self.proxies > 0 or not set(self.hosts) <= LOOPBACK

    @classmethod
    def from_env(cls, given: Mapping[str, str]) -> "Serving":
        """From the variables of NAMES that are in `given`; one that is empty is as one that is not there. Raises
        SettingsError."""
        stated = {name: given[name].strip() for name in NAMES if given.get(name, "").strip()}
        return cls(
            hosts=_hosts(stated.get("PMQA_HOSTS", "")),
            proxies=_number("PMQA_PROXIES", stated.get("PMQA_PROXIES", "0"), MOST_PROXIES),
            rate=_number("PMQA_RATE", stated.get("PMQA_RATE", str(RATE)), MOST_REQUESTS),
            burst=_number("PMQA_BURST", stated.get("PMQA_BURST", str(BURST)), MOST_REQUESTS),
            log=_choice("PMQA_LOG", stated.get("PMQA_LOG", "json"), ("off", "json")),
            log_queries=_choice("PMQA_LOG_QUERIES", stated.get("PMQA_LOG_QUERIES", "0"), ("0", "1")),
        )


def _hosts(stated: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_host(each) for each in re.split(r"[,\s]+", stated) if each))


def _host(stated: str) -> str:
    try:
        host = stated.lower().removeprefix("[").removesuffix("]")
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if _HOST.fullmatch(host) is None:
        raise SettingsError(
            Said(
                f"PMQA_HOSTS มี {stated!r} ซึ่งไม่ใช่ชื่อเครื่องหรือที่อยู่ IP กรุณาใส่ชื่อโดยไม่มี http:// และไม่มีพอร์ต คั่นด้วยจุลภาค",
                f"PMQA_HOSTS holds {stated!r}, which is no host name or IP address; give names without http:// and "
                "without a port, separated by commas",
            )
        )
    return host


def _number(name: str, stated: str, most: int) -> int:
    if re.fullmatch("[0-9]{1,7}", stated) is None or int(stated) > most:
        raise SettingsError(
            Said(
                f"{name} เป็น {stated!r} ต้องเป็นจำนวนเต็ม 0 ถึง {most} กรุณาแก้ไข",
                f"{name} is {stated!r}, wanted a whole number from 0 to {most}; mend it",
            )
        )
    return int(stated)


def _choice(name: str, stated: str, choices: tuple[str, str]) -> bool:
    if stated not in choices:
        raise SettingsError(
            Said(
                f"{name} เป็น {stated!r} ต้องเป็น {' หรือ '.join(choices)} กรุณาแก้ไข",
                f"{name} is {stated!r}, wanted {' or '.join(choices)}; mend it",
            )
        )
    return stated == choices[1]
