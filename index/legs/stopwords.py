"""English words that bear no subject, in lower case: the longer list of bm25s."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path


@cache
def english_stopwords() -> frozenset[str]:
    """The list."""
    # Of the file alone: the package takes a third of a second to import, for nothing else that is asked of it here.
    package = find_spec("bm25s")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("bm25s is not installed")
    spec = spec_from_file_location("bm25s_stopwords", Path(package.origin).with_name("stopwords.py"))
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("bm25s has no list of stopwords")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(module.STOPWORDS_EN_PLUS)
