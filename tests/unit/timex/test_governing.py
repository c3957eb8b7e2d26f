"""Which time dates a trigger, and which way its verb looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.records import Document, Parse
from detente.timex import default_time_finder, time_of_event

Parsed = Callable[[str], tuple[str, Parse]]
Made = Callable[[str], Document]

DATED = [
    (
        "own clause",
        "Russia/NNP/nsubj/1 recalled/VBD/ROOT/1/recall its/PRP$/poss/3 envoy/NN/dobj/1 on/IN/prep/1 "
        "Monday/NNP/pobj/4",
        1,
        "2018-03-12",
    ),
    (
        "verb of saying keeps its time to itself",
        "France/NNP/nsubj/1 said/VBD/ROOT/1/say on/IN/prep/1 Monday/NNP/pobj/2 that/IN/mark/6 "
        "Syria/NNP/nsubj/6 "
        "shelled/VBD/ccomp/1/shell Idlib/NNP/dobj/6",
        6,
        None,
    ),
    (
        "time of the clause that is said",
        "France/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 Syria/NNP/nsubj/4 shelled/VBD/ccomp/1/shell "
        "Idlib/NNP/dobj/4 on/IN/prep/4 Monday/NNP/pobj/6",
        4,
        "2018-03-12",
    ),
    (
        "time before the noun",
        "the/DT/det/3 February/NNP/compound/3 27/CD/nummod/1 deal/NN/nsubj/4 failed/VBD/ROOT/4/fail",
        3,
        "2018-02-27",
    ),
    (
        "owner's case",
        "Monday/NNP/poss/2 's/POS/case/0 attack/NN/nsubj/3 angered/VBD/ROOT/3/anger Paris/NNP/dobj/3",
        2,
        "2018-03-12",
    ),
    (
        "verb that carries a noun",
        "They/PRP/nsubj/1 held/VBD/ROOT/1/hold talks/NNS/dobj/1/talk on/IN/prep/1 Monday/NNP/pobj/3",
        2,
        "2018-03-12",
    ),
    (
        "verb that reacts to a noun",
        "They/PRP/nsubj/1 condemned/VBD/ROOT/1/condemn strikes/NNS/dobj/1/strike on/IN/prep/1 "
        "Monday/NNP/pobj/3",
        2,
        None,
    ),
    (
        "subject of what it does",
        "strikes/NNS/nsubj/1/strike killed/VBD/ROOT/1/kill five/CD/dobj/1 on/IN/prep/1 Monday/NNP/pobj/3",
        0,
        "2018-03-12",
    ),
    (
        "phase verb",
        "They/PRP/nsubj/1 began/VBD/ROOT/1/begin shelling/VBG/xcomp/1/shell Idlib/NNP/dobj/2 "
        "yesterday/NN/npadvmod/1",
        2,
        "2018-03-13",
    ),
    (
        "decision to do it later",
        "They/PRP/nsubj/1 decided/VBD/ROOT/1/decide on/IN/prep/1 Monday/NNP/pobj/2 to/TO/aux/5 "
        "withdraw/VB/xcomp/1",
        5,
        None,
    ),
    (
        "participle that goes along",
        "On/IN/prep/3 Monday/NNP/pobj/0 Iran/NNP/nsubj/3 replied/VBD/ROOT/3/reply "
        "blaming/VBG/advcl/3/blame error/NN/dobj/4",
        4,
        "2018-03-12",
    ),
    (
        "second verb after a time at the front",
        "On/IN/prep/3 Monday/NNP/pobj/0 A/NNP/nsubj/3 met/VBD/ROOT/3/meet B/NNP/dobj/3 and/CC/cc/3 "
        "signed/VBD/conj/3/sign C/NNP/dobj/6",
        6,
        "2018-03-12",
    ),
    (
        "until is no day of the event",
        "They/PRP/nsubj/1 closed/VBD/ROOT/1/close it/PRP/dobj/1 until/IN/prep/1 Monday/NNP/pobj/3",
        1,
        None,
    ),
    (
        "duration",
        "They/PRP/nsubj/1 fought/VBD/ROOT/1/fight for/IN/prep/1 three/CD/nummod/4 days/NNS/pobj/2/day",
        1,
        None,
    ),
    (
        "press release with its own day",
        "In/IN/prep/5 notes/NNS/pobj/0 issued/VBN/acl/1/issue yesterday/NN/npadvmod/2 Bonn/NNP/nsubj/5 "
        "denounced/VBD/ROOT/5/denounce it/PRP/dobj/5",
        5,
        "2018-03-13",
    ),
    (
        "reaction in the present to a thing of the past",
        "Bonn/NNP/nsubj/1 condemns/VBZ/ROOT/1/condemn the/DT/det/3 strikes/NNS/dobj/1/strike "
        "last/JJ/amod/5 night/NN/npadvmod/1",
        3,
        "2018-03-13",
    ),
    (
        "and the reaction itself stays undated",
        "Bonn/NNP/nsubj/1 condemns/VBZ/ROOT/1/condemn the/DT/det/3 strikes/NNS/dobj/1/strike "
        "last/JJ/amod/5 night/NN/npadvmod/1",
        1,
        None,
    ),
    (
        "thing done at the agent's hand",
        "the/DT/det/1 test/NN/nsubj/5 conducted/VBN/acl/1/conduct on/IN/prep/2 Monday/NNP/pobj/3 "
        "failed/VBD/ROOT/5/fail",
        1,
        "2018-03-12",
    ),
    (
        "day inside a year told with the same thing",
        "He/PRP/nsubj/1 led/VBD/ROOT/1/lead the/DT/det/5 March/NNP/compound/5 3/CD/nummod/3 "
        "attacks/NNS/dobj/1/attack of/IN/prep/5 2018/CD/pobj/6",
        1,
        "2018-03-03",
    ),
    (
        "time of who says it",
        "According/VBG/prep/6 to/IN/prep/0 reports/NNS/pobj/1 on/IN/prep/2 Monday/NNP/pobj/3 "
        "troops/NNS/nsubj/6 fled/VBD/ROOT/6/flee",
        6,
        None,
    ),
    (
        "words that are the deed",
        "He/PRP/nsubj/1 said/VBD/ROOT/1/say they/PRP/nsubj/3 need/VBP/ccomp/1/need help/NN/dobj/3 "
        "on/IN/prep/1 Monday/NNP/pobj/5",
        3,
        "2018-03-12",
    ),
    (
        "what is aimed at something when it is done",
        "Iran/NNP/nsubj/1 fired/VBD/ROOT/1/fire missiles/NNS/dobj/1 targeting/VBG/acl/2/target Bonn/NNP/dobj/3 "
        "on/IN/prep/1 Monday/NNP/pobj/5",
        3,
        "2018-03-12",
    ),
    (
        "the years since this day",
        "On/IN/prep/8 this/DT/det/2 day/NN/pobj/0 ,/,/punct/8 5/CD/nummod/5 years/NNS/npadvmod/6/year "
        "ago/RB/advmod/8 they/PRP/nsubj/8 met/VBD/ROOT/8/meet",
        8,
        "2013-01-01",
    ),
    (
        "no year in a name",
        "They/PRP/nsubj/1 met/VBD/ROOT/1/meet under/IN/prep/1 the/DT/det/5 Bonn/NNP/compound/5 Treaty/NNP/pobj/2 "
        "of/IN/prep/5 1999/CD/pobj/6",
        1,
        None,
    ),
    (
        "while something else went on",
        "He/PRP/nsubjpass/2 was/VBD/auxpass/2/be shot/VBN/ROOT/2/shoot while/IN/mark/4 visiting/VBG/advcl/2/visit "
        "Bonn/NNP/dobj/4 on/IN/prep/4 Monday/NNP/pobj/6",
        2,
        "2018-03-12",
    ),
]


@pytest.mark.parametrize(("what", "words", "head", "first"), DATED, ids=[d[0] for d in DATED])
def test_trigger_takes_the_time_of_its_own_happening(
    what: str, words: str, head: int, first: str | None, parsed: Parsed, document: Made
) -> None:
    text, parse = parsed(words)
    times = default_time_finder()(document(text), [parse])
    time = time_of_event(parse, head, times)
    assert (str(time.first) if time is not None else None) == first


TENSES = [
    ("They/PRP/nsubj/1 met/VBD/ROOT/1/meet on/IN/prep/1 Friday/NNP/pobj/2", "2018-03-09"),
    ("They/PRP/nsubj/2 will/MD/aux/2 meet/VB/ROOT/2 on/IN/prep/2 Friday/NNP/pobj/3", "2018-03-16"),
    ("They/PRP/nsubj/2 have/VBP/aux/2 met/VBN/ROOT/2/meet on/IN/prep/2 Friday/NNP/pobj/3", "2018-03-09"),
    (
        "They/PRP/nsubj/2 are/VBP/aux/2/be meeting/VBG/ROOT/2/meet on/IN/prep/2 Friday/NNP/pobj/3",
        "2018-03-16",
    ),
    (
        "They/PRP/nsubj/1 had/VBD/ROOT/1/have a/DT/det/3 chance/NN/dobj/1 to/TO/aux/5 meet/VB/acl/3 on/IN/prep/5 "
        "Friday/NNP/pobj/6",
        "2018-03-09",
    ),
    (
        "They/PRP/nsubj/1 plan/VBP/ROOT/1 to/TO/aux/3 meet/VB/xcomp/1 on/IN/prep/3 Friday/NNP/pobj/4",
        "2018-03-16",
    ),
    (
        "He/PRP/nsubj/1 flew/VBD/ROOT/1/fly to/TO/aux/3 meet/VB/advcl/1 her/PRP/dobj/3 on/IN/prep/3 "
        "Friday/NNP/pobj/5",
        "2018-03-09",
    ),
    (
        "a/DT/det/1 vote/NN/nsubj/7 to/TO/aux/4 be/VB/auxpass/4 held/VBN/relcl/1/hold on/IN/prep/4 "
        "Friday/NNP/pobj/5 passed/VBD/ROOT/7",
        "2018-03-16",
    ),
    (
        "talks/NNS/nsubj/4 held/VBN/acl/0/hold on/IN/prep/1 Friday/NNP/pobj/2 failed/VBD/ROOT/4/fail",
        "2018-03-09",
    ),
    (
        "talks/NNS/nsubj/4 scheduled/VBN/acl/0/schedule for/IN/prep/1 Friday/NNP/pobj/2 "
        "failed/VBD/ROOT/4/fail",
        "2018-03-16",
    ),
    (
        "They/PRP/nsubj/1 are/VBP/ROOT/1/be to/TO/aux/3 meet/VB/xcomp/1/meet on/IN/prep/3 Friday/NNP/pobj/4",
        "2018-03-16",
    ),
    ("The/DT/det/1 vote/NN/nsubj/2 begins/VBZ/ROOT/2/begin on/IN/prep/2 Friday/NNP/pobj/3", "2018-03-16"),
]


@pytest.mark.parametrize(("words", "first"), TENSES)
def test_weekday_follows_the_tense_of_its_verb(
    words: str, first: str, parsed: Parsed, document: Made
) -> None:
    text, parse = parsed(words)
    (time,) = default_time_finder()(document(text), [parse])
    assert str(time.first) == first


def test_name_of_a_person_is_no_month(parsed: Parsed, document: Made) -> None:
    text, parse = parsed("April/NNP/nsubj/1 spoke/VBD/ROOT/1/speak")
    named = Parse(0, parse.span, (replace(parse.tokens[0], entity="PERSON"), parse.tokens[1]))
    assert [t.value for t in default_time_finder()(document(text), [parse])] == ["2017-04"]
    assert default_time_finder()(document(text), [named]) == ()
