"""Who judges and who is judged, over events told by the test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.events.told_events import Told, sentence_of, words_of

from detente.events.implied import implied
from detente.events.judges import with_judged_doers, with_judges_apart, without_judges_beside
from detente.pipeline import Coder
from detente.records import EventMention, Parse, Participant


def first(coder: Coder, text: str, events: Sequence[Told]) -> tuple[Parse, EventMention]:
    who, _, told = sentence_of(coder, text, events)
    return who.parse, with_judges_apart(who, told)[0]


def sides(parse: Parse, event: EventMention) -> tuple[list[str], list[str]]:
    return words_of(parse, event.actors), words_of(parse, event.recipients)


BESIDE = [
    (
        "Kenya praised the deal, while Chad condemned the clause.",
        [("SUPPORT", "praised", "Kenya", "Chad"), ("ACCUSE", "condemned", "Chad", "")],
        [],
    ),
    (
        "Kenya voiced concern and Chad deplored the raid.",
        [("ACCUSE", "concern", "Kenya", "Chad"), ("ACCUSE", "deplored", "Chad", "")],
        [],
    ),
    (
        "Kenya condemned Chad, and Chadians deplored the charge.",
        [("ACCUSE", "deplored", "Chadians", "Kenya"), ("ACCUSE", "condemned", "Kenya", "Chad")],
        ["Kenya"],
    ),
    (
        "Kenya shelled the port and Chad condemned the raid.",
        [("ACCUSE", "condemned", "Chad", "Kenya"), ("ASSAULT", "shelled", "Kenya", "")],
        ["Kenya"],
    ),
    (
        "Kenya condemned the raid and Chad rejected the charge.",
        [("REJECT", "rejected", "Chad", "Kenya"), ("ACCUSE", "condemned", "Kenya", "")],
        ["Kenya"],
    ),
]


@pytest.mark.parametrize(("text", "events", "judged"), BESIDE)
def test_who_only_judges_in_the_clause_beside_is_not_judged(
    rules_coder: Coder, text: str, events: list[Told], judged: list[str]
) -> None:
    parse, event = first(rules_coder, text, events)
    assert sides(parse, event)[1] == judged


def test_it_stands_for_what_another_one_judged_not_for_him(rules_coder: Coder) -> None:
    who, mentions, told = sentence_of(
        rules_coder,
        "Kenya praised the deal, while Chad condemned it.",
        [("ACCUSE", "condemned", "Chad", "it"), ("SUPPORT", "praised", "Kenya", "")],
    )
    kenya = next(m.participant for m in mentions if m.participant.country == "KEN")
    told[0] = replace(told[0], recipients=tuple(replace(m, participant=kenya) for m in told[0].recipients))
    assert with_judges_apart(who, told)[0].recipients == ()


def test_no_judge_in_the_clause_beside_is_understood_as_judged_at_last(rules_coder: Coder) -> None:
    who, _, told = sentence_of(
        rules_coder,
        "Kenya praised the deal, while Chad condemned the clause.",
        [("SUPPORT", "praised", "Kenya", ""), ("ACCUSE", "condemned", "Chad", "")],
    )
    told[0] = replace(told[0], recipients=(implied(told[0], Participant("Chad", "TCD")),))
    assert without_judges_beside({0: who.parse}, told)[0].recipients == ()


TURNED_DOWN = [
    ("Chad vetoed a Kenyan statement condemning Niger.", "Chad", ["Kenyan"]),
    ("Chad vetoed a statement condemning Niger.", "Chad", []),
]


@pytest.mark.parametrize(("text", "held", "judging"), TURNED_DOWN)
def test_who_turns_a_statement_down_does_not_condemn_with_it(
    rules_coder: Coder, text: str, held: str, judging: list[str]
) -> None:
    events = [("ACCUSE", "condemning", held, "Niger"), ("REJECT", "vetoed", "Chad", "")]
    assert sides(*first(rules_coder, text, events)) == (judging, ["Niger"])


ABROAD = [
    ("Kenya will extradite the banker to Chad, where he is charged.", "charged", "Kenya", ["Chad"]),
    (
        "Kenya heard Chad's request for the extradition of the banker accused of fraud.",
        "accused",
        "",
        ["Chad"],
    ),
    ("The banker indicted by Kenya was extradited to Chad.", "indicted", "Kenya", ["Kenya"]),
    ("Kenya will extradite the banker to Chad, which criticised him.", "criticised", "", []),
]


@pytest.mark.parametrize(("text", "word", "held", "charging"), ABROAD)
def test_where_one_is_extradited_to_one_is_charged(
    rules_coder: Coder, text: str, word: str, held: str, charging: list[str]
) -> None:
    parse, event = first(rules_coder, text, [("ACCUSE", word, held, "banker")])
    assert sides(parse, event)[0] == charging


OF_THE_NOUN = [
    ("Kenya drew notice from critics of Chad.", "critics", "", "Kenya", ([], ["Chad"])),
    ("Kenya is a critic of Chad.", "critic", "Chad", "Kenya", (["Kenya"], ["Chad"])),
    ("Kenya drew criticism of Chad.", "criticism", "", "Kenya", ([], ["Kenya"])),
]


@pytest.mark.parametrize(("text", "word", "actors", "recipients", "right"), OF_THE_NOUN)
def test_critics_are_against_whom_their_noun_names(
    rules_coder: Coder, text: str, word: str, actors: str, recipients: str, right: tuple[list[str], list[str]]
) -> None:
    assert sides(*first(rules_coder, text, [("ACCUSE", word, actors, recipients)])) == right


ABOUT = [
    ("Kenya is concerned by the raids.", [("ACCUSE", "concerned", "Kenya", "")], ["TCD"]),
    ("Kenya is concerned as the raids go on.", [("ACCUSE", "concerned", "Kenya", "")], []),
    ("Kenya is concerned by the raids in Niger.", [("ACCUSE", "concerned", "Kenya", "Niger")], ["NER"]),
]


@pytest.mark.parametrize(("text", "events", "judged"), ABOUT)
def test_an_accusation_of_nobody_is_directed_at_who_does_what_it_is_about(
    rules_coder: Coder, text: str, events: list[Told], judged: list[str]
) -> None:
    who, _, (event, raids) = sentence_of(rules_coder, text, [*events, ("ASSAULT", "raids", "", "")])
    raids = replace(raids, actors=(implied(raids, Participant("Chad", "TCD")),))
    new = with_judged_doers({0: who.parse}, [event, raids])[0]
    assert [m.participant.country for m in new.recipients] == judged
