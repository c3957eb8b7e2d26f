"""What holds of the record of any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.pipeline import Coder, default_coder
from detente.records import CodedDocument, Document, Mention, Span

_WORDS = (
    "Russia Ukraine Putin Merkel Turkey Israel the a he they it its who that invaded condemned said denied told met "
    "sanctions troops attack attacked talks ambassador of on in by to with and not will must if Monday yesterday "
    'Kyiv Geneva Hamas minister Russian French falsely allegedly according recalled withdrew 2019 three " “ ” ’s - '
    ", . ? : ; ( ) \n"
).split(" ")
_NEWS = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
_TEXTS = st.one_of(_NEWS, st.text(max_size=120))
_LAWS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def coder() -> Coder:
    return default_coder()


def coded(text: str) -> CodedDocument:
    return coder()(Document("d", text, date(2019, 10, 9)))


def spans(record: CodedDocument) -> Iterator[Span]:
    yield from record.sentences
    for mention in (*record.mentions, *(m for e in record.events for m in (*e.actors, *e.recipients))):
        yield from _of_mention(mention)
    for time in record.times:
        yield time.span
        yield from (e.span for e in time.evidence if e.span)
    for said in record.attributions:
        yield from said.content
        yield from filter(None, [said.cue])
        yield from (e.span for e in said.evidence if e.span)
        # A speaker whom the sentence does not name has no words there.
        if said.source is not None and len(said.source.span):
            yield from _of_mention(said.source)
    for event in record.events:
        yield event.trigger
        yield from (e.span for e in event.because if e.span)
        if event.place is not None:
            yield event.place.span


def _of_mention(mention: Mention) -> Iterator[Span]:
    yield mention.span
    yield from filter(None, [mention.antecedent])
    yield from (e.span for e in mention.evidence if e.span)


@_LAWS
@given(_TEXTS)
def test_every_span_lies_in_the_text_and_is_not_empty(text: str) -> None:
    for span in spans(coded(text)):
        assert 0 <= span.start < span.end <= len(text)


@_LAWS
@given(_TEXTS)
def test_ids_are_unique_and_those_referred_to_are_known(text: str) -> None:
    record = coded(text)
    said = [a.id for a in record.attributions]
    events = [e.id for e in record.events]
    assert len({*said, *events}) == len(said) + len(events)
    assert {a.nested_in for a in record.attributions} <= {None, *said}
    assert {e.attribution for e in record.events} <= {None, *said}
    assert {f.source for e in record.events for f in e.factuality} <= {"AUTHOR", *said}


@_LAWS
@given(_TEXTS)
def test_no_attribution_stands_in_itself(text: str) -> None:
    record = coded(text)
    outer = {a.id: a.nested_in for a in record.attributions}
    for start in outer:
        seen = set()
        at: str | None = start
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = outer[at]


@_LAWS
@given(_TEXTS)
def test_event_stands_in_its_sentence_and_in_the_words_of_its_voice(text: str) -> None:
    record = coded(text)
    contents = {a.id: a.content for a in record.attributions}
    for event in record.events:
        assert record.sentences[event.sentence].holds(event.trigger)
        if event.attribution is not None:
            assert any(span.overlaps(event.trigger) for span in contents[event.attribution])
            assert event.factuality[-1].source == event.attribution
        assert event.factuality[0].source == "AUTHOR"


@_LAWS
@given(_TEXTS)
def test_event_has_a_side_but_for_nouns_of_violence_days_in_order_and_reasons(text: str) -> None:
    for event in coded(text).events:
        assert event.actors or event.recipients or event.type in {"ASSAULT", "PROTEST", "CONSULT"}
        assert (event.first is None) == (event.last is None)
        assert event.first is None or event.last is None or event.first <= event.last
        assert {"type", "status"} <= {e.of for e in event.because}
        assert event.quad_class in {1, 2, 3, 4}


@_LAWS
@given(_TEXTS)
def test_same_text_gives_the_same_record(text: str) -> None:
    assert coded(text) == coded(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(_NEWS, max_size=5))
def test_batch_gives_the_same_records_as_one_by_one(texts: list[str]) -> None:
    documents = [Document(str(n), text, date(2019, 10, 9)) for n, text in enumerate(texts)]
    assert list(coder().many(documents)) == [coder()(d) for d in documents]


@settings(max_examples=25, deadline=None)
@given(_NEWS)
def test_id_and_address_of_a_document_change_nothing_in_it(text: str) -> None:
    here = coded(text)
    there = coder()(Document("other", text, date(2019, 10, 9), url="https://example.org/2001/01/01/x"))
    assert replace(there, document=here.document) == here
