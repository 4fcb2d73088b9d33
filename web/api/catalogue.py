"""What the library holds: documents, agencies, awards, all of it counted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict

from flask import Response, url_for

from corpus import Award, Case, fold_name, is_same_agency
from search import DocumentFacts, SearchEngine, in_thai_order
from web.api.interface import answers, find_page, give, give_list
from web.api.models.answers import (
    AgenciesAnswer,
    AwardsAnswer,
    DocumentAnswer,
    DocumentsAnswer,
    StatsAnswer,
)
from web.api.models.queries import AgenciesQuery, AwardsQuery, DocumentPath, NoQuery, PageQuery
from web.api.protocol.negotiation import asked_engine
from web.api.protocol.paging import Page
from web.api.rows import AGENCY_COLUMNS, AWARD_COLUMNS, DOCUMENT_COLUMNS, Row, award_rows, case_row, page_of_agency
