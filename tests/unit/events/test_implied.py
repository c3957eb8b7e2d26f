"""Sides that are filled with those whom other sentences name."""

from __future__ import annotations

from collections.abc import Callable

from detente.events.finder import default_event_finder
from detente.events.implied import filled
from detente.records import Document, Mention, Parse, Participant, Span

FINDER = default_event_finder()


def test_a_party_that_is_named_twice_fills_a_side_once(
    parsed: Callable[[str], tuple[Document, tuple[Parse, ...]]],
) -> None:
    (parse,) = parsed("The decision was condemned on Monday.")[1]
    (event,) = FINDER.in_sentence(parse, ())
    state = Participant("Turkey", "TUR", ("GOV",))
    named = [Mention(Span(0, 3), 0, 0, state, kind) for kind in ("name", "pronoun")]
    assert [m.participant for m in filled(event, "recipients", named, "context.test").recipients] == [state]
