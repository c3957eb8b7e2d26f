"""Pronouns: "he", "they", "its", and "we" by who is speaking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from detente.coref.antecedents import REACH, Memory
from detente.coref.groups import joined_people, met
from detente.coref.joined_clauses import two_of_clause_before
from detente.coref.reader import Reader
from detente.coref.readouts import both_of_ours, both_who_confer
from detente.coref.standing import Standing
from detente.coref.together import TOGETHER, is_together
from detente.coref.words import (
    GROUP,
    GROUP_WORDS,
    PERSON_WORDS,
    SAYING,
    SPEAKER,
    SPEAKER_WORDS,
    SUBJECTS,
    THING_WORDS,
)
from detente.records import PUBLISHER, Evidence, Mention, Parse, Participant

_THIRD = PERSON_WORDS | GROUP_WORDS | THING_WORDS
_KEPT = PERSON_WORDS | GROUP_WORDS | SPEAKER_WORDS
"""Pronouns that stay a mention without an antecedent: they are somebody, whoever it is."""

_ASIDE = frozenset({"advcl", "relcl", "acl"})
_GOING_ON = frozenset({"continue", "go"})
"""Verbs of saying ("we shall, he continued") that say nothing before another verb: "the miners continue to suffer"."""

Found = tuple[list[tuple[Participant, Mention | None]], str]


def with_pronouns(
    text: str,
    parse: Parse,
    here: Sequence[Mention],
    earlier: Sequence[Mention],
    reader: Reader,
    memory: Memory,
    standing: Standing,
) -> list[Mention]:
    """Return the sentence's mentions with those of its pronouns, several at one place for a group."""
    found = list(here)
    quoted = _quoted(parse)
    for index, token in enumerate(parse.tokens):
        word = token.text.lower()
        if token.pos != "PRON" or (token.lemma == "it" and _is_expletive(parse, index)):
            continue
        antecedents: list[tuple[Participant, Mention | None]] = []
        rule = "coref.unresolved"
        if word in SPEAKER_WORDS:
            antecedents, rule = _speakers(parse, index, index in quoted, found, earlier, reader)
            if rule == PUBLISHER and (
                both := both_of_ours(parse, index, found, standing, reader, memory.words)
            ):
                antecedents, rule = [*_as_antecedents(both)], "coref.group"
        elif word in _THIRD:
            antecedents, rule = _third(parse, index, found, earlier, quoted, memory)
            if word in GROUP_WORDS and len({p.country for p, _ in antecedents}) < 2:
                both = both_who_confer(parse, index, found, standing, reader, memory.words)
                if both and {p.country for p, _ in antecedents} <= {m.participant.country for m in both}:
                    antecedents, rule = [*_as_antecedents(both)], "coref.group"
        if not antecedents and word in _KEPT:
            antecedents = [(Participant(token.text), None)]
        several = len({p.country for p, _ in antecedents}) > 1
        rules = (TOGETHER, rule) if is_together(parse, index, memory.words) else (rule,)
        found.extend(_pronoun(parse, index, p, before, rules, several) for p, before in antecedents)
    return found


def _third(
    parse: Parse,
    index: int,
    here: Sequence[Mention],
    earlier: Sequence[Mention],
    quoted: frozenset[int],
    memory: Memory,
) -> Found:
    word = parse.tokens[index].text.lower()
    if word in GROUP_WORDS and (both := two_of_clause_before(parse, index, here, memory.words)):
        return [(m.participant, m) for m in both], "coref.group"
    best = memory.best(parse, index, here, quoted)
    if word in GROUP_WORDS and (both := _who_met(parse, index, here, memory, best)):
        return [(m.participant, m) for m in both], "coref.group"
    if word in GROUP_WORDS and not any(m.sentence == parse.sentence for m in best):
        people = (
            joined_people(parse, earlier)
            if not any(len(best) > 1 or m.kind == "pronoun" for m in best)
            else []
        )
        if people and not (best and _is_plural_noun(best[0])):
            return [(m.participant, m) for m in people], "coref.group"
    rule = "person" if word in PERSON_WORDS else "group" if word in GROUP_WORDS else "thing"
    return [(m.participant, m) for m in best], f"coref.{rule}_pronoun"


def _who_met(
    parse: Parse, index: int, here: Sequence[Mention], memory: Memory, best: Sequence[Mention]
) -> list[Mention]:
    """Return both who met whom, for "they" in the same sentence and at the head of the next one.

    Of a verb of talks ("they discussed") the two may have met before that, and nobody else have acted since.
    """
    token = parse.tokens[index]
    is_open = token.dep in SUBJECTS and all(m.head >= index for m in here)
    if (
        is_open
        and parse.tokens[token.head].lemma in memory.words.conferring
        and not any(memory.was_subject(m) for m in best)
    ):
        return list(memory.met_before(parse.sentence))
    if len({m.participant.country for m in best}) > 1 or (best and _is_plural_noun(best[0])):
        return []
    if any(m.head < index and m.kind != "pronoun" for m in here):
        return met(parse, [m for m in here if m.head < index], memory.words)
    if parse.tokens[index].dep in SUBJECTS and not any(m.kind == "pronoun" for m in best):
        return list(memory.met.get(parse.sentence - 1, ()))
    return []


def _is_plural_noun(mention: Mention) -> bool:
    return mention.kind == "noun" and not mention.person


def _speakers(
    parse: Parse,
    index: int,
    quoted: bool,
    here: Sequence[Mention],
    earlier: Sequence[Mention],
    reader: Reader,
) -> Found:
    """Return who says "we": the subject of the saying in this sentence, the publisher, or the last speaker."""
    spoken = [
        m for m in here if _says(parse, m) and (quoted or not reader.ours or not _is_aside(parse, m, index))
    ]
    if spoken:
        return [(m.participant, m) for m in spoken if m.span == spoken[0].span], "coref.speaker"
    if reader.ours and not quoted:
        return [(p, None) for p in reader.apposed or reader.ours], PUBLISHER
    if not quoted:
        return [], ""  # the author's "we", whoever that is, and not the person named last
    speakers = [
        m for m in earlier if m.sentence >= parse.sentence - REACH and (m.person or m.kind == "pronoun")
    ]
    if speakers:
        return [(m.participant, m) for m in speakers if m.span == speakers[-1].span], "coref.last_speaker"
    return [(p, None) for p in reader.ours], PUBLISHER


def _says(parse: Parse, mention: Mention) -> bool:
    token = parse.tokens[mention.head]
    said = parse.tokens[token.head].lemma
    if token.dep not in SUBJECTS or said not in SAYING:
        return False
    return said not in _GOING_ON or not parse.children(token.head, "xcomp")


def _is_aside(parse: Parse, mention: Mention, pronoun: int) -> bool:
    """Return whether a clause in which somebody says something is not about what "we" do: "while Chad says no, we"."""
    verb = parse.tokens[mention.head].head
    return parse.tokens[verb].dep in _ASIDE and verb not in parse.ancestors(pronoun)


def _as_antecedents(mentions: Iterable[Mention]) -> Iterator[tuple[Participant, Mention | None]]:
    return ((m.participant, m) for m in mentions)


def _pronoun(
    parse: Parse,
    index: int,
    participant: Participant,
    before: Mention | None,
    rules: Sequence[str],
    several: bool,
) -> Mention:
    token = parse.tokens[index]
    told_by = before.span if before is not None else token.span
    why = tuple(Evidence("participant", "coref", rule, told_by) for rule in rules)
    role, person = (before.role, before.person) if before is not None else ("", False)
    if token.text.lower() in SPEAKER_WORDS:
        role, person = SPEAKER, False
    elif several:
        role, person = GROUP, False
    antecedent = before.span if before is not None else None
    return Mention(token.span, parse.sentence, index, participant, "pronoun", why, antecedent, role, person)


def _quoted(parse: Parse) -> frozenset[int]:
    """Return the tokens between quotation marks of the sentence (an odd mark opens to its end)."""
    inside: set[int] = set()
    is_open = False
    for index, token in enumerate(parse.tokens):
        if token.text in {'"', "“", "”", "``", "''"}:
            is_open = token.text in {"“", "``"} or (token.text in {'"', "''"} and not is_open)
        elif is_open:
            inside.add(index)
    return frozenset(inside)


def _is_expletive(parse: Parse, index: int) -> bool:
    token = parse.tokens[index]
    verb = parse.tokens[token.head]
    return token.dep == "expl" or (
        token.dep in SUBJECTS
        and verb.lemma in {"be", "seem", "appear"}
        and any(parse.tokens[c].pos == "ADJ" for c in parse.children(token.head, "acomp"))
    )
