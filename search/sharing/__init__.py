"""Text that stands nearly word for word in two places."""

from search.sharing.results import SharedKind, SharedStretch
from search.sharing.sharing import Sharing

__all__ = ["SharedKind", "SharedStretch", "Sharing"]
