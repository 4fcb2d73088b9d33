"""The wording of the interface, in Thai and in English, page by page."""

from web.texts.api.interface import (
    MISSING,
    MUST_BE,
    NO_PARAMETERS,
    OPERATIONS,
    OTHER_GENERATION,
    OTHER_QUESTION,
    PARAMETERS,
    RULES,
    STRANGER,
    TWICE,
)
from web.texts.api.problems import PROBLEMS
from web.texts.examples import EXAMPLES
from web.texts.saying import TEXTS, say

__all__ = [
    "EXAMPLES",
    "MISSING",
    "MUST_BE",
    "NO_PARAMETERS",
    "OPERATIONS",
    "OTHER_GENERATION",
    "OTHER_QUESTION",
    "PARAMETERS",
    "PROBLEMS",
    "RULES",
    "STRANGER",
    "TEXTS",
    "TWICE",
    "say",
]
