"""All pages of a review."""

import web.pages.reviewing.files
import web.pages.reviewing.form
import web.pages.reviewing.result  # noqa: F401  importing them registers their views
from web.pages.reviewing.shared import review_pages

__all__ = ["review_pages"]
