"""The sample: digests in our own words with whole front matter, and queries judged on them."""

import re
from functools import cache
from pathlib import Path

import pytest
from pythainlp.tokenize import word_tokenize

import corpus
from corpus import Case, Document, cut_passages, read_contents, read_document
from search.evaluation.judgements import JudgedPassage, JudgedQuery, case_names, read_queries
from tests.support.book import AGENCIES, CASE_PAGES, book_text

SAMPLE = Path(corpus.__file__).parent / "sample"

DIGESTS = {
    "medical-services.md": "กรมการแพทย์",
    "thai-traditional-medicine.md": "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก",
    "medical-sciences.md": "กรมวิทยาศาสตร์การแพทย์",
    "environmental-policy.md": "สำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม",
    "labour-permanent-secretary.md": "สำนักงานปลัดกระทรวงแรงงาน",
    "special-investigation.md": "กรมสอบสวนคดีพิเศษ",
    "trat.md": "จังหวัดตราด",
    "nakhon-ratchasima.md": "จังหวัดนครราชสีมา",
    "si-sa-ket.md": "จังหวัดศรีสะเกษ",
    "samut-sakhon.md": "จังหวัดสมุทรสาคร",
    "sing-buri.md": "จังหวัดสิงห์บุรี",
}

FIELDS = ["agency", "short_names", "agency_type", "category", "year", "pages", "title", "abstract_en"]

every_digest = pytest.mark.parametrize("name", DIGESTS)


@cache
def read_digest(name: str) -> tuple[Document, Case]:
    document = read_document(SAMPLE / name)
    (case,) = read_contents(document).cases
    return document, case


# --- front matter


def test_there_is_a_digest_of_every_case_of_the_book() -> None:
    assert sorted(path.name for path in SAMPLE.glob("*.md")) == sorted(DIGESTS)
    assert tuple(read_digest(name)[1].agency for name in DIGESTS) == AGENCIES


@every_digest
def test_the_front_matter_is_complete(name: str) -> None:
    document, case = read_digest(name)
    assert list(document.front) == FIELDS
    assert (case.category, case.year) == (2, 2564)
    assert case.agency.startswith(case.agency_type)
    assert case.agency_type in ("กรม", "สำนักงาน", "จังหวัด")
    assert re.match("[ก-ฮเแโใไA-Z]", case.title)
    assert all(isinstance(each, str) and each.strip() for each in case.short_names)


@every_digest
def test_the_abstract_is_english_and_of_its_length(name: str) -> None:
    abstract = read_digest(name)[1].abstract_en
    assert re.search("[\u0e01-\u0e5b]", abstract) is None
    assert 60 <= len(abstract.split()) <= 110
    assert abstract.endswith(".")


def test_names_titles_and_abstracts_are_distinct() -> None:
    cases = [read_digest(name)[1] for name in DIGESTS]
    assert len({case.id for case in cases}) == len({case.title for case in cases}) == 11
    assert len({case.abstract_en for case in cases}) == 11


# --- text


@every_digest
def test_every_line_stands_on_a_printed_page_of_its_case(name: str) -> None:
    case = read_digest(name)[1]
    first, last = CASE_PAGES[AGENCIES.index(DIGESTS[name])]
    assert case.pages == (first, last)
    pages = [line.page for section in case.sections for line in section.body]
    assert None not in pages
    assert all(first <= page <= last for page in pages if page is not None)
    assert len(set(pages)) >= 5  # not a single marker at the top


def body_words(case: Case) -> list[str]:
    """The words of the text without its headings; a word has a letter or a digit."""
    text = " ".join(line.text for section in case.sections for line in section.body)
    return [word for word in word_tokenize(text, engine="newmm") if re.search("[\u0e00-\u0e7fA-Za-z0-9]", word)]


@every_digest
def test_a_digest_has_its_length(name: str) -> None:
    assert 250 <= len(body_words(read_digest(name)[1])) <= 450


@every_digest
def test_a_digest_has_headings_and_text_under_each(name: str) -> None:
    sections = read_digest(name)[1].sections
    assert 4 <= len(sections) <= 6
    assert all(section.level == 1 and section.body for section in sections)


# --- our own words

RUN = 30
"""Letters in a row that a digest may share with the book. They are counted without white space and without the marks
above and below, which the book's text has damaged; 30 such letters are about 40 characters of text."""

SHARED_NAMES = (
    "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก",
    "สำนักงานนโยบายและแผนทรัพยากรธรรมชาติและสิ่งแวดล้อม",
    "ศูนย์บัญชาการป้องกันการค้ามนุษย์ด้านแรงงาน",
    "คณะกรรมการบริหารงานจังหวัดแบบบูรณาการ",
    "สำนักงานปลัดกระทรวงแรงงาน (สป.รง)",
)
"""Names of agencies, boards and programmes, which cannot be said in other words."""


def bare(text: str) -> str:
    """What damage to the book's text cannot hide: no white space, no U+FFFD, no marks; sara am as sara aa, its half."""
    return re.sub("[\\s\u00a0\ufffd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", text.replace("\u0e33", "\u0e32"))


@cache
def book_runs() -> frozenset[str]:
    book = bare(book_text())
    return frozenset(book[place : place + RUN + 1] for place in range(len(book) - RUN))


def copied_runs(text: str) -> list[str]:
    """The runs of more than RUN letters that `text` shares with the book, names left out."""
    letters = bare(text)
    for name in SHARED_NAMES:
        letters = letters.replace(bare(name), "\n")
    return [letters[i : i + RUN + 1] for i in range(len(letters) - RUN) if letters[i : i + RUN + 1] in book_runs()]


def digest_texts(case: Case) -> list[str]:
    """The digest's pieces of running text: title, abstract, and each section's heading and body."""
    bodies = ["".join(line.text for line in section.body) for section in case.sections]
    return [case.title, case.abstract_en, *(section.heading for section in case.sections), *bodies]


@every_digest
def test_no_digest_copies_the_book(name: str) -> None:
    assert [run for text in digest_texts(read_digest(name)[1]) for run in copied_runs(text)] == []


def sentences_of_the_book() -> list[str]:
    """Some lines of the book, clean and damaged, each longer than what may be shared."""
    lines = [line for line in book_text().split("\n")[800:3700] if len(bare(line)) >= RUN + 10]
    return lines[::150]


def test_a_sentence_of_the_book_in_a_digest_is_found() -> None:
    text = digest_texts(read_digest("trat.md")[1])[-1]
    assert len(sentences_of_the_book()) >= 5
    for sentence in sentences_of_the_book():
        middle = len(text) // 2
        assert len(copied_runs(f"{text[:middle]}{sentence}{text[middle:]}")) >= 10, sentence


def test_a_copy_is_found_though_the_book_is_damaged_and_the_digest_is_not() -> None:
    damaged = next(line for line in book_text().split("\n") if "\ufffd" in line and len(bare(line)) > RUN + 10)
    clean = damaged.replace("\ufffd", "").strip()
    assert clean not in book_text()
    assert copied_runs(clean)


def test_just_as_many_letters_as_may_be_shared_are_no_copy() -> None:
    letters = bare(sentences_of_the_book()[0])
    assert copied_runs(letters[:RUN]) == []
    assert copied_runs(letters[: RUN + 1]) == [letters[: RUN + 1]]


def test_every_name_that_is_left_out_is_in_the_book_and_in_a_digest() -> None:
    cases = [read_digest(name)[1] for name in DIGESTS]
    digests = "".join(bare("".join((case.agency, *digest_texts(case)))) for case in cases)
    for name in SHARED_NAMES:
        assert bare(name) in bare(book_text())
        assert bare(name) in digests


# --- judged queries


@cache
def queries() -> tuple[JudgedQuery, ...]:
    return read_queries(SAMPLE / "queries.jsonl")


def judged() -> list[tuple[str, JudgedPassage]]:
    return [(query.id, passage) for query in queries() for passage in query.relevant]


def test_there_are_forty_four_queries_with_ids_of_their_own() -> None:
    assert [query.id for query in queries()] == [f"s{number:03}" for number in range(1, 45)]
    assert len({query.text for query in queries()}) == 44


def test_queries_are_thai_and_english_and_say_which() -> None:
    for query in queries():
        thai, latin = re.search("[\u0e01-\u0e5b]", query.text), re.search("[A-Za-z]", query.text)
        assert bool(thai) == (query.language in ("th", "mixed")), query.id
        assert bool(latin) or query.language == "th", query.id
    assert {query.language for query in queries()} == {"th", "en", "mixed"}


def test_every_judged_passage_is_text_of_the_digest_it_names() -> None:
    for query, passage in judged():
        case = read_digest(passage.document)[1]
        assert passage.case == case.agency, query
        first, last = passage.lines
        assert first <= last, query
        body = {line.number for section in case.sections for line in section.body}
        assert set(range(first, last + 1)) <= body, query


def test_every_judged_passage_meets_passages_that_a_search_can_give() -> None:
    for query, judgement in judged():
        passages = cut_passages(read_digest(judgement.document)[1])
        held = {number for each in passages for number in range(each.lines[0], each.lines[1] + 1)}
        assert set(range(judgement.lines[0], judgement.lines[1] + 1)) <= held, query


def test_grades_are_one_to_three_and_no_passage_is_judged_twice() -> None:
    assert {passage.grade for _, passage in judged()} == {1, 2, 3}
    places = [(query, passage.document, passage.lines) for query, passage in judged()]
    assert len(set(places)) == len(places)


def test_every_query_with_an_answer_has_a_case_that_answers_and_four_have_none() -> None:
    assert [query.id for query in queries() if not query.relevant] == ["s041", "s042", "s043", "s044"]
    assert {query.kind for query in queries() if not query.relevant} == {"none"}
    assert all(case_names(query.relevant) for query in queries() if query.relevant)
