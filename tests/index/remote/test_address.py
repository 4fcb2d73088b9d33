"""Where an index on other machines is."""

import pytest

from index import MilvusAddress


def test_an_address_is_host_port_and_name() -> None:
    assert MilvusAddress.parse("milvus://db.example:19000/pmqa") == MilvusAddress(
        host="db.example", port=19000, name="pmqa"
    )
    assert MilvusAddress.parse(" milvus://127.0.0.1/pmqa_2 ").port == 19530
    assert MilvusAddress.parse("milvus://[::1]:1/pmqa").uri == "http://[::1]:1"
    assert MilvusAddress.parse("milvus+tls://db.example/pmqa").uri == "https://db.example:19530"


def test_user_and_password_are_taken_and_never_said() -> None:
    address = MilvusAddress.parse("milvus://reader:s%40cret%2F@db.example/pmqa")
    assert (address.user, address.password) == ("reader", "s@cret/")
    for said in (str(address), repr(address), address.uri):
        assert "cret" not in said
    assert str(address) == "milvus://db.example:19530/pmqa"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pmqa",
        "milvus://",
        "milvus://db.example",
        "milvus://db.example/",
        "milvus:///pmqa",
        "http://db.example/pmqa",
        "milvus://db.example/pm-qa",
        "milvus://db.example/2pmqa",
        "milvus://db.example/กรม",
        "milvus://db.example/a/b",
        "milvus://db.example/pmqa?x=1",
        "milvus://db.example/pmqa#x",
        "milvus://db.example:port/pmqa",
        "milvus://db.example:99999/pmqa",
        "milvus://db.example:0/pmqa",
        "milvus://db.example/" + "a" * 101,
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"no address|no name|[Pp]ort"):
        MilvusAddress.parse(text)
