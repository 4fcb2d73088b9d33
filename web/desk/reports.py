"""A file that came in, read and reviewed."""

from collections.abc import Callable

from corpus import read_report
from search import Review, ReviewProgress, SearchEngine
from web.desk.states import Asked

Work = Callable[[ReviewProgress], Review]
"""What makes a review, telling how far it is."""


def review_file(engine: SearchEngine, asked: Asked, content: bytes) -> Work:
    """What reads the file `content`, whose name decides its reader, and reviews it by `engine`. It raises a
    DocumentError for what cannot be read, and IndexProblem."""

    def work(progress: ReviewProgress) -> Review:
        def page(number: int, pages: int, from_image: bool) -> None:
            progress("reading", number, pages)

        report = read_report(asked.name, content, agency=asked.agency, progress=page)
        return engine.review(report, same_type_first=asked.same_type_first, progress=progress)

    return work
