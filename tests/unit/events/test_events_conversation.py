"""What the speakers of a transcript do together, found by patterns and rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import CodedDocument, Event

Told = Callable[[str], CodedDocument]
AsTuple = Callable[[Event], str]

WELCOME = "PRESIDENT TRUMP: Welcome to Washington."
ANSWERS = "PRIME MINISTER ABE: {}"
TWO = [
    ("We discussed trade this morning.", "CONSULT JPN+USA>"),
    ("I look forward to our conversation.", "CONSULT JPN+USA>"),
    ("We agreed to trade more.", "AGREE JPN+USA>"),
    ("We met with the Peruvian president.", "CONSULT JPN>PER"),
    ("We condemn the attack.", "ACCUSE JPN>"),
]


@pytest.mark.parametrize(("said", "event"), TWO)
def test_what_two_speakers_do_together_is_done_by_both_states(
    told: Told, as_tuple: AsTuple, said: str, event: str
) -> None:
    coded = told(f"{WELCOME}\n\n{ANSWERS.format(said)}")
    assert event in [as_tuple(e) for e in coded.events]


ALONE = [
    f"{WELCOME}\n\nPRESIDENT TRUMP: We discussed trade this morning.",
    f"{WELCOME}\n\nPRESIDENT MACRON: Good day.\n\n{ANSWERS.format('We discussed trade this morning.')}",
]


@pytest.mark.parametrize("text", ALONE)
def test_one_speaker_or_speakers_of_three_states_leave_open_whom_we_met(
    told: Told, as_tuple: AsTuple, text: str
) -> None:
    (consulted,) = [e for e in told(text).events if e.type == "CONSULT"]
    assert "+" not in as_tuple(consulted)


def test_whom_a_speaker_names_meets_without_the_other_speaker(told: Told, as_tuple: AsTuple) -> None:
    said = ANSWERS.format("Japanese ministers held talks this morning.")
    assert [as_tuple(e) for e in told(f"{WELCOME}\n\n{said}").events if e.type == "CONSULT"] == [
        "CONSULT JPN>"
    ]


def test_the_rule_is_named_in_because(told: Told) -> None:
    (event,) = told(f"{WELCOME}\n\n{ANSWERS.format('We agreed to trade more.')}").events
    assert "context.listener" in [e.rule for e in event.because]
