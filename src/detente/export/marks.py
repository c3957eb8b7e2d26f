"""Marks over a text, cut so that they nest: what the report colours."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of text that a reader can ask about.

    Of marks over the same words the one with the lower `layer` is outside. `note` holds label and
    value pairs; `label` are the few words that stand beside it; `anchor` is the id that tables link to.
    """

    start: int
    end: int
    layer: int
    classes: str
    note: tuple[tuple[str, str], ...]
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step in writing a marked text out: open a mark, write words, close the mark opened last.

    `again` says that the mark was cut here and began before.
    """

    do: Literal["open", "words", "close"]
    words: str = ""
    mark: Mark | None = None
    again: bool = False


def steps(text: str, marks: Iterable[Mark]) -> Iterator[Step]:
    """Yield the steps that write `text` with its marks; marks that cross are cut where the other ends.

    The words of all steps together are `text`, and every mark that is opened is closed in order.
    """
    opened: list[Mark] = []
    at = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.end, m.layer)):
        if mark.start >= mark.end:
            continue
        at = yield from _closed_until(text, at, opened, mark.start)
        if at < mark.start:
            yield Step("words", text[at : mark.start])
            at = mark.start
        opened.append(mark)
        yield Step("open", mark=mark)
    at = yield from _closed_until(text, at, opened, len(text))
    if at < len(text):
        yield Step("words", text[at:])


def _closed_until(text: str, at: int, opened: list[Mark], until: int) -> Generator[Step, None, int]:
    """Yield steps that close what ends at or before `until`; return the place then reached."""
    while opened and (end := min(m.end for m in opened)) <= until:
        if at < end:
            yield Step("words", text[at:end])
            at = end
        outermost = next(n for n, m in enumerate(opened) if m.end == end)
        above = opened[outermost:]
        for mark in reversed(above):
            yield Step("close", mark=mark)
        opened[outermost:] = [m for m in above if m.end > end]
        for mark in opened[outermost:]:
            yield Step("open", mark=mark, again=True)
    return at
