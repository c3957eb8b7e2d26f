"""What stands around a word: its subject, object, prepositional phrases, particle, complement."""

from __future__ import annotations

from collections.abc import Iterator

from detente.events.frame import Frame, is_negated
from detente.events.lists import with_listed
from detente.events.relatives import antecedent_of, fill_relative, relatives_resolved, whose
from detente.events.role_words import RoleWords
from detente.events.understood import has_to, understood_subjects
from detente.records import Parse

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_PARTICLES = frozenset("out back down free aside off up away over in forward together home apart".split())
_NAMED = frozenset({"GPE", "ORG", "PERSON", "NORP"})


class Frames:
    """The frames of one sentence, each made once, when asked for."""

    def __init__(self, parse: Parse, words: RoleWords) -> None:
        self.parse = parse
        self.words = words
        self._made: dict[int, Frame] = {}

    def of(self, head: int) -> Frame:
        """Return the frame of a token."""
        if head not in self._made:
            token = self.parse.tokens[head]
            make = self._verb if token.pos in {"VERB", "AUX"} else self._noun
            self._made[head] = Frame(head)  # a cycle of controlled subjects finds an empty frame, not itself
            self._made[head] = make(head)
        return self._made[head]

    def subjects_over(self, noun: int) -> list[int]:
        """Return who does the verb whose object a noun is ("began the process of withdrawing")."""
        above = self.parse.tokens[noun]
        if above.dep in {"dobj", "nsubjpass"} and self.parse.tokens[above.head].pos == "VERB":
            return self.of(above.head).subjects
        return []

    def _verb(self, head: int) -> Frame:
        parse, token = self.parse, self.parse.tokens[head]
        frame = Frame(head)
        frame.passive = self.is_passive(head)
        frame.negated = is_negated(parse, head)
        frame.particles = self._particles(head)
        frame.indirect = with_listed(parse, parse.children(head, "dative"))
        subjects = with_listed(parse, parse.children(head, *_SUBJECTS))
        passive_subjects = with_listed(parse, parse.children(head, *_PASSIVE_SUBJECTS))
        objects = with_listed(parse, parse.children(head, "dobj", "attr"))
        small_subjects, predicates = self._small_clauses(head)
        objects = objects or small_subjects or self._mistaken_objects(head) or self._shared_objects(head)
        for prep in parse.children(head, "prep", "agent", "dative"):
            self._add_preposition(frame, prep)
        for noun in (*objects, *(p for p in frame.particles if parse.tokens[p].pos == "ADV")):
            for prep in parse.children(noun, "prep"):
                self._add_preposition(frame, prep)
        if predicates:
            frame.prepositions.setdefault("as", []).extend(predicates)
        frame.modifiers = [m for noun in objects for m in self._premodifiers(noun)]
        frame.infinitives, frame.gerunds, frame.clauses = self._complements(head, objects)
        controlled = [] if subjects or passive_subjects else understood_subjects(self, head)
        if frame.passive:
            frame.subjects = (
                frame.prepositions.get("by", []) if parse.children(head, "agent") or not objects else []
            )
            frame.subjects = frame.subjects or list(
                parse.children(head, "npadvmod") if token.dep == "amod" else ()
            )
            frame.objects = passive_subjects or subjects or controlled
            if objects and frame.objects and not passive_subjects:
                frame.indirect = objects
        else:
            frame.subjects = subjects or passive_subjects or controlled
            frame.objects = objects
        if token.lemma in self.words.dying and frame.subjects and not frame.objects:
            frame.passive, frame.subjects, frame.objects = True, [], frame.subjects
        antecedent = antecedent_of(parse, head)
        if antecedent is not None:
            fill_relative(parse, frame, antecedent)
        frame.subjects = relatives_resolved(parse, frame.subjects, head)
        frame.objects = relatives_resolved(parse, frame.objects, head)
        for preposition, nouns in frame.prepositions.items():
            frame.prepositions[preposition] = relatives_resolved(parse, nouns, head)
        return frame

    def _noun(self, head: int) -> Frame:
        parse = self.parse
        frame = Frame(head)
        frame.negated = any(parse.tokens[c].lemma == "no" for c in parse.children(head, "det", "neg"))
        frame.possessors = with_listed(parse, parse.children(head, "poss"))
        if any(parse.tokens[p].lemma == "whose" for p in frame.possessors):
            frame.possessors = whose(parse, head)
        frame.modifiers = list(self._premodifiers(head))
        for prep in parse.children(head, "prep", "agent"):
            self._add_preposition(frame, prep)
        self._share_with_joined(frame)
        self._add_beyond_the_doer(frame)
        frame.infinitives = [
            c for c in parse.children(head, "acl", "xcomp", "relcl") if has_to(self.parse, c)
        ]
        frame.clauses = [
            c for c in parse.children(head, "acl", "ccomp", "relcl") if parse.children(c, "mark")
        ]
        if parse.tokens[head].pos == "ADJ":
            governor = parse.tokens[head].head
            if parse.tokens[head].dep in {"acomp", "attr", "oprd"} and parse.tokens[governor].pos in {
                "VERB",
                "AUX",
            }:
                frame.subjects = list(self.of(governor).subjects)
                frame.negated = frame.negated or is_negated(parse, governor)
        return frame

    def _mistaken_objects(self, head: int) -> list[int]:
        """Return a name right behind a verb that the parser took for a time ("visits Turkey, ...")."""
        tokens = self.parse.tokens
        return [
            c
            for c in self.parse.children(head, "npadvmod")
            if head < c <= head + 3 and tokens[c].pos == "PROPN" and tokens[c].entity in _NAMED
        ]

    def _shared_objects(self, head: int) -> list[int]:
        """Return the object that a verb shares with the next one: "destroyed and looted the town"."""
        parse = self.parse
        for joined in parse.children(head, "conj"):
            near = head < joined <= head + 3 and parse.tokens[joined].tag == parse.tokens[head].tag
            if near and not parse.children(head, "prep", "xcomp", "ccomp"):
                return with_listed(parse, parse.children(joined, "dobj"))
        return []

    def _share_with_joined(self, frame: Frame) -> None:
        """Let "the regime's harassment and detention of journalists" have both owner and victim twice."""
        parse, token = self.parse, self.parse.tokens[frame.head]
        if token.dep == "conj" and parse.tokens[token.head].pos == "NOUN" and token.head < frame.head:
            first = self.of(token.head)
            if not frame.possessors and not frame.modifiers:
                frame.possessors, frame.modifiers = first.possessors, first.modifiers
            if not frame.possessors:
                frame.possessors = first.possessors
        if not frame.prepositions:
            for joined in parse.children(frame.head, "conj"):
                if parse.tokens[joined].pos == "NOUN" and joined > frame.head:
                    for prep in parse.children(joined, "prep"):
                        if parse.tokens[prep].lemma in {"of", "against", "on"}:
                            self._add_preposition(frame, prep)

    def _add_beyond_the_doer(self, frame: Frame) -> None:
        """Add "against Syria" to "a rally by students against Syria", where the parser hangs it on the students."""
        for doer in frame.prepositions.get("by", []):
            for prep in self.parse.children(doer, "prep"):
                if self.parse.tokens[prep].lemma == "against" and "against" not in frame.prepositions:
                    self._add_preposition(frame, prep)

    def _particles(self, head: int) -> list[int]:
        """Return the particles of a verb, those too that the parser took for adverbs ("set free", "sent back")."""
        tokens = self.parse.tokens
        loose = [
            c
            for c in self.parse.children(head, "advmod", "prep", "acomp", "oprd")
            if c > head and tokens[c].lemma in _PARTICLES and not self.parse.children(c, "pobj")
        ]
        return [*self.parse.children(head, "prt"), *loose]

    def _small_clauses(self, head: int) -> tuple[list[int], list[int]]:
        """Return X and Y of "declared X Y" and "called X a Y": subjects and predicates without a verb."""
        parse, subjects, predicates = self.parse, [], list(self.parse.children(head, "oprd"))
        for clause in parse.children(head, "ccomp"):
            verbless = parse.tokens[clause].pos in {"NOUN", "PROPN", "ADJ"}
            if verbless and not parse.children(clause, "aux", "cop", "mark"):
                subjects.extend(with_listed(parse, parse.children(clause, "nsubj")))
                predicates.append(clause)
        return subjects, predicates

    def _premodifiers(self, head: int) -> Iterator[int]:
        for child in self.parse.children(head, "amod", "compound", "nmod", "advmod", "npadvmod", "nummod"):
            if child < head:
                yield from self._premodifiers(child)
                yield child
                yield from (c for c in self.parse.children(child, "conj") if c < head)

    def is_passive(self, head: int) -> bool:
        """Return whether a verb form is passive, participles and joined verbs included."""
        parse, token = self.parse, self.parse.tokens[head]
        if parse.children(head, "auxpass", *_PASSIVE_SUBJECTS) or self._is_wanted(head):
            return True
        if token.tag != "VBN":
            # "Its embassy stormed by rioters": a participle that the parser took for the past tense.
            is_below = token.tag == "VBD" and token.dep in {"ccomp", "advcl"} and head < token.head
            return (
                is_below and bool(parse.children(head, "agent")) and not parse.children(head, "dobj", "mark")
            )
        if token.dep == "conj" and not parse.children(head, *_SUBJECTS, "aux"):
            return self.is_passive(token.head)
        return token.dep in {"acl", "amod", "oprd"} or bool(parse.children(head, "agent"))

    def _is_wanted(self, verb: int) -> bool:
        """Return whether a participle says what is to be done to its subject: "wants the envoy expelled"."""
        parse, token = self.parse, self.parse.tokens[verb]
        is_below = token.dep == "ccomp" and bool(parse.children(verb, "nsubj"))
        if not is_below or parse.children(verb, "aux", "mark", "dobj"):
            return False
        return token.tag == "VBN" or (
            token.tag == "VBD" and parse.tokens[token.head].lemma in self.words.wanting
        )

    def _is_bare(self, verb: int, governor: int) -> bool:
        tokens = self.parse.tokens
        return tokens[verb].tag in {"VB", "VBP"} and tokens[governor].lemma in self.words.letting

    def _complements(self, head: int, objects: list[int]) -> tuple[list[int], list[int], list[int]]:
        parse = self.parse
        infinitives, gerunds, clauses = [], [], []
        for child in parse.children(head, "xcomp", "ccomp", "advcl"):
            if has_to(self.parse, child) or self._is_bare(child, head):
                infinitives.append(child)
            elif parse.tokens[child].tag == "VBG" and parse.tokens[child].dep == "xcomp":
                gerunds.append(child)
            elif parse.tokens[child].dep == "ccomp":
                clauses.append(child)
        for noun in objects:
            infinitives.extend(c for c in parse.children(noun, "acl", "relcl") if has_to(self.parse, c))
        for prep in parse.children(head, "prep"):
            gerunds.extend(parse.children(prep, "pcomp"))
        return infinitives, gerunds, clauses

    def _add_preposition(self, frame: Frame, prep: int) -> None:
        tokens = self.parse.tokens
        nouns = with_listed(self.parse, self.parse.children(prep, "pobj"))
        nouns += list(self.parse.children(prep, "pcomp"))
        name = tokens[prep].lemma
        if tokens[prep].dep == "dative" and tokens[prep].pos != "ADP":
            return
        frame.prepositions.setdefault(name, []).extend(nouns)
        for inner in self.parse.children(prep, "prep"):
            self._add_preposition(frame, inner)
