"""What a query names: cases, agencies, categories, items, awards, numbers; each looked up in tables of the library."""

from search.ranking.naming.item_codes import ItemCodes
from search.ranking.naming.name_match import NameMatch, Naming

__all__ = ["ItemCodes", "NameMatch", "Naming"]
