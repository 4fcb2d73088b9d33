"""English words among Thai."""

from functools import lru_cache

from simplemma import is_known


@lru_cache(maxsize=2**14)
def is_english(word: str) -> bool:
    """Whether `word`, in letters of any case, is an English word or a form of one."""
    return bool(is_known(word.lower(), lang="en"))
