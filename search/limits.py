"""How much one search may ask for, over the command and over the web alike."""

DEFAULT_HITS = 10
"""Hits of an answer when nobody says: what a reader looks through before asking anew, and what the measures judge."""

MAX_HITS = 100
"""The most hits of one answer: more than anyone reads, little enough to send."""

MAX_OFFSET = 1000
"""The farthest hit an answer may begin behind: all candidates of the dense leg lie before it."""
