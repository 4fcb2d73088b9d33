"""Files for Word. The one owner of python-docx beside the tests."""

from web.export.word.basket import write_docx
from web.export.word.review import write_review_docx

__all__ = ["write_docx", "write_review_docx"]
