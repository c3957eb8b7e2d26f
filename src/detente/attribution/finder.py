"""Find every attribution of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.attribution.cues import CueLexicon, default_cue_lexicon
from detente.attribution.decision import Decision
from detente.attribution.direct import QuoteReader
from detente.attribution.draft import Draft, by_sentence
from detente.attribution.indirect import VerbReader
from detente.attribution.kinds import kind_of
from detente.attribution.mending import mended
from detente.attribution.nesting import nested
from detente.attribution.nominal import NounReader
from detente.attribution.own_voice import OwnVoice
from detente.attribution.quotations import QuotedWords, find_quotations
from detente.attribution.sources import Sources
from detente.attribution.speakers import Speakers
from detente.attribution.transcripts import TurnReader, find_turns, headline, is_turn
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Attribution, AttributionProposal, Document, Evidence, Mention, Parse, Span


@dataclass(frozen=True, slots=True)
class AttributionFinder:
    """Finds who says, thinks, shows or demands what."""

    cues: CueLexicon
    decide: Decision | None = None
    """Who decides where a tagger is asked, too; `None` if the rules are alone."""

    def __call__(
        self,
        document: Document,
        parses: Sequence[Parse],
        mentions: Sequence[Mention],
        proposals: Sequence[AttributionProposal] = (),
    ) -> tuple[Attribution, ...]:
        """Return the attributions in text order, with ids "a1", "a2", ...; `proposals` are those of the tagger.

        A quotation of several sentences gives one attribution for each. Where the sentence does
        not name the speaker, the source has the speaker's participant and no words (an empty span).
        """
        text = document.text
        parses = [mended(p, self.cues) for p in parses]
        sources = Sources(text, mentions, self.cues)
        turns = find_turns(text)
        quoted = QuotedWords(find_quotations(text))
        reader = QuoteReader(self.cues, text)
        pieces = by_sentence(
            p for p in reader.pieces(parses, quoted) if not is_turn(p.quotation.outer, turns, text)
        )
        turn_drafts = by_sentence(TurnReader(turns, text).read(parses, sources.by_offset()))
        voice = OwnVoice.of(parses, quoted, sources, has_turns=bool(turns))
        proposed = _by_sentence(proposals)
        drafts: list[Draft] = []
        for parse in parses:
            direct = [
                *reader.read(parse, pieces.get(parse.sentence, [])),
                *turn_drafts.get(parse.sentence, []),
            ]
            indirect = self._indirect(parse, text, sources, direct)
            if self.decide is not None:
                indirect = self.decide(parse, text, direct, indirect, proposed.get(parse.sentence, ()))
            indirect = [d for d in indirect if not voice.tells(d, [s for o in direct for s in o.content])]
            here = [*(d for d in direct if not _is_part(d, indirect)), *indirect]
            drafts.extend(sorted(here, key=lambda d: (d.start, not d.whole)))
        named = Speakers(self.cues, quoted, sources, text).with_speakers(drafts, parses)
        return nested(tuple(self._record(d, s, text, quoted) for d, s in named))

    def _indirect(self, parse: Parse, text: str, sources: Sources, direct: Sequence[Draft]) -> list[Draft]:
        verbs, nouns = VerbReader(self.cues, text), NounReader(self.cues, text)
        mentioned = sources.heads(parse.sentence)
        used = {d.verb for d in direct if d.verb is not None}
        spoken = [s for d in direct for s in d.content]
        found: list[Draft] = []
        for index in range(len(parse.tokens)):
            here = [d for d in (verbs.read(parse, index, mentioned),) if d is not None]
            found.extend(here or nouns.read(parse, index))
        for index in range(len(parse.tokens)):
            if (cited := nouns.cited(parse, index, [*direct, *found])) is not None:
                found = [d for d in found if d.verb != index] + [cited]
        if parse.sentence == 0 and not direct and (head := headline(parse, text, mentioned)) is not None:
            found.append(head)
        return [d for d in found if not _is_said_twice(d, used, spoken)]

    def _record(self, draft: Draft, source: Mention | None, text: str, quoted: QuotedWords) -> Attribution:
        kind, content = kind_of(draft, text, quoted)
        sentence = draft.parse.sentence
        return Attribution("", sentence, source, draft.cue, content, kind, draft.polarity, None, _why(draft))


def default_attribution_finder(lexicons: Lexicons = SHIPPED, tagger: str | None = None) -> AttributionFinder:
    """Return the finder over the cues; with `tagger`, the name of a trained one, it decides on its proposals, too."""
    cues = default_cue_lexicon(lexicons)
    return AttributionFinder(cues, Decision(tagger, cues.of_user) if tagger is not None else None)


def _why(draft: Draft) -> tuple[Evidence, ...]:
    """Return the rule and the tagger's score; the rule comes first, since its line tells the stance of the source."""
    rules = dict.fromkeys((draft.rule, draft.seen))
    return tuple(
        Evidence("attribution", "encode" if rule == draft.seen else "attribution", rule, draft.cue)
        for rule in rules
        if rule is not None
    )


def _by_sentence(proposals: Sequence[AttributionProposal]) -> dict[int, list[AttributionProposal]]:
    grouped: dict[int, list[AttributionProposal]] = {}
    for proposal in proposals:
        grouped.setdefault(proposal.sentence, []).append(proposal)
    return grouped


def _is_said_twice(draft: Draft, used: set[int], spoken: Sequence[Span]) -> bool:
    """Return whether a quotation with this cue already holds most of the content."""
    if draft.verb not in used:
        return False
    return any(len(_common(c, s)) for c in draft.content for s in spoken) or draft.cue is None


def _is_part(draft: Draft, indirect: Sequence[Draft]) -> bool:
    """Return whether quoted words without a cue belong to what a cue in their sentence attributes."""
    if draft.verb is not None or draft.cue is not None or draft.rule != "attribution.quoted_part":
        return False
    (span,) = draft.content
    return any(2 * len(_common(c, span)) >= len(span) for d in indirect for c in d.content)


def _common(one: Span, other: Span) -> Span:
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))
