"""How much one search may ask for, over the command and over JSON alike."""

DEFAULT_HITS = 10
"""Hits of an answer when nobody says: what a reader looks through before asking anew, and what the measures judge."""

HITS_OF_CASE = 4
"""Hits of one case where cases are counted: enough to see what it is about, and the next case is still in view."""

MAX_HITS = 100
"""The most hits of one answer: more than anyone reads, little enough to send."""

MAX_OFFSET = 1000
"""The farthest hit an answer over the command or JSON may begin behind: farther than anyone reads on. A page of the
site is bounded by the list itself."""
