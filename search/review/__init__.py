"""A report in, precedents out."""

from search.review.as_json import review_to_json
from search.review.naming import DIMENSION_NAMES, write_share
from search.review.results import (
    ItemReview,
    Precedent,
    ReportPassage,
    Review,
    ReviewProgress,
    SectionShare,
    Stage,
)
from search.review.reviewer import Reviewer

__all__ = [
    "DIMENSION_NAMES",
    "ItemReview",
    "Precedent",
    "ReportPassage",
    "Review",
    "ReviewProgress",
    "Reviewer",
    "SectionShare",
    "Stage",
    "review_to_json",
    "write_share",
]
