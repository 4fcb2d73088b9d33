"""The pages for people. A view parses, asks and renders."""

from web.pages.blueprints import PAGES

__all__ = [
    "PAGES",
]
