"""What is done by saying so, and what an occasion that somebody had tells of: neither is a plan.

"I want to begin by thanking the President" thanks him; "we would urge Chad to vote" urges. "When I had a chance to
visit Kenya": the visit took place.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.events.frame import is_negated
from detente.events.understood import has_to
from detente.lexicon import SHIPPED, Lexicons, words_by_kind
from detente.records import Parse

DONE = "status.done_as_said"
"""The rule of what is done by saying so, or was done on an occasion that somebody had; no model doubts it."""

_FIRST_PERSON = frozenset({"i", "we"})
_POLITE = frozenset({"would", "'d", "’d"})
_PRESENT = frozenset({"VB", "VBP", "MD"})
_CHAIN = frozenset({"xcomp", "pcomp", "prep", "ccomp"})


@dataclass(frozen=True, slots=True)
class Performing:
    """Lemmas: who says that he does a `performed` verb does it; a `prefacing` one leads to it ("want to begin by").

    What an `occasion` noun that somebody had was for, he did ("had a chance to").
    """

    performed: frozenset[str]
    prefacing: frozenset[str]
    occasion: frozenset[str]

    def is_done(self, parse: Parse, head: int) -> bool:
        """Return whether a verb is performed by being said, or was done on an occasion that somebody had."""
        return self._is_performed(parse, head) or self._is_of_occasion(parse, head)

    def _is_performed(self, parse: Parse, head: int) -> bool:
        if parse.tokens[head].lemma not in self.performed or parse.tokens[-1].text == "?":
            return False
        top = self._preface_over(parse, head)
        subjects = {parse.tokens[s].text.lower() for s in parse.children(top, "nsubj")}
        helpers = {parse.tokens[a].text.lower() for a in parse.children(top, "aux")} - {"to"}
        is_present = parse.tokens[top].tag in _PRESENT and helpers <= _POLITE
        is_open = bool(parse.children(top, "mark")) or any(
            parse.tokens[m].lemma in {"if", "unless"}
            for clause in parse.children(top, "advcl")
            for m in parse.children(clause, "mark")
        )
        return bool(subjects & _FIRST_PERSON) and is_present and not is_open and not is_negated(parse, top)

    def _preface_over(self, parse: Parse, head: int) -> int:
        """Return the outermost verb of "want to begin by thanking", the verb itself where nothing leads to it."""
        top = head
        while parse.tokens[top].dep in _CHAIN and parse.tokens[top].head != top:
            above = parse.tokens[top].head
            is_link = parse.tokens[above].lemma in {"by", "with"} and parse.tokens[above].dep == "prep"
            if not is_link and parse.tokens[above].lemma not in self.prefacing:
                break
            top = above
        return top

    def _is_of_occasion(self, parse: Parse, head: int) -> bool:
        if not has_to(parse, head):
            return False
        noun = parse.tokens[head].head
        verb = parse.tokens[noun].head
        is_had = parse.tokens[verb].lemma in {"have", "get"} and parse.tokens[verb].tag in {"VBD", "VBN"}
        is_occasion = parse.tokens[noun].lemma in self.occasion and parse.tokens[noun].dep == "dobj"
        is_open = any(parse.tokens[a].tag == "MD" for a in parse.children(verb, "aux"))
        return is_had and is_occasion and not is_open and not is_negated(parse, verb)


def default_performing(lexicons: Lexicons = SHIPPED) -> Performing:
    """Return the words."""
    return words_by_kind(lexicons, "role_words.tsv", Performing)
