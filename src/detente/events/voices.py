"""In whose voice an event is told, and what that does to its status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons
from detente.records import RETRACTION, Attribution, EventMention, Factuality, FactualityValue, Parse, Status

_VALUE: Mapping[Status, FactualityValue] = {
    "asserted": "CT+",
    "denied": "CT-",
    "disputed": "Uu",
    "planned": "PR+",
    "hypothetical": "PS+",
    "demanded": "Uu",
}


_ABOUT = frozenset({"topic", "judgement", "directive"})
"""Kinds of cues whose content is only spoken about: its relative clauses are the document's own."""

_CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "appos"})
"""How what is said hangs on the word that says it; a thing ("discussed the war") hangs on it as an object."""

_SAYING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})
_CIRCUMSTANCES = frozenset({"how", "when", "where", "why"})
_ASIDE = frozenset({",", "(", "—", "–", "-", "--"})
_MARKS = frozenset({'"', "“", "”", "``", "''"})


@dataclass(frozen=True, slots=True)
class CueSense:
    """A cue's kind, and the stance that its source has to what is said (see the lexicon of cues)."""

    kind: str
    stance: str


CueSenses = Mapping[str, CueSense]
"""Cues by their lexicon line, which is the rule of an attribution."""


def default_cue_senses(lexicons: Lexicons = SHIPPED) -> CueSenses:
    """Return what each line of the cues says of its source."""
    rows = lexicons.table("cues.tsv", ("words", "kind", "stance", "citation"))
    return {r.where: CueSense(r["kind"], r["stance"]) for r in rows}


def _asks_more(parse: Parse, voice: Attribution) -> bool:
    """Return whether a content asks for the circumstances of what it takes for true: "why they were expelled"."""
    words = parse.covering(voice.content[0]) if voice.content else ()
    return bool(words) and parse.tokens[words[0]].lemma.lower() in _CIRCUMSTANCES


class Voices:
    """The attributions of a document, asked for the innermost one around an event."""

    def __init__(self, attributions: Sequence[Attribution], senses: CueSenses) -> None:
        self._attributions = attributions
        self._by_id = {a.id: a for a in attributions}
        self._senses = senses

    def of(self, wording: EventMention, parse: Parse) -> Attribution | None:
        """Return the innermost attribution in whose content the trigger stands, and which tells it.

        An aside of the document in the content ("said the general, who was arrested in May, ...") is not told by
        the source; nor is what somebody only judges, talks about or decides (see `_is_taken_up`); nor are a threat
        and a demand that the very words, told indirectly, make.
        """
        around = [
            (len(span), number, a)
            for number, a in enumerate(self._attributions)
            for span in a.content
            if span.start <= wording.trigger.start < span.end
            and not (a.cue is not None and a.cue.overlaps(wording.trigger))
        ]
        found = [a for _, _, a in sorted(around, key=lambda one: one[:2])]
        made = any(e.of == "type" and e.rule.startswith("speech.") for e in wording.evidence)
        if made and found and found[0].kind == "indirect":
            found = [a for a in found if a.id != found[0].id]
        return next(
            (
                a
                for a in found
                if not self._is_aside(a, wording, parse) and not self._is_taken_up(a, wording, parse)
            ),
            None,
        )

    def _sense(self, voice: Attribution) -> CueSense | None:
        return self._senses.get(voice.evidence[0].rule) if voice.evidence else None

    def _is_aside(self, voice: Attribution, wording: EventMention, parse: Parse) -> bool:
        if voice.kind == "direct" or voice.sentence != wording.sentence or voice.cue is None:
            return False
        sense = self._sense(voice)
        kind = sense.kind if sense is not None else ""
        head = parse.tokens[wording.head]
        if kind == "topic" and wording.type in _SAYING and head.pos == "NOUN" and head.dep == "dobj":
            return parse.tokens[head.head].span.overlaps(voice.cue)
        start = min(s.start for s in voice.content)
        marks = sum(t.text in _MARKS for t in parse.tokens if start <= t.start < wording.trigger.start)
        if marks % 2:
            return False
        for index in (wording.head, *parse.ancestors(wording.head)):
            if parse.tokens[index].dep != "relcl":
                continue
            clause = parse.subtree(index)
            place = parse.subtree_span(index)
            if place.holds(voice.cue) or place.start < start:
                return False
            is_apart = clause[0] > 0 and parse.tokens[clause[0] - 1].text in _ASIDE
            return is_apart or kind in _ABOUT
        return False

    def _is_taken_up(self, voice: Attribution, wording: EventMention, parse: Parse) -> bool:
        """Return whether a source takes a deed up without telling it: "condemned the attack", "decided to leave".

        Of words that only the tagger knows as a cue ("discussed the war", "plans to sign"), only a clause is told,
        and what is asked of others ("pressed Israel to stop").
        """
        sense = self._sense(voice)
        is_seen_only = sense is None and bool(voice.evidence) and voice.evidence[0].stage == "encode"
        if voice.sentence != wording.sentence or voice.cue is None or voice.kind == "direct":
            return False
        if not is_seen_only and (sense is None or sense.kind != "judgement"):
            return False
        below = wording.head
        for above in parse.ancestors(wording.head):
            if parse.tokens[above].span.overlaps(voice.cue):
                dep = parse.tokens[below].dep
                if not is_seen_only:
                    return dep == "dobj"
                if dep == "xcomp":
                    return not parse.children(above, "dobj", "prep", "dative")
                return dep not in _CLAUSES
            below = above
        return False

    def settled(
        self, wording: EventMention, voice: Attribution | None, status: Status, rule: str, parse: Parse
    ) -> tuple[Status, str]:
        """Return the status once the voice is known.

        Who does not say why something happened doubts no more that it did than who does not know it.
        """
        if voice is None or status != "asserted":
            return status, rule
        sense = self._sense(voice)
        if voice.evidence and voice.evidence[0].rule == RETRACTION:
            return "disputed", "status.retracted"
        if sense is not None and sense.stance == "c":
            return "disputed", "status.pretended"
        is_presupposed = sense is not None and (sense.stance == "f" or sense.kind in {"judgement", "topic"})
        is_presupposed = is_presupposed or _asks_more(parse, voice)
        if voice.polarity == "negative" and not is_presupposed:
            return "hypothetical", "status.not_said"
        return status, rule

    def factuality(self, voice: Attribution | None, status: Status, rule: str) -> tuple[Factuality, ...]:
        """Return one value a voice: the author's, and that of each source around the event, innermost last.

        Of what somebody knows, regrets or forgets the author is sure too; of what somebody pretends he knows the
        opposite.
        """
        if voice is None:
            return (Factuality("AUTHOR", _VALUE[status]),)
        chain: list[Attribution] = [voice]
        while (outer := chain[0].nested_in) is not None and outer in self._by_id:
            chain.insert(0, self._by_id[outer])
        sense = self._sense(voice)
        stance = sense.stance if sense is not None else ""
        last = _VALUE[status]
        above: FactualityValue = "Uu"
        if rule == "status.pretended":
            last, above = "CT+", "CT-"
        elif stance == "f" and status in {"asserted", "denied"}:
            above = last
            last = "Uu" if voice.polarity == "negative" else last
        values: list[Factuality] = [Factuality("AUTHOR", "Uu"), *(Factuality(a.id, "Uu") for a in chain[:-1])]
        values[-1] = Factuality(values[-1].source, above)
        return (*values, Factuality(voice.id, last))
