"""Long lists by pages: where a page begins and ends, and which come before and after."""

from hypothesis import given
from hypothesis import strategies as st

from web.view.paging import PAGE_SIZE, Pager


def test_the_middle_page_of_three() -> None:
    # 45 entries by 20: 1-20, 21-40, 41-45
    pager = Pager(number=2, total=45)
    assert (pager.offset, pager.first, pager.last, pager.page_count) == (20, 21, 40, 3)
    assert (pager.previous, pager.next) == (1, 3)


def test_the_first_page_has_none_before_and_the_last_none_after() -> None:
    assert (Pager(number=1, total=45).previous, Pager(number=3, total=45).next) == (None, None)
    assert Pager(number=3, total=45).last == 45


def test_a_full_last_page_is_not_followed_by_an_empty_one() -> None:
    assert (Pager(number=2, total=40).page_count, Pager(number=2, total=40).next) == (2, None)


def test_behind_the_end_the_page_before_is_the_last() -> None:
    assert (Pager(number=9, total=45).previous, Pager(number=9, total=45).next) == (3, None)


def test_an_empty_list_has_no_page() -> None:
    pager = Pager(number=1, total=0)
    assert (pager.page_count, pager.previous, pager.next, pager.last) == (0, None, None, 0)


@given(st.integers(0, 500))
def test_pages_put_together_are_the_whole_list(total: int) -> None:
    entries, number = [], 1
    while number is not None and total:
        pager = Pager(number=number, total=total)
        entries += range(pager.first, pager.last + 1)
        assert pager.last - pager.offset <= PAGE_SIZE
        if pager.next is None:
            break
        number = pager.next
    assert entries == list(range(1, total + 1))
