"""Find every attribution of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.attribution.cues import CueLexicon, default_cue_lexicon
from detente.attribution.direct import Piece, QuoteReader
from detente.attribution.draft import Draft
from detente.attribution.indirect import VerbReader
from detente.attribution.kinds import kind_of
from detente.attribution.mending import mended
from detente.attribution.nesting import nested
from detente.attribution.nominal import NounReader
from detente.attribution.quotations import QuotedWords, find_quotations
from detente.attribution.sources import Sources
from detente.attribution.speakers import Speakers
from detente.attribution.transcripts import TurnReader, find_turns, headline
from detente.records import Attribution, Document, Evidence, Mention, Parse, Span

_OWN_WORDS = frozenset({"statement", "report", "announcement", "tweet", "post", "letter", "release", "communique",
                        "communiqué", "message", "readout", "declaration", "comment", "remark"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class AttributionFinder:
    """Finds who says, thinks, shows or demands what."""

    cues: CueLexicon

    def __call__(
        self, document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> tuple[Attribution, ...]:
        """Return the attributions in text order, with ids "a1", "a2", ...

        A quotation of several sentences gives one attribution for each. Where the sentence does
        not name the speaker, the source has the speaker's participant and no words (an empty span).
        """
        text = document.text
        parses = [mended(p, self.cues) for p in parses]
        sources = Sources(text, mentions, _OWN_WORDS)
        turns = find_turns(text)
        quoted = QuotedWords(find_quotations(text))
        reader = QuoteReader(self.cues, text)
        pieces = reader.pieces(parses, quoted)
        spoken = [d for t in [TurnReader(turns, text)] for d in t.read(parses, sources.by_offset())]
        direct = [d for p in parses for d in reader.read(p, [q for q in _of(pieces, p)])]
        direct += spoken
        indirect = [
            d
            for p in parses
            for d in self._indirect(p, text, sources, [x for x in direct if x.parse is p], bool(spoken))
        ]
        speakers = Speakers(text, quoted, sources)
        drafts = sorted((*direct, *indirect), key=lambda d: (d.parse.sentence, d.start, not d.whole))
        named = speakers.with_speakers(drafts, pieces, parses)
        return nested(tuple(self._record(d, s, text, quoted) for d, s in named))

    def _indirect(
        self, parse: Parse, text: str, sources: Sources, direct: Sequence[Draft], transcript: bool
    ) -> list[Draft]:
        verbs, nouns = VerbReader(self.cues, text), NounReader(self.cues, text)
        mentioned = sources.heads(parse.sentence)
        used = {d.verb for d in direct if d.verb is not None}
        spoken = [s for d in direct for s in d.content]
        found: list[Draft] = []
        for index in range(len(parse.tokens)):
            here = [d for d in (verbs.read(parse, index, mentioned),) if d is not None]
            found.extend(here or nouns.read(parse, index))
        if parse.sentence == 0 and not direct and (head := headline(parse, text)) is not None:
            found.append(head)
        return [d for d in found if not _is_said_twice(d, used, spoken) and not _is_own_voice(d, spoken, sources)]

    def _record(self, draft: Draft, source: Mention | None, text: str, quoted: QuotedWords) -> Attribution:
        kind, content = kind_of(draft, text, quoted)
        why = (Evidence("attribution", "attribution", draft.rule, draft.cue),)
        sentence = draft.parse.sentence
        return Attribution("", sentence, source, draft.cue, content, kind, draft.polarity, None, why)


def default_attribution_finder() -> AttributionFinder:
    """Return the finder over the shipped cues."""
    return AttributionFinder(default_cue_lexicon())


def _of(pieces: Sequence[Piece], parse: Parse) -> list[Piece]:
    return [p for p in pieces if p.parse is parse]


def _is_said_twice(draft: Draft, used: set[int], spoken: Sequence[Span]) -> bool:
    """Return whether a quotation with this cue already holds most of the content."""
    if draft.verb not in used:
        return False
    return any(len(_common(c, s)) for c in draft.content for s in spoken) or draft.cue is None


def _common(one: Span, other: Span) -> Span:
    start = max(one.start, other.start)
    return Span(start, max(start, min(one.end, other.end)))


def _is_own_voice(draft: Draft, spoken: Sequence[Span], sources: Sources) -> bool:
    """Return whether the document itself says "we urge", outside any quotation."""
    if draft.source is None or not sources.is_first_person(draft.parse, draft.source):
        return False
    place = draft.parse.tokens[draft.source].span
    return not any(s.holds(place) for s in spoken)
