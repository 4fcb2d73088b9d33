"""Cells of a table: the type that stands in one, made one stretch of text; rows of cells that no rule parts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from corpus.reading.pdf.type_lines import Piece, Place, enclose, group_rows, merge_pieces
from corpus.thai import LETTER, cut_words

BAR = " | "

_THAI = re.compile(f"[{LETTER}\uf700-\uf71d]")  # with the marks that old faces keep in places of their own
_SLACK = 1.4  # times the next word: a line with more room than that was ended on purpose
_CENTRED = 0.6  # ems between the middles of two centred lines
_NUMBER = re.compile(r"[^0-9๐-๙]{0,4}[0-9๐-๙][^a-zA-Zก-ฮ]*[^0-9๐-๙]{0,6}|[-–—*]|N/?A", re.IGNORECASE)
_WHOLE_ROW = 0.9  # times the usual distance; a line with all cells is a row, but where rows are further apart
_HALF_LINE = 0.95  # ems; lines nearer than that are of one row, set at different heights
_NEXT_ROW = 1.25  # times the usual distance of two lines
_ROWS = 2  # of figures, at least, and of cells beside them, where a row between rules is many
_SAME_LINE = 2.4  # ems between two lines of one cell
_ONE_HEIGHT = 0.5  # of the higher of two cells, what both have in common

_Columns = Mapping[int, Sequence[Piece]]  # what stands in a row


def is_number(text: str) -> bool:
    """Whether a cell holds a figure, with at most a short unit, or the dash that stands for none."""
    return _NUMBER.fullmatch(text.strip()) is not None


def cell_text(pieces: Sequence[Piece], right: float) -> str:
    """The lines of a cell as one stretch. right: how far its text may go. Between two Thai letters there is nothing
    where a line was full, for Thai wraps without a space; else a space."""
    lines = [_whole(row) for row in group_rows(pieces)]
    text = lines[0].text.strip() if lines else ""
    for before, after in pairwise(lines):
        more = after.text.strip()
        spaced = not _runs_on(text, more) or _is_ended(before, after, right)
        text += (" " if spaced and text and more else "") + more
    return text.replace(BAR.strip(), "/")


def place_cells(cells: Sequence[Sequence[Piece]]) -> tuple[Place, ...]:
    """Where the cells of a row stand: those of about one height together, so that a cell that is merged over further
    rows takes in nothing of them. Topmost first."""
    placed = sorted(place for cell in cells for place in enclose([place for piece in cell for place in piece.places]))
    bands: list[Place] = []
    for left, top, right, bottom in placed:
        for number, (start, upper, end, lower) in enumerate(bands):
            if min(bottom, lower) - max(top, upper) >= _ONE_HEIGHT * max(bottom - top, lower - upper):
                bands[number] = (min(left, start), min(top, upper), max(right, end), max(bottom, lower))
                break
        else:
            bands.append((left, top, right, bottom))
    return tuple(sorted(bands, key=lambda place: (place[1], place[0])))


def _whole(row: Sequence[Piece]) -> Piece:
    (whole,) = merge_pieces(row, float("inf"))
    return whole


def _runs_on(before: str, after: str) -> bool:
    return bool(before and after and _THAI.match(before[-1]) and _THAI.match(after[0]))


def _is_ended(before: Piece, after: Piece, right: float) -> bool:
    # A line that was ended before it was full. Of centred lines nobody can tell: they are broken where they look well.
    middles = abs(before.left + before.right - after.left - after.right) / 2
    if middles <= _CENTRED * before.size and abs(before.left - after.left) > 0.3 * before.size:
        return False
    return right - before.right > _SLACK * _first_word(after) + 0.3 * before.size


def _first_word(line: Piece) -> float:
    text = line.text.strip()
    word = next(iter(cut_words(text[:40])), "")
    return (line.right - line.left) * len(word) / max(1, len(text))


def part_rows(pieces: Iterable[tuple[int, Piece]], rights: Sequence[float]) -> list[dict[int, list[Piece]]]:
    """Rows of the pieces of a table, each with its column, where no rule parts them; the topmost first.

    rights: how far the text of each column may go. A line that only goes on with cells of the row above belongs to it:
    it has no figures, is as near as lines of a cell are, and each of its pieces stands below a full line, or it has no
    label where rows have labels and figures.
    """
    lines = part_lines(pieces)
    steps = [_baseline(after) - _baseline(before) for before, after in pairwise(lines)]
    wide = [step for step in steps if step > 0]
    leading = min(wide) if wide else 0.0
    regular = min(sum(0 in line for line in lines), sum(_has_figures(line) for line in lines)) >= len(lines) / 2
    rows: list[dict[int, list[Piece]]] = []
    for place, line in enumerate(lines):
        near = bool(rows) and steps[place - 1] <= _NEXT_ROW * leading
        if near and len(line) == len(rights) and steps[place - 1] > _WHOLE_ROW * median(steps):
            near = False
        if near and ((regular and _hangs(rows[-1], line)) or _continues(rows[-1], line, rights)):
            for column, more in line.items():
                rows[-1][column].extend(more)
        else:
            rows.append({column: list(each) for column, each in line.items()})
    return rows


def _hangs(row: _Columns, line: _Columns) -> bool:
    # A line without a label; its figures stand below words, such as the year in the head of a column.
    return min(line) > 0 and all(
        column in row and (not is_number(_text(pieces)) or not is_number(_text(row[column])))
        for column, pieces in line.items()
    )


def _has_figures(line: _Columns) -> bool:
    return any(is_number(_text(pieces)) for pieces in line.values())


def part_ruled_row(pieces: Sequence[tuple[int, Piece]], rights: Sequence[float]) -> list[dict[int, list[Piece]]]:
    """The rows of a table that stand between two rules: one, its cells of many lines; or many, when there are figures
    below each other and other cells beside them. Otherwise as `part_rows`."""
    parted = part_rows(pieces, rights)
    columns = dict.fromkeys(column for column, _ in pieces)
    figures = [sum(column in row and is_number(_text(row[column])) for row in parted) for column in columns]
    beside = sum(len(row) > 1 for row in parted)
    if max(figures, default=0) >= _ROWS and beside >= _ROWS and 2 * beside > len(parted):
        return parted
    whole: dict[int, list[Piece]] = {}
    for column, piece in pieces:
        whole.setdefault(column, []).append(piece)
    return [whole] if whole else []


def _text(pieces: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def part_lines(pieces: Iterable[tuple[int, Piece]]) -> list[dict[int, list[Piece]]]:
    """The lines of a table by column, the topmost first: pieces of one baseline, or, as cells may be set in the middle
    of their row, of near ones in different columns."""
    lines: list[dict[int, list[Piece]]] = []
    for column, piece in sorted(pieces, key=lambda each: (each[1].baseline, each[1].left)):
        last = lines[-1] if lines else {}
        beside = [other for each in last.values() for other in each]
        near = beside and piece.baseline - max(other.baseline for other in beside) < _HALF_LINE * piece.size
        own = last.get(column)
        if near and (own is None or piece.baseline - own[0].baseline <= 0.3 * piece.size):
            last.setdefault(column, []).append(piece)
        else:
            lines.append({column: [piece]})
    return lines


def _baseline(line: _Columns) -> float:
    return min(piece.baseline for pieces in line.values() for piece in pieces)


def _continues(row: _Columns, line: _Columns, rights: Sequence[float]) -> bool:
    return all(column in row and _goes_on(row[column], pieces, rights[column]) for column, pieces in line.items())


def _goes_on(above: Sequence[Piece], pieces: Sequence[Piece], right: float) -> bool:
    before, after = _whole(group_rows(above)[-1]), _whole(pieces)
    if is_number(after.text) or is_number(before.text):
        return False
    if not 0.5 * after.size < after.baseline - before.baseline < _SAME_LINE * after.size:
        return False
    return not _is_ended(before, after, right)
