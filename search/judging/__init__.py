"""What people hold of hits: marks of a passage as an answer to a query, kept in the home, and files of them."""

from search.judging.agreement import Agreement, agree
from search.judging.exporting import to_json_lines, to_qrels, to_topics
from search.judging.following import follow_marks, former_ids
from search.judging.keeping import Judgements
from search.judging.marks import GRADES, LONGEST_JUDGE, Mark, judge_name, query_key
from search.judging.pooling import PooledQuery, pool_marks
from search.judging.records import marks_from_bytes, marks_to_bytes

__all__ = [
    "GRADES",
    "LONGEST_JUDGE",
    "Agreement",
    "Judgements",
    "Mark",
    "PooledQuery",
    "agree",
    "follow_marks",
    "former_ids",
    "judge_name",
    "marks_from_bytes",
    "marks_to_bytes",
    "pool_marks",
    "query_key",
    "to_json_lines",
    "to_qrels",
    "to_topics",
]
