"""What is kept of the events considered, and as what, once a judge has spoken: the judge here is told what to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from detente.events.candidates import Clues
from detente.events.considered import NAMES, considered
from detente.events.finder import EventFinder, default_event_finder
from detente.events.frames import Frames
from detente.events.kept import kept_in_sentence
from detente.events.participants import Participants
from detente.events.patterns import COLUMNS
from detente.events.scene import TYPES
from detente.events.worth import Worth
from detente.lexicon.checking import checked_lexicons
from detente.records import Document, EventMention, Evidence, Mention, Parse, Participant, Proposal

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder()
STATES = {"Chad": "TCD", "Sudan": "SDN", "Libya": "LBY"}
DENOUNCED = "Chad denounced Sudan."
SURE = (0.9, 0.9, 0.9)
UNSURE = (0.5, 0.4, 0.1)


class Judge:
    """Says of each event's types, by their names, the chances that the test gives."""

    name = "judge 0"

    def __init__(self, said: Mapping[str, tuple[float, ...]]) -> None:
        self.said = said

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> Sequence[tuple[float, ...]]:
        assert {len(row) for row in rows} <= {len(NAMES)}
        return [self.said.get(_type_of(row), (0.0, 0.0, 0.0)) for row in rows]


def _type_of(row: Sequence[float]) -> str:
    (type_,) = (t for t in TYPES if row[NAMES.index(f"type {t}")])
    return type_


def clues_of(
    parsed: Parsed, text: str, types: Sequence[tuple[str, float]] = (), finder: EventFinder = FINDER
) -> Clues:
    document, (parse,) = parsed(text)
    mentions = tuple(
        Mention(t.span, 0, i, Participant(t.text, STATES.get(t.text)), "name")
        for i, t in enumerate(parse.tokens)
        if t.text in STATES
    )
    events = finder(document, [parse], mentions)
    proposals = tuple(
        Proposal(0, (e.head,), e.head, 0.9, tuple(types) or ((e.type, 1.0),), (), (), 0.0) for e in events
    )
    who = Participants(parse, Frames(parse, finder.words), mentions, finder.words)
    return Clues(parse, who, mentions, proposals, (), events, events)


def kept(
    clues: Clues, said: Mapping[str, tuple[float, ...]], finder: EventFinder = FINDER
) -> list[EventMention]:
    return kept_in_sentence(Worth(Judge(said), finder.patterns)(clues, clues.events))


def values(clues: Clues, number: int = 0) -> dict[str, float]:
    ((_, row), *_) = considered(clues, clues.events)[number]
    return dict(zip(NAMES, row, strict=True))


def test_an_event_is_kept_as_it_is_if_it_is_likely_right(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED)
    assert kept(clues, {"ACCUSE": SURE}) == list(clues.events)


def test_an_event_that_is_likely_wrong_is_left_out(parsed: Parsed) -> None:
    assert kept(clues_of(parsed, DENOUNCED), {"ACCUSE": UNSURE}) == []


def test_a_likelier_type_that_the_model_holds_for_possible_takes_the_place(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED, [("ACCUSE", 0.6), ("REJECT", 0.4)])
    (event,) = kept(clues, {"ACCUSE": UNSURE, "REJECT": (0.9, 0.8, 0.7)})
    assert (event.type, event.contexts) == ("REJECT", ())
    assert [e.rule for e in event.evidence if e.of == "type"] == ["judge 0: REJECT 0.80"]
    assert [m.participant.name for m in (*event.actors, *event.recipients)] == ["Chad", "Sudan"]


def test_a_type_that_is_hardly_likelier_does_not_take_the_place(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED, [("ACCUSE", 0.6), ("REJECT", 0.4)])
    (event,) = kept(clues, {"ACCUSE": SURE, "REJECT": (0.9, 0.92, 0.92)})
    assert event.type == "ACCUSE"


def test_a_type_that_the_model_holds_for_hardly_possible_is_not_asked_about(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED, [("ACCUSE", 0.95), ("REJECT", 0.05)])
    assert [type_ for type_, _ in considered(clues, clues.events)[0]] == ["ACCUSE"]


def test_a_type_that_a_rule_gave_stays(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED, [("ACCUSE", 0.6), ("REJECT", 0.4)])
    why = Evidence("type", "events", "speech.threat", clues.events[0].trigger)
    threat = replace(clues.events[0], type="THREATEN", evidence=(why,))
    said = {"THREATEN": (0.5, 0.4, 0.4), "ACCUSE": SURE, "REJECT": SURE}
    assert [w.event for w in Worth(Judge(said), FINDER.patterns)(clues, [threat])] == [threat]


def test_the_pattern_of_the_type_that_takes_the_place_is_named(parsed: Parsed) -> None:
    clues = clues_of(parsed, DENOUNCED)
    read = replace(clues.events[0], type="REJECT", mode=None, evidence=())
    (weighed,) = Worth(Judge({"ACCUSE": SURE}), FINDER.patterns)(replace(clues, events=[read]), [read])
    event = weighed.event
    assert (event.type, event.mode) == ("ACCUSE", clues.events[0].mode)
    assert event.evidence == tuple(e for e in clues.events[0].evidence if e.of == "type")


def test_what_a_users_own_pattern_finds_is_kept_whatever_the_judge_says(
    parsed: Parsed, tmp_path: Path
) -> None:
    folder = tmp_path / "patterns"
    folder.mkdir()
    line = ["denounce/v", "REJECT", "", "", "", "", DENOUNCED, "TCD>SDN", "own"]
    (folder / "mine.tsv").write_text("\t".join(COLUMNS) + "\n" + "\t".join(line) + "\n", encoding="utf-8")
    finder = default_event_finder(checked_lexicons(tmp_path))
    clues = clues_of(parsed, DENOUNCED, finder=finder)
    assert [e.type for e in kept(clues, {}, finder)] == ["REJECT"]


def test_a_row_tells_who_stands_on_the_sides_and_whether_a_pattern_has_it(parsed: Parsed) -> None:
    row = values(clues_of(parsed, "Chad protested."))
    assert (row["one in actors"], row["nobody in recipients"], row["a state in actors"]) == (1.0, 1.0, 1.0)
    assert (row["a pattern has it with its type"], row["read as the gold is"]) == (1.0, 1.0)


def test_a_row_tells_that_another_event_of_the_type_stands_above(parsed: Parsed) -> None:
    clues = clues_of(parsed, "Chad denounced Sudan for criticizing Libya.")
    above, below = values(clues, 0), values(clues, 1)
    assert (above["over an event of type"], above["under an event of type"]) == (1.0, 0.0)
    assert (below["over an event of type"], below["under an event of type"]) == (0.0, 1.0)
    assert (above["first of type"], below["first of type"]) == (1.0, 0.0)


def test_no_event_asks_no_judge(parsed: Parsed) -> None:
    assert kept(clues_of(parsed, "Chad is large."), {}) == []
