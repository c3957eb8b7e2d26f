"""In whose voice an event is told, and what that does to its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.records import Attribution, EventMention, Factuality, FactualityValue, Status

_VALUE: Mapping[Status, FactualityValue] = {
    "asserted": "CT+",
    "denied": "CT-",
    "disputed": "Uu",
    "planned": "PR+",
    "hypothetical": "PS+",
    "demanded": "Uu",
}


class Voices:
    """The attributions of a document, asked for the innermost one around an event."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._by_id = {a.id: a for a in attributions}

    def of(self, wording: EventMention) -> Attribution | None:
        """Return the innermost attribution in whose content the trigger stands."""
        around = [
            (len(span), a)
            for a in self._attributions
            for span in a.content
            if span.start <= wording.trigger.start < span.end
            and not (a.cue is not None and a.cue.overlaps(wording.trigger))
        ]
        return min(around, key=lambda pair: pair[0])[1] if around else None

    def settled(
        self, wording: EventMention, voice: Attribution | None, status: Status, rule: str
    ) -> tuple[Status, str]:
        """Return the status once the voice is known."""
        if voice is None:
            return status, rule
        if voice.polarity == "negative" and status == "asserted":
            return "hypothetical", "status.not_said"
        return status, rule

    def factuality(self, voice: Attribution | None, status: Status) -> tuple[Factuality, ...]:
        """Return one value a voice: the author's, and that of each source around the event, innermost last."""
        if voice is None:
            return (Factuality("AUTHOR", _VALUE[status]),)
        chain: list[Attribution] = [voice]
        while (outer := chain[0].nested_in) is not None and outer in self._by_id:
            chain.insert(0, self._by_id[outer])
        return (
            Factuality("AUTHOR", "Uu"),
            *(Factuality(a.id, "Uu") for a in chain[:-1]),
            Factuality(voice.id, _VALUE[status]),
        )
