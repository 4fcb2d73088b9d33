"""Text that stands nearly word for word in two places."""

from search.sharing.results import SharedKind, SharedPair, SharedStretch
from search.sharing.sharing import Sharing

__all__ = ["SharedKind", "SharedPair", "SharedStretch", "Sharing"]
