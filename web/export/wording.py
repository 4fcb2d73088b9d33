"""What the files of a review say, in one language."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Criteria, Dimension
from search import ItemReview, Precedent, ReportPassage, Review
from web.texts import say
from web.view import format_item, is_from_image, order_found, place_own


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words for `review`."""

    review: Review
    criteria: Criteria
    language: str

    def say(self, key: str, n: int | None = None, **values: str) -> str:
        """As `web.texts.say`."""
        return say(key, self.language, n=n, **values)

    def item(self, code: str) -> str:
        """An item by code and name."""
        return format_item(self.criteria, code, self.language)

    def name(self, code: str) -> str:
        """The name of an item alone."""
        return self.item(code).removeprefix(code).lstrip()

    def dimensions(self, names: Sequence[Dimension]) -> str:
        """Dimensions by their names, a dash for none."""
        return ", ".join(self.say(f"dimension_{name.value}") for name in names) or "–"

    def gaps(self, item: ItemReview) -> str:
        """What was not found of an item that the report speaks of."""
        if not item.missing:
            return self.say("review_gaps_none")
        return f"{self.say('review_gaps_some')} {self.dimensions(item.missing)}"

    def found(self, precedent: Precedent, item: ItemReview) -> str:
        """The dimensions that a precedent speaks of, those that the report does not first; "" for none."""
        told = [
            self.dimensions([name]) + f" ({self.say('review_fills')})" * fills
            for name, fills in order_found(precedent, item)
        ]
        return f"{self.say('review_found')} {', '.join(told)}" if told else ""

    def place(self, own: ReportPassage) -> str:
        """Where a passage of the report stands, and whether it was read from an image."""
        told = [self.say("review_from_image")] if is_from_image(self.review, own) else []
        return " · ".join([place_own(self.review, own, self.language), *told])
