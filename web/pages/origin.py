"""Whose forms are taken: those of this site."""

from flask import abort, request


def refuse_other_sites() -> None:
    """Refuse with 403 what a form of another site has sent; a browser says in Origin whose it is."""
    if "Origin" in request.headers and request.headers["Origin"].partition("://")[2] != request.host:
        abort(403)  # other sites have no business with our forms
