"""A generation on other machines: written to Milvus, and opened there as one of this machine is."""

from index.remote.address import MilvusAddress
from index.remote.publishing import SharedFiles, is_published, publish, withdraw
from index.remote.store import RemoteStore

__all__ = ["MilvusAddress", "RemoteStore", "SharedFiles", "is_published", "publish", "withdraw"]
