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
from detente.attribution.cues import CueLexicon, CueMatch
from detente.attribution.draft import Draft
from detente.records import Parse

_SAYING = ("speech", "attitude", "evidence")
_PLANS = frozenset(
    {"intend", "expect", "want", "prefer", "determine", "inform", "advise", "anticipate", "project"}
)
"""In the passive with an infinitive these tell a plan, not what somebody says ("is expected to visit")."""
_FILLERS = frozenset({"know", "guess", "mean", "see", "suppose"})
_REFUSALS = frozenset({"refuse", "decline", "fail", "omit", "neglect", "stop"})
_FIRST_PERSON = frozenset({"i", "we"})
_TO = ("as", "of", "for", "to", "with", "on", "over", "about", "against")
_NOT_SAID = frozenset({"advcl", "punct", "npadvmod", "cc", "conj"})
_IMPERSONAL = frozenset({"it", "there", "this", "that", "which", "what"})


@dataclass(frozen=True, slots=True)
class VerbReader:
    """Reads one verb; `mentioned` are the tokens that stand for a participant."""

    cues: CueLexicon
    text: str

    def read(self, parse: Parse, verb: int, mentioned: frozenset[int]) -> Draft | None:
        """Return what the verb attributes, if it does."""
        if not is_verb(parse, verb):
            return None
        matches = list(self.cues.at(parse, verb))
        if not matches:
            return None
        matches.sort(key=lambda m: -len(m.tokens))
        for match, content, rule in self._readings(parse, verb, matches):
            source = subject(parse, verb)
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
        for kinds, read in (
            (("naming",), self._named),
            (_SAYING, self._clause),
            (("topic",), self._topic_with_preposition),
            (("directive",), self._deed),
            (("judgement",), self._judged),
            (("topic",), self._topic),
            (("speech", "attitude"), self._around),
        ):
            for match in matches:
                if match.cue.kind in kinds and (content := read(parse, verb, match)):
                    yield match, content, "attribution.parenthesis" if read == self._around else None

    def _clause(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the clause that is the verb's object; with a passive, its raised subject too."""
        clauses = clauses_said(parse, verb)
        if clauses:
            content: set[int] = set()
            for clause in clauses:
                content |= self._without_that(parse, self._below_clear(parse, clause, match))
            content -= self._day_of_saying(parse, verb, clauses[-1])
            return content - set(under(parse, verb)) if verb in content else content
        if match.cue.kind == "evidence" or self._is_asked(parse, verb) or not is_passive(parse, verb):
            return set()
        for clause in parse.children(verb, "xcomp"):
            content = self._without_that(parse, clause)
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

    def _without_that(self, parse: Parse, clause: int) -> set[int]:
        marks = {m for m in parse.children(clause, "mark") if parse.tokens[m].lemma == "that"}
        return set(under(parse, clause)) - marks

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

    def _is_fenced(self, parse: Parse, group: set[int]) -> bool:
        first = min(i for i in group if parse.tokens[i].pos != "PUNCT")
        last = max(i for i in group if parse.tokens[i].pos != "PUNCT")
        before = first == 0 or parse.tokens[first - 1].text in {",", "—", "–", "-", '"', "”"}
        after = last + 1 >= len(parse.tokens) or parse.tokens[last + 1].text in {
            ",",
            ".",
            "—",
            "–",
            '"',
            "”",
            "“",
        }
        return before and after and last - first <= 10

    def _deed(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the deed asked for or promised: a clause or an infinitive with its subject."""
        if clauses := [c for c in clauses_said(parse, verb) if c > verb]:
            return self._without_that(parse, clauses[0])
        for clause in parse.children(verb, "xcomp", "advcl"):
            to = any(parse.tokens[a].tag == "TO" for a in parse.children(clause, "aux"))
            left = min(under(parse, clause))
            if (
                not to
                or clause < verb
                or (parse.tokens[clause].dep == "advcl" and parse.tokens[left - 1].text == ",")
            ):
                continue
            content = set(under(parse, clause))
            if len(match.tokens) == 1:
                for asked in parse.children(verb, "dobj", "dative"):
                    content |= set(under(parse, asked)) if asked > verb else set()
            return content
        return set()

    def _judged(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return who or what is judged, with what for."""
        objects = [*parse.children(verb, "dobj", "nsubjpass"), *self._under_preposition(parse, match)]
        if parse.tokens[verb].dep == "acl" and parse.tokens[verb].tag == "VBN" and not objects:
            noun = parse.tokens[verb].head
            content = set(under(parse, noun)) - set(under(parse, verb))
        elif not objects or any(parse.tokens[o].text.endswith(("self", "selves")) for o in objects):
            return set()
        else:
            content = {i for o in objects for i in under(parse, o)}
        for child in parse.children(verb, "prep", "oprd", "xcomp", "pcomp"):
            token = parse.tokens[child]
            if child > verb and (token.dep != "prep" or token.lemma in {"of", "for", "to", "as"}):
                content |= set(under(parse, child))
        return content - set(
            match.tokens[1:] if len(match.tokens) > 1 and match.tokens[1] == verb + 1 else ()
        )

    def _named(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return both complements of "call X Y", "describe X as Y"."""
        if len(match.tokens) > 1:
            objects = parse.children(verb, "dobj", "nsubjpass")
            if not objects:
                return set()
            content = {i for o in objects for i in under(parse, o)}
            return content | set(under(parse, match.tokens[-1]))
        seconds = parse.children(verb, "oprd")
        firsts = [
            i for i in parse.children(verb, "dobj", "nsubjpass", "nsubj") if parse.tokens[i].dep != "nsubj"
        ]
        small = [c for c in clauses_said(parse, verb) if self._is_verbless(parse, c) and c > verb]
        if not seconds and len(firsts) < 2 and not small and not self._is_before_quote(parse, firsts):
            return set()
        content = {i for o in (*firsts, *seconds, *small) for i in under(parse, o)}
        return {
            i for i in content if parse.tokens[i].tag not in {"WP", "WDT"} or parse.tokens[i].head != verb
        }

    def _is_before_quote(self, parse: Parse, objects: list[int]) -> bool:
        """Return whether a quotation follows the object ("called the deal "a fraud"")."""
        return bool(objects) and any(
            t.text in {'"', "“", "``"} for t in parse.tokens[objects[0] + 1 : objects[0] + 3]
        )

    def _is_verbless(self, parse: Parse, clause: int) -> bool:
        return not parse.tokens[clause].tag.startswith(("VB", "MD")) and not parse.children(
            clause, "aux", "cop", "mark"
        )

    def _topic_with_preposition(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        return self._spoken_of(parse, verb, match) if len(match.tokens) > 1 else set()

    def _topic(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the noun phrase that is spoken of."""
        if len(match.tokens) > 1:
            return self._spoken_of(parse, verb, match)
        objects = [
            o
            for o in parse.children(verb, "dobj", "nsubjpass")
            if not parse.tokens[o].tag.startswith(("PRP", "W"))
            and (o > verb or parse.tokens[o].dep == "nsubjpass")
        ]
        if objects or not parse.children(verb, "auxpass"):
            objects += [
                c for c in parse.children(verb, "xcomp", "oprd") if parse.tokens[c].tag == "VBG" or objects
            ]
        objects += [
            c for c in parse.children(verb, "advcl") if objects and self._is_condition(parse, c, verb)
        ]
        return {i for o in objects for i in under(parse, o)}

    def _is_condition(self, parse: Parse, clause: int, verb: int) -> bool:
        return clause > verb and any(parse.tokens[m].lemma == "if" for m in parse.children(clause, "mark"))

    def _spoken_of(self, parse: Parse, verb: int, match: CueMatch) -> set[int]:
        """Return the object of "speak of", a participle after it included ("of Turkey leaving")."""
        objects = self._under_preposition(parse, match)
        if any(parse.tokens[o].entity in {"DATE", "TIME"} for o in objects):
            return set()
        content = {i for o in objects for i in under(parse, o)}
        after = max(content, default=len(parse.tokens)) + 1
        for clause in parse.children(verb, "advcl", "xcomp"):
            deed = parse.tokens[min(under(parse, clause))]
            if min(under(parse, clause)) == after and (deed.tag == "TO" or parse.tokens[clause].tag == "VBG"):
                content |= set(under(parse, clause))
        return content

    def _under_preposition(self, parse: Parse, match: CueMatch) -> list[int]:
        if len(match.tokens) < 2:
            return []
        below = list(parse.children(match.tokens[-1], "pobj", "pcomp"))
        if below or parse.tokens[match.tokens[-1]].dep == "prep":
            return below
        return [o for o in parse.children(match.tokens[0], "dobj") if o > match.tokens[-1]]

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
