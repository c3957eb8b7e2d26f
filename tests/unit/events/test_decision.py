"""Where patterns and model agree, where they differ, and what each may add alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from detente.events.decision import Cuts, Decision, presented
from detente.events.finder import default_event_finder
from detente.events.status import ON_NOBODY
from detente.records import (
    Document,
    EventMention,
    Mention,
    Parse,
    Participant,
    Proposal,
    RoleChance,
    Status,
)

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
STATUSES: tuple[tuple[Status, float], ...] = (("asserted", 1.0),)
FINDER = default_event_finder(model="events 0")


def proposal(
    parse: Parse, word: str, score: float, *types: tuple[str, float], **roles: tuple[float, float]
) -> Proposal:
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    chances = tuple(RoleChance(at[name], *chance) for name, chance in roles.items())
    return Proposal(parse.sentence, (at[word],), at[word], score, types, chances, STATUSES, 0.0)


def found(parsed: Parsed, text: str, propose: Callable[[Parse], Sequence[Proposal]]) -> list[EventMention]:
    (parse,) = parsed(text)[1]
    mentions = [
        Mention(t.span, 0, i, Participant(t.text, code, ("GOV",)), "name")
        for i, t in enumerate(parse.tokens)
        if (code := {"Chad": "TCD", "Sudan": "SDN"}.get(t.text))
    ]
    return FINDER.in_sentence(parse, mentions, (), propose(parse))


def names(mentions: tuple[Mention, ...]) -> list[str]:
    return [m.participant.name for m in mentions]


def test_where_both_agree_the_pattern_line_is_told_first_and_the_model_beside_it(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad condemned Sudan.",
        lambda p: [proposal(p, "condemned", 0.9, ("ACCUSE", 1.0), Chad=(0.9, 0.0), Sudan=(0.0, 0.9))],
    )
    rules = [e.rule for e in event.evidence if e.of == "type"]
    assert rules[0].startswith("patterns/accuse.tsv:")
    assert rules[1] == "events 0: ACCUSE 0.90"
    assert (names(event.actors), names(event.recipients)) == (["Chad"], ["Sudan"])


def test_the_model_says_who_does_it_to_whom(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad's condemnation of Sudan.",
        lambda p: [proposal(p, "condemnation", 0.9, ("ACCUSE", 1.0), Chad=(0.1, 0.8), Sudan=(0.8, 0.1))],
    )
    assert (names(event.actors), names(event.recipients)) == (["Sudan"], ["Chad"])


def test_subject_and_object_of_an_active_verb_are_not_exchanged_by_the_model(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad condemned Sudan.",
        lambda p: [proposal(p, "condemned", 0.9, ("ACCUSE", 1.0), Chad=(0.1, 0.8), Sudan=(0.8, 0.1))],
    )
    assert (names(event.actors), names(event.recipients)) == (["Chad"], ["Sudan"])


def test_a_bare_participle_taken_for_a_past_tense_is_read_as_the_model_reads_it(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Rice accuses Chad backed by Sudan of killing civilians.",
        lambda p: [proposal(p, "backed", 0.9, ("SUPPORT", 1.0), Chad=(0.0, 0.9), Sudan=(0.9, 0.0))],
    )
    assert (names(event.actors), names(event.recipients)) == (["Sudan"], ["Chad"])


def test_who_is_only_read_from_afar_is_left_out_where_the_model_sees_nobody(parsed: Parsed) -> None:
    text = "Chad halted the attacks on Sudan."
    (event,) = found(
        parsed, text, lambda p: [proposal(p, "attacks", 0.9, ("ASSAULT", 1.0), Sudan=(0.0, 0.9))]
    )
    assert (names(event.actors), names(event.recipients)) == ([], ["Sudan"])


def test_whom_a_promise_is_made_to_is_read_from_what_is_promised(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad promised to help Sudan.",
        lambda p: [proposal(p, "promised", 0.9, ("AGREE", 1.0), Chad=(0.9, 0.0))],
    )
    assert (names(event.actors), names(event.recipients)) == (["Chad"], ["Sudan"])


def test_a_side_that_the_model_leaves_empty_is_filled_by_the_pattern(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad condemned Sudan.",
        lambda p: [proposal(p, "condemned", 0.9, ("ACCUSE", 1.0), Chad=(0.9, 0.0))],
    )
    assert names(event.recipients) == ["Sudan"]


def test_a_pattern_that_the_model_sees_nothing_in_makes_no_event(parsed: Parsed) -> None:
    assert found(parsed, "Chad condemned Sudan.", lambda p: []) == []


def test_the_model_alone_makes_an_event_if_it_is_sure(parsed: Parsed) -> None:
    text = "Chad gloated over Sudan."
    sure = found(
        parsed,
        text,
        lambda p: [proposal(p, "gloated", 0.8, ("ACCUSE", 1.0), Chad=(0.9, 0.0), Sudan=(0.0, 0.9))],
    )
    assert [e.type for e in sure] == ["ACCUSE"]
    assert all(e.rule.startswith("events 0: ") for e in sure[0].evidence)
    assert found(parsed, text, lambda p: [proposal(p, "gloated", 0.3, ("ACCUSE", 1.0))]) == []


@pytest.mark.parametrize(("share", "type_"), [(0.45, "ACCUSE"), (0.05, "REJECT")])
def test_the_pattern_keeps_its_type_unless_the_model_holds_it_for_unlikely(
    parsed: Parsed, share: float, type_: str
) -> None:
    (event,) = found(
        parsed,
        "Chad condemned Sudan.",
        lambda p: [proposal(p, "condemned", 0.9, ("REJECT", 1 - share), ("ACCUSE", share))],
    )
    assert event.type == type_


def test_cuts_can_be_set(parsed: Parsed) -> None:
    (parse,) = parsed("Chad gloated over Sudan.")[1]
    strict = Decision(FINDER.patterns, "events 0", Cuts(alone=0.95))
    from detente.events.frames import Frames
    from detente.events.participants import Participants

    who = Participants(parse, Frames(parse, FINDER.words), (), FINDER.words)
    assert strict(parse, who, [], [proposal(parse, "gloated", 0.9, ("ACCUSE", 1.0))]) == []


def test_a_noun_whose_verb_is_not_kept_is_an_event_of_its_own(parsed: Parsed) -> None:
    (event,) = found(
        parsed,
        "Chad concluded its visit to Sudan.",
        lambda p: [
            proposal(p, "concluded", 0.2, ("AGREE", 1.0)),
            proposal(p, "visit", 0.9, ("CONSULT", 1.0), Chad=(0.9, 0.0), Sudan=(0.0, 0.9)),
        ],
    )
    assert (event.type, names(event.actors), names(event.recipients)) == ("CONSULT", ["Chad"], ["Sudan"])


def test_what_is_done_to_nobody_is_denied_though_the_model_takes_it_for_told() -> None:
    statuses: tuple[tuple[Status, float], ...] = (("asserted", 0.98), ("denied", 0.02))
    assert presented("denied", ON_NOBODY, statuses, Cuts()) == ("denied", ON_NOBODY)
    assert presented("denied", "status.negated", statuses, Cuts())[0] == "asserted"
