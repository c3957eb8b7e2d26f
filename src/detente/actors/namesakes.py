"""Bodies of which each state has one of the same name: "the British Red Cross"."""

from __future__ import annotations

from detente.actors.facts import Organisation, StateName
from detente.actors.sentence import Sentence
from detente.records import NOT_STATES


def nationality_before(sentence: Sentence, head: int, body: Organisation) -> str | None:
    """Return the nationality right before the name of a body that others have too: "the British Red Cross"."""
    match = sentence.names[head]
    before = min(i for i, m in sentence.names.items() if m is match) - 1
    if before < 0 or body.kind == "igo" or not sentence.adjective(before):
        return None
    reading = sentence.reading(before)
    if not isinstance(reading, StateName) or reading.code in NOT_STATES:
        return None
    return reading.code
