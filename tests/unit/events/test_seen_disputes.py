"""A dispute that the trained model sees leaves the voice as sure as its words, and is still linked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from detente.events.disputes import with_disputes
from detente.events.role_words import default_role_words
from detente.pipeline import Coder
from detente.records import Document, Evidence, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
SEEN = "events-x 1.0: disputed 0.90"


def test_it_is_linked_with_what_rejects_it(rules_coder: Coder, parsed: Parsed) -> None:
    document, parses = parsed("Japan said China had rammed a Filipino ship. China denied the accusation.")
    coded = rules_coder(document)
    claim, *others = coded.events
    seen = replace(
        claim,
        because=(
            *(e for e in claim.because if e.of != "status"),
            Evidence("status", "events", SEEN, claim.trigger),
        ),
    )
    found, *_ = with_disputes((seen, *others), coded.attributions, parses, default_role_words())
    assert found.status == "disputed" and found.factuality == claim.factuality
    assert [e.rule for e in found.because if e.of == "status"] == [SEEN, "status.contradicted"]


def test_the_voice_is_as_sure_as_its_words(rules_coder: Coder, parsed: Parsed) -> None:
    document, parses = parsed("Japan said China had rammed a Filipino ship.")
    mentions = rules_coder.actors(document, parses, ())
    attributions = rules_coder.attributions(document, parses, mentions)
    (wording,) = rules_coder.events(document, parses, mentions, attributions, ())
    seen = replace(wording, statuses=(("disputed", 0.95), ("asserted", 0.05)))
    (event,) = rules_coder.assemble(document, parses, (seen,), attributions, (), ())
    assert event.status == "disputed"
    assert [f.value for f in event.factuality] == ["Uu", "CT+"]
