"""Which participant a source's words name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.attribution.clauses import phrase_tokens, subject_of_noun
from detente.attribution.cues import CueLexicon
from detente.records import Evidence, Mention, MentionKind, Parse, Participant, Span

_KINDS: Mapping[str, MentionKind] = {"PROPN": "name", "PRON": "pronoun"}
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


class Sources:
    """The mentions of a document by their head's place."""

    def __init__(self, text: str, mentions: Sequence[Mention], cues: CueLexicon) -> None:
        self._text = text
        self._cues = cues
        self._at: dict[tuple[int, int], Mention] = {}
        self._in: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._at.setdefault((mention.sentence, mention.head), mention)
            self._in.setdefault(mention.sentence, []).append(mention)

    def heads(self, sentence: int) -> frozenset[int]:
        """Return the tokens of a sentence that head a mention."""
        return frozenset(m.head for m in self._in.get(sentence, ()))

    def by_offset(self) -> dict[int, Mention]:
        """Return the mentions by the offset of their last word's end, less one."""
        return {m.span.end - 1: m for here in self._in.values() for m in here if m.kind != "nationality"}

    def of(self, parse: Parse, head: int, earlier: Mention | None) -> Mention:
        """Return the mention whose head is the token; one made from the phrase if there is none.

        `earlier` is the latest source before, who stands behind a bare "the statement".
        """
        head = _apposed_name(parse, head)
        found = self._at.get((parse.sentence, head)) or self._covering(parse, head)
        token = parse.tokens[head]
        if token.pos == "NOUN" and self._cues.has(token.lemma, "text"):
            return self._words_of_somebody(parse, head, found, earlier)
        return found if found is not None else self._made(parse, head)

    def _covering(self, parse: Parse, head: int) -> Mention | None:
        token = parse.tokens[head]
        around = [
            m
            for m in self._in.get(parse.sentence, ())
            if m.kind != "nationality" and m.span.holds(token.span)
        ]
        return min(around, key=lambda m: len(m.span), default=None)

    def _words_of_somebody(
        self, parse: Parse, head: int, found: Mention | None, earlier: Mention | None
    ) -> Mention:
        """Return the mention of "the statement" as that of who made it."""
        mention = found if found is not None else self._made(parse, head)
        holder = subject_of_noun(parse, head)
        behind = self._at.get((parse.sentence, holder)) if holder is not None else None
        rule = "attribution.holder"
        if behind is None:
            span = mention.span
            inside = (
                m for m in self._in.get(parse.sentence, ()) if m.kind == "nationality" and span.holds(m.span)
            )
            behind = next(inside, None)
        if behind is None and found is None and earlier is not None and self._is_definite(parse, head):
            behind, rule = earlier, "attribution.statement_of_last_source"
        if behind is None:
            return mention
        why = Evidence("participant", "attribution", rule, behind.span)
        return replace(mention, participant=behind.participant, antecedent=behind.span, evidence=(why,))

    def _is_definite(self, parse: Parse, head: int) -> bool:
        return any(parse.tokens[d].lemma in {"the", "this", "that"} for d in parse.children(head, "det"))

    def _made(self, parse: Parse, head: int) -> Mention:
        tokens = phrase_tokens(parse, head)
        span = Span(parse.tokens[tokens[0]].start, parse.tokens[tokens[-1]].end)
        token = parse.tokens[head]
        kind = _KINDS.get(token.pos, "noun")
        words = " ".join(span.of(self._text).split())
        why = Evidence("participant", "attribution", "attribution.source_phrase", span)
        return Mention(span, parse.sentence, head, Participant(words), kind, (why,))

    def is_state(self, parse: Parse, head: int) -> bool:
        """Return whether the source is a state by its bare name."""
        found = self._at.get((parse.sentence, head))
        return (
            found is not None
            and found.kind == "name"
            and not found.role
            and found.participant.sectors == ("GOV",)
        )

    def is_first_person(self, parse: Parse, head: int) -> bool:
        """Return whether the source is "I" or "we"."""
        return parse.tokens[head].text.lower() in _FIRST_PERSON

    def implied(self, parse: Parse, at: Span, speaker: Mention) -> Mention:
        """Return the mention, without words, of a speaker whom the sentence does not name."""
        head = max(0, min((i for i, t in enumerate(parse.tokens) if t.end > at.start), default=0))
        named = speaker.span if len(speaker.span) else speaker.antecedent
        why = Evidence("participant", "attribution", "attribution.speaker_goes_on", named)
        place = Span(at.start, at.start)
        return replace(
            speaker,
            span=place,
            sentence=parse.sentence,
            head=head,
            kind="pronoun",
            evidence=(why,),
            antecedent=named,
        )


def _apposed_name(parse: Parse, head: int) -> int:
    """Return the name beside a noun ("one of the groups, the People's Front"), else the noun."""
    if parse.tokens[head].pos != "NOUN":
        return head
    return next((a for a in parse.children(head, "appos") if parse.tokens[a].pos == "PROPN"), head)
