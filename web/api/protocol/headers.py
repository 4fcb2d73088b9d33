"""The headers of the interface for programs: what it may be kept by, who may read it, which generation it is of."""

from flask import Response, g, request

from web.api.protocol.negotiation import told

READ_BY_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, Total-Count, PMQA-Generation, Content-Disposition",
}
"""Pages of any origin may read what anyone can; without credentials, of which there are none."""

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Max-Age": "86400",
}
"""Said to a browser that asks before it reads."""


def set_api_headers(answer: Response) -> Response:
    """`answer` with its headers, whether it is one or a problem."""
    answer.headers.update(READ_BY_ALL)
    answer.vary.add("Accept")
    if request.method == "OPTIONS":
        answer.headers.update(PREFLIGHT)
        answer.headers.remove("Content-Type")  # of nothing; Flask would call it HTML
    if answer.status_code in (200, 304) and "etag" in g:
        answer.set_etag(g.etag, weak=True)  # the same for each encoding of the same answer
        answer.headers["Cache-Control"] = told("keeping")
        answer.headers["PMQA-Generation"] = g.engine.generation
    return answer
