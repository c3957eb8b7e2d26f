"""How the voice that tells an event presents it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.events.frame import is_negated
from detente.events.frames import Frames
from detente.events.open_clauses import left_open
from detente.events.performed import DONE, Performing, default_performing
from detente.events.status_words import MODIFIER_STATUS, STATUS_UNDER
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Parse, Status

COLUMNS = ("words", "kind", "citation")
_FUTURE = frozenset({"will", "shall", "'ll", "wo"})
_MODAL = frozenset({"may", "might", "could", "would", "can"})
_CARRYING = frozenset({"of", "for", "to", "from", "on", "against", "about", "at", "with", "by", "into"})
"""Prepositions through which "plan", "order" or "threat" reach what they are about."""

_COMPLEMENTS = frozenset({"dobj", "pobj", "prep", "ccomp", "pcomp", "nsubjpass"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
SCHEDULED = "status.scheduled"
"""The rule of an entry of a schedule, told in the present: a model that knows stories takes it for past."""

_DUTY = frozenset({"must", "should", "ought"})


@dataclass(frozen=True, slots=True)
class StatusFinder:
    """Reads status from the words around a trigger; `cues` maps a lemma to (kind, lexicon line).

    Kinds of governing words: "negates" (fail, avoid), "plans" (plan, schedule), "supposes" (threaten, fear),
    "demands" (urge, order), "denies" (deny), "pretends" (pretend), "presupposes" (condemn, regret); "shows"
    (evidence), "allows" (tolerate) and "achieves" (manage) count when they are negated. Kinds of modifiers:
    "doubts" (alleged, so-called), "ahead" (imminent), "maybe" (possible).
    """

    cues: Mapping[str, tuple[str, str]]
    performing: Performing

    def __call__(
        self,
        parse: Parse,
        frames: Frames,
        head: int,
        *,
        is_negation_meant: bool = False,
        is_saying: bool = False,
    ) -> tuple[Status, str]:
        """Return the status of the event with this trigger, and the rule or lexicon line that says so.

        With `is_saying` the event is itself words ("falsely accused"): what is said is doubted, not that it was
        said. With `is_negation_meant` the event is the negation itself: "does not recognise" is a refusal that happens.
        """
        if self.performing.is_done(parse, head):
            return "asserted", DONE
        for found in (
            None if is_saying else self._doubted(parse, head),
            None if is_negation_meant else self._negated(parse, head),
            self._governed(parse, frames, head, is_saying),
            left_open(parse, head),
            self._auxiliary(parse, head),
            self._announced(parse, head),
            _scheduled(parse, head),
        ):
            if found is not None:
                return found
        return "asserted", "status.told"

    def _doubted(self, parse: Parse, head: int) -> tuple[Status, str] | None:
        tokens = parse.tokens
        for child in parse.children(head, "amod", "advmod", "compound"):
            cue = self.cues.get(tokens[child].lemma)
            if cue is not None and cue[0] in MODIFIER_STATUS and tokens[head].pos != "VERB":
                return MODIFIER_STATUS[cue[0]], cue[1]
            if cue is not None and cue[0] == "doubts":
                return "disputed", cue[1]
            if tokens[child].lemma == "call" and any(tokens[c].lemma == "so" for c in parse.children(child)):
                return "disputed", "status.so_called"
        return None

    def _negated(self, parse: Parse, head: int) -> tuple[Status, str] | None:
        if is_negated(parse, head) or any(parse.tokens[c].lemma == "no" for c in parse.children(head, "det")):
            is_infinitive = any(parse.tokens[c].tag == "TO" for c in parse.children(head, "aux"))
            return "denied", "status.negated_infinitive" if is_infinitive else "status.negated"
        above = parse.tokens[parse.tokens[head].head]
        if parse.tokens[head].dep in {"pcomp", "pobj"} and above.lemma == "without":
            return "denied", "status.without"
        return None

    def _auxiliary(self, parse: Parse, head: int) -> tuple[Status, str] | None:
        tokens = parse.tokens
        verb: int | None = head
        if tokens[head].pos in {"NOUN", "PROPN", "ADJ"}:
            verb = self._governing_verb(parse, head)
        if verb is None:
            return None
        is_verb = verb == head
        while tokens[verb].dep == "conj" and not parse.children(verb, "aux", "nsubj", "nsubjpass"):
            verb = tokens[verb].head
        aux = [tokens[c] for c in parse.children(verb, "aux")]
        words = {t.lemma for t in aux} | {t.text.lower() for t in aux}
        if words & _FUTURE or _is_going_to(parse, verb):
            return "planned", "status.future"
        if is_verb and "would" in words and "be" in words and tokens[verb].tag == "VBG":
            return "planned", "status.future_in_the_past"  # "announced that troops would be leaving"
        if is_verb and words & _DUTY:
            return "demanded", "status.duty"
        if is_verb and words & _MODAL:
            return "hypothetical", "status.modal"
        if not is_verb and words & {"may", "might", "could"}:
            return "hypothetical", "status.modal"
        return None

    def _announced(self, parse: Parse, head: int) -> tuple[Status, str] | None:
        """Return that a deed is to come which is announced: "announced a withdrawal", "the withdrawal announced"."""
        if parse.tokens[head].lemma == "announce" and parse.tokens[head].pos == "VERB":
            return ("planned", "status.announced") if parse.children(head, "dobj", "nsubjpass") else None
        for clause in parse.children(head, "acl"):
            cue = self.cues.get(parse.tokens[clause].lemma)
            if cue is not None and cue[0] == "announces" and parse.tokens[clause].tag == "VBN":
                return "planned", cue[1]
        return None

    def _governing_verb(self, parse: Parse, noun: int) -> int | None:
        tokens = parse.tokens
        seen = noun
        while tokens[seen].dep in {"conj", "appos", "compound", "pobj", "prep"} and tokens[seen].head != seen:
            if tokens[seen].dep == "prep" and tokens[tokens[seen].head].pos in {"NOUN", "PROPN"}:
                return None
            seen = tokens[seen].head
        above = tokens[seen].head
        if tokens[seen].dep in {"dobj", "nsubj", "nsubjpass", "attr"} and tokens[above].pos in {
            "VERB",
            "AUX",
        }:
            return above
        return seen if tokens[seen].pos == "VERB" and seen != noun else None

    def _governed(
        self, parse: Parse, frames: Frames, head: int, is_saying: bool
    ) -> tuple[Status, str] | None:
        """Return what the verbs and nouns above say of the event ("planned to", "urged ... to", "failed to")."""
        tokens = parse.tokens
        below = head
        for above in parse.ancestors(head):
            dep = tokens[below].dep
            if dep == "advcl" and (asked := self._asked(parse, above, below)) is not None:
                return asked
            if dep in {"advcl", "relcl", "nsubj", "npadvmod", "parataxis"}:
                return None
            if dep == "appos" and not (tokens[below].pos == tokens[above].pos == "NOUN"):
                return None  # but "assurances of an inquiry, the return of the dead": a list
            if dep == "acl" and tokens[below].tag == "VBN":
                return None  # "offers made by Japan": the offers may be wanted, that Japan made them is told
            if dep == "prep" and tokens[below].lemma not in _CARRYING and not self._joins(parse, below):
                return None  # "gave the order during an ambush": the ambush is not ordered
            if self._presupposes(parse, above, below):
                return None
            if tokens[above].lemma == "short" and tokens[below].lemma == "of":
                return "denied", "status.short_of"  # "stopped short of attacking"
            if self._forgone(parse, above, below):
                return "denied", "status.forgone"
            if tokens[above].lemma == "about" and dep == "xcomp":
                return "planned", "status.about_to"
            cue = self.cues.get(tokens[above].lemma)
            doubted = (
                self._doubted(parse, above)
                if dep in {"prep", "pcomp", "ccomp", "xcomp", "dobj", "acl"}
                else None
            )
            if doubted is not None and parse.tokens[above].pos == "VERB":
                return doubted
            if cue is not None and dep not in {"conj", "cc"}:
                kind, where = cue
                status = STATUS_UNDER.get((kind, _is_denied(parse, above)))
                is_complement = dep in {
                    "xcomp",
                    "ccomp",
                    "dobj",
                    "pobj",
                    "prep",
                    "acl",
                    "pcomp",
                    "nsubjpass",
                    "agent",
                }
                if kind == "plans" and self._from_somebody(parse, above):
                    status = "demanded"  # "we expect from Iran an apology"
                if status == "planned" and dep == "ccomp":
                    status = "demanded"  # "wants the forces to leave": others are to do it
                if is_saying and dep == "acl" and kind == "demands":
                    return None  # "joined the calls asking them to leave": the calls ask
                if is_saying and dep == "dobj" and kind in {"negates", "denies", "doubts"}:
                    return None  # a request declined was made, an accusation denied too
                if status is not None and is_complement and self._reaches(parse, kind, below, head):
                    return status, where
            if dep in {"xcomp", "advcl"} and (asked := self._asked(parse, above, below)) is not None:
                return asked
            if dep == "ccomp" and tokens[above].pos == "VERB" and cue is None:
                return None
            below = above
        return None

    def _joins(self, parse: Parse, prep: int) -> bool:
        """Return whether a preposition has a deed after it ("join us in condemning")."""
        return parse.tokens[prep].lemma == "in" and bool(parse.children(prep, "pcomp"))

    def _forgone(self, parse: Parse, above: int, below: int) -> bool:
        """Return whether somebody forgot to do it: an infinitive, where a clause would be taken for true."""
        is_infinitive = any(parse.tokens[c].tag == "TO" for c in parse.children(below, "aux"))
        return is_infinitive and parse.tokens[above].lemma == "forget"

    def _presupposes(self, parse: Parse, above: int, below: int) -> bool:
        """Return whether a word takes its complement for true ("condemn the attack", "regret that they attacked").

        It is then told, whatever stands further up: "failed to condemn the attack".
        """
        cue = self.cues.get(parse.tokens[above].lemma)
        if cue is None or cue[0] != "presupposes" or parse.tokens[below].dep not in _COMPLEMENTS:
            return False
        return not any(parse.tokens[c].tag == "TO" for c in parse.children(below, "aux"))

    def _from_somebody(self, parse: Parse, verb: int) -> bool:
        return parse.tokens[verb].lemma in {"expect", "want"} and any(
            parse.tokens[p].lemma in {"from", "of"} for p in parse.children(verb, "prep")
        )

    def _asked(self, parse: Parse, verb: int, clause: int) -> tuple[Status, str] | None:
        """Return the demand of "reiterate our call on Iran to stop", whose infinitive hangs on the verb."""
        if not any(parse.tokens[c].tag == "TO" for c in parse.children(clause, "aux")):
            return None
        for noun in parse.children(verb, "dobj"):
            cue = self.cues.get(parse.tokens[noun].lemma)
            if cue is not None and cue[0] == "demands" and parse.tokens[noun].pos == "NOUN":
                return "demanded", cue[1]
        return None

    def _reaches(self, parse: Parse, kind: str, below: int, head: int) -> bool:
        """Return whether a plan, demand, doubt or fear governs its complement: no finite past or present clause.

        "Announced plans to leave" plans the leaving; "announced that it had left" tells of it.
        """
        clause = parse.tokens[below]
        if kind == "announces":
            return clause.dep == "dobj" and below == head
        if clause.dep != "ccomp" or kind in {"negates", "denies"}:
            return True
        aux = {parse.tokens[c].lemma for c in parse.children(below, "aux")}
        if any(parse.tokens[c].tag == "TO" for c in parse.children(below, "aux")):
            return True
        if kind in {"plans", "supposes"}:
            return bool(aux & (_MODAL | _DUTY | _FUTURE))
        return bool(aux & {"should", "must"}) or (
            clause.tag in {"VB", "VBP"} and not aux & (_MODAL | _FUTURE)
        )


def _is_denied(parse: Parse, word: int) -> bool:
    """Return whether a governing word is negated: a verb by "not", a noun by "no"."""
    if is_negated(parse, word) or any(parse.tokens[c].lemma == "no" for c in parse.children(word, "det")):
        return True
    verb = parse.tokens[word].head
    return (
        parse.tokens[word].pos == "NOUN"
        and parse.tokens[word].dep == "dobj"
        and bool(parse.children(verb, "neg"))
    )


def _is_going_to(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep != "xcomp" or not any(parse.tokens[c].tag == "TO" for c in parse.children(verb, "aux")):
        return False
    return above.text.lower() in {"going", "set", "due", "scheduled", "expected"} or above.lemma == "be"


def default_status_finder(lexicons: Lexicons = SHIPPED) -> StatusFinder:
    """Return the finder over the status cues."""
    rows = lexicons.table("status_cues.tsv", COLUMNS)
    return StatusFinder({r["words"]: (r["kind"], r.where) for r in rows}, default_performing(lexicons))


def _scheduled(parse: Parse, head: int) -> tuple[Status, str] | None:
    """Return that an entry of a day's schedule is to come: "9:00 a.m. LOCAL The Minister meets ..."."""
    above = [head, *parse.ancestors(head)]
    if _CLOCK.match(parse.tokens[0].text) and parse.tokens[above[-1]].tag in {"VBZ", "VBP"}:
        return "planned", SCHEDULED
    return None
