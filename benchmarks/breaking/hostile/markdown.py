"""Hostile Markdown: nested without end, references that grow, front matters that are none."""

from collections.abc import Callable, Mapping

MILLION = 1_000_000
_THAI = "หน่วยงานเปิดให้ประชาชนร่วมเสนอความเห็น"
_FRONT = "---\nagency: กรมทดสอบ\ncategory: 2\nyear: 2564\n---\n"


def _page(body: str, front: str = _FRONT) -> bytes:
    return (front + body).encode()


def _stairs(sign: str, depth: int) -> bytes:
    return _page("\n".join(f"{' ' * 2 * n}{sign} ก" for n in range(depth)))


def _references() -> bytes:
    # Each names the next; and all are used.
    rows = "\n".join(f"[a{n}]: <b{n}> '{'t' * 40}'" for n in range(20_000))
    return _page(rows + "\n\n" + "".join(f"[a{n}]" for n in range(20_000)))


def _one_reference() -> bytes:
    return _page(f"[a]: /{'u' * 100_000} '{'t' * 100_000}'\n\n" + "[a]" * 300_000)


def _table(rows: int, columns: int) -> bytes:
    line = "|ก" * columns + "|\n"
    return _page(line + "|-" * columns + "|\n" + line * rows)


def _front(rows: str) -> bytes:
    return f"---\n{rows}\n---\n{_THAI}\n".encode()


FILES: Mapping[str, Callable[[], bytes]] = {
    "a-million-quotes.md": lambda: _page(">" * MILLION + _THAI),
    "quotes-on-1500-lines.md": lambda: _page("".join(">" * n + " ก\n" for n in range(1500))),
    "lists-on-1500-lines.md": lambda: _stairs("-", 1500),
    "numbers-on-1500-lines.md": lambda: _stairs("1.", 1500),
    "a-million-list-signs.md": lambda: _page("- " * MILLION + _THAI),
    "a-million-brackets.md": lambda: _page("[" * MILLION + _THAI),
    "brackets-both-ways.md": lambda: _page("[" * 200_000 + "]" * 200_000),
    "links-that-never-end.md": lambda: _page("[ก](" * 300_000),
    "links-of-broken-places.md": lambda: _page("[ก](<" * 200_000),
    "pictures-within.md": lambda: _page("![" * 200_000 + "ก" + "](a)" * 200_000),
    "a-million-stars.md": lambda: _page("*" * MILLION + _THAI),
    "stars-and-letters.md": lambda: _page("*a **a " * 300_000),
    "stars-and-underscores.md": lambda: _page("*_" * 500_000 + _THAI + "_*" * 500_000),
    "tildes.md": lambda: _page("~~ก" * 400_000),
    "a-million-ticks.md": lambda: _page("`" * MILLION + _THAI),
    "ticks-of-every-length.md": lambda: _page(" ".join("`" * n for n in range(1, 2500))),
    "fences-that-never-end.md": lambda: _page("```\n" * 100_000),
    "a-million-backslashes.md": lambda: _page("\\" * MILLION + _THAI),
    "a-million-smaller-signs.md": lambda: _page("<" * MILLION + _THAI),
    "comments-that-never-end.md": lambda: _page("<!--" * 500_000 + _THAI),
    "comments-in-lines.md": lambda: _page("ก <!-- ข " * 100_000),
    "instructions-that-never-end.md": lambda: _page("ก <?" * 500_000),
    "sections-that-never-end.md": lambda: _page("ก <![CDATA[" * 200_000),
    "declarations-that-never-end.md": lambda: _page("ก <!A " * 400_000),
    "tags-of-html.md": lambda: _page("<div>\n" * 200_000 + _THAI),
    "attributes-of-html.md": lambda: _page("<a " + "b='c' " * 300_000 + _THAI),
    "entities.md": lambda: _page("&#3585;&amp;" * 200_000),
    "20000-references.md": _references,
    "reference-that-grows.md": _one_reference,
    "references-that-never-end.md": lambda: _page("[a]: " * 300_000),
    "references-on-lines.md": lambda: _page("[a\n" * 200_000 + "]: b"),
    "footnotes.md": lambda: _page("[^1]: ก\n" * 100_000 + "[^1]" * 100_000),
    "100000-headings.md": lambda: _page("## การวางแผน\n\nก\n\n" * 70_000),
    "headings-under-lines.md": lambda: _page("ก\n===\n" * 150_000),
    "paragraph-with-a-line-under-it.md": lambda: _page("ก\n" * 300_000 + "==="),
    "a-million-cells.md": lambda: _table(1000, 1000),
    "row-of-300000-cells.md": lambda: _table(1, 300_000),
    "100000-rows.md": lambda: _table(100_000, 2),
    "table-signs.md": lambda: _page("|" * MILLION + "\n" + "|-" * 500_000),
    "pages-of-100000-numbers.md": lambda: _page("<!-- page: 9999999999 -->\nก\n" * 80_000),
    "tabs.md": lambda: _page("\t" * MILLION + _THAI),
    "blanks.md": lambda: _page(" " * 3 * MILLION + _THAI),
    "line-of-50-mb.md": lambda: _page(_THAI * 450_000),
    "line-of-4-mb.md": lambda: _page(_THAI * 35_000),
    "front-that-never-ends.md": lambda: b"---\n" + _THAI.encode() * 30_000,
    "front-of-a-megabyte.md": lambda: _front("agency: " + "ก" * 300_000),
    "front-nested.md": lambda: _front("a: " + "[" * 30_000),
    "front-of-aliases.md": lambda: _front("a: &a [ก, ก]\n" + "b: [*a, *a]\n" * 1000),
    "front-that-makes-objects.md": lambda: _front("agency: !!python/object/apply:os.system ['true']"),
    "front-of-a-number-of-60000-digits.md": lambda: _front(f"agency: กรม\ncategory: 1\nyear: {'9' * 60_000}"),
    "front-in-base-60.md": lambda: _front("agency: กรม\ncategory: 1\nyear: " + "1" + ":59" * 15_000),
    "front-of-many-keys.md": lambda: _front(
        "agency: กรม\ncategory: 1\nyear: 2564\n" + "".join(f"k{n}: 1\n" for n in range(6000))
    ),
    "front-that-merges-itself.md": lambda: _front("agency: กรม\ncategory: 1\nyear: 2564\n<<: {<<: {a: 1}}"),
    "front-of-signs.md": lambda: _front("%YAML 9.9\n--- !<a> |\n ? : ? -"),
}
"""By the file's name what makes it."""
