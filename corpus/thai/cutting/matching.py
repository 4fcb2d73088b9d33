"""Maximal matching: of all ways to cut a text into words of a dictionary the one with the fewest words.

The algorithm is PyThaiNLP's newmm (Chaovavanich; Apache License 2.0) to the letter, over any trie: a test cuts much
text with both. PyThaiNLP builds its trie of 62,000 words anew in each process and looks words up letter by letter.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush

from corpus.thai.cutting.clusters import cluster_ends

MOST_EDGES = 50
"""Words between two places where all readings meet, beyond which no more are looked at."""

_OTHER = re.compile(r"[-a-zA-Z]+|\d+(?:[,.]\d+)*|[ \t]+|\r?\n|[^\u0e00-\u0e7f \t\r\n]+")
_SHORT = re.compile("[ก-ฮ]{0,2}$")
_NUMBER = re.compile(r"(?<!\d)(?:\d+[.,:])+\d+")  # else each digit of a long run begins a search of its own

Beginnings = Callable[[str], list[str]]
"""Gives the words that a text begins with, the shortest first."""


def cut_text(text: str, beginnings: Beginnings, longest: int) -> list[str]:
    """The words of `text`, which put together are `text`; what is no word is a piece too. Numbers with a point, comma
    or colon within are one piece.

    beginnings: of the dictionary. longest: letters of its longest word.
    """
    pieces = list(_cut(text, beginnings, longest))
    return _join_numbers(text, pieces) if _NUMBER.search(text) else pieces


def _cut(text: str, beginnings: Beginnings, longest: int) -> Iterator[str]:
    ends = cluster_ends(text)
    size = len(text)
    graph: dict[int, list[int]] = {}
    edges = start = 0
    places = [0]  # a heap of where readings may go on
    while places[0] < size:
        place = heappop(places)
        reached = []
        for word in beginnings(text[place : place + longest]):
            end = place + len(word)
            if ends[end]:
                reached.append(end)
                edges += 1
                if end not in places:
                    heappush(places, end)
                if edges > MOST_EDGES:
                    break
        graph[place] = reached
        if len(places) == 1:
            for end in _fewest_words(graph, start, places[0]):
                yield text[start:end]
                start = end
            graph = {}
            edges = 0
        elif not places:
            start = _end_of_unknown(text, place, ends, beginnings, longest)
            yield text[place:start]
            graph = {}
            edges = 0
            places.append(start)


def _fewest_words(graph: dict[int, list[int]], start: int, goal: int) -> Sequence[int]:
    # Where the words of the reading with the fewest end, of equals the first found breadth first.
    if goal in graph.get(start, ()):
        return (goal,)
    before = {start: start}
    queue = [start]
    for place in queue:
        for end in graph.get(place, ()):
            if end == goal:
                path = [goal]
                while place != start:
                    path.append(place)
                    place = before[place]
                return path[::-1]
            if end not in before:
                before[end] = place
                queue.append(end)
    raise ValueError(f"no reading leads from {start} to {goal}")


def _end_of_unknown(text: str, place: int, ends: bytearray, beginnings: Beginnings, longest: int) -> int:
    # Up to the next word of more than two consonants, or what is not Thai.
    if other := _OTHER.match(text, place):
        return other.end()
    for end in range(place + 1, len(text)):
        if ends[end]:
            for word in beginnings(text[end : end + longest]):
                if ends[end + len(word)] and not _SHORT.match(word):
                    return end
            if _OTHER.match(text, end):
                return end
    return len(text)


def _join_numbers(text: str, pieces: Sequence[str]) -> list[str]:
    joined: list[str] = []
    numbers = _NUMBER.finditer(text)
    number = next(numbers, None)
    at = place = 0
    while place < len(pieces) and number:
        if at < number.start():
            joined.append(pieces[place])
            at += len(pieces[place])
            place += 1
            continue
        whole = ""
        while at < number.end() and place < len(pieces):
            whole += pieces[place]
            at += len(pieces[place])
            place += 1
        if whole:
            joined.append(whole)
        number = next(numbers, None)
    return [*joined, *pieces[place:]]
