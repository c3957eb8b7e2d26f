"""Parties and chambers whose name those of other states have too: "the Labour Party" in a text about Malta."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from detente.coref.coref_words import CorefWords
from detente.coref.reader import Reader
from detente.records import NOT_STATES, Evidence, Mention

NAMESAKE = "coref.namesake"
"""The rule of a body of which the lexicons know only the namesake in a state that the text does not tell of."""

_TELLING = ("names.tsv", "office_holders/", "gazetteer:", "organisations.tsv", "peoples.tsv")
_WORLDWIDE = frozenset({"media", "company", "maker", "ngo"})
"""Kinds of bodies that are named in texts that do not tell of their state: "on Twitter"."""
_LEAST = 3
_HOME_SHARE = 0.5
"""A text is about the state whose places, people and bodies it names so often, and with this share of all."""


def with_namesakes(
    text: str, mentions: Sequence[Mention], reader: Reader, words: CorefWords
) -> tuple[Mention, ...]:
    """Return the mentions with such bodies, and whoever belongs to them, given the state that the text is about."""
    bodies = [m for m in mentions if _is_common(m, text, words)]
    told = Counter(
        m.participant.country
        for m in mentions
        if m not in bodies
        and m.role not in _WORLDWIDE
        and m.evidence
        and m.evidence[0].rule.startswith(_TELLING)
        and m.participant.country not in NOT_STATES
    )
    home = max(told, key=told.__getitem__, default=None)
    if home is None or told[home] < max(_LEAST, _HOME_SHARE * told.total()):
        return tuple(mentions)
    ours = {p.country for p in reader.ours}
    abroad = {m.participant.country for m in bodies} - {*told, *ours, *NOT_STATES}
    return tuple(_moved(m, home) if m.participant.country in abroad else m for m in mentions)


def _is_common(mention: Mention, text: str, words: CorefWords) -> bool:
    """Return whether all words of a body's name say only what it is: "Democratic Party", "House of Representatives"."""
    if mention.kind not in {"name", "nationality"} or mention.role in _WORLDWIDE:
        return False
    if not mention.evidence or not mention.evidence[0].rule.startswith("organisations.tsv"):
        return False
    name = mention.span.of(text).lower().replace("’", "'").split()
    return all(w in words.creeds for w in name)


def _moved(mention: Mention, home: str | None) -> Mention:
    if mention.role in _WORLDWIDE:
        return mention
    why = Evidence("participant", "coref", NAMESAKE, mention.span)
    participant = replace(mention.participant, country=home)
    return replace(mention, participant=participant, evidence=(*mention.evidence, why))
