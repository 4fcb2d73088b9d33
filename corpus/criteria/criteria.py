"""The PMQA criteria as data: seven categories, their items, their points."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

EDITION = "2562"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A criterion within a category. code: "1.1" to "7.6"; about_*: our own summary, for matching and display."""

    code: str
    name_th: str
    name_en: str
    about_th: str
    about_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One of the seven categories. points: of 1,000, its items' together."""

    number: int
    name_th: str
    name_en: str
    points: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """An edition of the criteria, named by its Buddhist year; categories in order."""

    edition: str
    categories: tuple[Category, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of their codes."""
        return tuple(item for category in self.categories for item in category.items)

    def item(self, code: str) -> Item:
        """The item of this code; KeyError when there is none."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def category(self, number: int) -> Category:
        """The category of this number; KeyError when there is none."""
        for category in self.categories:
            if category.number == number:
                return category
        raise KeyError(number)


def category_of(code: str) -> int:
    """The number of the category that the item `code` is of."""
    return int(code.partition(".")[0])


@cache
def read_criteria() -> Criteria:
    """The criteria that the package ships."""
    source = resources.files("corpus.criteria").joinpath(f"criteria-{EDITION}.json")
    table = json.loads(source.read_text(encoding="utf-8"))
    return Criteria(
        edition=table["edition"],
        categories=tuple(
            Category(
                number=row["number"],
                name_th=row["name_th"],
                name_en=row["name_en"],
                points=row["points"],
                items=tuple(
                    Item(**{name: item[name] for name in ("code", "name_th", "name_en", "about_th", "about_en")})
                    for item in row["items"]
                ),
            )
            for row in table["categories"]
        ),
    )
