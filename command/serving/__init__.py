"""The processes of the server: workers that answer at one address, and what keeps them alive."""

from command.serving.desks import Desks
from command.serving.loads import ABSENT, make_loads
from command.serving.metrics import Metrics
from command.serving.supervisor import Supervisor
from command.serving.worker import Work, start_worker

__all__ = [
    "ABSENT",
    "Desks",
    "Metrics",
    "Supervisor",
    "Work",
    "make_loads",
    "start_worker",
]
