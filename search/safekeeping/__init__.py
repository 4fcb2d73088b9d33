"""Library and judgements in one file, and back."""

from search.safekeeping.archive import Archive
from search.safekeeping.backup import BackedUp, KeepingProgress, KeepingStage, back_up
from search.safekeeping.restore import Restored, open_backup, restore

__all__ = ["Archive", "BackedUp", "KeepingProgress", "KeepingStage", "Restored", "back_up", "open_backup", "restore"]
