"""Who asks: what of an address counts as a client, and what of it is told."""

import pytest

from web.guard.clients import COUNTED, TOLD, is_loopback, name_network


@pytest.mark.parametrize(
    ("address", "counted", "told"),
    [
        ("192.0.2.77", "192.0.2.77/32", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("::ffff:192.0.2.77", "192.0.2.77/32", "192.0.2.0/24"),
        ("unknown", None, None),
        ("192.0.2.77:443", None, None),
        (None, None, None),
    ],
)
def test_a_client_is_an_address_or_a_network_and_is_told_by_a_larger_one(
    address: str | None, counted: str | None, told: str | None
) -> None:
    assert (name_network(address, COUNTED), name_network(address, TOLD)) == (counted, told)


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_this_machine_is_known_by_its_addresses(address: str, own: bool) -> None:
    assert is_loopback(address) is own
