"""What is only told on has the time of the sentence before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from detente.records import Event, Parse, Span
from detente.timex import with_retold_times

Parsed = Callable[[str], tuple[str, Parse]]

DAY = date(2018, 3, 12)
ATTACK = Event(
    "e1", "ASSAULT", None, (), (), (), Span(0, 1), 0, DAY, DAY, None, None, "asserted", (), 4, -9.3, None, None,
)  # fmt: skip

TOLD_ON = [
    (
        "noun with the article",
        "Dozens/NNS/nsubj/1 died/VBD/ROOT/1/die in/IN/prep/1 the/DT/det/4 attack/NN/pobj/2",
        (1, 4),
        True,
    ),
    (
        "pronoun for the deed",
        "it/PRP/nsubjpass/2 was/VBD/auxpass/2/be targeted/VBN/ROOT/2/target with/IN/prep/2 rockets/NNS/pobj/3",
        (2, 2),
        True,
    ),
    (
        "some of them",
        "Six/CD/nsubj/3 of/IN/prep/0 them/PRP/pobj/1 hit/VBD/ROOT/3/hit Bonn/NNP/dobj/3",
        (3, 3),
        True,
    ),
    (
        "said by somebody, who may tell of another one",
        "He/PRP/nsubj/1 said/VBD/ROOT/1/say the/DT/det/3 attack/NN/nsubj/4 killed/VBD/ccomp/1/kill six/CD/dobj/4",
        (3, 4),
        False,
    ),
    (
        "noun with its own object",
        "The/DT/det/1 attack/NN/nsubj/4 on/IN/prep/1 Bonn/NNP/pobj/2 failed/VBD/ROOT/4",
        (1, 1),
        False,
    ),
    ("in the present", "The/DT/det/1 attack/NN/nsubj/2 goes/VBZ/ROOT/2/go on/RP/prt/2", (1, 1), False),
    ("another one", "An/DT/det/1 attack/NN/nsubj/2 failed/VBD/ROOT/2/fail", (1, 1), False),
]


def _event(parse: Parse, first: int, last: int) -> Event:
    span = Span(parse.tokens[first].start, parse.tokens[last].end)
    return replace(ATTACK, id="e2", trigger=span, sentence=1, first=None, last=None)


@pytest.mark.parametrize(("what", "words", "trigger", "carried"), TOLD_ON, ids=[t[0] for t in TOLD_ON])
def test_event_that_tells_on_has_the_day_of_the_sentence_before(
    what: str, words: str, trigger: tuple[int, int], carried: bool, parsed: Parsed
) -> None:
    _, parse = parsed(words)
    parse = replace(parse, sentence=1)
    _, event = with_retold_times([parse], [ATTACK, _event(parse, *trigger)])
    assert event.first == (DAY if carried else None)
    assert (event.because[-1:] and event.because[-1].rule == "timex.retold") == (carried or ())


def test_long_or_other_or_denied_happenings_lend_no_day(parsed: Parsed) -> None:
    _, parse = parsed(TOLD_ON[0][1])
    parse = replace(parse, sentence=1)
    told_on = _event(parse, 1, 4)
    for before in (
        replace(ATTACK, first=date(2018, 1, 1)),
        replace(ATTACK, type="CONSULT"),
        replace(ATTACK, status="denied"),
        replace(ATTACK, sentence=-1),
    ):
        assert with_retold_times([parse], [before, told_on])[1].first is None
