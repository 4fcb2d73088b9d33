"""Text that stands nearly word for word in two places."""

from search.sharing.results import SharedKind, SharedStretch

__all__ = ["SharedKind", "SharedStretch"]
