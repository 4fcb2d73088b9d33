"""Files that are made to break who reads them, and what comes of each."""

from collections.abc import Callable, Mapping

from benchmarks.breaking.hostile import markdown, pdf, pdf_pages, structures, texts, web, word
from benchmarks.breaking.hostile.asking import MOST_MEMORY, MOST_SECONDS, Outcome, ask
from benchmarks.breaking.hostile.spoiled import CODE, write_good
from benchmarks.breaking.hostile.watching import Watched, watch

FILES: Mapping[str, Callable[[], bytes]] = {
    **{f"pdf-{name}": make for name, make in {**pdf.FILES, **pdf_pages.FILES}.items()},
    **{f"word-{name}": make for name, make in word.FILES.items()},
    **{f"web-{name}": make for name, make in web.FILES.items()},
    **{f"markdown-{name}": make for name, make in markdown.FILES.items()},
    **{f"text-{name}": make for name, make in texts.FILES.items()},
    **{name if name.startswith("book") else f"made-{name}": make for name, make in structures.FILES.items()},
}
"""By the file's name what makes it. Those that begin with "book" are award books, the others single cases."""

__all__ = [
    "CODE",
    "FILES",
    "MOST_MEMORY",
    "MOST_SECONDS",
    "Outcome",
    "Watched",
    "ask",
    "watch",
    "write_good",
]
