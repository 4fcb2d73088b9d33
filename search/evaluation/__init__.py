"""How good a ranking is, against judgements."""

from search.evaluation.comparison import OURS, Evaluation, evaluate, evaluation_to_json
from search.evaluation.generations import GenerationsCompared, compare_generations, compared_to_json
from search.evaluation.judgements import read_queries, read_texts, write_results
from search.evaluation.measures import MEASURES, NDCG

__all__ = [
    "MEASURES",
    "NDCG",
    "OURS",
    "Evaluation",
    "GenerationsCompared",
    "compare_generations",
    "compared_to_json",
    "evaluate",
    "evaluation_to_json",
    "read_queries",
    "read_texts",
    "write_results",
]
