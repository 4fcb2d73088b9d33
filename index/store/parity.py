"""What a file is healed by: a checksum of each block of it, and the XOR of blocks that stand apart.

A block lies with every so many-th one in a group; of each group one block may be lost, and any stretch as long as there
are groups: about a sixteenth of the file, all of a file of two blocks. (RAID 5 keeps disks so; Patterson, Gibson, Katz
1988.) What heals is checked by the SHA-256 of the whole, so that a damaged parity can never make a file worse.
"""

import hashlib
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

BLOCK = 4096
"""Bytes of a block: what disks and file systems lose at a time."""

SHARE = 16
"""Blocks of a group, at most: parity takes this part of the file."""

_MAGIC = b"pmqa parity 1\n"
_LENGTH, _CHECKSUM = struct.Struct("<Q"), struct.Struct("<I")


def make_parity(content: bytes) -> bytes:
    """What `heal` needs to heal `content`, with a checksum of its own."""
    blocks = _blocks(content, _count(len(content)))
    groups = _groups(len(blocks))
    parity = [np.bitwise_xor.reduce(blocks[group::groups], axis=0).tobytes() for group in range(groups)]
    checksums = b"".join(_CHECKSUM.pack(zlib.crc32(block)) for block in blocks)
    made = b"".join([_MAGIC, _LENGTH.pack(len(content)), checksums, *parity])
    return made + _CHECKSUM.pack(zlib.crc32(made))


def parity_size(length: int) -> int:
    """The bytes of the parity of a file of so many."""
    count = _count(length)
    return len(_MAGIC) + _LENGTH.size + _CHECKSUM.size * (count + 1) + BLOCK * _groups(count)


def is_whole(parity: bytes) -> bool:
    """Whether `parity` is as `make_parity` made it."""
    body, checksum = parity[: -_CHECKSUM.size], parity[-_CHECKSUM.size :]
    return parity.startswith(_MAGIC) and checksum == _CHECKSUM.pack(zlib.crc32(body))


def heal(content: bytes, parity: bytes, sha256: str) -> bytes | None:
    """The file of this SHA-256, of which `content` is what is left; None where too much of it is lost."""
    start = len(_MAGIC) + _LENGTH.size
    if not parity.startswith(_MAGIC) or len(parity) < start:
        return None
    (length,) = _LENGTH.unpack_from(parity, len(_MAGIC))
    if parity_size(length) != len(parity):
        return None
    blocks = _blocks(content[:length], _count(length))
    groups, first = _groups(len(blocks)), start + _CHECKSUM.size * len(blocks)
    wanted = np.frombuffer(parity, dtype="<u4", count=len(blocks), offset=start)
    rest = np.frombuffer(parity, dtype=np.uint8, count=groups * BLOCK, offset=first).reshape(groups, BLOCK)
    wrong = [place for place, block in enumerate(blocks) if zlib.crc32(block) != wanted[place]]
    if len({place % groups for place in wrong}) < len(wrong):
        return None
    for place in wrong:
        group = place % groups
        blocks[place] = 0
        blocks[place] = np.bitwise_xor.reduce(blocks[group::groups], axis=0) ^ rest[group]
    healed = blocks.tobytes()[:length]
    return healed if hashlib.sha256(healed).hexdigest() == sha256 else None


def _count(length: int) -> int:
    return -(-length // BLOCK)


def _groups(blocks: int) -> int:
    # One more than the part of the file that may be lost, for a stretch of that length seldom begins with a block.
    return min(blocks, blocks // SHARE + 2)


def _blocks(content: bytes, count: int) -> NDArray[np.uint8]:
    # (count, BLOCK), zeros where the content ends.
    blocks = np.zeros(count * BLOCK, dtype=np.uint8)
    blocks[: len(content)] = np.frombuffer(content, dtype=np.uint8)
    return blocks.reshape(count, BLOCK)
