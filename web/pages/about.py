"""The page about the collection and the search: what it holds, how it ranks, how well, and its versions."""

from importlib.metadata import PackageNotFoundError, version

from flask import render_template, request
from flask.typing import ResponseReturnValue

from corpus import INTRODUCTION
from web.context import current_engine
from web.parameters import PageQuery, read_parameters
from web.quality import read_quality
from web.view import Pager

DOCUMENTS_ON_A_PAGE = 50


def about_page() -> ResponseReturnValue:
    """What the collection holds, how passages are ranked, the measured quality, the versions of what answers."""
    engine, number = current_engine(), read_parameters(PageQuery, request.args).page
    pager = Pager(number=number, total=len(engine.documents), size=DOCUMENTS_ON_A_PAGE)
    return render_template(
        "about.html",
        documents=engine.documents[pager.offset : pager.offset + pager.size],
        pager=pager,
        case_count=sum(case.agency != INTRODUCTION for case in engine.cases),
        passage_count=engine.passage_count,
        agency_count=len(engine.agencies),
        award_count=len(engine.awards),
        quality=read_quality(),
        versions={
            "program": _program_version(),
            "generation": engine.generation,
            "model": engine.model,
            "criteria": str(engine.criteria_edition),
        },
    )


def _program_version() -> str:
    # "" where the program runs from its sources and is not installed.
    try:
        return version("pmqa-search")
    except PackageNotFoundError:
        return ""
