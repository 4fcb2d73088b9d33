"""The queries that the first page offers to try."""

from typing import NamedTuple


class Example(NamedTuple):
    """A query to try, and the way of asking it shows: a key of TEXTS."""

    way: str
    query: str


EXAMPLES = (
    Example("way_need", "ถ่ายทอดตัวชี้วัดขององค์กรลงถึงรายบุคคล"),
    Example("way_name", "Cancer Anywhere"),
    Example("way_number", "ทุเรียน 851,038 กิโลกรัม"),
    Example("way_agency", "แผนท่องเที่ยวชุมชนของจังหวัดตราด"),
    Example("way_english", "share tourism income with local villagers"),
)
