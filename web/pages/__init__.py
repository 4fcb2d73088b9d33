"""The pages for people. A view parses, asks and renders."""

from web.pages.blueprints import PAGES
from web.pages.judging import judging_pages

__all__ = [
    "PAGES",
    "judging_pages",
]
