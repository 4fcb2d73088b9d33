"""Hostile web pages."""

from collections.abc import Callable, Mapping

MILLION = 1_000_000
_THAI = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็น"
_HEAD = '<!doctype html><html lang="th"><meta charset="utf-8"><title>รายงาน</title><body>'


def _page(body: str, head: str = _HEAD) -> bytes:
    return (head + body).encode()


def _cells(rows: int, columns: int) -> bytes:
    return _page("<table>" + ("<tr>" + "<td>ก" * columns) * rows)


def _declared(encoding: str, codec: str) -> bytes:
    return f'<meta charset="{encoding}"><p>{_THAI}</p>'.encode(codec)


def _styled() -> bytes:
    rules = "".join(f"p:not(.a{n}) > b ~ i[title^='{n}'] {{display: none; color: var(--a)}}" for n in range(20_000))
    return _page(f"<style>{rules}</style>" + f"<p class=a1>{_THAI}</p>" * 500)


def _many_classes() -> bytes:
    return _page(f'<p class="{" ".join(f"a{n}" for n in range(200_000))}">{_THAI}</p>')


FILES: Mapping[str, Callable[[], bytes]] = {
    "a-million-tags-within.html": lambda: _page("<b>" * MILLION + _THAI),
    "a-million-parts-within.html": lambda: _page("<div>" * MILLION + _THAI),
    "200-parts-within.html": lambda: _page("<div>" * 200 + _THAI),
    "a-million-ends.html": lambda: _page("</div>" * MILLION + _THAI),
    "everything-unclosed.html": lambda: _page("<table><tr><td><ul><li><p><b><a href=x><h1>ก" * 100_000),
    "lists-100000-deep.html": lambda: _page("<ul><li>ก" * 100_000),
    "tables-100000-deep.html": lambda: _page("<table><tr><td>ก" * 100_000),
    "tables-60-deep.html": lambda: _page("<table><tr><td>ก" * 60 + "</table>" * 60),
    "quotes-100000-deep.html": lambda: _page("<blockquote>ก" * 100_000),
    "a-million-attributes.html": lambda: _page("<p " + "a " * MILLION + ">" + _THAI),
    "300000-attributes-of-other-names.html": lambda: _page(
        "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{_THAI}"
    ),
    "attribute-of-7-mb.html": lambda: _page(f'<p title="{"a" * 7 * MILLION}">{_THAI}'),
    "line-of-50-mb.html": lambda: _page("<p>" + _THAI * 450_000),
    "line-of-8-mb.html": lambda: _page("<p>" + _THAI * 70_000),
    "a-million-brackets.html": lambda: _page("<" * MILLION + _THAI),
    "a-million-ampersands.html": lambda: _page("&" * MILLION + _THAI),
    "a-million-entities.html": lambda: _page("<p>" + "&#3585;" * MILLION),
    "entities-of-no-letter.html": lambda: _page("<p>" + "&#xffffffff;&#0;&#xd800;&#x110000;" * 100_000 + _THAI),
    "a-million-comments.html": lambda: _page("<!---->" * MILLION + _THAI),
    "comment-that-never-ends.html": lambda: _page(f"<p>{_THAI}</p><!--" + "-" * 5 * MILLION),
    "comments-within-the-head.html": lambda: b"<!--" * 2000 + _page(_THAI),
    "doctypes-with-entities.html": lambda: _page(
        "<p>&b;", '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html>'
    ),
    "a-million-paragraphs.html": lambda: _page("<p>ก" * MILLION),
    "a-million-breaks.html": lambda: _page("<p>ก" + "<br>" * MILLION),
    "100000-headings.html": lambda: _page("<h2>การวางแผน</h2><p>ก" * 100_000),
    "a-million-cells.html": lambda: _cells(1000, 1000),
    "row-of-a-million-cells.html": lambda: _cells(1, MILLION),
    "a-million-rows.html": lambda: _cells(500_000, 1),
    "cells-that-span-everything.html": lambda: _page(
        "<table>" + ("<tr>" + "<td rowspan=65534 colspan=1000>ก" * 50) * 2000
    ),
    "rules-of-style.html": _styled,
    "200000-classes.html": _many_classes,
    "variables-that-loop.html": lambda: _page(
        f"<style>:root{{--a:var(--b);--b:var(--a) var(--a)}}p{{color:var(--a)}}</style><p>{_THAI}"
    ),
    "refreshed-at-once.html": lambda: _page(
        f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"><base href="file:///etc/"><p>{_THAI}'
    ),
    "scripts-and-frames.html": lambda: _page(
        f"<script>while(1);</script><iframe src=file:///etc/passwd></iframe><object data=a></object><p>{_THAI}"
    ),
    "lists-that-count-from-far.html": lambda: _page("<ol start=99999999999999999999 reversed type=i><li>ก" * 1000),
    "mathematics-within.html": lambda: _page("<math>" + "<mfrac><mi>a</mi>" * 50_000),
    "drawings-within.html": lambda: _page("<svg>" * 100_000 + f"<p>{_THAI}"),
    "says-utf-16-is-utf-8.html": lambda: _declared("utf-16", "utf-8"),
    "says-latin-is-cp874.html": lambda: _declared("iso-8859-1", "cp874"),
    "says-utf-8-is-cp874.html": lambda: _declared("utf-8", "cp874"),
    "says-utf-7.html": lambda: _declared("utf-7", "utf-8"),
    "utf-16-without-a-mark.html": lambda: _declared("utf-16", "utf-16-le"),
    "utf-32.html": lambda: _declared("utf-32", "utf-32"),
    "zeros.html": lambda: bytes(MILLION),
    "zeros-behind-a-page.html": lambda: _page(_THAI) + bytes(MILLION),
    "bytes-of-every-kind.html": lambda: bytes(range(256)) * 10_000,
}
"""By the file's name what makes it."""
