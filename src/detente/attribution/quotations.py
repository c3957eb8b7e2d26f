"""Where quotation marks open and close, over a whole text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.records import Span

_DOUBLE = re.compile("[\"“”„‟«»]|``|''")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)|(?<=[\w.,?!…])['’](?!\w)")
_LINE = re.compile(r"[^\n]+")
_OPENING = frozenset("“„‟«")
_LINES_WITHOUT_MARKS = 6
"""So many lines ahead a quotation may be closed, with no mark between."""

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words.

    `outer` includes the marks, `inner` does not. `closed` is false where the closing mark is
    missing; `continues` tells that it goes on with the quotation before it: that one ended its
    paragraph unclosed and this one reopens in the next.
    """

    outer: Span
    inner: Span
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool | None
    """`None` where only the marks before can tell."""


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations in text order; they do not overlap.

    Quotations inside others are not listed. Single marks count only in a text without double ones.
    """
    pattern = _DOUBLE if _DOUBLE.search(text) else _SINGLE
    lines = [m.span() for m in _LINE.finditer(text) if m.group().strip()]
    marks = [list(_marks(pattern, text, line)) for line in lines]
    found: list[Quotation] = []
    pending: int | None = None  # start of the inner words of a quotation that goes on in the next line
    for number, (line, here) in enumerate(zip(lines, marks, strict=True)):
        following = _marks_ahead(marks[number + 1 : number + 1 + _LINES_WITHOUT_MARKS])
        next_line = lines[number + 1] if number + 1 < len(lines) else None
        pending = _read_line(text, line, here, next_line, following, pending, found)
    return tuple(found)


def _marks_ahead(lines: Sequence[Sequence[_Mark]]) -> Sequence[_Mark]:
    """Return the marks of the next line; if it has none, those of a line near by that closes what is open."""
    nearest = next((marks for marks in lines if marks), None)
    if nearest is None or not (lines[0] or _closes_first(nearest)):
        return []
    return nearest


def _read_line(
    text: str,
    line: tuple[int, int],
    marks: Sequence[_Mark],
    next_line: tuple[int, int] | None,
    following: Sequence[_Mark],
    pending: int | None,
    found: list[Quotation],
) -> int | None:
    """Add the quotations that end in a line; return where one that goes on began."""
    open_at = pending
    open_mark = pending
    depth = 1 if pending is not None else 0
    continues = bool(
        found and not found[-1].closed and pending is None and marks and _starts(text, line, marks[0])
        and not text[found[-1].inner.end : line[0]].strip()
    )  # fmt: skip
    goes_on = bool(
        next_line is not None
        and following
        and (_closes_first(following) or _starts(text, next_line, following[0]))
    )
    for number, mark in enumerate(marks):
        opens = mark.opens if mark.opens is not None else depth == 0
        if opens and depth and not goes_on and not _balances(marks[number:]):
            # No mark closes this outer one: it was left open, or was no quotation at all.
            assert open_at is not None
            assert open_mark is not None
            found.append(_unclosed(text, open_mark, open_at, min(mark.start, line[1]), continues))
            depth = 0
        if opens:
            if depth == 0:
                open_mark, open_at = mark.start, mark.end
                continues = continues and number == 0
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                assert open_at is not None
                assert open_mark is not None
                outer = Span(open_mark, mark.end)
                found.append(Quotation(outer, Span(open_at, max(open_at, mark.start)), True, continues))
                continues = False
    if not depth:
        return None
    assert open_at is not None
    assert open_mark is not None
    if next_line is not None and following and _closes_first(following):
        return open_at
    if next_line is not None and following and _starts(text, next_line, following[0]):
        end = _trimmed_end(text, open_at, line[1])
        found.append(Quotation(Span(open_mark, end), Span(open_at, end), False, continues))
        return None
    found.append(_unclosed(text, open_mark, open_at, line[1], continues, whole_line=True))
    return None


def _marks(pattern: re.Pattern[str], text: str, line: tuple[int, int]) -> Iterator[_Mark]:
    for match in pattern.finditer(text, *line):
        start, end = match.span()
        mark = match.group()
        before = text[start - 1] if start > line[0] else " "
        after = text[end] if end < line[1] else " "
        if before.isdigit() and mark in {'"', "''", "”"} and _is_inch(text, start, end, line):
            continue
        yield _Mark(start, end, _opens(mark, before, after))


def _opens(mark: str, before: str, after: str) -> bool | None:
    if mark == "“" and before in ".,!?…" and (after.isspace() or after in ".,;:!?)]"):
        return False  # it closes a German quotation, and by a slip of the keyboard an English one
    if mark in _OPENING or mark in {"``", "‘"}:
        return True
    if mark in {"”", "»", "''", "’"}:
        # A closing curly mark at the start of words is a slip of the keyboard.
        return before.isspace() and not after.isspace() and (after.isalnum() or after in "[(…")
    free_before = before.isspace() or before in "([—–-/…"
    free_after = after.isspace() or after in ".,;:!?)]—–-/…"
    if free_before and not free_after:
        return True
    if free_after and not free_before:
        return False
    return None


def _is_inch(text: str, start: int, end: int, line: tuple[int, int]) -> bool:
    """Return whether the mark is that of inches or seconds: after a digit, no mark before it in its line."""
    return not any(c in text[line[0] : start] for c in '"“„«') and text[end : end + 1] in {" ", "", ",", "."}


def _starts(text: str, line: tuple[int, int], mark: _Mark) -> bool:
    return not text[line[0] : mark.start].strip() and mark.opens is not False


def _closes_first(marks: Sequence[_Mark]) -> bool:
    return marks[0].opens is False


def _balances(marks: Sequence[_Mark]) -> bool:
    """Return whether the marks, an inner quotation first, close one more than they open."""
    depth = 1
    for mark in marks:
        opens = mark.opens if mark.opens is not None else depth == 1
        depth += 1 if opens else -1
        if depth == 0:
            return True
    return False


def _unclosed(
    text: str, open_mark: int, open_at: int, stop: int, continues: bool, *, whole_line: bool = False
) -> Quotation:
    """Return a quotation without closing mark: to its line's end; to its sentence's if another opens."""
    if not whole_line and (end := _SENTENCE_END.search(text, open_at, stop)) is not None:
        stop = end.end()
    stop = _trimmed_end(text, open_at, stop)
    return Quotation(Span(open_mark, stop), Span(open_at, stop), False, continues)


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


class QuotedWords:
    """Tells in which quotation a place or a stretch of text stands."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.quotations = tuple(quotations)
        self._starts = [q.outer.start for q in quotations]

    def number(self, offset: int) -> int | None:
        """Return the place in `quotations` of the one that the offset is in, its marks included."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 and offset < self.quotations[place].outer.end else None

    def around(self, offset: int) -> Quotation | None:
        """Return the quotation that the offset is in, its marks included."""
        place = self.number(offset)
        return None if place is None else self.quotations[place]

    def within(self, span: Span) -> tuple[Quotation, ...]:
        """Return the quotations that overlap a stretch."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_right(self._starts, span.end)
        return tuple(q for q in self.quotations[first:last] if q.outer.overlaps(span))
