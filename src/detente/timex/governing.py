"""Which time governs an event's wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.records import Parse, TimeMention
from detente.timex.placed import PlacedTime, is_of_name, placed_times
from detente.timex.words import TimeWords, default_time_words

_QUANTITIES = frozenset(
    {"number", "series", "wave", "string", "round", "dozen", "hundred", "spate", "barrage"}
)


def time_of_event(
    parse: Parse, head: int, times: Sequence[TimeMention], words: TimeWords | None = None
) -> TimeMention | None:
    """Return the time expression that dates the event worded at token `head`, if one does.

    A time in the trigger's own clause comes first, then one that modifies a nominal trigger, then
    that of the clause whose verb only carries the noun ("held talks") or only gives its phase
    ("began shelling"). A verb of saying, thinking or reacting never lends its time to what it is about.
    `words` are the time words, the shipped ones if not given.
    """
    chooser = _Chooser(parse, tuple(placed_times(parse, times)), words or default_time_words())
    return chooser.choose(head)


@dataclass(frozen=True, slots=True)
class _Chooser:
    parse: Parse
    placed: tuple[PlacedTime, ...]
    lexicon: TimeWords

    def choose(self, head: int) -> TimeMention | None:
        if not self.placed:
            return None
        own = {head, *self.parse.children(head, "dobj")}
        placed = tuple(p for p in self.placed if p.site in own or not is_of_name(self.parse, p, self.lexicon))
        if len(placed) < len(self.placed):
            return _Chooser(self.parse, placed, self.lexicon).choose(head)
        found = self._own(head) or self._lent(head, 0)
        return self._sharpened(head, found) if found is not None else None

    def _sharpened(self, head: int, found: TimeMention) -> TimeMention:
        """Return a day in the time found that stands in the same phrase ("the 9/11 attacks of 2001")."""
        objects = {head, *self.parse.children(head, "dobj", "nsubjpass")}
        inside = [p for p in self.placed if p.site in objects and _holds(found, p.time)]
        return min((p.time for p in inside), key=_days, default=found)

    def _own(self, head: int) -> TimeMention | None:
        """Return the time in the clause or phrase under `head`: nearest attachment first."""
        direct = [p for p in self.placed if head in (p.site, p.top)]
        direct = [p for p in direct if not self._belongs_to_object(p, head)]
        if direct:
            return self._best(direct, head)
        if not self._is_verb(head):
            return self._under_noun(head)
        below = [p for p in self.placed if self._in_clause(p, head) or self._in_occasion(p, head)]
        return self._best(below, head) or self._hours_from(head) or self._while_doing(head)

    def _belongs_to_object(self, placed: PlacedTime, verb: int) -> bool:
        """Return whether the time is that of the thing reacted to ("condemns the strikes last night")."""
        if self.parse.tokens[verb].tag not in {"VBZ", "VBP"} or not self._is_kind(verb, "reaction_verb"):
            return False
        if self.parse.children(verb, "aux", "auxpass"):
            return False
        return any(verb < thing < placed.top for thing in self.parse.children(verb, "dobj"))

    def _in_occasion(self, placed: PlacedTime, verb: int) -> bool:
        """Return whether the time is inside the verb's occasion ("in a 1994 deal, they agreed")."""
        for preposition in self.parse.children(verb, "prep"):
            if self.parse.tokens[preposition].text.lower() not in {"in", "at", "during"}:
                continue
            for noun in self.parse.children(preposition, "pobj"):
                if noun in (placed.site, placed.top):
                    return True
                if any(
                    placed.site == c and self._is_said_of_paper(c) for c in self.parse.children(noun, "acl")
                ):
                    return True
        return False

    def _is_said_of_paper(self, participle: int) -> bool:
        return self.parse.tokens[participle].tag in {"VBN", "VBD"} and self._is_kind(
            participle, "carrier_verb"
        )

    def _hours_from(self, verb: int) -> TimeMention | None:
        """Return the day of a clause only hours away ("hours before the jet crashed on Wednesday")."""
        for clause in self.parse.children(verb, "advcl"):
            for mark in self.parse.children(clause, "mark"):
                near = {self.parse.tokens[i].text.lower() for i in range(max(mark - 2, 0), mark)}
                if self.parse.tokens[mark].text.lower() in {"before", "after"} and near & {
                    "hours",
                    "minutes",
                    "hour",
                }:
                    return self._best([p for p in self.placed if p.site == clause], verb)
        return None

    def _while_doing(self, verb: int) -> TimeMention | None:
        """Return the time of what went on meanwhile ("was shot while visiting Bonn on Monday")."""
        clauses = {
            clause
            for clause in self.parse.children(verb, "advcl")
            if self.parse.tokens[clause].tag == "VBG"
            and any(self.parse.tokens[m].lemma == "while" for m in self.parse.children(clause, "mark"))
        }
        return self._best([p for p in self.placed if p.site in clauses], verb)

    def _best(self, found: Sequence[PlacedTime], head: int) -> TimeMention | None:
        """Return the most exact time; the nearer one of equals."""
        if not found:
            return None
        return min(found, key=lambda p: (_days(p.time), abs(p.top - head))).time

    def _in_clause(self, placed: PlacedTime, head: int) -> bool:
        """Return whether the time hangs below verb `head` with no other clause between."""
        at = placed.site
        token = self.parse.tokens[placed.top]
        if token.dep in {"compound", "nummod", "amod", "nmod", "poss"}:
            return False
        for governor in (at, *self.parse.ancestors(at)):
            if governor == head:
                return self._agrees(placed, head)
            if self._is_verb(governor):
                return False
        return False

    def _agrees(self, placed: PlacedTime, head: int) -> bool:
        """Return whether a time on a noun may date its verb, too: not under a reaction or in the present."""
        verb = self.parse.tokens[head]
        if self._is_kind(head, "reaction_verb"):
            return False
        return verb.tag not in {"VBZ", "VBP"} or bool(self.parse.children(head, "aux", "auxpass"))

    def _under_noun(self, head: int) -> TimeMention | None:
        """Return the time of a clause on the noun that only carries it ("talks held on Monday")."""
        for clause in self.parse.children(head, "acl", "relcl"):
            if self._is_kind(clause, "carrier_verb") and (time := self._own(clause)) is not None:
                return time
        for preposition in self.parse.children(head, "prep"):
            for noun in self.parse.children(preposition, "pobj"):
                if self.parse.tokens[preposition].text.lower() == "of":
                    for clause in self.parse.children(noun, "acl"):
                        if self._is_said_of_paper(clause) and (time := self._own(clause)) is not None:
                            return time
                on_noun = [
                    p for p in self.placed if p.site == noun and p.top != noun and self._prepositional(p)
                ]
                if on_noun:
                    return self._best(on_noun, head)
        for noun in self.parse.children(head, "dobj", "appos"):
            on_noun = [p for p in self.placed if p.site == noun and p.top != noun and self._prepositional(p)]
            if on_noun:
                return self._best(on_noun, head)
        return None

    def _prepositional(self, placed: PlacedTime) -> bool:
        return self.parse.tokens[placed.top].dep in {"pobj", "npadvmod", "tmod", "advmod"}

    def _lent(self, head: int, depth: int) -> TimeMention | None:
        """Return the time of the clause around `head`, where it tells of the same happening."""
        token = self.parse.tokens[head]
        governor = token.head
        if governor == head or depth > 4:
            return None
        if self._is_verb(head):
            return self._lent_to_verb(head, governor, depth)
        if token.dep in {"dobj", "nsubj", "nsubjpass", "attr", "oprd"} and self._is_verb(governor):
            return self._lent_to_noun(head, governor, depth)
        if token.dep == "conj":
            return self._own(governor) or self._lent(governor, depth + 1)
        if token.dep == "pobj":
            return self._lent_to_object_of_preposition(head, governor, depth)
        if token.dep == "compound":
            return self._own(governor) or self._lent(governor, depth + 1)
        return None

    def _lent_to_verb(self, head: int, governor: int, depth: int) -> TimeMention | None:
        token = self.parse.tokens[head]
        if token.dep == "conj":
            # "On Monday A met B and signed C": a time before both verbs, or shared, holds for both.
            shared = [p for p in self._clause_times(governor) if p.top < governor]
            if shared and token.tag != "VB":
                return self._best(shared, head)
            return None
        if token.dep == "xcomp" and self._is_kind(governor, "aspect_verb"):
            return self._time_of_clause(governor, depth)
        if token.dep == "advcl" and token.tag == "VBG" and not self._marked(head):
            # "A admitted that its army shot down the jet, blaming an error": it is A who blames.
            if self.parse.tokens[governor].dep == "ccomp" and self._is_kind(head, "reaction_verb"):
                governor = self.parse.tokens[governor].head
            return self._time_of_clause(governor, depth)
        aims = token.dep == "acl" and token.tag == "VBG" and not self._is_kind(head, "reaction_verb")
        if aims and self.parse.tokens[governor].dep == "dobj":
            # "launched missiles targeting a base": aimed when launched.
            return self._time_of_clause(self.parse.tokens[governor].head, depth)
        if token.dep == "ccomp" and self._is_done_by_saying(head):
            return self._time_of_clause(governor, depth)
        if token.dep == "acl" and token.tag == "VBD":
            return self._best(self._times_before_participle(head), head)
        if token.dep == "advcl" and self._is_at_the_time(head):
            return self._time_of_clause(governor, depth)
        return None

    def _is_done_by_saying(self, verb: int) -> bool:
        """Return whether the words said are the deed ("We condemn it", "They need to help", she said)."""
        token = self.parse.tokens[verb]
        bare = token.tag in {"VBP", "VBZ"} and not self.parse.children(verb, "aux", "auxpass", "neg")
        return bare and (self._is_kind(verb, "reaction_verb") or self._is_kind(verb, "need_verb"))

    def _times_before_participle(self, verb: int) -> list[PlacedTime]:
        """Return the times at the front of "On Tuesday the envoy speaking to a panel called it void".

        The parser takes "speaking" for the main verb there.
        """
        root = self.parse.root()
        if self.parse.tokens[root].tag != "VBG" or self.parse.children(root, "aux"):
            return []
        return [p for p in self._clause_times(root) if p.top < root < verb]

    def _is_at_the_time(self, verb: int) -> bool:
        """Return whether the clause opens with "when", and so happened at the time of the main one."""
        return any(
            self.parse.tokens[c].text.lower() == "when" for c in self.parse.children(verb, "advmod", "mark")
        )

    def _lent_to_noun(self, head: int, governor: int, depth: int) -> TimeMention | None:
        subject = self.parse.tokens[head].dep in {"nsubj", "nsubjpass"}
        if self.parse.tokens[governor].lemma == "be":
            only = len(self.parse.children(governor, "attr", "acomp", "prep", "advmod")) <= 1
            return self._best(self._clause_times(governor), head) if only else None
        carries = self._is_kind(governor, "carrier_verb") or (
            subject and not self._is_kind(governor, "reaction_verb")
        )
        if carries:
            return self._time_of_clause(governor, depth)
        misplaced = [
            p for p in self._clause_times(governor) if p.top > head and self._belongs_to_object(p, governor)
        ]
        return self._best(misplaced, head)

    def _lent_to_object_of_preposition(self, head: int, preposition: int, depth: int) -> TimeMention | None:
        above = self.parse.tokens[preposition].head
        word = self.parse.tokens[preposition].text.lower()
        if word == "of" and self.parse.tokens[above].lemma in _QUANTITIES:
            return self._under_noun(above) or self._lent(above, depth + 1)
        if self._is_verb(above):
            lends = word in {"in", "into", "with"} and self._is_kind(above, "carrier_verb")
            lends = lends or (word in {"in", "during"} and not self._is_kind(above, "reaction_verb"))
            return self._time_of_clause(above, depth) if lends else None
        return None

    def _time_of_clause(self, verb: int, depth: int) -> TimeMention | None:
        return self._own(verb) or self._lent(verb, depth + 1)

    def _clause_times(self, verb: int) -> list[PlacedTime]:
        return [p for p in self.placed if p.site == verb]

    def _marked(self, verb: int) -> bool:
        return any(
            self.parse.tokens[c].text.lower() in {"after", "before", "since", "while"}
            for c in self.parse.children(verb, "mark", "prep")
        )

    def _is_verb(self, index: int) -> bool:
        token = self.parse.tokens[index]
        return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")

    def _is_kind(self, index: int, kind: str) -> bool:
        return kind in self.lexicon.single.get(self.parse.tokens[index].lemma, {})


def _holds(whole: TimeMention, part: TimeMention) -> bool:
    if None in (whole.first, whole.last, part.first, part.last) or _days(part) >= _days(whole):
        return False
    return whole.first <= part.first and part.last <= whole.last  # type: ignore[operator]  # none is None


def _days(time: TimeMention) -> int:
    return (time.last - time.first).days if time.first is not None and time.last is not None else 0
