"""Short mentions: "the ministry" after "the Russian Foreign Ministry", "the president" after "President Macron"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.coref.groups import members
from detente.coref.standing import Standing
from detente.coref.story import UNKNOWN_STATE
from detente.records import Evidence, Mention, Parse, Participant

_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})
_OF_OTHERS = frozenset({
    "enemy", "foe", "captor", "host", "attacker", "neighbour", "neighbor", "ally", "rival", "counterpart", "adversary",
    "partner", "occupier", "invader", "abductor", "besieger", "antagonist",
})  # fmt: skip
"""Whose these are, they are not of the same state: "their hosts", "its neighbour"."""
_OPPONENTS = frozenset(
    {"enemy", "foe", "neighbour", "neighbor", "rival", "counterpart", "adversary", "antagonist"}
)
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class ShortMentions:
    """Finds the earlier, fuller mention of a definite noun without a country of its own."""

    def __call__(
        self,
        parse: Parse,
        mention: Mention,
        earlier: Sequence[Mention],
        here: Sequence[Mention],
        text: str,
        standing: Standing,
    ) -> list[Mention]:
        """Return the mention with its antecedent's participant (one each for a group), or as it was."""
        if mention.kind != "noun" or mention.participant.country is not None:
            return [mention]
        group = members(parse, mention.head, standing, here)
        if group:
            return [_resolved(mention, m, m.participant, "coref.group") for m in group]
        if _pronoun_owner(parse, mention.head) is not None:
            return [mention]
        lemma = parse.tokens[mention.head].lemma
        several = parse.tokens[mention.head].tag == "NNS"
        if not _is_definite(parse, mention) or (several and (not mention.role or lemma in _STATE_NOUNS)):
            return [mention]  # "the countries" are no single one of those named
        before = next((m for m in reversed(earlier) if self._fits(mention, lemma, m, text)), None)
        if before is None:
            return [mention]
        participant = before.participant
        if not before.person and before.kind == "noun" and mention.participant.sectors:
            participant = Participant(participant.name, participant.country, mention.participant.sectors)
        return [_resolved(mention, before, participant, "coref.short_mention")]

    def _fits(self, mention: Mention, lemma: str, before: Mention, text: str) -> bool:
        if before.kind in {"pronoun", "nationality"}:
            return False
        if before.participant.country is None and not any(e.rule == UNKNOWN_STATE for e in before.evidence):
            return False
        if lemma in _STATE_NOUNS and mention.role in {"", lemma}:
            return (
                before.kind == "name"
                and not before.role
                and not before.person
                and "GOV" in before.participant.sectors
            )
        if before.role and mention.role and _last(before.role) == _last(mention.role):
            return True
        return not before.person and lemma in before.span.of(text).lower().split()


def owned(parse: Parse, mentions: Sequence[Mention], standing: Standing) -> list[Mention]:
    """Return the mentions with "their government" in the country of whom "their" means, one for each of several."""
    pronouns: dict[int, list[Mention]] = {}
    named: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.kind != "nationality":
            (pronouns if mention.kind == "pronoun" else named).setdefault(mention.head, []).append(mention)
    found: list[Mention] = []
    for mention in mentions:
        owner = _pronoun_owner(parse, mention.head) if mention.kind == "noun" else None
        owners = pronouns.get(owner, []) if owner is not None else []
        if owner is not None and parse.tokens[owner].lemma == "whose":
            owners = named.get(_relative_head(parse, mention.head), [])
        if not owners or mention.participant.country is not None:
            found.append(mention)
            continue
        if mention.role in _OF_OTHERS:
            found.append(_other_of_two(parse, mention, owners, standing))
            continue
        found.extend(_owned_by(mention, whose) for whose in owners)
    return found


def _other_of_two(parse: Parse, mention: Mention, owners: Sequence[Mention], standing: Standing) -> Mention:
    """Return "its neighbour" as the other one where two states stand foremost in the story."""
    mine = owners[0].participant.country
    two = standing.pair(parse.sentence, ()) if mention.role in _OPPONENTS and len(owners) == 1 else []
    others = [m for m in two if m.participant.country != mine]
    return (
        _resolved(mention, others[0], others[0].participant, "coref.other_of_two")
        if len(others) == 1
        else mention
    )


def identified(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with "the state that freed them" as Ethiopia where the sentence says "was Ethiopia"."""
    return [_identified(parse, m, mentions) for m in mentions]


def _identified(parse: Parse, mention: Mention, mentions: Sequence[Mention]) -> Mention:
    token = parse.tokens[mention.head]
    verb = token.head
    is_open = mention.kind == "noun" and mention.participant.country is None and token.dep == "nsubj"
    if not is_open or parse.tokens[verb].lemma != "be" or parse.children(verb, "neg"):
        return mention
    predicates = parse.children(verb, "attr")
    named = [m for m in mentions if m.head in predicates and m.kind == "name" and not m.person]
    if len(named) != 1 or named[0].participant.country is None:
        return mention
    return _resolved(mention, named[0], named[0].participant, "coref.predicate")


def is_owned(parse: Parse, mention: Mention) -> bool:
    """Return whether a noun belongs to a pronoun ("their government")."""
    return mention.kind == "noun" and _pronoun_owner(parse, mention.head) is not None


def _owned_by(mention: Mention, whose: Mention) -> Mention:
    participant = replace(mention.participant, country=whose.participant.country)
    why = Evidence("participant", "coref", "coref.possessor", whose.span)
    return replace(mention, participant=participant, evidence=(*mention.evidence, why))


def _pronoun_owner(parse: Parse, head: int) -> int | None:
    return next(
        (
            c
            for c in parse.children(head, "poss")
            if parse.tokens[c].pos == "PRON" or parse.tokens[c].lemma == "whose"
        ),
        None,
    )


def _relative_head(parse: Parse, noun: int) -> int:
    """Return the noun that a clause with "whose" describes: "Ecuador, whose trawlers Peru had seized"; -1 if none."""
    for index in (noun, *parse.ancestors(noun)):
        if parse.tokens[index].dep == "relcl":
            return parse.tokens[index].head
    return -1


def _resolved(mention: Mention, before: Mention, participant: Participant, rule: str) -> Mention:
    rules = (UNKNOWN_STATE, rule) if participant.country is None else (rule,)
    why = (Evidence("participant", "coref", r, before.span) for r in rules)
    return replace(
        mention,
        participant=participant,
        antecedent=before.span,
        person=before.person,
        evidence=(*mention.evidence, *why),
    )


def _is_definite(parse: Parse, mention: Mention) -> bool:
    return any(
        parse.tokens[c].lemma in _DEFINITE or parse.tokens[c].text.lower() in _DEFINITE
        for c in parse.children(mention.head, "det", "poss")
    )


def _last(role: str) -> str:
    """Return the noun of a role: "secretary" for "deputy secretary of state"."""
    return role.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
