"""Whether a Ray cluster is where it is said to be, asked before Ray is: it would try for minutes, and may end the
process that asks."""

import socket

from corpus import Said
from index.errors import ClusterError

PATIENCE = 5
"""Seconds that an address may take to answer."""

_FRAME, _SETTINGS, _ALERT = 9, 4, 0x15
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes([0, 0, 0, _SETTINGS, 0, 0, 0, 0, 0])  # RFC 9113, 3.4


def knock(address: str) -> None:
    """Raise ClusterError where nothing answers at `address`, HOST:PORT, as a server of Ray does: by HTTP/2, or by an
    alert where it wants TLS."""
    host, _, port = address.rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), PATIENCE) as link:
            link.sendall(_GREETING)
            answer = link.recv(_FRAME, socket.MSG_WAITALL) if hasattr(socket, "MSG_WAITALL") else link.recv(_FRAME)
    except (OSError, UnicodeError) as exc:  # the second: of what is no name of a machine
        raise not_reached(address, getattr(exc, "strerror", None) or str(exc)) from exc
    if not (answer[:1] == bytes([_ALERT]) or answer[3:4] == bytes([_SETTINGS])):
        raise not_reached(address, "no Ray there")


def not_reached(address: str, fault: str) -> ClusterError:
    """Of a Ray that cannot be started or joined at `address`."""
    return ClusterError(
        Said(
            f"เริ่มหรือเชื่อมต่อ Ray ที่ {address} ไม่ได้ ({fault}) ยังไม่มีอะไรเปลี่ยนแปลง กรุณาตรวจสอบ PMQA_RAY "
            "และว่าคลัสเตอร์ทำงานอยู่ เครื่องนี้อยู่ในคลัสเตอร์และมี RAY_AUTH_TOKEN ของคลัสเตอร์ หรือไม่ตั้ง PMQA_RAY",
            f"Ray at {address} could not be started or reached ({fault}); nothing was changed. Check PMQA_RAY, "
            "that the cluster runs and that this machine is part of it and has its RAY_AUTH_TOKEN, "
            "or leave PMQA_RAY unset",
        )
    )
