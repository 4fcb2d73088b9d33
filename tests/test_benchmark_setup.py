"""What the scripts of benchmarks/ share: queries of several sources, comparisons that are remembered."""

from benchmarks.setup import (
    halve,
    keep_documents,
    name_documents,
    read_own_queries,
)
from search.evaluation.judgements import JudgedPassage, JudgedQuery
from tests.support.fakes_search import make_case

HEALTH, TRAT = make_case("a", "กรมรักษา"), make_case("c", "จังหวัดตราด", document="second.txt")


def judged(id: str, *passages: tuple[str, str]) -> JudgedQuery:
    return JudgedQuery(
        id=id,
        text="แผน",
        kind="need",
        language="th",
        relevant=tuple(JudgedPassage(case=case, lines=(1, 2), grade=2, document=name) for case, name in passages),
    )


def test_a_judged_range_without_a_document_is_of_that_which_its_agency_is_in() -> None:
    query = judged("1", ("จังหวัดตราด", ""), ("กรมรักษา", "other.md"), ("กรมที่ไม่มี", ""))
    (named,) = name_documents([query], [HEALTH, TRAT])
    assert [each.document for each in named.relevant] == ["second.txt", "other.md", ""]


def test_ranges_of_documents_that_are_not_in_are_left_out_and_queries_without_any_too() -> None:
    queries = [judged("1", ("ก", "a.md"), ("ข", "b.md")), judged("2", ("ข", "b.md"))]
    assert keep_documents(queries, ["a.md"]) == (judged("1", ("ก", "a.md")),)


def test_halves_share_no_query_and_a_query_stays_in_its_half() -> None:
    queries = [judged(str(number)) for number in range(40)]
    halves, fewer = halve(queries), halve(queries[::3])
    assert sorted(query.id for half in halves.values() for query in half) == sorted(query.id for query in queries)
    assert min(len(half) for half in halves.values()) >= 10
    assert all(set(fewer[name]) <= set(halves[name]) for name in halves)


def test_every_range_of_our_own_queries_names_its_document_and_those_of_the_book_come_first() -> None:
    queries = read_own_queries()
    names = [[each.document for each in query.relevant] for query in queries]
    assert len(queries) == 217
    assert all(each[0] == "pmqa-2564.txt" and "" not in each for each in names)
    assert sum(name.startswith("gov-") for each in names for name in each) == 384
    assert all(each == sorted(each, key=lambda name: name != "pmqa-2564.txt") for each in names)
