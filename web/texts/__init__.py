"""The wording of the interface, in Thai and in English, page by page."""

from web.texts.examples import EXAMPLES
from web.texts.saying import TEXTS, say

__all__ = [
    "EXAMPLES",
    "TEXTS",
    "say",
]
