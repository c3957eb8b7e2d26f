"""The main path: order, refusals, replaced stages, and the same answer however it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from tests.fakes import fake_coder

from detente.pipeline import Coder
from detente.records import CodedDocument, Document, Mention, Participant, Skipped, Span

TEXTS = [
    "Russia invaded Ukraine on Monday. Germany condemned the invasion, Merkel said.",
    "",
    "Turkey recalled its ambassador from Israel.",
    "Nothing happened.",
    'Syria said Israel had bombed Damascus. Israel denied that it had bombed Damascus. "No," a spokesman said.',
    "Kerry will meet Lavrov in Geneva on Friday.",
]


def documents(texts: list[str] | None = None) -> list[Document]:
    return [
        Document(f"d{n}", text, date(2019, 10, 9)) for n, text in enumerate(TEXTS if texts is None else texts)
    ]


def test_records_come_in_the_order_of_the_documents(coder: Coder) -> None:
    answers = list(coder.many(documents()))
    assert [a.document.id for a in answers if isinstance(a, CodedDocument)] == [d.id for d in documents()]


def test_batch_gives_the_same_records_as_one_by_one(coder: Coder) -> None:
    assert list(coder.many(documents())) == [coder(d) for d in documents()]


def test_second_run_gives_the_same_records(coder: Coder) -> None:
    assert list(coder.many(documents())) == list(coder.many(documents()))


def test_record_does_not_depend_on_the_documents_before(coder: Coder) -> None:
    assert list(coder.many(documents()[::-1])) == [coder(d) for d in documents()[::-1]]


@pytest.mark.parametrize(
    "pattern",
    ["", "s", "d", "sd", "ds", "sds", "dssd", "ssdds", "sss", "ddddssddsddds"],
    ids=lambda p: p or "none",
)
def test_refused_documents_keep_their_place(pattern: str) -> None:
    received = [
        Document(f"d{n}", "Russia attacked Ukraine.")
        if kind == "d"
        else Skipped(f"s{n}", "ingest", "no text")
        for n, kind in enumerate(pattern)
    ]
    answers = list(fake_coder().many(received))
    assert [a.document.id if isinstance(a, CodedDocument) else a.document_id for a in answers] == [
        r.id if isinstance(r, Document) else r.document_id for r in received
    ]


def test_refused_documents_keep_their_place_with_the_real_parser(coder: Coder) -> None:
    refused = Skipped("s", "ingest", "no text")
    one, two, *_ = documents()
    assert list(coder.many([refused, one, refused, refused, two, refused])) == [
        refused, coder(one), refused, refused, coder(two), refused,
    ]  # fmt: skip


def test_no_document_gives_no_record(coder: Coder) -> None:
    assert list(coder.many([])) == []


def test_many_reads_documents_only_as_it_goes(coder: Coder) -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        while True:
            taken += 1
            yield Document(str(taken), "Russia invaded Ukraine.")

    answers = coder.many(endless())
    assert next(answers).document.id == "1"  # type: ignore[union-attr]
    assert taken < 1_000


def test_replaced_stage_is_used(rules_coder: Coder) -> None:
    def only_chad(document: Document, *_: Any) -> tuple[Mention, ...]:
        return (Mention(Span(0, 4), 0, 0, Participant("Chad", "TCD"), "name"),)

    mine = replace(rules_coder, actors=only_chad, corefer=lambda document, parses, mentions: tuple(mentions))
    record = mine(Document("d", "Chad invaded Mali."))
    assert [m.participant.country for m in record.mentions] == ["TCD"]
    assert [m.participant.country for e in record.events for m in (*e.actors, *e.recipients)] == ["TCD"]


@pytest.mark.parametrize("stage", [f.name for f in fields(Coder)])
def test_every_stage_can_be_replaced_and_is_called(stage: str) -> None:
    called = []
    plain = fake_coder()

    def watched(*given: Any) -> Any:
        called.append(stage)
        return getattr(plain, stage)(*given)

    replace(plain, **{stage: watched})(Document("d", "Russia attacked Ukraine, he said."))
    assert called == [stage]


def test_earlier_findings_reach_the_later_stages() -> None:
    seen: dict[str, Any] = {}

    def assemble(
        document: Document, parses: Any, wordings: Any, attributions: Any, times: Any, places: Any
    ) -> Any:
        seen.update(wordings=wordings, attributions=attributions, times=times, places=places)
        return ()

    plain = fake_coder()
    replace(plain, assemble=assemble, events=lambda *_: ("wording",), places=lambda *_: ("place",))(
        Document("d", "Russia attacked Ukraine on Monday, he said.")
    )
    assert seen["wordings"] == ("wording",)
    assert seen["places"] == ("place",)
    assert [a.id for a in seen["attributions"]] == ["a1"]
    assert [t.value for t in seen["times"]] == ["2019-10-07"]


def test_coder_cannot_be_changed_in_place() -> None:
    with pytest.raises(AttributeError):
        fake_coder().parse = None  # type: ignore[misc, assignment]


def test_notes_of_the_document_reach_the_record(coder: Coder) -> None:
    assert coder(Document("d", "Russia left.", notes=("no publication date",))).notes == (
        "no publication date",
    )
