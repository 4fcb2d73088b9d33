"""The review of a report: the form, how far it is, what came of it, the files of it."""

from web.pages.reviewing.blueprint import review_pages

__all__ = ["review_pages"]
