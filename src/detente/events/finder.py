"""Find the wordings of events: which words carry one, who did it, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from detente.events.beyond import with_borders, with_owners_beyond
from detente.events.bystanders import without_bystanders
from detente.events.candidates import Clues
from detente.events.chooser import Chooser
from detente.events.context import with_context
from detente.events.conversation import with_listener
from detente.events.crossing import with_crossing
from detente.events.decision import WIDE, Decision
from detente.events.drawn import with_drawn
from detente.events.embedding import without_swallowed
from detente.events.frames import Frames
from detente.events.idioms import without_idioms
from detente.events.interviews import without_interviews
from detente.events.judge import JudgeRows
from detente.events.kept import Weighed, kept_in_document, kept_in_sentence
from detente.events.mishaps import MishapWords, default_mishap_words, without_mishaps
from detente.events.named_bodies import without_parts_of_names
from detente.events.participants import Participants
from detente.events.patterns import NO_EVENT, POS_OF, Match, PatternIndex, default_patterns
from detente.events.role_words import RoleWords, default_role_words
from detente.events.roles import RoleFinder
from detente.events.scene import Scene
from detente.events.settled import settled_in_document, settled_in_sentence
from detente.events.sides import Sides
from detente.events.speech import with_speech
from detente.events.targets import AIMED, with_targets
from detente.events.worth import Worth
from detente.lexicon import SHIPPED, Lexicons
from detente.records import Attribution, Document, EventMention, Evidence, Mention, Parse, Proposal, Span

KEEPING = AIMED | {"CONSULT", "RETREAT"}

_NEAR = 3
"""Tokens between two joined verbs that tell one event."""

_LONGEST_TRIGGER = 60
"""Code points; a light verb further from its noun is given without it."""


@dataclass(frozen=True, slots=True)
class EventFinder:
    """Finds event wordings by the patterns over each sentence's dependency tree and by the model's proposals.

    Without a `decision` the patterns decide alone; without `sides` and `chooser` nobody judges anew who is on which
    side, without `worth` all stays that the decision let in.
    """

    patterns: PatternIndex
    words: RoleWords
    mishaps: MishapWords
    decision: Decision | None = None
    sides: Sides | None = None
    chooser: Chooser | None = None
    worth: Worth | None = None

    def __call__(
        self,
        document: Document,
        parses: Sequence[Parse],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution] = (),
        proposals: Sequence[Proposal] = (),
    ) -> tuple[EventMention, ...]:
        """Return the event mentions in text order, none twice."""
        by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_sentence.setdefault(mention.sentence, []).append(mention)
        proposed: dict[int, list[Proposal]] = {}
        for proposal in proposals:
            proposed.setdefault(proposal.sentence, []).append(proposal)
        seen: list[Weighed] = []
        for parse in parses:
            number = parse.sentence
            seen.extend(
                self._weighed(parse, by_sentence.get(number, ()), attributions, proposed.get(number, ()))
            )
        found = kept_in_document(seen)
        events = with_listener(with_context(parses, self.words, found, mentions), attributions)
        if self.sides is not None:
            events = self.sides(Scene(parses, mentions, attributions, proposals, events))
        by_number = {parse.sentence: parse for parse in parses}
        return tuple(settled_in_document(by_number, self.words, mentions, events, self.patterns.is_of_user))

    def in_sentence(
        self,
        parse: Parse,
        mentions: Iterable[Mention],
        attributions: Sequence[Attribution] = (),
        proposals: Sequence[Proposal] = (),
    ) -> list[EventMention]:
        """Return the event mentions of one sentence that stands on its own."""
        return kept_in_sentence(self._weighed(parse, mentions, attributions, proposals))

    def _weighed(
        self,
        parse: Parse,
        mentions: Iterable[Mention],
        attributions: Sequence[Attribution],
        proposals: Sequence[Proposal],
    ) -> list[Weighed]:
        frames = Frames(parse, self.words)
        mentions = tuple(mentions)
        who = Participants(parse, frames, mentions, self.words)
        roles = RoleFinder(who)
        every = list(self._matches(parse, frames))
        matches = [m for m in every if m.pattern.type != NO_EVENT]
        matches = [m for m in matches if not _is_part_of_name(parse, self.words, m.head, mentions)]
        matches = _unclaimed(_without_barren(matches, roles))
        matches = without_swallowed(parse, frames, matches)
        heads = {m.head for m in matches}
        found = _merged(parse, [_event(parse, match, roles, heads) for match in matches])
        by_pattern = found
        if self.decision is not None:
            no_event = {m.head for m in every if m.pattern.type == NO_EVENT}
            found = self.decision(parse, who, found, proposals, no_event)
        found = without_mishaps(parse, frames, self.mishaps, found)
        found = without_idioms(parse, self.words, without_parts_of_names(parse, self.words, found))
        found = without_interviews(parse, self.words, found, mentions)
        found = with_owners_beyond(parse, mentions, with_borders(parse, who, found))
        found = with_drawn(parse, self.words, without_bystanders(parse, self.words, found))
        found = with_speech(parse, frames, who, with_targets(parse, frames, found), attributions)
        found = with_crossing(parse, mentions, found)
        clues = Clues(parse, who, mentions, proposals, attributions, by_pattern, found)
        if self.chooser is not None:
            found = self.chooser(clues)
        is_chosen = self.chooser is not None
        found = settled_in_sentence(who, mentions, found, self.patterns.is_of_user, chosen=is_chosen)
        if self.worth is None:
            return [Weighed(e, parse.tokens[e.head].lemma, inf) for e in found]
        return self.worth(clues, found)

    def _matches(self, parse: Parse, frames: Frames) -> Iterator[Match]:
        """Yield the best pattern of each word, those that say that it is no event, too."""
        for index, token in enumerate(parse.tokens):
            pos = POS_OF.get(token.pos)
            if pos is None or not self.patterns.knows(token.lemma, pos):
                continue
            match = self.patterns.best(parse, frames.of(index), token.lemma, pos)
            if match is not None:
                yield match


def default_event_finder(
    lexicons: Lexicons = SHIPPED,
    model: str | None = None,
    judge: JudgeRows | None = None,
    chooses: JudgeRows | None = None,
    keeps: JudgeRows | None = None,
) -> EventFinder:
    """Return the finder over the patterns and, with `model`, its name, the model's proposals.

    `chooses` says who of a sentence stands where, `judge` which states stand on the sides that are open then; with
    `keeps` more is considered, and it says what of that is kept. Rules of grammar come after each: see `settled`.
    """
    patterns = default_patterns(lexicons)
    worth = Worth(keeps, patterns) if keeps is not None else None
    decision = None
    if model is not None:
        decision = Decision(patterns, model) if worth is None else Decision(patterns, model, WIDE)
    words = default_role_words(lexicons)
    sides = Sides(judge, patterns, words) if judge is not None else None
    chooser = Chooser(chooses, patterns) if chooses is not None else None
    mishaps = default_mishap_words(lexicons)
    return EventFinder(patterns, words, mishaps, decision, sides, chooser, worth)


def _is_part_of_name(parse: Parse, words: RoleWords, head: int, mentions: Sequence[Mention]) -> bool:
    """Return whether a word stands inside somebody's name: "Downing Street" downs nobody.

    A name that is a meeting's as a whole tells the meeting: "the NATO Summit".
    """
    token = parse.tokens[head]
    if not token.text[:1].isupper():
        return False
    around = [
        m
        for m in mentions
        if m.kind == "name" and m.head >= head and m.span.start <= token.start and token.end <= m.span.end
    ]
    if token.lemma in words.named_meeting:
        return any(m.head > head for m in around)
    return bool(around)


def _without_barren(matches: list[Match], roles: RoleFinder) -> list[Match]:
    """Drop a match without any participant that takes the head of another one.

    In "dozens died in the attack by X" the attack tells more than the dying.
    """
    heads = {m.head for m in matches}
    kept = []
    for match in matches:
        takes = any(token in heads for token in match.used)
        if takes:
            found = roles.of(match)
            if not found.actors and not found.recipients:
                continue
        kept.append(match)
    return kept


def _unclaimed(matches: list[Match]) -> list[Match]:
    """Drop a match whose head another one needed ("attack" in "launched an attack").

    What is accused, demanded, praised or denied stays an event of its own.
    """
    claimed = {(token, m.pattern.type) for m in matches for token in m.used}
    by_other = {token for token, type_ in claimed if type_ not in KEEPING}
    return [m for m in matches if m.head not in by_other and (m.head, m.pattern.type) not in claimed]


def _event(parse: Parse, match: Match, roles: RoleFinder, heads: set[int]) -> EventMention:
    pattern = match.pattern
    found = roles.of(match)
    trigger = _trigger(parse, match, heads)
    return EventMention(
        pattern.type,
        pattern.mode,
        pattern.contexts,
        parse.sentence,
        match.head,
        trigger,
        found.actors,
        found.recipients,
        (
            Evidence("type", "events", pattern.where, trigger),
            *(Evidence("actors", "events", found.actor_rule, m.span) for m in found.actors),
            *(Evidence("recipients", "events", found.recipient_rule, m.span) for m in found.recipients),
        ),
        negated=any(c.slot == "neg" for c in pattern.constraints),
    )


def _merged(parse: Parse, events: list[EventMention]) -> list[EventMention]:
    """Return "totally destroy and obliterate" as one event: joined verbs of one type with one object.

    Nouns of a list ("abduction and torture") tell one event each.
    """
    kept: list[EventMention] = []
    for event in events:
        last = kept[-1] if kept else None
        token = parse.tokens[event.head]
        if last is not None and _is_means_of(parse, event, last):
            trigger = Span(last.trigger.start, max(last.trigger.end, event.trigger.end))
            kept[-1] = replace(last, trigger=trigger, recipients=last.recipients or event.recipients)
            continue
        if (
            last is not None
            and token.dep == "conj"
            and token.pos == "VERB"
            and token.head == last.head
            and event.head - last.head <= _NEAR
            and not parse.children(last.head, "auxpass")
            and event.type == last.type
            and set(event.recipients) == set(last.recipients)
        ):
            kept[-1] = replace(
                last, trigger=Span(last.trigger.start, max(last.trigger.end, event.trigger.end))
            )
            continue
        kept.append(event)
    return kept


def _is_means_of(parse: Parse, event: EventMention, other: EventMention) -> bool:
    """Return whether an event only tells how the other was done: "retaliated by firing"."""
    token = parse.tokens[event.head]
    by = parse.tokens[token.head]
    return token.dep == "pcomp" and by.lemma == "by" and by.head == other.head and event.type == other.type


def _trigger(parse: Parse, match: Match, heads: set[int]) -> Span:
    """Return the words of a trigger: head, particle and what the pattern asked for, other events left out."""
    tokens = parse.tokens
    head = tokens[match.head]
    words = [head, *(tokens[i] for i in match.used if i not in heads)]
    span = Span(min(t.start for t in words), max(t.end for t in words))
    return span if len(span) <= _LONGEST_TRIGGER else head.span
