"""Whole documents are coded as their tables say: NAME.txt, and beside it NAME.events.tsv.

A cell `*` is not checked. Countries are joined with `+`; `?` is a participant without a country. `voice` are
words of the source, empty where the document speaks for itself. `known_gap` says why the coder misses a line,
which then must fail. `index.tsv` gives each document's date and the types not to turn up outside its table.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from detente.ingest import document_of_text
from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Event, Mention

DOCUMENTS = Path(__file__).parent / "documents"
# Two-sided types: the gold files count all parties together where one side leaves the recipients empty.
SHARED = {"CONSULT", "AGREE", "COOPERATE"}

Row = dict[str, str]
Code = Callable[[str], CodedDocument]


def _table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


INDEX = {row["document"]: row for row in _table(DOCUMENTS / "index.tsv")}


def _known_gap(reason: str) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason=reason, strict=True),) if reason else ()


def _expected() -> list[object]:
    return [
        pytest.param(
            name,
            row,
            id=f"{name}:{row['type']}-{row['trigger']}-{row['actors']}",
            marks=_known_gap(row["known_gap"]),
        )
        for name in INDEX
        for row in _table(DOCUMENTS / f"{name}.events.tsv")
    ]


def _with_forbidden() -> list[object]:
    return [
        pytest.param(name, set(row["forbidden"].split("|")), id=name, marks=_known_gap(row["known_gap"]))
        for name, row in INDEX.items()
        if row["forbidden"]
    ]


@pytest.fixture(scope="module")
def code(coder: Coder) -> Code:
    """Return a function that codes a document of the folder, each once."""

    @cache
    def coded(name: str) -> CodedDocument:
        text = (DOCUMENTS / f"{name}.txt").read_text(encoding="utf-8")
        document = document_of_text(text, id=name, published=date.fromisoformat(INDEX[name]["published"]))
        assert isinstance(document, Document)
        return coder(document)

    return coded


@pytest.mark.parametrize(("name", "row"), _expected())
def test_expected_event_is_coded(code: Code, name: str, row: Row) -> None:
    coded = code(name)
    same_words = [e for e in coded.events if row["trigger"] in e.trigger.of(coded.document.text)]
    assert any(_agrees(coded, event, row) for event in same_words), [
        _shown(coded, e) for e in same_words
    ] or "nothing"


@pytest.mark.parametrize(("name", "forbidden"), _with_forbidden())
def test_no_event_of_a_forbidden_type_is_coded_outside_the_table(
    code: Code, name: str, forbidden: set[str]
) -> None:
    coded = code(name)
    listed = {(row["type"], row["trigger"]) for row in _table(DOCUMENTS / f"{name}.events.tsv")}
    extra = [
        _shown(coded, event)
        for event in coded.events
        if event.type in forbidden
        and not any(
            event.type == type_ and words in event.trigger.of(coded.document.text) for type_, words in listed
        )
    ]
    assert not extra


def test_every_document_has_its_table_and_its_line_in_the_index() -> None:
    assert {p.stem for p in DOCUMENTS.glob("*.txt")} == set(INDEX)
    assert {p.name.removesuffix(".events.tsv") for p in DOCUMENTS.glob("*.events.tsv")} == set(INDEX)


def _agrees(coded: CodedDocument, event: Event, row: Row) -> bool:
    return (
        event.type == row["type"]
        and _same_parties(event, row)
        and row["status"] == event.status
        and _same_day(event.first, row["first"])
        and _same_day(event.last, row["last"])
        and _same_voice(coded, event, row["voice"])
    )


def _same_parties(event: Event, row: Row) -> bool:
    actors, recipients = _countries(event.actors), _countries(event.recipients)
    wanted_actors, wanted_recipients = set(_split(row["actors"])), set(_split(row["recipients"]))
    if event.type in SHARED and not (recipients and wanted_recipients):
        return actors | recipients == wanted_actors | wanted_recipients
    return actors == wanted_actors and (row["recipients"] == "*" or recipients == wanted_recipients)


def _split(cell: str) -> Sequence[str]:
    return cell.split("+") if cell else ()


def _countries(mentions: Sequence[Mention]) -> set[str]:
    return {mention.participant.country or "?" for mention in mentions}


def _same_day(day: date | None, cell: str) -> bool:
    return cell == "*" or (day.isoformat() if day else "") == cell


def _voice(coded: CodedDocument, event: Event) -> str:
    by_id = {attribution.id: attribution for attribution in coded.attributions}
    if event.attribution is None:
        return ""
    source = by_id[event.attribution].source
    return source.span.of(coded.document.text) if source else "hidden"


def _same_voice(coded: CodedDocument, event: Event, cell: str) -> bool:
    voice = _voice(coded, event)
    return cell == "*" or (cell in voice if cell else not voice)


def _shown(coded: CodedDocument, event: Event) -> str:
    actors, recipients = sorted(_countries(event.actors)), sorted(_countries(event.recipients))
    words, voice = event.trigger.of(coded.document.text), _voice(coded, event)
    days = f"{event.first}..{event.last}"
    return f"{event.type} {words!r} {actors} -> {recipients} {event.status} {days} voice {voice!r}"
