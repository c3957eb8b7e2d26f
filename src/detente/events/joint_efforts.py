"""Whose efforts they are of which two parties talk: "A spoke with B to discuss efforts to support C"."""

from __future__ import annotations

from detente.events.learned import countries_of
from detente.events.participants import Participants
from detente.events.understood import above_links, has_to
from detente.records import RECIPROCAL, EventMention, Mention, Parse

_OURS = frozenset({"our", "their"})
_OWNING = ("by", "of", "between", "from")


def parties_of_effort(parse: Parse, who: Participants, event: EventMention) -> list[Mention]:
    """Return those who talk about what they do together; nobody where the effort has an owner of its own."""
    noun = _effort_above(parse, event.head)
    if event.type in RECIPROCAL or noun is None or parse.tokens[noun].lemma not in who.words.joint:
        return []
    frame = who.frames.of(noun)
    owners = [p for p in frame.possessors if parse.tokens[p].text.lower() not in _OURS]
    named = [m for i in frame.modifiers for m in (*who.at(i), *who.modifying(i))]
    if owners or named or any(frame.prepositions.get(p) for p in _OWNING):
        return []
    talk = _talk_about(parse, who, noun)
    if talk is None:
        return []
    parties = {(m.span, m.participant): m for m in who.whose(_talking(parse, who, talk))}
    return list(parties.values()) if len(countries_of(parties.values())) > 1 else []


def _effort_above(parse: Parse, verb: int) -> int | None:
    """Return the noun that an infinitive tells the aim of: "efforts to end ...", "coordination on ending ..."."""
    verb = parse.above(verb, "conj")
    token = parse.tokens[verb]
    if token.dep == "acl" and has_to(parse, verb):
        return token.head
    if token.dep == "pcomp" and parse.tokens[token.head].lemma in {"on", "in"}:
        above = above_links(parse, token.head)
        objects = parse.children(above, "dobj") if parse.tokens[above].pos == "VERB" else (above,)
        return next(iter(objects), None)  # "continue their coordination, including on ..."
    return None


def _talk_about(parse: Parse, who: Participants, noun: int) -> int | None:
    """Return the verb of talking over a noun, unless a clause about somebody else's doings lies between."""
    for index in (noun, *parse.ancestors(noun)):
        token = parse.tokens[index]
        if token.pos == "VERB" and token.lemma in who.words.talking:
            return index
        if token.dep in {"relcl", "advcl"}:
            return None
    return None


def _talking(parse: Parse, who: Participants, talk: int) -> list[int]:
    """Return who talks and with whom, the talk before the "to discuss" included."""
    frame = who.frames.of(talk)
    found = [*frame.subjects, *frame.prepositions.get("with", [])]
    above = parse.tokens[talk].head
    if has_to(parse, talk) and parse.tokens[above].lemma in who.words.talking:
        found.extend(who.frames.of(above).prepositions.get("with", []))
    return found
