"""Claims, reports and calls as nouns; "according to"; "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.attribution.clauses import is_negated, spans_of, subject, subject_of_noun, under
from detente.attribution.cues import CueLexicon, CueMatch
from detente.attribution.draft import Draft
from detente.records import RETRACTION, Parse, Polarity, Span

_NOT_A_CLAUSE = frozenset({"amod", "aux", "auxpass", "acl", "pcomp", "xcomp"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_OF_OTHERS = frozenset({"phrase", "hearsay"})
_OF_NOUNS = _OF_OTHERS | {"noun"}
"""Kinds of cues that are read at nouns, and at other words."""
_GROUNDS = frozenset({"pretext", "premise", "assumption", "belief", "theory", "understanding"})
_TIME_OR_SHARE = frozenset(
    {"cent", "day", "year", "week", "month", "hour", "capita", "person", "share", "gallon", "head"}
)


@dataclass(frozen=True, slots=True)
class NounReader:
    """Reads nouns, fixed phrases and adverbs of hearsay."""

    cues: CueLexicon
    text: str

    def read(self, parse: Parse, index: int) -> Iterator[Draft]:
        """Yield what the token attributes, if it is the first word of such a cue."""
        token = parse.tokens[index]
        kinds = _OF_NOUNS if token.pos in _NOMINAL else _OF_OTHERS
        for match in self.cues.of_kinds(parse, index, kinds):
            if match.cue.kind == "noun":
                yield from self._noun(parse, index, match)
                return
            if match.cue.kind == "phrase":
                yield from self._phrase(parse, index, match)
                return
            if match.cue.kind == "hearsay":
                yield from self._hearsay(parse, index, match)
                return

    def _noun(self, parse: Parse, noun: int, match: CueMatch) -> Iterator[Draft]:
        spans = spans_of(parse, self._clause_of(parse, noun), self.text)
        if not spans:
            return
        token = parse.tokens[noun]
        above = parse.tokens[token.head]
        cue = token.span
        polarity: Polarity = "positive"
        source = subject_of_noun(parse, noun)
        if source is None and token.dep == "dobj" and self.cues.has(above.lemma, "light"):
            source = subject(parse, token.head)
            cue = Span(above.start, token.end) if above.start < token.start else cue
            polarity = "negative" if is_negated(parse, token.head, ()) else "positive"
        rule = match.cue.where
        if token.dep == "dobj" and self.cues.has(above.lemma, "retraction"):
            taker = subject(parse, token.head)
            if taker is not None and (source is None or parse.tokens[source].pos == "PRON"):
                source, cue, rule = taker, Span(min(above.start, token.start), token.end), RETRACTION
        if source is None and token.dep == "pobj":
            source = self._holds(parse, noun)
        if source is not None or self.cues.has(token.lemma, "unsourced"):
            yield Draft(parse, source, noun, cue, spans, rule, polarity)

    def _holds(self, parse: Parse, noun: int) -> int | None:
        """Return who is of the view, or acts on the assumption, that the noun introduces."""
        token = parse.tokens[noun]
        prep = parse.tokens[token.head]
        is_of_the_view = prep.lemma in {"of", "in"} and parse.tokens[prep.head].lemma == "be"
        is_ground = prep.lemma in {"under", "on"} and token.lemma in _GROUNDS
        return subject(parse, prep.head) if is_of_the_view or is_ground else None

    def cited(self, parse: Parse, index: int, drafts: Sequence[Draft]) -> Draft | None:
        """Return "citing officials": a further source of what the sentence attributes beside it."""
        token = parse.tokens[index]
        match = self.cues.of_kind(parse, index, "phrase") if token.tag == "VBG" else None
        if match is None or len(match.tokens) > 1:
            return None
        source = next(iter(parse.children(index, "dobj", "nsubj")), None)
        beside = [d for d in drafts if d.cue is not None and d.content and d.verb != index]
        if source is None or not beside or not self.is_voice(parse, source):
            return None
        before = [d for d in beside if d.cue is not None and d.cue.start < token.start]
        chosen = before[-1] if before else beside[0]
        content = tuple(s for s in chosen.content if not s.holds(token.span))
        return Draft(parse, source, index, token.span, content, match.cue.where) if content else None

    def is_voice(self, parse: Parse, index: int) -> bool:
        """Return whether a noun is one that speaks: a name, "officials", "a report"."""
        token = parse.tokens[index]
        return token.pos == "PROPN" or self.cues.has(token.lemma, "voice", "noun")

    def _clause_of(self, parse: Parse, noun: int) -> set[int]:
        """Return the clause or infinitive that a noun announces."""
        for clause in parse.children(noun, "acl", "ccomp", "relcl"):
            if clause < noun:
                continue
            marks = [
                m for m in parse.children(clause, "mark") if parse.tokens[m].lemma in {"that", "whether"}
            ]
            own = [s for s in parse.children(clause, "nsubj", "nsubjpass", "expl") if s < clause]
            relative = any(parse.tokens[s].tag in {"WDT", "WP"} for s in parse.children(clause))
            token = parse.tokens[clause]
            if marks or (own and not relative and token.dep != "relcl"):
                return set(under(parse, clause)) - {m for m in marks if parse.tokens[m].lemma == "that"}
            to = any(parse.tokens[a].tag == "TO" for a in parse.children(clause, "aux"))
            if to and token.dep == "acl" and self._asks(parse, noun):
                return set(under(parse, clause))
        for prep in parse.children(noun, "prep"):
            if parse.tokens[prep].lemma == "for" and parse.tokens[noun].lemma in {"call", "appeal", "demand"}:
                return self._called_for(parse, prep)
        return set()

    def _called_for(self, parse: Parse, prep: int) -> set[int]:
        content = set(under(parse, prep)) - {prep}
        edge = max(content, default=prep)
        # "their call for the regime to respect rights": the parser hangs the infinitive higher up.
        following = parse.tokens[edge + 1 : edge + 2]
        if following and following[0].tag == "TO":
            content |= {i for i in under(parse, following[0].head) if i > edge}
        return content

    def _asks(self, parse: Parse, noun: int) -> bool:
        lemma = parse.tokens[noun].lemma
        return self.cues.has(lemma, "directive") or lemma in {"threat", "proposal"}

    def _phrase(self, parse: Parse, index: int, match: CueMatch) -> Iterator[Draft]:
        last = match.tokens[-1]
        token = parse.tokens[index]
        if token.tag in {"VBG", "VBN"} and len(match.tokens) == 1:
            return
        governors = (last, *match.tokens[::-1])
        source = next((p for g in governors for p in parse.children(g, "pobj", "pcomp") if p > last), None)
        if source is None and last + 1 < len(parse.tokens) and token.lemma == "accord":
            source = self._noun_after(parse, last)
        if source is None or (token.lemma == "per" and not self._is_voice(parse, index, source)):
            return
        head = parse.tokens[index].head
        phrase = set(under(parse, index)) | set(under(parse, source)) | set(match.tokens)
        while (
            parse.tokens[head].dep in {"prep", "pobj", "amod", "compound", "advmod", "npadvmod"}
            and head not in phrase
        ):
            if parse.tokens[head].head == head:
                break
            head = parse.tokens[head].head
        head = self._whole(parse, self._clause_above(parse, head), index)
        marks = {*parse.children(head, "mark"), *(c for c in parse.children(head, "cc") if c < head)}
        content = set(under(parse, head)) - phrase - marks
        if not content or head in phrase:
            return
        cue = Span(token.start, parse.tokens[last].end)
        if spans := spans_of(parse, content, self.text):
            yield Draft(parse, self._holder(parse, source), index, cue, spans, match.cue.where)

    def _clause_above(self, parse: Parse, head: int) -> int:
        """Return the verb whose clause the phrase comments on, for one attached to a noun in it."""
        for seen in (head, *parse.ancestors(head)):
            token = parse.tokens[seen]
            if token.pos in {"VERB", "AUX", "ADJ"} and token.dep not in _NOT_A_CLAUSE:
                return seen
        return head

    def _whole(self, parse: Parse, head: int, phrase: int) -> int:
        """Return the first of the clauses joined before a comma and the phrase ("A fell, and B rose, according to")."""
        if phrase == 0 or parse.tokens[phrase - 1].text != ",":
            return head
        while parse.tokens[head].dep in {"conj", "advcl"} and parse.tokens[head].head < head < phrase:
            head = parse.tokens[head].head
        return head

    def _noun_after(self, parse: Parse, last: int) -> int | None:
        for index in range(last + 1, min(last + 8, len(parse.tokens))):
            token = parse.tokens[index]
            if token.pos in {*_NOMINAL, "PRON"} and parse.tokens[token.head].pos not in _NOMINAL:
                return index
        return None

    def _is_voice(self, parse: Parse, index: int, source: int) -> bool:
        token = parse.tokens[source]
        if token.lemma in _TIME_OR_SHARE or token.entity in {"DATE", "TIME", "QUANTITY", "PERCENT", "MONEY"}:
            return False
        before = parse.tokens[index - 1] if index else None
        return (before is None or before.pos == "PUNCT") and self.is_voice(parse, source)

    def _holder(self, parse: Parse, source: int) -> int:
        """Return who made the report or statement that a phrase names, or the report itself."""
        if not self.cues.has(parse.tokens[source].lemma, "noun") and not self.cues.has(
            parse.tokens[source].lemma, "text"
        ):
            return source
        maker = subject_of_noun(parse, source)
        return maker if maker is not None and parse.tokens[maker].pos != "PRON" else source

    def _hearsay(self, parse: Parse, index: int, match: CueMatch) -> Iterator[Draft]:
        token = parse.tokens[index]
        head = token.head
        if token.dep not in {"advmod", "amod"} or head == index:
            return
        content = set(under(parse, head)) - {index}
        if token.dep == "amod":
            content = {i for i in content if i > index}
        elif parse.tokens[head].dep in {"conj", "advcl", "acl", "relcl", "ROOT", "ccomp"}:
            content -= {
                i for c in parse.children(head, "advcl", "conj", "cc", "punct") for i in under(parse, c)
            }
        spans = spans_of(parse, content, self.text)
        if spans:
            yield Draft(parse, None, index, token.span, spans, match.cue.where)
