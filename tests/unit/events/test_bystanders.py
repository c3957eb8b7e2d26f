"""Who is named beside an event without being a side of it; the model here sees what the test says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.events.finder import default_event_finder
from detente.records import Document, EventMention, Mention, Parse, Participant, Proposal, RoleChance

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder(model="events 0")
STATES = {"Chad": "TCD", "Sudan": "SDN", "Chinese": "CHN", "Treaty": "CAN"}


def found(parsed: Parsed, text: str, word: str, type_: str, actor: str, recipient: str) -> EventMention:
    """Return the event of a sentence in which the model sees one word as actor and one as recipient."""
    (parse,) = parsed(text)[1]
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    mentions = [
        Mention(
            t.span,
            0,
            i,
            Participant(t.text, STATES.get(t.text), ("GOV",)),
            "nationality" if t.text == "Chinese" else "noun" if t.text.islower() else "name",
        )
        for i, t in enumerate(parse.tokens)
        if t.text in {*STATES, actor, recipient}
    ]
    roles = tuple(
        RoleChance(at[name], *chance)
        for name, chance in ((actor, (0.9, 0.0)), (recipient, (0.0, 0.9)))
        if name
    )
    proposal = Proposal(0, (at[word],), at[word], 0.9, ((type_, 1.0),), roles, (("asserted", 1.0),), 0.0)
    (event,) = FINDER.in_sentence(parse, mentions, (), [proposal])
    return event


NO_RECIPIENT = [
    ("Chad is committed to countering Sudan.", "committed", "AGREE", "Chad", "Sudan"),
    ("Chad reaffirmed Chad's commitment.", "reaffirmed", "AGREE", "Chad", "commitment"),
    ("Chad rejected the Ottawa Treaty.", "rejected", "REJECT", "Chad", "Treaty"),
    ("Chad deployed troops to Sudan.", "deployed", "MOBILIZE", "Chad", "Sudan"),
    ("Workers of Chad protested in Sudan.", "protested", "PROTEST", "Chad", "Sudan"),
    ("Chad recalled its ambassador.", "recalled", "SANCTION", "Chad", "ambassador"),
]


@pytest.mark.parametrize(("text", "word", "type_", "actor", "recipient"), NO_RECIPIENT)
def test_treaty_host_and_own_things_are_no_recipients(
    parsed: Parsed, text: str, word: str, type_: str, actor: str, recipient: str
) -> None:
    event = found(parsed, text, word, type_, actor, recipient)
    assert [m.participant.name for m in event.actors] == [actor]
    assert event.recipients == ()
    assert not [e for e in event.evidence if e.of == "recipients"]


RECIPIENT = [
    ("Chad is committed to helping Sudan.", "committed", "AGREE", "Chad", "Sudan"),
    ("Chad rejected Sudan.", "rejected", "REJECT", "Chad", "Sudan"),
    ("Chad deployed troops against Sudan.", "deployed", "MOBILIZE", "Chad", "Sudan"),
    ("Chad boycotted the games in Sudan.", "boycotted", "PROTEST", "Chad", "Sudan"),
    ("Chad expelled an ambassador.", "expelled", "SANCTION", "Chad", "ambassador"),
]


@pytest.mark.parametrize(("text", "word", "type_", "actor", "recipient"), RECIPIENT)
def test_whom_it_is_aimed_at_stays(
    parsed: Parsed, text: str, word: str, type_: str, actor: str, recipient: str
) -> None:
    event = found(parsed, text, word, type_, actor, recipient)
    assert [m.participant.name for m in event.recipients] == [recipient]


def test_whom_protests_are_against_does_not_protest(parsed: Parsed) -> None:
    event = found(parsed, "Anti-Chinese protests shook Sudan.", "protests", "PROTEST", "Chinese", "Sudan")
    assert event.actors == ()
