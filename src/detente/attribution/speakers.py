"""Who goes on speaking in a sentence that names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.attribution.beside import announced_by, signed_by
from detente.attribution.clauses import subject
from detente.attribution.cues import CueLexicon
from detente.attribution.draft import Draft
from detente.attribution.quotations import QuotedWords
from detente.attribution.sources import Sources
from detente.records import Mention, Parse, Span

_NEAR = 2
"""How many sentences back the last source may be for a quotation with no cue of its own."""


class Speakers:
    """Gives each draft its source."""

    def __init__(self, cues: CueLexicon, quoted: QuotedWords, sources: Sources, text: str) -> None:
        self._cues = cues
        self._text = text
        self._quoted = quoted
        self._sources = sources

    def with_speakers(
        self, drafts: Sequence[Draft], parses: Sequence[Parse]
    ) -> list[tuple[Draft, Mention | None]]:
        """Return the drafts, in text order, with their sources.

        A quotation without cue belongs to whoever is named with another of its sentences or
        paragraphs, else to the name that signs it, else to that of the sentence with a colon before it, else to
        the source of the sentence after it that has a cue and nothing said, else to the source before it.
        """
        own = self._own(drafts)
        threads = self._threads()
        by_thread: dict[int, Mention] = {}
        for draft, source in zip(drafts, own, strict=True):
            number = self._quotation(draft)
            if number is None:
                number = self._going_on(draft)
            if source is not None and number is not None:
                by_thread.setdefault(threads[number], source)
        found: list[tuple[Draft, Mention | None]] = []
        last: Mention | None = None
        for draft, named in zip(drafts, own, strict=True):
            source = named
            if source is None and draft.whole:
                number = self._quotation(draft)
                thread = threads[number] if number is not None else None
                speaker = by_thread.get(thread) if thread is not None else None
                if speaker is None:
                    speaker = (
                        self._beside(number, parses)
                        or self._in_paragraph(last, draft)
                        or self._after(number, drafts, parses)
                        or self._before(last, draft)
                    )
                    if speaker is not None and thread is not None:
                        by_thread[thread] = speaker
                is_here = speaker is not None and draft.parse.span.holds(speaker.span) and len(speaker.span)
                source = speaker if is_here else self._implied(draft, speaker)
            if source is not None and self._is_heard(draft):
                last = replace(source, sentence=draft.parse.sentence)
            found.append((draft, self._self(draft, source, found)))
        return found

    def _own(self, drafts: Sequence[Draft]) -> list[Mention | None]:
        """Return the sources that the drafts' own sentences name."""
        found: list[Mention | None] = []
        last: Mention | None = None
        for draft in drafts:
            source: Mention | None = None
            if draft.speaker is not None:
                here = draft.parse.span.holds(draft.speaker.span)
                source = draft.speaker if here else self._implied(draft, draft.speaker)
            elif draft.source is not None:
                source = self._sources.of(draft.parse, draft.source, last)
            if source is not None:
                last = source
            found.append(source)
        return found

    def _threads(self) -> list[int]:
        threads: list[int] = []
        for number, quotation in enumerate(self._quoted.quotations):
            threads.append(threads[-1] if quotation.continues and threads else number)
        return threads

    def _quotation(self, draft: Draft) -> int | None:
        if not draft.whole or draft.speaker is not None:
            return None
        return self._quoted.number(draft.content[0].start)

    def _going_on(self, draft: Draft) -> int | None:
        """Return the quotation that ends the content and goes on in the next sentence."""
        if draft.whole or not draft.content or draft.cue is None:
            return None
        number = self._quoted.number(max(draft.content[-1].start, draft.content[-1].end - 1))
        if number is None:
            return None
        inner = self._quoted.quotations[number].inner
        return number if inner.end > draft.parse.span.end and not inner.holds(draft.cue) else None

    def _is_heard(self, draft: Draft) -> bool:
        """Return whether the draft's source can go on speaking: it stands outside any quotation."""
        at = draft.cue.start if draft.cue is not None else draft.start
        return draft.whole or self._quoted.around(at) is None

    def _before(self, last: Mention | None, draft: Draft) -> Mention | None:
        if last is None or draft.parse.sentence - last.sentence > _NEAR:
            return None
        return last

    def _beside(self, number: int | None, parses: Sequence[Parse]) -> Mention | None:
        if number is None:
            return None
        quotation = self._quoted.quotations[number]
        return signed_by(quotation, self._text, parses, self._sources) or announced_by(
            quotation, self._text, parses, self._cues, self._sources
        )

    def _in_paragraph(self, last: Mention | None, draft: Draft) -> Mention | None:
        """Return the source of the sentence right before, if no line ends between."""
        if last is None or draft.parse.sentence - last.sentence != 1:
            return None
        named = last.span if len(last.span) else last.antecedent
        if named is None or not named.end <= draft.start or "\n" in self._text[named.end : draft.start]:
            return None
        return last

    def _after(self, number: int | None, drafts: Sequence[Draft], parses: Sequence[Parse]) -> Mention | None:
        """Return who tells, with nothing told, right after the quotation ("Macron told reporters.")."""
        if number is None:
            return None
        end = self._quoted.quotations[number].outer.end
        parse = next((p for p in parses if p.span.start >= end and p.tokens), None)
        if parse is None or any(d.parse is parse for d in drafts):
            return None
        verb = parse.root()
        told = self._cues.of_kind(parse, verb, "speech", "directive", "judgement")
        if (
            told is not None
            and told.cue.kind != "speech"
            and parse.children(verb, "dobj", "ccomp", "xcomp", "prep")
        ):
            return None
        if told is None or len(told.tokens) > 1 or not parse.tokens[verb].tag.startswith("VBD"):
            return None
        source = subject(parse, verb)
        return self._sources.of(parse, source, None) if source is not None else None

    def _implied(self, draft: Draft, speaker: Mention | None) -> Mention | None:
        if speaker is None:
            return None
        return self._sources.implied(draft.parse, draft.content[0], speaker)

    def _self(
        self, draft: Draft, source: Mention | None, found: Sequence[tuple[Draft, Mention | None]]
    ) -> Mention | None:
        """Return "I" in a quotation with its speaker's participant."""
        if (
            source is None
            or draft.source is None
            or not self._sources.is_first_person(draft.parse, draft.source)
        ):
            return source
        place = Span(draft.start, draft.start)
        for outer, speaker in reversed(found):
            if speaker is not None and outer.whole and any(s.holds(place) for s in outer.content):
                return replace(
                    source, participant=speaker.participant, antecedent=speaker.antecedent or speaker.span
                )
        return source
