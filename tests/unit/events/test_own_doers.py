"""Doers that the grammar of a verb tells plainly; the model here holds whom the test says for the doer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple, Told

from detente.events.finder import default_event_finder
from detente.pipeline import Coder
from detente.records import Document, Parse, Participant, Proposal, RoleChance
from detente.records import Mention as Named

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
FINDER = default_event_finder(model="events 0")
SECTORS = {"Senate": ("LEG",), "Court": ("JUD",), "Ministry": ("GOV",)}
PRONOUNS = {"I": None, "they": "CHA"}


def doers(parsed: Parsed, text: str, word: str, type_: str, held: str, others: str) -> tuple[str, ...]:
    """Return who does a verb's event where the model holds some words for the doers, Kenya for the other side."""
    (parse,) = parsed(text)[1]
    at = {t.text: i for i, t in enumerate(parse.tokens)}
    mentions = [
        Named(
            parse.tokens[at[name]].span,
            0,
            at[name],
            Participant(name, PRONOUNS.get(name, name[:3].upper()), SECTORS.get(name, ())),
            "pronoun" if name in PRONOUNS else "name",
        )
        for name in {*held.split(), *others.split()}
    ]
    roles = tuple(RoleChance(at[name], 0.9, 0.0) for name in held.split())
    if "Kenya" in others:
        roles = (*roles, RoleChance(at["Kenya"], 0.0, 0.9))
    proposal = Proposal(0, (at[word],), at[word], 0.9, ((type_, 1.0),), roles, (("asserted", 1.0),), 0.0)
    (event,) = [
        e
        for e in FINDER.in_sentence(parse, mentions, (), [proposal])
        if at[word] in parse.covering(e.trigger)
    ]
    return tuple(sorted(m.participant.name for m in event.actors))


PLAIN = [
    # who speaks for others
    ("On behalf of Chad, I thanked Kenya.", "thanked", "SUPPORT", "I", "Chad Kenya", ("Chad",)),
    ("On behalf of Chad, Togo thanked Kenya.", "thanked", "SUPPORT", "Togo", "Chad Kenya", ("Togo",)),
    # who is accused of it, and whose letter says it
    ("Chad accused Togo of arming Kenya.", "arming", "AID", "Chad", "Togo Kenya", ("Togo",)),
    ("Chad accused Togo of arming Kenya.", "arming", "AID", "Togo", "Chad Kenya", ("Togo",)),
    ("Togo sent a letter to Chad criticising Kenya.", "criticising", "ACCUSE", "Chad", "Togo Kenya", ("Togo",)),
    ("Togo sent an envoy to Chad criticising Kenya.", "criticising", "ACCUSE", "Chad", "Togo Kenya", ("Chad",)),
    # who decides
    ("Chad was defeated in the Senate.", "defeated", "REJECT", "", "Chad Senate", ("Senate",)),
    ("Petrov loses his appeal in the Court.", "loses", "REJECT", "Petrov", "Court", ("Court",)),
    ("Chad was defeated in Kenya.", "defeated", "REJECT", "", "Chad Kenya", ()),
    # the subject beside the verb
    ("Chad received Mensah, who praised Kenya.", "praised", "SUPPORT", "Chad", "Mensah Kenya", ("Mensah",)),
    ("Chad built a camp, but Fiji ordered Kenya to stop.", "ordered", "REQUEST", "Chad", "Fiji Kenya", ("Fiji",)),
    ("Chad left before they severed ties with Kenya.", "severed", "SANCTION", "Chad", "they Kenya", ("they",)),
    # who joins or is helped
    ("Chad supports Fiji in condemning Kenya.", "condemning", "ACCUSE", "Chad Fiji", "Kenya", ("Fiji",)),
    ("Chad joins Fiji in condemning Kenya.", "condemning", "ACCUSE", "Chad Fiji", "Kenya", ("Chad", "Fiji")),
    ("Mali urged Chad to join Fiji in condemning Kenya.", "condemning", "ACCUSE", "Chad Fiji", "Kenya", ("Chad",)),
    # where somebody was caught
    ("A man was arrested in Chad.", "arrested", "COERCE", "Chad", "", ()),
    ("The man flew to Chad, where he was arrested.", "arrested", "COERCE", "Chad", "", ()),
    ("A man was detained in Chad.", "detained", "COERCE", "Chad", "", ("Chad",)),
    ("A man was arrested by Chad.", "arrested", "COERCE", "Chad", "", ("Chad",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "type_", "held", "others", "doing"), PLAIN)
def test_verb_is_done_by_whom_its_grammar_names(
    parsed: Parsed, text: str, word: str, type_: str, held: str, others: str, doing: tuple[str, ...]
) -> None:
    assert doers(parsed, text, word, type_, held, others) == doing


UNDERSTOOD = [
    ("Norway appealed to Russia to withdraw from Ukraine.", "RETREAT RUS>UKR"),
    ("France ordered the Chadian workers to stay and condemned Russia.", "ACCUSE FRA>RUS"),
    ("Kenyan police beat Ugandan men demanding that Chad pay and accusing Chad of theft.", "ACCUSE UGA>TCD"),
    ("A Kenyan was convicted of crimes, including attacking Uganda.", "ASSAULT KEN>UGA"),
    ("Kenya was attacked by Uganda and condemned Chad.", "ACCUSE KEN>TCD"),
    (
        "Kenyan president Omondi spoke with Ugandan president Okello to discuss efforts to condemn Chad.",
        "ACCUSE KEN+UGA>TCD",
    ),
    (
        "Kenyan president Omondi spoke with Ugandan president Okello to discuss Chad's efforts to condemn Mali.",
        "ACCUSE TCD>MLI",
    ),
    (
        "Kenyan president Omondi spoke with Ugandan president Okello to continue their coordination, "
        "including on condemning Chad.",
        "ACCUSE KEN+UGA>TCD",
    ),
]


@pytest.mark.parametrize(("text", "one"), UNDERSTOOD)
def test_verb_without_subject_is_done_by_whom_the_verb_above_names(
    told: Told, as_tuple: AsTuple, text: str, one: str
) -> None:
    assert one in map(as_tuple, told(text).events)


TOLD_BEFORE = [
    # measures
    ("Japan sanctioned Russia on Monday. These measures will isolate Russia.", "SANCTION JPN"),
    ("Japan sanctioned Russia on Monday. Bad harvests will isolate Russia.", "SANCTION "),
    # meetings
    (
        "The Kenyan president met the Ugandan president. The Kenyan president will meet with students.",
        "CONSULT KEN",
    ),
    ("The Kenyan president met the Ugandan president. The Kenyan president travelled.", "CONSULT KEN"),
]


@pytest.mark.parametrize(("text", "actors"), TOLD_BEFORE)
def test_what_was_told_before_gives_the_doers(told: Told, as_tuple: AsTuple, text: str, actors: str) -> None:
    assert as_tuple(told(text).events[-1]).partition(">")[0] == actors


def test_joined_passives_share_the_doer_that_the_story_gives(rules_coder: Coder, as_tuple: AsTuple) -> None:
    text = (
        "Kenya is at peace. Kenya is a quiet land. Kenya has lakes. "
        "A Kenyan editor was arrested and later beaten in May."
    )
    events = rules_coder(Document("x", text, date(2020, 1, 1))).events
    assert list(map(as_tuple, events)) == ["COERCE KEN>KEN", "ASSAULT KEN>KEN"]
