"""Hard cases, a sentence or two each: who says it, and how surely each voice tells what happened."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.attribution.gold import words_of
from detente.pipeline import Coder
from detente.records import Attribution, CodedDocument, Document, Event, Span

AUTHOR = "AUTHOR"


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is expected of it: one entry a voice, the document's own as "AUTHOR"."""

    id: str
    text: str
    published: date
    expected: tuple[Mapping[str, Any], ...]


def read_cases(path: Path) -> Iterator[Case]:
    """Yield the cases of a file with one JSON object a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        yield Case(
            given["id"], given["text"], date.fromisoformat(given["published"]), tuple(given["expected"])
        )


def judge_cases(cases: Iterator[Case], coder: Coder) -> Iterator[str]:
    """Yield a line for each case that is wrong, with its reasons, and at last how many are right."""
    judged = right = 0
    for case in cases:
        faults = faults_of(case, coder(Document(case.id, case.text, case.published)))
        judged += 1
        right += not faults
        if faults:
            yield f"{case.id}: " + "; ".join(faults)
    yield f"hard cases: voices and factuality right in {right} of {judged}"


def faults_of(case: Case, coded: CodedDocument) -> list[str]:
    """Return what is wrong: a voice missed, invented or with the wrong value of an event.

    An event of the expected type that is not coded at all is no fault of the voices and is passed over.
    """
    told = [e for e in case.expected if e["source"] != AUTHOR]
    faults: list[str] = []
    for one in told:
        heard = _heard(case.text, coded.attributions, one)
        if heard is None:
            faults.append(f"no voice of {one['source']}")
            continue
        if ("nested_in" in one) != (heard.nested_in is not None):
            faults.append(f"{one['source']} nested in {heard.nested_in}")
        faults.extend(_wrong_values(case.text, coded.events, one, heard.id))
    if not told and coded.attributions:
        faults.append("a voice where nobody is cited")
    for one in case.expected:
        if one["source"] == AUTHOR:
            faults.extend(_wrong_values(case.text, coded.events, one, AUTHOR))
    return faults


def _heard(text: str, found: Sequence[Attribution], one: Mapping[str, Any]) -> Attribution | None:
    wanted = words_of(text, _places(text, one["content"]))
    source = {text[i:].split(maxsplit=1)[0].strip(".,") for i in words_of(text, _places(text, one["source"]))}
    for attribution in found:
        said = words_of(text, attribution.content)
        if 2 * len(said & wanted) < len(said | wanted) or attribution.source is None:
            continue
        if source & set(attribution.source.span.of(text).replace(",", "").split()):
            return attribution
    return None


def _wrong_values(text: str, events: Sequence[Event], one: Mapping[str, Any], voice: str) -> Iterator[str]:
    """Yield the values that differ, of events of the expected type within the expected content."""
    if "event_type" not in one:
        return
    content = _places(text, one["content"])
    here = [e for e in events if e.type == one["event_type"] and any(s.overlaps(e.trigger) for s in content)]
    for event in here[:1]:
        value = next((f.value for f in event.factuality if f.source == voice), None)
        if value != one["factuality"]:
            yield f"{one['event_type']} is {value} for {one['source']}, not {one['factuality']}"


def _places(text: str, words: str | Sequence[str]) -> tuple[Span, ...]:
    parts = [words] if isinstance(words, str) else list(words)
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)
