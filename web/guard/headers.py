"""The headers of every answer."""

from flask import Response, request

UNUSED = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""What browsers can do that no page of ours does. Writing to the clipboard is not among them: citations are copied."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""On every answer. Nothing may be loaded from elsewhere, run inline or frame us."""

YEAR = 31_536_000
"""Seconds a browser may keep a static file whose address bears its version: the longest HTTP knows."""

HOUR = 3_600
"""Seconds a browser may keep a static file that was asked for without its version."""


def set_headers(response: Response) -> Response:
    """`response` with what a browser may do with it, and how long it may keep it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)  # a file from elsewhere has a stricter policy
    # JSON is for every site to read; a page, a picture or a font of ours is for none.
    anybody = request.path.startswith("/api/")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin" if anybody else "same-origin"
    if request.endpoint == "static" and response.status_code < 400:
        versioned = "v" in request.args or request.path.endswith(".woff2")
        response.cache_control.no_cache = None
        response.cache_control.public = True
        response.cache_control.max_age = YEAR if versioned else HOUR
    elif "Cache-Control" not in response.headers:
        # Asked anew each time, since the index may have changed; not no-store, which would cost the reader the
        # browser's instant way back from a case to the results. private: what an officer asks stays out of proxies.
        response.headers["Cache-Control"] = "private, no-cache"
    return response
