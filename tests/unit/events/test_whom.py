"""To whom a deed is done where somebody else stands nearer to the verb: what the last rules make of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.whom import with_whom
from detente.pipeline import Coder
from detente.records import EventMention, Parse

RULES: list[tuple[str, str, list[Told], str]] = [
    (
        "roles.met_there",
        "Kenyan President Amos Kiptoo visits Ottawa to hold talks with Swiss President Anna Keller.",
        [("CONSULT", "visits", "Kiptoo", "Ottawa")],
        "Keller",
    ),
    (
        "roles.met_there",
        "The Kenyan president visited Lyon to attend a meeting of Swiss ministers.",
        [("CONSULT", "visited", "president", "Lyon"), ("CONSULT", "meeting", "president", "ministers")],
        "ministers",
    ),
    (
        "roles.taken_from",
        "Kenya captured the town of Dhobley from al-Shabaab.",
        [("ASSAULT", "captured", "Kenya", "town")],
        "al-Shabaab",
    ),
    (
        "roles.sent_away",
        "Canada deported Ines Rwabugiri to Rwanda on Monday.",
        [("COERCE", "deported", "Canada", "Rwanda")],
        "Rwabugiri",
    ),
    (
        "roles.where_it_was_done",
        "Norway condemned the arrest of two editors in Belarus.",
        [("ACCUSE", "condemned", "Norway", "editors"), ("COERCE", "arrest", "Norway", "editors")],
        "Belarus",
    ),
    (
        "roles.where_it_was_done",
        "France denounced the coup in Niger.",
        [("ACCUSE", "denounced", "France", ""), ("ASSAULT", "coup", "", "Niger")],
        "Niger",
    ),
    (
        "roles.where_it_was_done",
        "Norway voiced concern about the military coup in Niger.",
        [("ACCUSE", "voiced", "Norway", ""), ("ASSAULT", "coup", "", "Niger")],
        "Niger",
    ),
    (
        "roles.of_a_pair",
        "Norway backs the Israeli-Palestinian negotiations.",
        [("SUPPORT", "backs", "Norway", "Israeli")],
        "Israeli Palestinian",
    ),
    (
        "roles.object",
        "Five people were hurt when Kenyan planes hit Eritrea.",
        [("ASSAULT", "hit", "planes", "people")],
        "Eritrea",
    ),
    (
        "roles.whose_ground",
        "Togo accused Ghana of firing shells on its territory.",
        [("ASSAULT", "firing", "Ghana", "territory")],
        "its",
    ),
    (
        "roles.blamed_on",
        "Kenyan police look into an attack on Danish diplomats blamed on Iran.",
        [("ACCUSE", "blamed", "", "diplomats")],
        "Iran",
    ),
    (
        "roles.joined",
        "The Kenyan president met Danish officials and Chadian ministers.",
        [("CONSULT", "met", "president", "officials")],
        "officials ministers",
    ),
    (
        "roles.joined",
        "Peru sanctioned ten Omani companies, including a Danish bank.",
        [("SANCTION", "sanctioned", "Peru", "companies")],
        "companies bank",
    ),
    (
        "roles.named",
        "Libya released the Maltese sailor, Joseph Borg, on Monday.",
        [("RETREAT", "released", "Libya", "sailor")],
        "Borg",
    ),
    (
        "roles.named",
        "Rebels released Peter Holm, a Danish engineer.",
        [("RETREAT", "released", "Rebels", "Danish")],
        "Holm",
    ),
]
FEWER: list[tuple[str, list[Told], str]] = [
    ("The Kenyan president flew from Oman to Chad.", [("CONSULT", "flew", "president", "Oman Chad")], "Chad"),
    (
        "Norway welcomed the Danish plan and called on Sudan to open the border.",
        [("SUPPORT", "welcomed", "Norway", "Danish Sudan"), ("REQUEST", "called", "Norway", "Sudan")],
        "Danish",
    ),
]
KEPT: list[tuple[str, list[Told], str]] = [
    # The state itself is visited, whomever else the visitor meets there.
    ("The Kenyan president visits Chad to meet Swiss ministers.", [("CONSULT", "visits", "president", "Chad")], "Chad"),
    # From where an army comes is not from whom it takes something.
    ("Kenyan troops took the port from the sea.", [("ASSAULT", "took", "troops", "port")], "port"),
    ("Kenyan troops took the port from Kenyan miners.", [("ASSAULT", "took", "troops", "port")], "port"),
    # Shells may come from abroad.
    (
        "Norway condemned the shelling of a school in Belarus.",
        [("ACCUSE", "condemned", "Norway", "school"), ("ASSAULT", "shelling", "", "school")],
        "school",
    ),
    ("Norway recalled its ambassador to Egypt.", [("SANCTION", "recalled", "Norway", "Egypt")], "Egypt"),
    (
        "Denmark denounced the arrests by Syria of journalists in Lebanon.",
        [("ACCUSE", "denounced", "Denmark", "Syria"), ("COERCE", "arrests", "Syria", "journalists")],
        "Syria",
    ),
    (
        "Peruvian rebels freed five Danish monks, held hostage since May.",
        [("ASSAULT", "held", "rebels", "monks")],
        "monks",
    ),
    (
        "Holm, whose brother had praised him, was himself killed in Oslo.",
        [("ASSAULT", "killed", "", "Holm")],
        "Holm",
    ),
    # Those of the doer's own state are not joined, nor those to whom nothing is done.
    (
        "The Kenyan president met Danish officials and Kenyan ministers.",
        [("CONSULT", "met", "president", "officials")],
        "officials",
    ),
    (
        "She met a Danish writer and Chadian monks jailed in Sudan.",
        [("COERCE", "jailed", "Sudan", "monks")],
        "monks",
    ),
    # Two people named in a list are recipients of the same verb, whatever verb is joined to it.
    (
        "Norway praised Chad and Sudan and warned Togo.",
        [("SUPPORT", "praised", "Norway", "Chad Sudan"), ("THREATEN", "warned", "Norway", "Togo")],
        "Chad Sudan",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "events", "expected"), RULES)
def test_recipient_is_whom_the_deed_is_done_to(
    coder: Coder, rule: str, text: str, events: list[Told], expected: str
) -> None:
    parse, event = _first(coder, text, events)
    assert words_of(parse, event.recipients) == expected.split()
    assert rule in {e.rule for e in event.evidence if e.of == "recipients"}


@pytest.mark.parametrize(("text", "events", "expected"), [*FEWER, *KEPT])
def test_recipients_are_only_those_of_the_verb(
    coder: Coder, text: str, events: list[Told], expected: str
) -> None:
    parse, event = _first(coder, text, events)
    assert words_of(parse, event.recipients) == expected.split()


def test_a_name_whose_state_its_description_tells_stands_there_once(coder: Coder) -> None:
    text = "Kenya helped a Danish teacher, Jens Holm."
    _, event = _first(coder, text, [("AID", "helped", "Kenya", "teacher Holm")])
    assert [(m.span.of(text), m.participant.country) for m in event.recipients] == [("Jens Holm", "DNK")]


def test_who_is_deported_is_of_the_state_that_he_is_sent_to(coder: Coder) -> None:
    _, event = _first(
        coder, "Canada deported Ines Rwabugiri to Rwanda.", [("COERCE", "deported", "Canada", "Rwanda")]
    )
    assert [m.participant.country for m in event.recipients] == ["RWA"]


def _first(coder: Coder, text: str, events: Sequence[Told]) -> tuple[Parse, EventMention]:
    """Return the first of the events as the rules leave it."""
    who, mentions, told = sentence_of(coder, text, events)
    return who.parse, with_whom(who, mentions, told)[0]
