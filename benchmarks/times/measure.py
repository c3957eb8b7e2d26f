"""`make times`: score the time stage on Microsoft's date specs, date_cases, timenorm, GUM and MEANTIME.

How it scores: an expression of a *case* is right if a time found in its text shares characters with it and has
its first and its last day. Microsoft's specs ("recognizers-text") are counted three times:

- *strict*: the days are put as SCHEMA.md puts them (both ends inclusive, a named end with all its days, an open side
  open or the day of publication), and are those of one reading: that of the text's tense, without tense the past one;
- without addition, and in the rows by spec: where a case knows a past and a future reading and its text shows no
  tense, either is right. That is all that the task allows ("past or future reading by tense");
- *all*: our own leniency, too, that neither SCHEMA.md nor the task asks for: so many months or years away may be the
  month or year that holds the told day, as TIMEX3 has it, and an early, middle or late part need only overlap.

date_cases counts its days as told; in *all* a day told as approximate, or for such a part or unit, may lie inside.
In the *corpora* (GUM, MEANTIME) a found expression is right if it overlaps a
marked one and has its TIMEX3 value, character by character; F1 is over all marked and all found. A range found
as one where both of its ends are marked counts as its two ends.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from benchmarks.times.cases import (
    COUNTED,
    near_days,
    read_date_cases,
    read_specs,
    read_timenorm,
    same_days,
)
from benchmarks.times.corpora import Marked, MarkedDocument, read_gum, read_meantime
from detente.pipeline import Coder, default_coder
from detente.records import Document, Span, TimeMention
from detente.timex.values import days_of_value

FOLDER = Path("../shared/data")


@dataclass(slots=True)
class Score:
    """Counts by row of the table, and a line for each fault."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def count(self, row: str, right: bool) -> None:
        """Count one expression without keeping its fault."""
        self.right[row] += right
        self.of[row] += 1

    def add(self, row: str, right: bool, line: str) -> None:
        """Count one expression, and keep its fault."""
        self.count(row, right)
        if not right:
            self.faults.append(f"{row}: {line}")


def times_of(documents: Iterable[Document], coder: Coder) -> Iterator[tuple[TimeMention, ...]]:
    """Yield each document's times; they are parsed in batches, and go through no later stage."""
    for document, _, parses in coder.parse((d, coder.segment(d)) for d in documents):
        yield coder.times(document, parses)


def score_specs(folder: Path, coder: Coder, score: Score) -> None:
    """Count the dates and date ranges of Microsoft's specs."""
    cases = list(read_specs(folder))
    documents = [Document(c.id, c.text, c.published) for c in cases]
    for case, found in zip(cases, times_of(documents, coder), strict=True):
        near = [t for t in found if t.span.start < case.end and case.start < t.span.end]
        strictly = any(same_days(t, case.reading(), case.published) for t in near)
        right = strictly or any(same_days(t, told, case.published) for t in near for told in case.allowed())
        nearly = right or any(near_days(t, told) for t in near for told in case.allowed())
        score.count("recognizers-text, strict", strictly)
        score.count("recognizers-text", right)
        score.count("recognizers-text, all", nearly)
        line = f"{case.id} {case.published} {case.text!r} [{case.text[case.start : case.end]}]"
        score.add(case.kind, right, f"{line} told {case.allowed()} found {_shown(near)}")


def score_date_cases(path: Path, coder: Coder, score: Score) -> None:
    """Count the cases of date_cases; "unresolved" ones want no days."""
    rows = list(read_date_cases(path))
    documents = [Document(id_, expression, day) for id_, day, expression, *_ in rows]
    for (id_, day, expression, first, last, about), found in zip(
        rows, times_of(documents, coder), strict=True
    ):
        dated = [t for t in found if t.first is not None]
        right = not dated if first == "-" else any(_is_told(t, first, last) for t in dated)
        nearly = right or (first != "-" and any(_is_nearly_told(t, first, last, about) for t in dated))
        score.count("date_cases, all", nearly)
        score.add(
            "date_cases", right, f"{id_} {day} {expression!r} told {first}..{last} found {_shown(found)}"
        )


def score_timenorm(folder: Path, coder: Coder, score: Score) -> None:
    """Count the expressions of timenorm by value; they stand alone, without their sentences."""
    rows = list(read_timenorm(folder / "train.tsv"))
    documents = [Document(id_, words, day) for id_, day, words, _ in rows]
    for (id_, day, words, value), found in zip(rows, times_of(documents, coder), strict=True):
        right = any(t.value == value for t in found)
        score.add("timenorm", right, f"{id_} {day} {words!r} told {value} found {_shown(found)}")


@dataclass(slots=True)
class Overlap:
    """How many expressions are marked, found, found where marked, and of the same value."""

    marked: int = 0
    found: int = 0
    both: int = 0
    same: int = 0
    faults: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        """Return F1 of finding and of the value, with precision and recall of the value."""
        found = 200 * self.both / (self.marked + self.found)
        value = 200 * self.same / (self.marked + self.found)
        precision, recall = 100 * self.same / self.found, 100 * self.same / self.marked
        return (
            f"{name:28}{value:7.1f}   found F1 {found:.1f}, value P {precision:.1f} R {recall:.1f}, "
            f"{self.marked} marked"
        )


def score_corpus(documents: Sequence[MarkedDocument], coder: Coder, days_only: bool) -> Overlap:
    """Return the overlap on a corpus; with `days_only` times without days count for nothing (GUM marks none)."""
    overlap = Overlap()
    every = times_of([d.document for d in documents], coder)
    for told, found in zip(documents, every, strict=True):
        text = told.document.text
        left = [t for t in found if t.span.start < told.until and (not days_only or t.first or t.last)]
        left = [part for t in left for part in _parted(t, told.marked)]
        overlap.marked += len(told.marked)
        overlap.found += len(left)
        for mark in told.marked:
            near = [t for t in left if t.span.start < mark.end and mark.start < t.span.end]
            best = next((t for t in near if _values(t, days_only) & mark.values), near[0] if near else None)
            line = f"{told.document.id} {told.document.published} {text[mark.start : mark.end]!r}"
            line += f" in {_around(text, mark.start, mark.end)!r} told {set(mark.values)}"
            if best is None:
                overlap.faults.append(f"missed: {line}")
                continue
            left.remove(best)
            overlap.both += 1
            if _values(best, days_only) & mark.values:
                overlap.same += 1
            else:
                overlap.faults.append(f"value: {line} found {_shown([best])}")
        for time in left:
            words = _around(text, time.span.start, time.span.end)
            overlap.faults.append(f"spurious: {told.document.id} {_shown([time])} in {words!r}")
    return overlap


def _parted(time: TimeMention, marked: Sequence[Marked]) -> list[TimeMention]:
    """Return both ends of a range by themselves where its ends are marked each ("from 2004 to 2009")."""
    over = [m for m in marked if time.span.start < m.end and m.start < time.span.end]
    ends = time.value.split("/")
    if len(over) != 2 or len(ends) != 2:
        return [time]
    spans = (Span(time.span.start, over[0].end), Span(over[1].start, time.span.end))
    return [replace(time, span=s, value=v) for s, v in zip(spans, ends, strict=True)]


def _values(time: TimeMention, days_only: bool) -> set[str]:
    """Return the ways to write a time: its value; where only days are marked, its days, too."""
    if not days_only:
        return {time.value}
    named = days_of_value(time.value) if time.evidence[0].rule in BOUNDS else None
    first, last = named if named is not None else (time.first, time.last)
    return {time.value, time.value[:10], f"{first}/{last}"}


BOUNDS = frozenset({"timex.before", "timex.after", "timex.until", "timex.from"})
"""Rules whose days lie before or after the named time, while the corpora mark the named time by itself."""


def _is_told(time: TimeMention, first: str, last: str) -> bool:
    """Return whether the days begin as told."""
    return _begins(time.first, first) and _begins(time.last, last)


def _is_nearly_told(time: TimeMention, first: str, last: str, about: bool) -> bool:
    """Return whether a day told for an early or late part, a counted unit or about a time lies inside it."""
    inside = about or time.evidence[0].rule in {*COUNTED, "timex.phase"}
    return inside and len(first) == 10 and not last and str(time.first) <= first <= str(time.last)


def _begins(day: date | None, told: str) -> bool:
    return day is not None and day.isoformat().startswith(told)


def _shown(times: Iterable[TimeMention]) -> str:
    return "; ".join(f"{t.type} {t.value} {t.first}..{t.last}" for t in times) or "nothing"


def _around(text: str, start: int, end: int) -> str:
    return text[max(start - 60, 0) : end + 40]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder with time/, gum/, meantime/")
    parser.add_argument("--errors", type=Path, help="write each fault there")
    asked = parser.parse_args(arguments)
    if not (asked.data / "time").exists():
        parser.error(
            f"{asked.data}: no folder time/ there; the data are not part of the repository, give --data"
        )
    coder, score = default_coder(), Score()
    times = asked.data / "time"
    score_specs(times / "recognizers-text/Specs/DateTime/English", coder, score)
    score_date_cases(times / "date_cases/ngec_date_expressions.tsv", coder, score)
    score_timenorm(times / "timenorm/datasets/en", coder, score)
    for row, of in score.of.items():
        print(f"{row:28}{100 * score.right[row] / of:7.1f} %  of {of}")
    gum = score_corpus(list(read_gum(asked.data / "gum/xml")), coder, days_only=True)
    meantime = score_corpus(
        list(read_meantime(asked.data / "meantime/intra-doc_annotation")), coder, days_only=False
    )
    print(gum.line("GUM news, value F1"))
    print(meantime.line("MEANTIME, value F1"))
    if asked.errors is not None:
        faults = [
            *score.faults,
            *(f"GUM {f}" for f in gum.faults),
            *(f"MEANTIME {f}" for f in meantime.faults),
        ]
        asked.errors.write_text("\n".join(faults) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
