"""How the voice that tells an event presents it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.events.frame import is_negated
from detente.events.governors import Governors, Said
from detente.events.open_clauses import left_open
from detente.events.performed import DONE, Performing, default_performing
from detente.events.status_words import DUTY, FUTURE, MODAL
from detente.events.understood import has_to
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Parse

COLUMNS = ("words", "kind", "citation")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?!\d)")
_IF = frozenset({"if", "unless"})
_BUT = frozenset({"but", "except", "save", "than"})
NOBODY = frozenset({"nobody", "none", "nothing"})
"""Pronouns of those who are not there."""

ON_NOBODY = "status.on_nobody"
"""The rule of a deed that is done to nobody or by nobody."""

ANNOUNCED = "status.announced"
"""The rule of a deed that is announced; words ("announced a truce") are done by announcing them."""

SCHEDULED = "status.scheduled"
"""The rule of an entry of a schedule, told in the present: a model that knows stories takes it for past."""


@dataclass(frozen=True, slots=True)
class StatusFinder:
    """Reads status from the words around a trigger; `cues` maps a lemma to (kind, lexicon line).

    Kinds of governing words: "negates" (fail), "omits" (failure), "wards" (prevent),
    "proposes" (propose), "plans" (plan, schedule), "supposes" (threaten, fear),
    "demands" (urge, order), "denies" (deny), "pretends" (pretend), "presupposes" (condemn, regret); "shows"
    (evidence), "allows" (tolerate) and "achieves" (manage) count when they are negated. Kinds of modifiers:
    "doubts" (alleged, so-called), "ahead" (imminent), "maybe" (possible).
    """

    cues: Mapping[str, tuple[str, str]]
    performing: Performing

    def __call__(
        self,
        parse: Parse,
        head: int,
        *,
        is_negation_meant: bool = False,
        is_saying: bool = False,
    ) -> Said:
        """Return the status of the event with this trigger, and the rule or lexicon line that says so.

        With `is_saying` the event is itself words ("falsely accused"): what is said is doubted, not that it was
        said. With `is_negation_meant` the event is the negation itself: "does not recognise" is a refusal that happens.
        """
        if self.performing.is_done(parse, head):
            return "asserted", DONE
        governors = Governors(self.cues)
        governed = governors(parse, head, is_saying=is_saying)
        doubted = None if is_saying else governors.doubted(parse, head)
        if (
            governed is not None
            and governed[0] == "denied"
            and doubted is not None
            and doubted[0] == "planned"
        ):
            return governed  # "cancelled its planned talks"
        for found in (
            doubted,
            None if is_negation_meant else self._negated(parse, head),
            governed,
            left_open(parse, head),
            self._auxiliary(parse, head),
            self._announced(parse, head),
            _scheduled(parse, head),
        ):
            if found is not None:
                return found
        return "asserted", "status.told"

    def _negated(self, parse: Parse, head: int) -> Said | None:
        if is_negated(parse, head) or any(parse.tokens[c].lemma == "no" for c in parse.children(head, "det")):
            if any(parse.tokens[c].lemma in _IF for c in parse.children(head, "mark")):
                return "hypothetical", "status.conditional"  # "if they are not released"
            is_infinitive = has_to(parse, head)
            return "denied", "status.negated_infinitive" if is_infinitive else "status.negated"
        if _falls_on_nobody(parse, head):
            return "denied", ON_NOBODY
        if _is_going_to(parse, head) and is_negated(parse, parse.tokens[head].head):
            return "denied", "status.negated"  # "is not going to meet him"
        token = parse.tokens[head]
        above = parse.tokens[token.head]
        if token.dep == "acomp" and above.lemma == "be" and is_negated(parse, token.head):
            return "denied", "status.negated"  # "is not ready to help"
        if token.dep in {"pcomp", "pobj"} and above.lemma == "without":
            return "denied", "status.without"
        return None

    def _auxiliary(self, parse: Parse, head: int) -> Said | None:
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
        if words & FUTURE or _is_going_to(parse, verb):
            return "planned", "status.future"
        if is_verb and "would" in words and "be" in words and tokens[verb].tag == "VBG":
            return "planned", "status.future_in_the_past"  # "announced that troops would be leaving"
        if is_verb and "would" in words and "have" not in words and _is_told_before(parse, verb):
            return "planned", "status.future_in_the_past"
        if is_verb and words & DUTY:
            return "demanded", "status.duty"
        if is_verb and words & MODAL:
            return "hypothetical", "status.modal"
        if not is_verb and words & {"may", "might", "could"}:
            return "hypothetical", "status.modal"
        return None

    def _announced(self, parse: Parse, head: int) -> Said | None:
        """Return that a deed is to come which is announced: "announced a withdrawal", "the withdrawal announced"."""
        if parse.tokens[head].lemma == "announce" and parse.tokens[head].pos == "VERB":
            return ("planned", ANNOUNCED) if parse.children(head, "dobj", "nsubjpass") else None
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


def _is_going_to(parse: Parse, verb: int) -> bool:
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep != "xcomp" or not has_to(parse, verb):
        return False
    return above.text.lower() in {"going", "set", "due", "scheduled", "expected"} or above.lemma == "be"


def _falls_on_nobody(parse: Parse, head: int) -> bool:
    """Return whether a deed is done to or by nobody: "shut no border", "asked for nobody", "asked by nobody"."""
    if parse.tokens[head].pos != "VERB":
        return False
    objects = [*parse.children(head, "dobj", "dative")]
    objects += [
        noun for prep in parse.children(head, "prep", "agent") for noun in parse.children(prep, "pobj")
    ]
    if any(parse.tokens[i].lemma in _BUT for i in parse.subtree(head)):
        return False  # "attacked nobody but Chad"
    return any(
        parse.tokens[noun].lemma.lower() in NOBODY
        or any(parse.tokens[d].lemma.lower() == "no" for d in parse.children(noun, "det"))
        for noun in objects
    )


def _is_told_before(parse: Parse, verb: int) -> bool:
    """Return whether a clause is told in the past and hangs on no condition: "said that it would leave"."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep != "ccomp" or above.pos != "VERB" or above.tag not in {"VBD", "VBN"}:
        return False
    return not any(
        parse.tokens[mark].lemma in _IF
        for clause in parse.children(verb, "advcl")
        for mark in parse.children(clause, "mark")
    )


def default_status_finder(lexicons: Lexicons = SHIPPED) -> StatusFinder:
    """Return the finder over the status cues."""
    rows = lexicons.table("status_cues.tsv", COLUMNS)
    return StatusFinder({r["words"]: (r["kind"], r.where) for r in rows}, default_performing(lexicons))


def _scheduled(parse: Parse, head: int) -> Said | None:
    """Return that an entry of a day's schedule is to come: "9:00 a.m. LOCAL The Minister meets ..."."""
    above = [head, *parse.ancestors(head)]
    if _CLOCK.match(parse.tokens[0].text) and parse.tokens[above[-1]].tag in {"VBZ", "VBP"}:
        return "planned", SCHEDULED
    return None
