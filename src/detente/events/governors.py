"""What the verbs and nouns above an event say of it: "planned to attack", "urged to leave", "failed to stop"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.events.frame import is_negated
from detente.events.status_words import DUTY, FUTURE, MODAL, MODIFIER_STATUS, STATUS_UNDER
from detente.events.understood import has_to
from detente.records import Parse, Status

Said = tuple[Status, str]
"""A status, and the rule or lexicon line that says so."""

_CARRYING = frozenset({"of", "for", "to", "from", "on", "against", "about", "at", "with", "by", "into"})
"""Prepositions through which "plan", "order" or "threat" reach what they are about."""

_NOT_ASKED = frozenset({"about", "at", "by", "with"})
"""Prepositions that tell what a request is about or where it is made: "asked about the deaths"."""

_PRESUPPOSED = frozenset({"dobj", "pobj", "prep", "ccomp", "pcomp", "nsubjpass"})
_GOVERNED = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "acl", "pcomp", "nsubjpass", "agent"})
_DOUBTED = frozenset({"prep", "pcomp", "ccomp", "xcomp", "dobj", "acl"})
_APART = frozenset({"advcl", "relcl", "nsubj", "npadvmod", "parataxis"})


@dataclass(frozen=True, slots=True)
class Governors:
    """Reads the words above a trigger, nearest first; `cues` as in `StatusFinder`."""

    cues: Mapping[str, tuple[str, str]]

    def __call__(self, parse: Parse, head: int, *, is_saying: bool) -> Said | None:
        """Return what the first word that says anything of the event says; with `is_saying` the event is words."""
        below = head
        for above in parse.ancestors(head):
            dep, token = parse.tokens[below].dep, parse.tokens[above]
            if dep == "advcl" and (asked := self._asked(parse, above, below)) is not None:
                return asked
            if _stops(parse, above, below) or self._presupposes(parse, above, below):
                return None
            if (told := _phrase(parse, above, below)) is not None:
                return told
            doubted = self.doubted(parse, above) if dep in _DOUBTED else None
            if doubted is not None and token.pos == "VERB":
                return doubted
            cue = self.cues.get(token.lemma)
            if cue is not None and is_saying and _tells_of_saying(cue[0], dep):
                return None
            if cue is not None and (told := self._cued(parse, cue, above, below, head)) is not None:
                return told
            if dep == "xcomp" and (asked := self._asked(parse, above, below)) is not None:
                return asked
            if dep == "ccomp" and token.pos == "VERB" and cue is None:
                return None
            below = above
        return None

    def doubted(self, parse: Parse, head: int) -> Said | None:
        """Return what a word beside says: "alleged", "imminent", "so-called"."""
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

    def _presupposes(self, parse: Parse, above: int, below: int) -> bool:
        """Return whether a word takes its complement for true ("condemn the attack", "regret that they attacked").

        It is then told, whatever stands further up: "failed to condemn the attack".
        """
        cue = self.cues.get(parse.tokens[above].lemma)
        if cue is None or cue[0] != "presupposes" or parse.tokens[below].dep not in _PRESUPPOSED:
            return False
        return not has_to(parse, below)

    def _cued(self, parse: Parse, cue: tuple[str, str], above: int, below: int, head: int) -> Said | None:
        """Return what a governing word of the lexicon says of its complement."""
        (kind, where), dep = cue, parse.tokens[below].dep
        if _is_no_request(parse, kind, above, below) or _came_about(parse, above):
            return None
        if kind == "omits" and not has_to(parse, below):  # "the failure of the talks": they were held
            return None
        status = STATUS_UNDER.get((kind, _is_denied(parse, above)))
        if kind == "allows" and status is None and _is_leave(parse, above):
            status = "hypothetical"  # "would allow the police to search them": whether they do is open
        if kind == "wards" and has_to(parse, above):
            status = "hypothetical"  # "to deter attacks": whether they come is open
        if kind == "plans" and _from_somebody(parse, above):
            status = "demanded"  # "we expect from Iran an apology"
        if kind == "proposes":
            status = "planned" if has_to(parse, below) else "demanded"
            status = "hypothetical" if _is_denied(parse, above) else status
        if status == "planned" and dep == "ccomp":
            status = "demanded"  # "wants the forces to leave": others are to do it
        if status is None or dep not in _GOVERNED or not _reaches(parse, kind, below, head):
            return None
        return status, where

    def _asked(self, parse: Parse, verb: int, clause: int) -> Said | None:
        """Return the demand of "reiterate our call on Iran to stop", whose infinitive hangs on the verb."""
        if not has_to(parse, clause):
            return None
        for noun in parse.children(verb, "dobj"):
            cue = self.cues.get(parse.tokens[noun].lemma)
            if cue is not None and cue[0] == "demands" and parse.tokens[noun].pos == "NOUN":
                return "demanded", cue[1]
        return None


def _is_no_request(parse: Parse, kind: str, above: int, below: int) -> bool:
    """Return whether a word of demands asks for nothing: "called a strike", "told them about the raid"."""
    if kind != "demands":
        return False
    token, asking = parse.tokens[below], parse.tokens[above]
    if token.dep == "dobj":
        return asking.pos == "VERB" and asking.lemma in {"call", "tell"}
    return token.dep == "prep" and token.lemma in _NOT_ASKED


def _is_leave(parse: Parse, verb: int) -> bool:
    """Return whether leave is given for what may come: "allows", "would permit"; who "allowed" it saw it done."""
    token = parse.tokens[verb]
    helpers = {parse.tokens[aux].tag for aux in parse.children(verb, "aux")}
    return token.pos == "VERB" and ("MD" in helpers or (token.tag in {"VBZ", "VBP"} and not helpers))


def _came_about(parse: Parse, able: int) -> bool:
    """Return whether somebody not only could but did: "was able to", "have been able to"."""
    token = parse.tokens[able]
    be = token.head
    if token.lemma != "able" or is_negated(parse, be):
        return False
    return parse.tokens[be].tag in {"VBD", "VBN"} and not any(
        parse.tokens[aux].tag == "MD" for aux in parse.children(be, "aux")
    )


def _stops(parse: Parse, above: int, below: int) -> bool:
    """Return whether what is above a word says nothing of it any more."""
    token, dep = parse.tokens[below], parse.tokens[below].dep
    if dep in _APART:
        return True
    if dep == "appos" and not (token.pos == parse.tokens[above].pos == "NOUN"):
        return True  # but "assurances of an inquiry, the return of the dead": a list
    if dep == "acl" and token.tag == "VBN":
        return True  # "offers made by Japan": the offers may be wanted, that Japan made them is told
    has_deed = token.lemma == "in" and bool(parse.children(below, "pcomp"))  # "join us in condemning"
    # "Gave the order during an ambush": the ambush is not ordered.
    return dep == "prep" and token.lemma not in _CARRYING and not has_deed


def _phrase(parse: Parse, above: int, below: int) -> Said | None:
    """Return what "stopped short of attacking", "forgot to attack" and "about to attack" say."""
    governor, token = parse.tokens[above], parse.tokens[below]
    if governor.lemma == "short" and token.lemma == "of":
        return "denied", "status.short_of"
    if governor.lemma == "forget" and has_to(parse, below):
        return "denied", "status.forgone"  # a clause would be taken for true
    if governor.lemma == "about" and token.dep == "xcomp":
        return "planned", "status.about_to"
    return None


def _tells_of_saying(kind: str, dep: str) -> bool:
    """Return whether a word above words takes them for said.

    "Joined the calls asking them to leave": the calls ask. A request declined was made, an accusation denied too.
    """
    return (dep == "acl" and kind == "demands") or (
        dep == "dobj" and kind in {"negates", "wards", "denies", "doubts"}
    )


def _from_somebody(parse: Parse, verb: int) -> bool:
    return parse.tokens[verb].lemma in {"expect", "want"} and any(
        parse.tokens[p].lemma in {"from", "of"} for p in parse.children(verb, "prep")
    )


def _reaches(parse: Parse, kind: str, below: int, head: int) -> bool:
    """Return whether a plan, demand, doubt or fear governs its complement: no finite past or present clause.

    "Announced plans to leave" plans the leaving; "announced that it had left" tells of it.
    """
    clause = parse.tokens[below]
    if kind == "announces":
        return clause.dep == "dobj" and below == head
    if clause.dep != "ccomp" or kind in {"negates", "wards", "denies"} or has_to(parse, below):
        return True
    aux = {parse.tokens[c].lemma for c in parse.children(below, "aux")}
    if kind in {"plans", "proposes", "supposes"}:
        return bool(aux & (MODAL | DUTY | FUTURE))
    return bool(aux & {"should", "must"}) or (clause.tag in {"VB", "VBP"} and not aux & (MODAL | FUTURE))


def _is_denied(parse: Parse, word: int) -> bool:
    """Return whether a governing word is negated: a verb by "not", a noun by "no"."""
    if is_negated(parse, word) or any(parse.tokens[c].lemma == "no" for c in parse.children(word, "det")):
        return True
    token = parse.tokens[word]
    return token.pos == "NOUN" and token.dep == "dobj" and bool(parse.children(token.head, "neg"))
