"""People whose state their own words do not tell here, but those of another place in the document do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.coref.labels import LABEL
from detente.coref.publishers import Publishers
from detente.coref.reader import Reader
from detente.records import PUBLISHER, Evidence, Mention, Span

_DOINGS = "travel|trip|visit|call|meeting|remarks|participation|statement"
_GOVERNMENT = frozenset({"GOV", "MIL", "SPY"})


@dataclass(frozen=True, slots=True)
class Persons:
    """The people of a document whose state it tells somewhere, by whole name and by each part of it."""

    told: Mapping[str, Mention]
    publishers: Publishers
    title: str = ""
    """The document's title, which often tells whose minister speaks in it."""

    @classmethod
    def of(cls, mentions: Sequence[Mention], publishers: Publishers, title: str = "") -> Persons:
        """Return the people with one state; of two who share a name neither is known by it."""
        named = [m for m in mentions if m.kind == "name" and m.person and m.participant.country is not None]
        told: dict[str, Mention] = {}
        countries: dict[str, set[str | None]] = {}
        for mention in named:
            name = mention.participant.name
            for words in {name, *name.split()}:
                told.setdefault(words, mention)
                countries.setdefault(words, set()).add(mention.participant.country)
        return cls({words: m for words, m in told.items() if len(countries[words]) == 1}, publishers, title)

    def _in_title(self, name: str) -> str | None:
        """Return the state that the title tells of somebody whom it calls by the last or the first of their names."""
        words = name.split()
        beside = (self.publishers.state_beside(word, self.title) for word in (words[-1], words[0]))
        return next((state for state in beside if state is not None), None)

    def _named_before(self, mention: Mention) -> Mention | None:
        """Return who bears a name in the document, also under a title and one of several names: "Chairperson Faki"."""
        name = mention.participant.name
        *before, last = name.split()
        return self.told.get(name) or (self.told.get(last) if mention.role and before else None)

    def _acts_in_title(self, mention: Mention) -> bool:
        """Return whether the title is about what somebody does, as those do whose release it is: "Lee's Visit to"."""
        surname = re.escape(mention.participant.name.rsplit(maxsplit=1)[-1])
        return re.search(rf"\b{surname}['’]s? (?:{_DOINGS})\b", self.title, re.IGNORECASE) is not None

    def placed(self, mention: Mention, reader: Reader) -> Mention:
        """Return a person with the state told elsewhere, an officer of a state's own release with that state.

        Of an officer whom no lexicon knows the title may tell; who has no state by the lexicon has none by it.
        """
        if mention.kind != "name" or mention.participant.country is not None:
            return mention
        is_told = mention.participant.name in self.told and mention.evidence[0].rule == "actors.unknown_name"
        if not (mention.person or is_told):
            return mention
        if (told := self._named_before(mention)) is not None:
            return _of(mention, told.participant.country, "coref.told_elsewhere", told.span)
        is_officer = _GOVERNMENT.intersection(mention.participant.sectors)
        is_known = mention.evidence[0].rule.startswith("office_holders/")
        if is_officer and not is_known and (state := self._in_title(mention.participant.name)):
            return _of(mention, state, "coref.title", mention.span)
        is_unnamed_elsewhere = mention.evidence[0].rule == LABEL and not mention.role
        has_office = is_officer and self.publishers.has_office(mention.role, reader.country or "")
        is_own = has_office or (is_officer and not is_known and self._acts_in_title(mention))
        if reader.country and (is_unnamed_elsewhere or is_own):
            return _of(mention, reader.country, PUBLISHER, mention.span)
        return mention


def _of(mention: Mention, country: str | None, rule: str, span: Span) -> Mention:
    why = Evidence("participant", "coref", rule, span)
    participant = replace(mention.participant, country=country)
    return replace(mention, participant=participant, evidence=(*mention.evidence, why))
