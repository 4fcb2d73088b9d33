"""Who asks: the address of a client, and what of it counts or is told."""

import ipaddress

COUNTED = {4: 32, 6: 64}
"""Bits of an address, by its version, that are one client: a household has all IPv6 addresses under them."""

TOLD = {4: 24, 6: 48}
"""Bits of an address that a log tells: the office, not the person."""


def read_address(stated: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address, one of version 4 also where it is written in version 6; None for what is no address."""
    try:
        address = ipaddress.ip_address(stated or "")
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def is_loopback(stated: str | None) -> bool:
    """Whether this is an address of the machine itself."""
    address = read_address(stated)
    return address is not None and address.is_loopback


def name_network(stated: str | None, bits: dict[int, int]) -> str | None:
    """The network of so many `bits` that an address is of; None for what is no address."""
    address = read_address(stated)
    return None if address is None else str(ipaddress.ip_network((address, bits[address.version]), strict=False))
