"""What is told of a side goes with whoever leaves it, and who comes to it has a reason."""

from __future__ import annotations

from detente.events.side_evidence import with_recipients, with_sides
from detente.records import EventMention, Evidence, Mention, Participant, Span


def mention(name: str, start: int) -> Mention:
    return Mention(Span(start, start + 4), 0, start, Participant(name, name.upper()), "name")


TOGO, CHAD, FIJI = mention("tgo", 0), mention("tcd", 10), mention("fji", 20)
WHY = (
    Evidence("type", "events", "patterns/assault.tsv:2", Span(5, 9)),
    Evidence("actors", "events", "roles.subject", TOGO.span),
    Evidence("recipients", "events", "roles.object", CHAD.span),
)
EVENT = EventMention("ASSAULT", None, (), 0, 1, Span(5, 9), (TOGO,), (CHAD,), WHY)


def told(event: EventMention) -> list[tuple[str, str]]:
    return [(e.of, e.rule) for e in event.evidence if e.of != "type"]


def test_who_stays_keeps_his_reason_and_who_is_new_has_that_of_the_rule() -> None:
    event = with_sides(EVENT, [TOGO, FIJI], [], "roles.joined")
    assert (event.actors, event.recipients) == ((TOGO, FIJI), ())
    assert told(event) == [("actors", "roles.subject"), ("actors", "roles.joined")]


def test_who_stood_there_without_a_reason_gets_none_of_a_rule_that_did_not_put_him_there() -> None:
    bare = EventMention("ASSAULT", None, (), 0, 1, Span(5, 9), (TOGO,), (CHAD,), WHY[:1])
    assert told(with_sides(bare, [TOGO], [FIJI], "roles.joined")) == [("recipients", "roles.joined")]


def test_sides_that_stay_leave_the_event_itself() -> None:
    assert with_sides(EVENT, [TOGO], [CHAD], "roles.joined") is EVENT


def test_recipients_found_stand_alone_with_one_reason_each() -> None:
    event = with_recipients(EVENT, [CHAD, FIJI], "roles.border_with")
    assert event.recipients == (CHAD, FIJI)
    assert told(event) == [
        ("actors", "roles.subject"),
        ("recipients", "roles.border_with"),
        ("recipients", "roles.border_with"),
    ]
