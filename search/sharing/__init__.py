"""Text that stands nearly word for word in two places."""

from search.sharing.as_json import pair_to_json
from search.sharing.naming import KIND_NAMES, NO_JUDGEMENT
from search.sharing.results import SharedKind, SharedPair, SharedStretch
from search.sharing.sharing import Sharing

__all__ = [
    "KIND_NAMES",
    "NO_JUDGEMENT",
    "SharedKind",
    "SharedPair",
    "SharedStretch",
    "Sharing",
    "pair_to_json",
]
