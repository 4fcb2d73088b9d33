"""What a generation holds beside its passages, and what it was made with: nothing here takes a query."""

from functools import cached_property

from corpus import read_criteria
from index import DocumentFacts, Generation
from search.browse import Agencies, Agency
from search.errors import unknown_agency, unknown_document


class Holdings:
    """Of one generation, which never changes; safe for several threads."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    @property
    def model(self) -> str:
        """The identity of the model that the index was made with."""
        return self._generation.recipe.model

    @property
    def criteria_edition(self) -> int:
        """The Buddhist year that names the edition of the criteria."""
        return int(read_criteria().edition)

    @property
    def documents(self) -> tuple[DocumentFacts, ...]:
        """All documents by name."""
        return self._generation.library.documents

    def document(self, name: str) -> DocumentFacts:
        """The document of this name. Raises UnknownDocument."""
        try:
            return self._documents[name]
        except KeyError as exc:
            raise unknown_document() from exc

    def original(self, name: str) -> bytes:
        """The bytes of the document of this name as they came. Raises UnknownDocument, OriginalsElsewhere where they
        are not kept, as beside an index in Milvus, DamagedIndex."""
        return self._generation.original(self.document(name).sha256, name)

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """All agencies with a write-up or an award, in the order of a Thai dictionary."""
        return self._agencies.all

    def agency(self, name: str) -> Agency:
        """The agency of this name in any spelling, of this key, or of this short name that no other has. Raises
        UnknownAgency."""
        if (found := self._agencies.find(name)) is None:
            raise unknown_agency()
        return found

    def moved_case(self, old_id: str) -> str | None:
        """The id of the case that had `old_id` in an earlier generation; None when nothing is known of it."""
        return self._generation.library.moved_case(old_id)

    def moved_passage(self, old_id: str) -> str | None:
        """The id of the passage that holds most of what had `old_id` in an earlier generation, else None."""
        return self._generation.library.moved_passage(old_id)

    @cached_property
    def _documents(self) -> dict[str, DocumentFacts]:
        return {document.name: document for document in self.documents}

    @cached_property
    def _agencies(self) -> Agencies:
        return Agencies(self._generation.library.cases, self._generation.library.awards)
