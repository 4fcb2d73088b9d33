"""A report in, precedents out."""

from search.review.results import (
    ItemReview,
    Precedent,
    ReportPassage,
    Review,
    ReviewProgress,
    SectionShare,
    Stage,
)

__all__ = ["ItemReview", "Precedent", "ReportPassage", "Review", "ReviewProgress", "SectionShare", "Stage"]
