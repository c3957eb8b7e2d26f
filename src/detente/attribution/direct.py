"""Speech in quotation marks: which quotations are speech, sentence by sentence, and with which cue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.attribution.beside import signature
from detente.attribution.clauses import clauses_said, is_verb, subject, verb_group
from detente.attribution.cues import CueLexicon
from detente.attribution.draft import Draft
from detente.attribution.quotations import Quotation, QuotedWords
from detente.records import Parse, Span

_SPEAKING = ("speech", "attitude", "judgement", "naming", "topic", "evidence")
_TIMES = frozenset({"DATE", "TIME"})
_BEFORE = 40
_AFTER = 24
_BETWEEN = 10
_LEAST_WORDS = 3
"""Shorter quotations are speech only with a verb of saying right beside them; others are scare quotes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands in one sentence; `first` and `last` are its tokens."""

    quotation: Quotation
    number: int
    parse: Parse
    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class QuoteReader:
    """Reads the quotations of a document."""

    cues: CueLexicon
    text: str

    def pieces(self, parses: Sequence[Parse], quoted: QuotedWords) -> list[Piece]:
        """Return the pieces of all quotations in text order."""
        found: list[Piece] = []
        sentence = 0
        for number, quotation in enumerate(quoted.quotations):
            while sentence < len(parses) and parses[sentence].span.end <= quotation.inner.start:
                sentence += 1
            for parse in parses[sentence:]:
                if parse.span.start >= quotation.inner.end:
                    break
                piece = self._piece(quotation, number, parse)
                if piece is not None:
                    found.append(piece)
        return found

    def _piece(self, quotation: Quotation, number: int, parse: Parse) -> Piece | None:
        start = max(quotation.inner.start, parse.span.start)
        end = min(quotation.inner.end, parse.span.end)
        tokens = [
            i
            for i, t in enumerate(parse.tokens)
            if t.start >= start and t.end <= end and t.pos not in {"PUNCT", "SPACE"}
        ]
        if not tokens or start >= end:
            return None
        while end > start and self.text[end - 1].isspace():
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return Piece(quotation, number, parse, Span(start, end), tokens[0], tokens[-1])

    def read(self, parse: Parse, pieces: Sequence[Piece]) -> list[Draft]:
        """Return the direct speech in one sentence; pieces with the same cue are one content."""
        drafts: dict[int | None, Draft] = {}
        covered = {i for p in pieces for i in range(p.first, p.last + 1)}
        outside = [
            i for i, t in enumerate(parse.tokens) if t.pos not in {"PUNCT", "SPACE"} and i not in covered
        ]
        for piece in pieces:
            if not outside or self._is_alone(parse, piece):
                draft = Draft(parse, None, None, None, (piece.span,), "attribution.quotation", whole=True)
                drafts[-1 - piece.first] = draft
                continue
            verb = self._cue(parse, piece, outside)
            if verb is None:
                verb = self._earlier_cue(parse, piece, drafts)
            if verb is None:
                if (heading := self._colon(parse, piece, outside)) is not None:
                    drafts[-1 - piece.first] = heading
                elif self._goes_on(piece):
                    drafts[-1 - piece.first] = Draft(
                        parse, None, None, None, (piece.span,), "attribution.quoted_part", whole=True
                    )
                continue
            if verb in drafts:
                old = drafts[verb]
                drafts[verb] = Draft(
                    parse, old.source, verb, old.cue, (*old.content, piece.span), old.rule, whole=True
                )
                continue
            drafts[verb] = self._said(parse, piece, verb, covered)
        return list(drafts.values())

    def _said(self, parse: Parse, piece: Piece, verb: int, covered: set[int]) -> Draft:
        source = subject(parse, verb)
        if source is not None:
            source = _before_bracket(parse, source)
        if source is None or source in covered or source == verb or parse.tokens[source].entity in _TIMES:
            source = self._speaker_beside(parse, verb, covered)
        match = self.cues.of_kind(parse, verb, *_SPEAKING)
        rule = match.cue.where if match is not None else "attribution.verb_before_quotation"
        cue = verb_group(parse, (verb,), negated=False)
        return Draft(parse, source, verb, cue, (piece.span,), rule, whole=True)

    def _is_alone(self, parse: Parse, piece: Piece) -> bool:
        """Return whether only brackets and a signature stand beside the piece."""
        outer = piece.quotation.outer
        before = self.text[parse.span.start : max(parse.span.start, outer.start)].strip()
        signed = signature(self.text, outer.end)
        last = outer.end if signed is None else signed.end
        after = self.text[min(parse.span.end, last) : parse.span.end].strip()
        return not any(c.isalnum() for c in before + after)

    def _earlier_cue(self, parse: Parse, piece: Piece, drafts: Mapping[int | None, Draft]) -> int | None:
        """Return the cue between an earlier piece and this one ("A", he said, "B")."""
        verbs = [v for v in drafts if v is not None and 0 <= v < piece.first]
        if not verbs or piece.first - verbs[-1] > _BETWEEN:
            return None
        mark = self.text[parse.span.start : piece.quotation.outer.start].rstrip()[-1:]
        words = piece.parse.tokens[piece.first : piece.last + 1]
        if mark.isalnum() and not any(t.tag.startswith("VB") for t in words):
            return None  # a name or a word in marks: "he said on "The Hour""
        between = parse.tokens[verbs[-1] + 1 : piece.first]
        return (
            None if any(t.tag in {"VBD", "VBZ", "VBP", "MD"} or t.text == ";" for t in between) else verbs[-1]
        )

    def _goes_on(self, piece: Piece) -> bool:
        """Return whether the quotation began in an earlier sentence or goes on in the next."""
        inner = piece.quotation.inner
        return inner.start < piece.parse.span.start or inner.end > piece.parse.span.end

    def _cue(self, parse: Parse, piece: Piece, outside: Sequence[int]) -> int | None:
        """Return the verb that says the piece, the one after it if it opens the sentence."""
        after = self._after(parse, piece, outside)
        before = self._before(parse, piece, outside)
        opens = piece.first == min(outside[0], piece.first)
        preceding = self.text[parse.span.start : max(parse.span.start, piece.quotation.outer.start)].rstrip()[
            -1:
        ]
        if not opens and after is not None and preceding and preceding not in ",:;—–…":
            after = None  # the quoted words end a longer clause: "the deal is "a fraud," he said"
        return after if after is not None and (opens or before is None) else before

    def _after(self, parse: Parse, piece: Piece, outside: Sequence[int]) -> int | None:
        inner, outer = piece.quotation.inner, piece.quotation.outer
        if inner.end > parse.span.end:
            return None
        following = [i for i in outside if i > piece.last][:_AFTER]
        if not following:
            return None
        stop = self.text[inner.end - 1 : inner.end] + self.text[outer.end : outer.end + 1]
        fenced = any(c in ",.?!…—–" for c in stop)
        for place, index in enumerate(following):
            if any(t.text in {";", ".", '"', "“", ":"} for t in parse.tokens[following[0] : index]):
                return None
            if not _is_verb_after(parse, index) or self.cues.of_kind(parse, index, *_SPEAKING) is None:
                continue
            if parse.tokens[index].tag in {"VB", "VBG"} or parse.tokens[index].dep == "relcl":
                continue
            if fenced or (place == 0 and piece.last - piece.first + 1 >= _LEAST_WORDS):
                return index
            return None
        return None

    def _before(self, parse: Parse, piece: Piece, outside: Sequence[int]) -> int | None:
        outer = piece.quotation.outer
        if outer.start < parse.span.start:
            return None
        preceding = [i for i in outside if i < piece.first][-_BEFORE:]
        if not preceding:
            return None
        mark = self.text[parse.span.start : outer.start].rstrip()[-1:]
        verbs = [i for i in preceding if is_verb(parse, i)]
        saying = [i for i in verbs if self.cues.of_kind(parse, i, *_SPEAKING) is not None]
        if mark and mark in ",:":
            speech = [i for i in saying if self.cues.of_kind(parse, i, "speech") is not None]
            if speech and (mark == ":" or self._is_open(parse, piece, speech[-1])):
                return speech[-1]
            if mark == ":" and saying:
                return saying[-1]
            if self._is_sentence(piece):
                return next(
                    (i for i in verbs if parse.tokens[i].dep == "ROOT" and parse.children(i, "nsubj")), None
                )
            return None
        if not saying:
            return None
        is_right_before = saying[-1] == preceding[-1]
        if is_right_before and (self._is_sentence(piece) or self._is_cry(parse, piece, saying[-1])):
            return saying[-1]
        if parse.tokens[preceding[-1]].lemma == "that" and self._is_sentence(piece):
            # "told him every week that "X is Y"": the parser may hang the clause on a noun between.
            told = (i for i in reversed(saying) if self.cues.of_kind(parse, i, "speech") is not None)
            return next((i for i in told if not clauses_said(parse, i)), None)
        return None

    def _is_cry(self, parse: Parse, piece: Piece, verb: int) -> bool:
        """Return whether a verb of saying has one or two capitalised words after it (chanted "Shame!")."""
        opens = self.text[piece.span.start].isupper()
        return opens and self.cues.of_kind(parse, verb, "speech") is not None

    def _is_open(self, parse: Parse, piece: Piece, verb: int) -> bool:
        """Return whether the verb before a comma has not yet got what it says."""
        clauses = [c for c in parse.children(verb, "ccomp") if verb < c < piece.first]
        return not clauses or self._is_sentence(piece)

    def _is_sentence(self, piece: Piece) -> bool:
        words = piece.last - piece.first + 1
        opens = self.text[piece.span.start].isupper() or self.text[piece.span.start] in "[(…."
        verbs = any(
            t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in piece.parse.tokens[piece.first : piece.last + 1]
        )
        return words >= _LEAST_WORDS and (opens or (verbs and words > _LEAST_WORDS + 1))

    def _colon(self, parse: Parse, piece: Piece, outside: Sequence[int]) -> Draft | None:
        """Return what follows "Merkel:" or "Statement by the ministry:"."""
        before = self.text[parse.span.start : piece.quotation.outer.start].rstrip()
        if not before.endswith(":") or len(before) > 120 or piece.quotation.outer.start < parse.span.start:
            return None
        nouns = [i for i in outside if i < piece.first and parse.tokens[i].pos in {"PROPN", "NOUN"}]
        if not nouns:
            return None
        colon = Span(parse.span.start + len(before) - 1, parse.span.start + len(before))
        return Draft(parse, nouns[-1], None, colon, (piece.span,), "attribution.colon", whole=True)

    def _speaker_beside(self, parse: Parse, verb: int, covered: set[int]) -> int | None:
        """Return the noun right after or before the verb, where the parser has lost the subject."""
        after = [i for i in range(verb + 1, min(verb + 12, len(parse.tokens))) if i not in covered]
        for index in after:
            token = parse.tokens[index]
            if token.pos in {"PUNCT", "ADP", "SCONJ", "CCONJ", "VERB"} or token.entity in _TIMES:
                break
            if token.pos in {"NOUN", "PROPN", "PRON"} and not _is_inner(parse, index):
                return index
        for index in range(verb - 1, max(-1, verb - 6), -1):
            if index in covered or parse.tokens[index].pos in {"PUNCT", "VERB"}:
                break
            if parse.tokens[index].pos in {"NOUN", "PROPN", "PRON"}:
                return _before_bracket(parse, index)
        # "Ruiz, a former general, said": the name stands before its apposition.
        opens = max((i for i in covered if i < verb), default=-1) + 1
        names = (i for i in range(opens, verb) if parse.tokens[i].pos in {"NOUN", "PROPN", "PRON"})
        return next((i for i in names if not _is_inner(parse, i)), None)


def _is_verb_after(parse: Parse, index: int) -> bool:
    """Return whether a token is a verb; "added KCNA" passes too, which the parser takes for a noun phrase."""
    token = parse.tokens[index]
    return is_verb(parse, index) or (
        token.tag in {"VBN", "VBD"} and token.dep == "amod" and token.head > index
    )


def _before_bracket(parse: Parse, index: int) -> int:
    """Return the name before brackets in which the token stands ("Sen. Ana Ruiz (D-Mo.)"), else the token."""
    for place in range(index - 1, max(-1, index - 5), -1):
        if parse.tokens[place].text == ")":
            break
        if parse.tokens[place].text == "(" and place and parse.tokens[place - 1].pos in {"NOUN", "PROPN"}:
            return place - 1
    return index


def _is_inner(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    return token.dep in {"compound", "poss", "nmod", "amod"} and token.head > index
