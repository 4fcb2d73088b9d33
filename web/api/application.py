"""The interface put into an application: its addresses, what is looked at before and after, compression."""

from flask import Response, request
from flask_compress import Compress
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI

import web.api.cases
import web.api.catalogue
import web.api.criteria
import web.api.documentation
import web.api.review
import web.api.search  # noqa: F401  importing them registers their views
from web.api.interface import api, turn_down
from web.api.models.answers import Problem
from web.api.protocol.headers import set_api_headers
from web.api.site_addresses import site_addresses
from web.context import is_for_programs

VERSION = "1.0.0"
"""Of the interface: a key or an address taken away would make it 2, one that comes makes it 1.1."""

COMPRESSED = ["text/html", "application/json", "application/problem+json", "text/csv"]
"""What is sent compressed to whoever takes it."""

ENCODINGS = ["zstd", "br", "gzip"]
"""How, the first by choice."""


def make_app(name: str) -> OpenAPI:
    """An application that collects what its views say of themselves, without the pages of the library, which load their
    scripts from elsewhere."""
    return OpenAPI(
        name,
        info=Info(title="pmqa-search", version=VERSION),
        security_schemes={},  # left out it would be null, which OpenAPI does not know
        doc_ui=False,
        validation_error_callback=turn_down,
        validation_error_model=Problem,
    )


def serve_programs(app: OpenAPI) -> None:
    """Put the interface into `app`. To be called before others set headers, so that compression comes last."""
    app.config.update(COMPRESS_MIMETYPES=COMPRESSED, COMPRESS_ALGORITHM=ENCODINGS)
    # Streams are files, which Compress would leave open; browsers keep ours for a year.
    app.config.update(COMPRESS_STREAMS=False)
    Compress(app)
    app.after_request(_choose_encoding)
    app.url_map.merge_slashes = False  # it would redirect by a page of HTML
    app.after_request(_set_headers)
    app.register_api(api)
    app.register_blueprint(site_addresses)


def _choose_encoding(answer: Response) -> Response:
    # Compress takes an encoding that is refused (gzip;q=0) where no other is named.
    taken = request.accept_encodings.best_match([*ENCODINGS, "identity"], default="identity")
    request.environ["HTTP_ACCEPT_ENCODING"] = taken
    return answer


def _set_headers(answer: Response) -> Response:
    return set_api_headers(answer) if is_for_programs(request.path) else answer
