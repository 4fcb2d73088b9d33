"""Refusals: every reason that the program names has its sentence, and the sentence its values."""

import re
from string import Formatter

import pytest

from corpus import DocumentError, EmptyDocument, Said, UndecodableDocument, UnstructuredDocument, refuse
from corpus.refusals import REASONS, number_between
from tests.test_layers import modules

SENTENCES = [(reason, said) for reasons in REASONS.values() for reason, said in reasons.items()]
NAMED = re.compile(r"""(?:refuse\(\s*[^"]*?,\s*|ReadFault\((?:[^"]*? if )?|"fault": )"([a-z0-9 -]+)\"""")


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_reason_that_the_program_names_has_a_sentence() -> None:
    texts = [path.read_text("utf-8") for path in modules().values()]
    named = {reason for text in texts for reason in NAMED.findall(text)}
    assert named <= {reason for reason, _ in SENTENCES}
    assert {"missing", "encrypted", "memory", "no case", "wrong cell", "repair blank"} <= named


def test_no_reason_has_two_sentences() -> None:
    assert len(SENTENCES) == len({reason for reason, _ in SENTENCES})


@pytest.mark.parametrize(("reason", "said"), SENTENCES)
def test_both_languages_say_the_same_values(reason: str, said: Said) -> None:
    assert fields(said.th) == fields(said.en)


def test_a_refusal_names_the_document_and_says_what_is_worded_by_the_language() -> None:
    error = refuse("a.md", "wrong field", field="year", found="{x}", wanted=number_between(2500, 2700))
    assert type(error) is UnstructuredDocument
    assert error.name == "a.md"
    assert error.said == Said(
        "a.md: ส่วนหัวมี year เป็น {x} ต้องเป็นตัวเลข 2500 ถึง 2700 กรุณาแก้ไข",
        "a.md: the front matter has year {x}, wanted a number from 2500 to 2700; mend it",
    )


def test_a_text_that_is_not_utf_8_says_at_which_byte() -> None:
    error = refuse("a.txt", "not utf-8", offset=1234, byte="ff")
    assert isinstance(error, UndecodableDocument)
    assert (error.offset, error.said.en) == (1234, "a.txt: not UTF-8 (byte 1,234 is 0xff); save the file as UTF-8")


def test_an_error_is_of_its_reason_alone() -> None:
    assert [type(refuse("a", reason)) for reason in ("empty", "name taken")] == [EmptyDocument, DocumentError]
    with pytest.raises(KeyError, match="unheard of"):
        refuse("a", "unheard of")
    with pytest.raises(KeyError, match="size"):
        refuse("a", "large", limit="1")
