"""Options that several commands take."""

import click

category_option = click.option("--category", type=click.IntRange(1, 7), help="หมวด PMQA 1-7 / PMQA category")
document_option = click.option("--document", help="เฉพาะเอกสารนี้ / this document only")
json_option = click.option("--json", "as_json", is_flag=True, help="ผลเป็น JSON / JSON output")
