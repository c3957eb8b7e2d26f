"""Whose words an event stands in, and what two voices make of it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple, Told

from detente.events.voices import Voices
from detente.pipeline import Coder
from detente.records import Attribution, CodedDocument, Document, EventMention, Evidence, Span


def voice_of(record: CodedDocument, type_: str, which: int = 0) -> str | None:
    """Return the words of the source in whose content an event stands, `None` for the author."""
    event = [e for e in record.events if e.type == type_][which]
    if event.attribution is None:
        return None
    by_id = {a.id: a for a in record.attributions}
    source = by_id[event.attribution].source
    return source.span.of(record.document.text) if source is not None else "hidden"


@pytest.mark.parametrize(
    ("text", "type_", "voice"),
    [
        ("Lavrov said Russia had expelled two British diplomats.", "SANCTION", "Lavrov"),
        ("Russia expelled two British diplomats, Lavrov said.", "SANCTION", "Lavrov"),
        ("According to Kyiv, Russia shelled Kharkiv.", "ASSAULT", "Kyiv"),
        ('"Russia bombed a hospital in Mariupol," Zelensky said.', "ASSAULT", "Zelensky"),
        ("Hamas fired rockets at Israel, the army said.", "ASSAULT", "the army"),
        ("Russia allegedly hacked the Bundestag.", "COERCE", "hidden"),
        ("The United States accused Russia of invading Ukraine.", "ASSAULT", "The United States"),
        ("The United States accused Russia of invading Ukraine.", "ACCUSE", None),
        ("Moscow denied that Russian troops had attacked Ukraine.", "ASSAULT", "Moscow"),
        ("Germany urged Russia to withdraw from Ukraine.", "RETREAT", "Germany"),
        ("Germany urged Russia to withdraw from Ukraine.", "REQUEST", None),
        ("Russia invaded Ukraine.", "ASSAULT", None),
        ("Denmark condemned the Chadian attack on Niger.", "ASSAULT", None),
        ("Denmark accused Chad of an attack on Niger.", "ASSAULT", "Denmark"),
        ("Russia expelled a diplomat after Poland said it would meet Ukraine.", "SANCTION", None),
    ],
)
def test_event_stands_in_the_words_of(told: Told, text: str, type_: str, voice: str | None) -> None:
    assert voice_of(told(text), type_) == voice


@pytest.mark.parametrize(
    ("text", "cue", "is_told"),
    [
        ("Denmark discussed the Chadian attack.", "discussed", False),
        ("Denmark hinted the Chadian attack failed.", "hinted", True),
        ("Denmark decided to attack Chad.", "decided", False),
        ("Denmark pressed on Chad to attack.", "pressed", True),
        ("Denmark paused over the Chadian attack.", "paused", False),
    ],
)
def test_of_what_only_the_tagger_takes_for_saying_a_clause_or_a_demand_is_told(
    rules_coder: Coder, text: str, cue: str, is_told: bool
) -> None:
    document = Document("test", text, date(2019, 10, 9))
    ((_, _, (parse,)),) = rules_coder.parse([(document, rules_coder.segment(document))])
    head = next(i for i, t in enumerate(parse.tokens) if t.text == "attack")
    start = text.index(cue)
    words, after = Span(start, start + len(cue)), Span(start + len(cue) + 1, len(text) - 1)
    by_tagger = Evidence("attribution", "encode", "tagger: cue 0.90", words)
    voice = Attribution("a1", 0, None, words, (after,), "indirect", evidence=(by_tagger,))
    event = EventMention("ASSAULT", None, (), 0, head, parse.tokens[head].span, (), ())
    assert (Voices([voice], {}).of(event, parse) is not None) == is_told


def test_author_does_not_vouch_for_what_others_say(told: Told) -> None:
    (event,) = told("Lavrov said Russia had expelled two British diplomats.").events
    assert [(f.source, f.value) for f in event.factuality] == [("AUTHOR", "Uu"), (event.attribution, "CT+")]


def test_nested_voices_are_given_from_the_outside_in(told: Told) -> None:
    record = told("Zelensky said that Biden had said that Russia had attacked Ukraine.")
    (event,) = record.events
    outer, inner = record.attributions
    assert inner.nested_in == outer.id
    assert [(f.source, f.value) for f in event.factuality] == [
        ("AUTHOR", "Uu"),
        (outer.id, "Uu"),
        (inner.id, "CT+"),
    ]


def test_denial_counts_for_the_voice_that_denies(told: Told) -> None:
    record = told("Moscow denied that Russian troops had attacked Ukraine.")
    event = next(e for e in record.events if e.type == "ASSAULT")
    assert [(f.source, f.value) for f in event.factuality] == [("AUTHOR", "Uu"), (event.attribution, "CT-")]


DISPUTES = [
    (
        "Ukraine said that Russia had attacked Odessa. Russia denied that it had attacked Odessa.",
        ["disputed", "disputed"],
    ),
    (
        "Syria said Israel had bombed Damascus. Israel denied that it had bombed Damascus.",
        ["disputed", "disputed"],
    ),
    # Of another party, so no contradiction.
    (
        "Syria said Israel had bombed Damascus. Turkey denied that it had bombed Damascus.",
        ["asserted", "denied"],
    ),
    # What the document tells in its own voice stays as told.
    ("Israel bombed Damascus. Israel denied that it had bombed Damascus.", ["asserted", "denied"]),
    # One voice alone disputes nothing.
    ("Syria said Israel had bombed Damascus.", ["asserted"]),
    # Too far off to be an answer.
    (
        "Syria said Israel had bombed Damascus. It rained. It snowed. It was warm. It was cold. "
        "Israel denied that it had bombed Damascus.",
        ["asserted", "denied"],
    ),
]


@pytest.mark.parametrize(("text", "statuses"), DISPUTES)
def test_claim_that_another_voice_denies_is_disputed(told: Told, text: str, statuses: list[str]) -> None:
    assert [e.status for e in told(text).events if e.type == "ASSAULT"] == statuses


def test_dispute_names_the_denial_and_leaves_the_claim_to_its_voice(told: Told) -> None:
    record = told(DISPUTES[1][0])
    claim, denial = (e for e in record.events if e.type == "ASSAULT")
    assert [e.rule for e in claim.because if e.of == "status"] == [f"status.denied_by:{denial.id}"]
    assert [f.value for f in claim.factuality] == ["Uu", "CT+"]


RETELLINGS = [
    ("Russia invaded Ukraine in February. The invasion drew criticism.", "ASSAULT RUS>UKR"),
    ("Russia attacked Ukraine on Monday. It rained. The attack drew criticism.", "ASSAULT RUS>UKR"),
    ("Turkey invaded Syria. The assault drew criticism.", "ASSAULT TUR>SYR"),
    ("Lavrov visited Beijing on Monday. The visit went well.", "CONSULT RUS>CHN"),
]


@pytest.mark.parametrize(("text", "sides"), RETELLINGS)
def test_retelling_has_the_sides_of_the_first_telling(
    told: Told, as_tuple: AsTuple, text: str, sides: str
) -> None:
    first, *again = told(text).events
    assert [as_tuple(first), *map(as_tuple, again)] == [sides, sides]
    rules = {e.rule for e in again[0].because if e.of in {"actors", "recipients"}}
    assert rules == {"context.earlier_telling"}


def test_noun_without_sides_and_without_first_telling_is_no_event(told: Told) -> None:
    assert told("The invasion drew criticism.").events == ()


def test_speaker_s_own_force_to_come_is_a_threat(told: Told) -> None:
    (event,) = told("Poland said it would expel Russian diplomats.").events
    assert (event.type, event.status) == ("THREATEN", "asserted")
    assert "speech.threat_of_own_force" in {e.rule for e in event.because}


def test_must_of_a_voice_is_its_request(told: Told, as_tuple: AsTuple) -> None:
    record = told("Russia must withdraw from Ukraine, Germany said.")
    assert [as_tuple(e) for e in record.events] == ["REQUEST DEU>RUS", "RETREAT RUS>UKR"]
    assert [e.status for e in record.events] == ["asserted", "demanded"]


@pytest.mark.parametrize(
    "text",
    [
        "Manila says China rammed the vessel on Tuesday. Beijing denied the accusation.",
        "Britain claimed that Iran attacked a tanker, but Iran dismissed the claim.",
        "Manila says the vessel was rammed on Tuesday; Beijing insists it never left port.",
    ],
)
def test_claim_that_another_voice_rejects_or_contradicts_is_disputed(told: Told, text: str) -> None:
    assert [e.status for e in told(text).events if e.type == "ASSAULT"] == ["disputed"]


def test_claim_and_denial_name_each_other(told: Told) -> None:
    record = told("Syria said Israel had bombed Damascus. Israel denied that it had bombed Damascus.")
    claim, denial = (e for e in record.events if e.type == "ASSAULT")
    rules = [[b.rule for b in e.because if b.of == "status"] for e in (claim, denial)]
    assert rules == [[f"status.denied_by:{denial.id}"], [f"status.told_by:{claim.id}"]]
    assert [e.factuality[-1].value for e in (claim, denial)] == ["CT+", "CT-"]


@pytest.mark.parametrize(
    ("text", "author", "source"),
    [
        ("The premier did not know that Russia had attacked Poland.", "CT+", "Uu"),
        ("The premier regretted that Russia had attacked Poland.", "CT+", "CT+"),
        ("Officials pretended that Iran had attacked Israel.", "CT-", "CT+"),
        ("Officials said that Iran had attacked Israel.", "Uu", "CT+"),
    ],
)
def test_author_is_sure_of_what_is_known_and_of_the_opposite_of_what_is_pretended(
    told: Told, text: str, author: str, source: str
) -> None:
    (event,) = (e for e in told(text).events if e.type == "ASSAULT")
    assert [f.value for f in event.factuality] == [author, source]


def test_aside_in_reported_words_is_told_by_the_document(told: Told) -> None:
    text = "Norway said the talks would help Ruiz, who was arrested by Chile in May."
    (event,) = (e for e in told(text).events if e.type == "COERCE")
    assert event.attribution is None


def test_threat_made_by_reported_words_is_a_fact_of_the_document(told: Told) -> None:
    (event,) = (e for e in told("North Korea stated it would attack Japan.").events if e.type == "THREATEN")
    assert event.attribution is None


def test_what_a_state_announces_to_do_to_its_own_people_is_planned_and_no_threat(told: Told) -> None:
    (event,) = (e for e in told("Singapore announced that it will deport 53 Singaporean workers.").events)
    assert (event.type, event.status) == ("COERCE", "planned")
