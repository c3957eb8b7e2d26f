"""Who of a sentence stands on which side, once a judge has spoken: the judge here is told what to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from detente.events.candidates import NAMES, Clues, candidates
from detente.events.chooser import Chooser
from detente.events.finder import default_event_finder
from detente.events.frames import Frames
from detente.events.participants import Participants
from detente.records import Document, EventMention, Mention, Parse, Participant, Proposal, RoleChance

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder()
STATES = {"Chad": "TCD", "Sudan": "SDN", "Libya": "LBY"}


class Judge:
    """Says for each row, in the order of the words, the chances that the test gives."""

    name = "judge 0"

    def __init__(self, said: Sequence[tuple[float, float]]) -> None:
        self.said = said

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> Sequence[tuple[float, float]]:
        assert {len(row) for row in rows} == {len(NAMES)}
        return self.said


def clues_of(parsed: Parsed, text: str, roles: Sequence[RoleChance] = ()) -> Clues:
    document, (parse,) = parsed(text)
    mentions = tuple(
        Mention(t.span, 0, i, Participant(t.text, STATES.get(t.text)), "name")
        for i, t in enumerate(parse.tokens)
        if t.text in STATES or t.text == "rebels"
    )
    events = FINDER(document, [parse], mentions)
    assert len(events) == 1
    head = events[0].head
    proposals = (Proposal(0, (head,), head, 0.9, ((events[0].type, 1.0),), tuple(roles), (), 0.0),)
    who = Participants(parse, Frames(parse, FINDER.words), mentions, FINDER.words)
    return Clues(parse, who, mentions, proposals, (), events, events)


def chosen(clues: Clues, told: Mapping[str, tuple[float, float]]) -> EventMention:
    people = candidates(clues, clues.events[0])
    said = [told.get(clues.parse.tokens[c.word].text, (0.0, 0.0)) for c in people]
    (event,) = Chooser(Judge(said), FINDER.patterns)(clues)
    return event


def names(mentions: Sequence[Mention]) -> list[str]:
    return [m.participant.name for m in mentions]


def test_somebody_likely_takes_an_open_side_and_the_evidence_names_the_judge(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked on Monday near Sudan.")
    event = chosen(clues, {"Chad": (0.9, 0.0), "Sudan": (0.1, 0.45)})
    assert (names(event.actors), names(event.recipients)) == (["Chad"], ["Sudan"])
    (why,) = (e for e in event.evidence if e.of == "recipients")
    assert (why.stage, why.rule, why.span) == ("encode", "judge 0: recipient 0.45", event.recipients[0].span)


def test_somebody_unlikely_takes_no_side(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked on Monday near Sudan.")
    assert chosen(clues, {"Chad": (0.9, 0.0), "Sudan": (0.1, 0.39)}).recipients == ()


def test_somebody_new_stands_beside_others_only_if_he_is_very_likely(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked Sudan near Libya.")
    told = {"Chad": (0.9, 0.0), "Sudan": (0.0, 0.8)}
    assert names(chosen(clues, {**told, "Libya": (0.0, 0.69)}).recipients) == ["Sudan"]
    assert names(chosen(clues, {**told, "Libya": (0.0, 0.7)}).recipients) == ["Sudan", "Libya"]


def test_who_is_named_inside_the_words_of_another_one_chosen_stands_once(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked Sudan near Libya.")
    sudan = clues.mentions[1]
    around = replace(sudan.span, start=clues.mentions[0].span.end + 1)
    attacked = Mention(around, 0, 2, replace(sudan.participant, name="the Sudan force"), "noun")
    inner = Mention(sudan.span, 0, 3, sudan.participant, "nationality")
    wider = replace(clues, mentions=(clues.mentions[0], attacked, inner))
    event = replace(clues.events[0], recipients=())
    said = [(0.9, 0.0), (0.0, 0.8), (0.0, 0.9)]
    (chosen_one,) = Chooser(Judge(said), FINDER.patterns)(replace(wider, events=[event]))
    assert names(chosen_one.recipients) == ["the Sudan force"]


def test_a_likelier_one_takes_the_place_of_who_was_held(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked Sudan near Libya.")
    event = chosen(clues, {"Chad": (0.9, 0.0), "Sudan": (0.0, 0.1), "Libya": (0.0, 0.8)})
    assert names(event.recipients) == ["Libya"]
    assert [e.rule for e in event.evidence if e.of == "recipients"] == ["judge 0: recipient 0.80"]


def test_a_side_that_has_a_state_is_never_emptied(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked Sudan.")
    assert names(chosen(clues, {"Chad": (0.9, 0.0)}).recipients) == ["Sudan"]


def test_a_side_without_a_state_is_emptied_where_nobody_is_likely(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked rebels.")
    assert names(clues.events[0].recipients) == ["rebels"]
    assert chosen(clues, {"Chad": (0.9, 0.0)}).recipients == ()


def test_an_event_that_would_turn_on_itself_stays_as_it_was(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked rebels near Chad.")
    (same,) = Chooser(Judge([(0.9, 0.0), (0.0, 0.0), (0.0, 0.9)]), FINDER.patterns)(clues)
    assert same == clues.events[0]


def test_words_that_only_the_model_sees_are_candidates(parsed: Parsed) -> None:
    text = "Chad attacked on Monday with help of friends."
    _, (parse,) = parsed(text)
    friends = next(i for i, t in enumerate(parse.tokens) if t.text == "friends")
    clues = clues_of(parsed, text)
    assert friends not in [c.word for c in candidates(clues, clues.events[0])]
    seen = clues_of(parsed, text, [RoleChance(friends, 0.2, 0.1)])
    assert friends in [c.word for c in candidates(seen, seen.events[0])]


def test_a_row_tells_the_chances_and_the_way_to_the_trigger(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad attacked Sudan.", [RoleChance(0, 0.75, 0.05)])
    chad, sudan = (dict(zip(NAMES, c.values, strict=True)) for c in candidates(clues, clues.events[0]))
    assert (chad["chance, actors"], chad["arc nsubj"], chad["before trigger"]) == (0.75, 1.0, 1.0)
    assert (chad["sure in the pattern, actors"], chad["is held, recipients"]) == (1.0, 0.0)
    assert (sudan["chance, actors"], sudan["arc dobj"], sudan["is held alone, recipients"]) == (0.0, 1.0, 1.0)


def test_a_finder_asks_its_chooser(parsed: Parsed) -> None:
    document, parses = parsed("Chad attacked Sudan near Libya.")
    mentions = clues_of(parsed, "Chad attacked Sudan near Libya.").mentions
    judge = Judge([(0.9, 0.0), (0.0, 0.1), (0.0, 0.8)])
    finder = replace(FINDER, chooser=Chooser(judge, FINDER.patterns))
    (event,) = finder(document, parses, mentions)
    assert names(event.recipients) == ["Libya"]
