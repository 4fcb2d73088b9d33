"""Options that several commands take."""

import click

from search import DEFAULT_HITS, MAX_HITS

limit_option = click.option(
    "-k", "limit", type=click.IntRange(1, MAX_HITS), default=DEFAULT_HITS, show_default=True, help="จำนวนผล / hits"
)
document_option = click.option("--document", help="เฉพาะเอกสารนี้ / this document only")
json_option = click.option("--json", "as_json", is_flag=True, help="ผลเป็น JSON / JSON output")
