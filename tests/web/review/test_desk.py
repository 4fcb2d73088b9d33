"""Where reviews are made, one after the other, and where they are kept."""

import gc
import logging
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import cast

import pytest

from corpus import PmqaError, Said
from search import Review, ReviewProgress
from tests.support.server import wait_until
from tests.support.web.cases import CASES
from tests.support.web.reviews import REVIEW
from web.desk import Asked, Bench, Failed, Finished, MemoryDesk, Running, State, unpack_review
from web.desk.packing import pack_review
from web.errors import Busy, TooLong

ASKED = Asked(name="a.pdf", agency="กรม ก")
RUNNING = Running(asked=ASKED)


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def finished(content: bytes = b"x") -> Finished:
    return Finished(asked=ASKED, content=content)


# kept


def test_a_review_is_kept_for_its_time_after_the_last_look_at_it() -> None:
    clock = Clock()
    desk = MemoryDesk(clock=clock, lifetime=30)
    assert desk.open("t", RUNNING)
    clock.now = 20
    assert desk.put("t", finished())
    clock.now = 49.9
    assert desk.find("t") == finished()
    clock.now = 79.8
    assert desk.find("t") == finished()
    clock.now = 109.8
    assert desk.find("t") is None
    assert not desk.put("t", finished())
    assert desk.find("t") is None


def test_no_more_are_kept_than_may_be_and_none_is_thrown_away_for_another() -> None:
    desk = MemoryDesk(most=2)
    assert [desk.open(token, RUNNING) for token in "abc"] == [True, True, False]
    desk.drop("a")
    assert desk.open("c", RUNNING)
    assert (desk.find("a"), desk.find("b"), desk.find("c")) == (None, RUNNING, RUNNING)


def test_what_is_larger_than_the_room_that_is_left_has_failed() -> None:
    desk = MemoryDesk(most_bytes=10)
    for token in "ab":
        desk.open(token, RUNNING)
        desk.put(token, finished(b"123456"))
    assert desk.find("a") == finished(b"123456")
    state = desk.find("b")
    assert isinstance(state, Failed)
    assert "more than there is room for" in state.said.en


def test_what_nobody_works_on_has_failed_and_what_is_done_has_not() -> None:
    desk = MemoryDesk()
    for token in "ab":
        desk.open(token, RUNNING)
    desk.put("b", finished())
    for token in "abc":
        desk.abandon(token)
    state = desk.find("a")
    assert isinstance(state, Failed)
    assert (state.asked, "broke off" in state.said.en) == (ASKED, True)
    assert (desk.find("b"), desk.find("c")) == (finished(), None)


def test_a_packed_review_is_the_same_without_the_texts_of_its_cases() -> None:
    found = unpack_review(pack_review(REVIEW))
    slim = [replace(case, sections=(), captions=(), abstract_en="") for case in CASES]
    assert {each.case for item in found.items for each in item.precedents} <= set(slim)
    assert found.passages[1:] == REVIEW.passages[1:]
    assert [item.passages for item in found.items] == [item.passages for item in REVIEW.items]


# made


def wait_until_done(bench: Bench) -> None:
    bench.answer(lambda progress: REVIEW)


def make(bench: Bench, work: Callable[[ReviewProgress], Review]) -> object:
    token = bench.begin(ASKED, work)
    wait_until_done(bench)
    return bench.desk.find(token)


def test_a_review_that_was_made_is_there() -> None:
    state = make(Bench(MemoryDesk()), lambda progress: REVIEW)
    assert isinstance(state, Finished)
    assert unpack_review(state.content).name == REVIEW.name


def test_one_is_made_at_a_time_in_the_order_of_coming_and_who_comes_too_late_is_refused() -> None:
    bench, going, order = Bench(MemoryDesk()), threading.Event(), list[int]()
    begun = threading.Event()

    def work(number: int) -> Callable[[ReviewProgress], Review]:
        def do(progress: ReviewProgress) -> Review:
            begun.set()
            assert going.wait(30)
            order.append(number)
            return REVIEW

        return do

    first = bench.begin(ASKED, work(0))
    assert begun.wait(30)
    others = [bench.begin(ASKED, work(number)) for number in (1, 2, 3)]
    with pytest.raises(Busy, match="Too many"):
        bench.begin(ASKED, work(4))
    with pytest.raises(Busy, match="Too many"):
        bench.answer(work(5))
    assert bench.desk.find(others[0]) == RUNNING
    going.set()
    while isinstance(bench.desk.find(others[-1]), Running):
        time.sleep(0.001)
    assert order == [0, 1, 2, 3]
    assert isinstance(bench.desk.find(first), Finished)


def test_a_review_that_cannot_be_packed_has_failed_and_the_next_is_made(caplog: pytest.LogCaptureFixture) -> None:
    bench, unpackable = Bench(MemoryDesk()), cast(Said, threading.Lock())
    state = make(bench, lambda progress: replace(REVIEW, warnings=(unpackable,)))
    assert isinstance(state, Failed)
    assert "An unexpected error" in state.said.en
    assert isinstance(make(bench, lambda progress: REVIEW), Finished)


def test_a_desk_without_room_is_busy() -> None:
    with pytest.raises(Busy, match="Too many"):
        Bench(MemoryDesk(most=0)).begin(ASKED, lambda progress: REVIEW)


def test_how_far_a_review_is_stands_on_the_desk() -> None:
    desk, seen = MemoryDesk(), list[object]()
    token = ""

    def work(progress: ReviewProgress) -> Review:
        assert named.wait(30)
        progress("linking", 3, 12)
        seen.append(desk.find(token))
        progress("sharing", 0, 0)
        seen.append(desk.find(token))
        return REVIEW

    named = threading.Event()
    bench = Bench(desk)
    token = bench.begin(ASKED, work)
    named.set()
    wait_until_done(bench)
    assert seen == [
        Running(asked=ASKED, stage="linking", done=3, total=12),
        Running(asked=ASKED, stage="sharing", done=0, total=0),
    ]


def test_what_a_review_takes_too_long_for_or_cannot_is_said_and_the_next_is_made(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(progress: ReviewProgress) -> Review:
        raise PmqaError(Said("ไม่ได้", "cannot"))

    def break_off(progress: ReviewProgress) -> Review:
        raise RuntimeError("secret")

    bench = Bench(MemoryDesk(), veil=lambda problem: PmqaError(Said("ปิด", f"veiled {problem}")))
    refused, broken = make(bench, refuse), make(bench, break_off)
    assert isinstance(refused, Failed)
    assert refused.said.en == "veiled cannot"
    assert isinstance(broken, Failed)
    assert "unexpected error" in broken.said.en
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.ERROR, "a review has failed")
    ]
    with pytest.raises(RuntimeError, match="secret"):
        bench.answer(break_off)


class Refused:
    """Work that fails, and knows its report."""

    def __call__(self, progress: ReviewProgress) -> Review:
        raise ValueError


def test_a_report_that_is_refused_is_let_go_of_with_the_refusal() -> None:
    bench, work = Bench(MemoryDesk()), Refused()
    kept = weakref.ref(work)
    gc.collect()
    gc.disable()  # which would find what refers to itself, in its time
    try:
        with suppress(ValueError):
            bench.answer(work)
        del work
        wait_until_done(bench)
        assert kept() is None
    finally:
        gc.enable()


def test_a_review_ends_when_its_time_is_over() -> None:
    bench = Bench(MemoryDesk(), longest=-1)
    with pytest.raises(TooLong, match="takes longer than is allowed"):
        bench.answer(lambda progress: REVIEW)


def test_a_review_that_nobody_wants_any_more_ends_at_once() -> None:
    desk, dropped, reached = MemoryDesk(), threading.Event(), list[str]()

    def work(progress: ReviewProgress) -> Review:
        assert dropped.wait(30)
        progress("linking", 1, 2)
        reached.append("the end")
        return REVIEW

    bench = Bench(desk)
    token = bench.begin(ASKED, work)
    desk.drop(token)
    dropped.set()
    wait_until_done(bench)
    assert (reached, desk.find(token)) == ([], None)


class BrokenDesk(MemoryDesk):
    """Fails to keep what is finished, the first time."""

    broken = True

    def put(self, token: str, state: State) -> bool:
        if self.broken and isinstance(state, Finished):
            self.broken = False
            raise OSError(32, "Broken pipe")
        return super().put(token, state)


def test_a_desk_that_fails_does_not_end_the_reviews_of_others(caplog: pytest.LogCaptureFixture) -> None:
    bench = Bench(BrokenDesk())
    assert isinstance(make(bench, lambda progress: REVIEW), Running)
    assert isinstance(make(bench, lambda progress: REVIEW), Finished)
    assert [record.getMessage() for record in caplog.records] == ["what a review came to is lost"]


def test_a_report_is_let_go_when_it_was_reviewed_and_not_when_the_next_one_comes() -> None:
    class Report:
        """Something whose end can be seen."""

    def review(report: Report) -> Callable[[ReviewProgress], Review]:
        def work(progress: ReviewProgress) -> Review:
            assert report is not None
            return REVIEW

        return work

    bench, report = Bench(MemoryDesk()), Report()
    there = weakref.ref(report)
    bench.answer(review(report))
    del report
    wait_until(lambda: there() is None)
