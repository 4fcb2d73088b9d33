"""Letters that a font does not say, or says as other signs, found again by words."""

from corpus.repair.lost_letters.choices import Option, choose
from corpus.repair.lost_letters.sara_am import find_sara_ae, find_sara_am
from corpus.repair.lost_letters.strange_signs import ACCENTS, STRANGE_SIGNS, find_marks, holds_strange_sign
from corpus.repair.lost_letters.stretches import Picked, changes_of, write

__all__ = [
    "ACCENTS",
    "STRANGE_SIGNS",
    "Option",
    "Picked",
    "changes_of",
    "choose",
    "find_marks",
    "find_sara_ae",
    "find_sara_am",
    "holds_strange_sign",
    "write",
]
