"""Reported speech, thought, proof, demands and judgements: what hangs on a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.attribution.clauses import (
    agent,
    clauses_said,
    is_negated,
    is_passive,
    is_verb,
    spans_of,
    subject,
    under,
    verb_group,
)
from detente.attribution.complements import deed, judged, named, topic, topic_with_preposition, without_that
from detente.attribution.cues import CLAUSE_TAKING, CueLexicon, CueMatch
from detente.attribution.draft import Draft
from detente.records import Parse

_PLANS = frozenset(
    {"intend", "expect", "want", "prefer", "determine", "inform", "advise", "anticipate", "project"}
)
"""In the passive with an infinitive these tell a plan, not what somebody says ("is expected to visit")."""
_FILLERS = frozenset({"know", "guess", "mean", "see", "suppose"})
_LEAST_SAID = 5
"""How many words stand at least before ", said Ruiz"."""
_REFUSALS = frozenset({"refuse", "decline", "fail", "omit", "neglect", "stop"})
_FENCES = frozenset({",", ".", "—", "–", "-", '"', "”", "“"})
_IMPERSONAL = frozenset({"it", "there", "this", "that", "which", "what"})


@dataclass(frozen=True, slots=True)
class VerbReader:
    """Reads one verb."""

    cues: CueLexicon
    text: str

    def read(self, parse: Parse, verb: int, mentioned: frozenset[int]) -> Draft | None:
        """Return what the verb attributes, if it does; `mentioned` are the tokens that head a participant."""
        if not is_verb(parse, verb):
            return None
        matches = list(self.cues.at(parse, verb))
        if not matches:
            return None
        matches.sort(key=lambda m: -len(m.tokens))
        for match, content, rule in self._readings(parse, verb, matches):
            source = subject(parse, verb)
            if source is None and match.cue.kind in CLAUSE_TAKING:
                source = _noun_before(parse, verb)
            if not self._can_speak(parse, verb, match, source, mentioned):
                continue
            negated = is_negated(parse, verb, _REFUSALS)
            spans = spans_of(parse, content, self.text)
            if not spans:
                continue
            return Draft(
                parse,
                source,
                verb,
                verb_group(parse, match.tokens, negated=negated),
                spans,
                rule or match.cue.where,
                "negative" if negated else "positive",
            )
        return self._silence(parse, verb, matches)

    def _readings(
        self, parse: Parse, verb: int, matches: list[CueMatch]
    ) -> Iterator[tuple[CueMatch, set[int], str | None]]:
        """Yield the possible contents, the likeliest first, with the rule if no lexicon line says it all."""
        parentheses = (self._around, self._before_inverted)
        for kinds, read in (
            (("naming",), named),
            (CLAUSE_TAKING, self._clause),
            (("topic",), topic_with_preposition),
            (("directive",), deed),
            (("judgement",), judged),
            (("topic",), topic),
            (("speech", "attitude"), self._around),
            (("speech",), self._before_inverted),
        ):
            for match in matches:
                if match.cue.kind in kinds and (content := read(parse, verb, match)):
                    yield match, content, "attribution.parenthesis" if read in parentheses else None

    def _clause(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the clause that is the verb's object; with a passive, its raised subject too."""
        clauses = clauses_said(parse, verb)
        if clauses:
            content: set[int] = set()
            for clause in clauses:
                content |= without_that(parse, self._below_clear(parse, clause, match))
            content -= self._day_of_saying(parse, verb, clauses[-1])
            return content - set(under(parse, verb)) if verb in content else content
        if match.cue.kind == "evidence" or self._is_asked(parse, verb) or not is_passive(parse, verb):
            return set()
        for clause in parse.children(verb, "xcomp"):
            content = without_that(parse, clause)
            for raised in parse.children(verb, "nsubjpass"):
                if parse.tokens[raised].lemma not in _IMPERSONAL | {"who"}:
                    content |= set(under(parse, raised))
            return content
        return set()

    def _day_of_saying(self, parse: Parse, verb: int, clause: int) -> set[int]:
        """Return "on Monday" between "said" and the clause, which the parser takes into the clause."""
        for prep in parse.children(clause, "prep"):
            words = set(under(parse, prep))
            following = parse.tokens[max(words) + 1 : max(words) + 2]
            right_after = prep == verb + 1 and bool(following) and following[0].text != ","
            if right_after and all(parse.tokens[i].entity in {"DATE", "TIME"} for i in words - {prep}):
                return words
        return set()

    def _is_asked(self, parse: Parse, verb: int) -> bool:
        """Return whether the passive with an infinitive is a plan or an order, not a report."""
        lemma = parse.tokens[verb].lemma
        return lemma in _PLANS or self.cues.has(lemma, "directive")

    def _below_clear(self, parse: Parse, clause: int, match: CueMatch) -> int:
        """Return what is made clear in "made it clear that ..."."""
        if match.cue.words[-1] != "clear" or parse.tokens[clause].lemma != "clear":
            return clause
        return next(iter(parse.children(clause, "ccomp", "advcl", "acl")), clause)

    def _around(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the clause in which or beside which "officials said" stands as a parenthesis."""
        token = parse.tokens[verb]
        if token.dep not in {"parataxis", "ccomp", "conj"} or token.tag not in {"VBD", "VBZ", "VBP"}:
            return set()
        if not parse.children(verb, "nsubj") or parse.children(
            verb, "ccomp", "xcomp", "acomp", "mark", "attr"
        ):
            return set()
        if any(parse.tokens[d].lemma not in {"reporter", "press"} for d in parse.children(verb, "dobj")):
            return set()
        if token.lemma in _FILLERS:
            return set()
        above = token.head
        group = set(under(parse, verb))
        if token.dep == "conj" and above < verb and parse.children(above, "cc"):
            return set()
        if token.dep != "parataxis" and not self._is_fenced(parse, group):
            return set()
        said = set(under(parse, above)) - group
        after = min((i for i in said if i > max(group) and parse.tokens[i].pos != "PUNCT"), default=None)
        if after is not None and verb > above and parse.tokens[after].tag == "VBG":
            said = {i for i in said if i < verb}  # "it failed, he said, shaking his head"
        # "Unless the siege ends, he said, it will leave": the parser hangs the condition on "said".
        for child in parse.children(verb, "advcl"):
            if verb > above or child < min(parse.children(verb, "nsubj")):
                said |= set(under(parse, child))
        return said

    def _before_inverted(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return all before a comma with "said Ruiz" after it, where the parser has lost the clause said."""
        token = parse.tokens[verb]
        if verb < _LEAST_SAID or parse.tokens[verb - 1].text != "," or token.tag not in {"VBD", "VBZ"}:
            return set()
        sayers = [i for i in parse.children(verb, "nsubj") if i > verb]
        if not sayers or token.dep != "ROOT" or parse.children(verb, "ccomp", "dobj", "conj"):
            return set()
        return {i for i in range(verb - 1) if parse.tokens[i].pos != "SPACE"}

    def _is_fenced(self, parse: Parse, group: set[int]) -> bool:
        first = min(i for i in group if parse.tokens[i].pos != "PUNCT")
        last = max(i for i in group if parse.tokens[i].pos != "PUNCT")
        before = first == 0 or parse.tokens[first - 1].text in _FENCES
        after = last + 1 >= len(parse.tokens) or parse.tokens[last + 1].text in _FENCES
        return before and after and last - first <= 10

    def _can_speak(
        self, parse: Parse, verb: int, match: CueMatch, source: int | None, mentioned: frozenset[int]
    ) -> bool:
        """Return whether this source can be one of this cue."""
        kind = match.cue.kind
        if source is None:
            token = parse.tokens[verb]
            if not is_passive(parse, verb) or (kind == "directive" and token.lemma == "tell"):
                return False
            return (
                kind in {"speech", "attitude", "directive", "judgement"}
                or bool(kind == "topic" and agent(parse, verb) is not None)
                or (kind == "topic" and token.lemma == "report")
            )
        token = parse.tokens[source]
        if token.lemma == "you" or (kind == "evidence" and parse.tokens[verb].tag == "VB"):
            return False
        if token.lemma in _IMPERSONAL and kind != "evidence" and token.lemma != "it":
            return False
        if kind in {"speech", "attitude", "directive"} and token.pos in {"PRON", "PROPN"}:
            return True
        if kind == "directive" and clauses_said(parse, verb):
            return True
        if kind in {"topic", "judgement", "naming", "directive"}:
            return (
                source in mentioned
                or token.pos == "PRON"
                or token.entity in {"PERSON", "ORG", "GPE", "NORP"}
                or self.cues.has(token.lemma, "noun")
            )
        return True

    def _silence(self, parse: Parse, verb: int, matches: list[CueMatch]) -> Draft | None:
        """Return "declined to comment": a cue without content."""
        token = parse.tokens[verb]
        above = parse.tokens[token.head]
        speaks = next((m for m in matches if m.cue.kind == "speech"), None)
        if speaks is None or token.dep != "xcomp" or above.lemma not in {"decline", "refuse"}:
            return None
        if token.lemma not in {"comment", "answer", "respond", "speak", "elaborate", "say"}:
            return None
        source = subject(parse, verb)
        if source is None:
            return None
        cue = verb_group(parse, (verb,), negated=True)
        return Draft(parse, source, verb, cue, (), speaks.cue.where, "negative")


def _noun_before(parse: Parse, verb: int) -> int | None:
    """Return the noun right before a finite active verb with a clause, where the parser has lost the subject."""
    if not verb or parse.tokens[verb].tag not in {"VBD", "VBZ", "VBP"} or is_passive(parse, verb):
        return None
    if parse.tokens[verb].dep in {"relcl", "acl"} or not parse.children(verb, "ccomp"):
        return None
    before = parse.tokens[verb - 1]
    return verb - 1 if before.pos in {"NOUN", "PROPN", "PRON"} and not before.tag.startswith("W") else None
