"""Nouns that belong to a pronoun: "their government", "its neighbour", "Ecuador, whose trawlers ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.coref.coref_words import CorefWords
from detente.coref.lists import joined_to
from detente.coref.standing import Standing
from detente.records import NOT_STATES, OF_ANOTHER_STATE, Evidence, Mention, Parse

POSSESSOR = "coref.possessor"
"""The rule of a noun that is of the state of whom the pronoun before it means."""

_REACH = 3
"""Sentences back in which the other state is looked for."""
_ONE = frozenset({"NN", "NNP"})


def owned(
    parse: Parse,
    mentions: Sequence[Mention],
    earlier: Sequence[Mention],
    standing: Standing,
    words: CorefWords,
) -> list[Mention]:
    """Return the mentions with "their government" in the country of whom "their" means, one for each of several.

    "Its neighbour" is the other one where two states stand foremost in the story, else the other state named last;
    "its allies" stay without a country, and are marked as of another one.
    """
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
            owners = [m for i in _relative_heads(parse, mention.head) for m in named.get(i, [])]
        if not owners or mention.participant.country is not None:
            found.append(mention)
        elif beside := _named_beside(parse, mention, mentions) if is_of_others(parse, mention, words) else []:
            found.extend(_in_state_of(mention, other, "coref.named_beside") for other in beside)
        elif listed := _others_listed(parse, mention, owners, standing, words):
            found.extend(_in_state_of(mention, other, "coref.others_listed") for other in listed)
        elif is_of_others(parse, mention, words):
            other = _other_of_two(parse, mention, owners, standing, words)
            other = other or _other(parse, mention, owners, [*earlier, *mentions])
            found.append(_because_of_another(other) if other is mention else other)
        else:
            found.extend(_in_state_of(mention, whose, POSSESSOR) for whose in owners)
    return found


def is_owned(parse: Parse, mention: Mention) -> bool:
    """Return whether a noun belongs to a pronoun ("their government")."""
    return mention.kind == "noun" and _pronoun_owner(parse, mention.head) is not None


def is_of_others(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    """Return whether a noun that belongs to somebody is of another state than his: "its ally", "his host"."""
    # "Our Allies" has no lemma "ally", but a role.
    called = {parse.tokens[mention.head].lemma.lower(), *mention.role.split()[-1:]}
    return is_owned(parse, mention) and not called.isdisjoint(words.others)


def _in_state_of(mention: Mention, other: Mention, rule: str) -> Mention:
    participant = replace(mention.participant, country=other.participant.country)
    why = Evidence("participant", "coref", rule, other.span)
    return replace(mention, participant=participant, evidence=(*mention.evidence, why))


def _because_of_another(mention: Mention) -> Mention:
    why = Evidence("participant", "coref", OF_ANOTHER_STATE, mention.span)
    return replace(mention, evidence=(*mention.evidence, why))


def _named_beside(parse: Parse, mention: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the states that are named right after as whom a noun means: "our allies, Chad and Niger"."""
    first = parse.children(mention.head, "appos")
    named = [i for a in first for i in (a, *joined_to(parse, a))]
    return [
        m for m in mentions if m.head in named and m.kind == "name" and not m.person and m.participant.country
    ]


def _others_listed(
    parse: Parse, mention: Mention, owners: Sequence[Mention], standing: Standing, words: CorefWords
) -> list[Mention]:
    """Return the other states of the last list for several: "her counterparts", "his neighbours"."""
    several = parse.tokens[mention.head].tag == "NNS" and mention.role in words.opposed
    if not several or len(owners) != 1 or owners[0].participant.country is None:
        return []
    listed = standing.listed(parse.sentence, _REACH)
    others = [m for m in listed if m.participant.country != owners[0].participant.country]
    return others if len(listed) > 2 else []


def _other_of_two(
    parse: Parse, mention: Mention, owners: Sequence[Mention], standing: Standing, words: CorefWords
) -> Mention | None:
    two = standing.pair(parse.sentence, ()) if mention.role in words.opposed and len(owners) == 1 else []
    others = [m for m in two if m.participant.country != owners[0].participant.country]
    return _in_state_of(mention, others[0], "coref.other_of_two") if len(others) == 1 else None


def _other(parse: Parse, mention: Mention, owners: Sequence[Mention], mentions: Sequence[Mention]) -> Mention:
    """Return "its neighbour" with the last state named before it that is not the owner's."""
    countries = {m.participant.country for m in owners}
    if parse.tokens[mention.head].tag not in _ONE or None in countries:
        return mention
    for other in reversed(mentions):
        code = other.participant.country
        if (
            other.sentence >= parse.sentence - _REACH
            and other.span.end <= mention.span.start
            and code is not None
            and code not in NOT_STATES
            and code not in countries
        ):
            return _in_state_of(mention, other, "coref.other_state")
    return mention


def _pronoun_owner(parse: Parse, head: int) -> int | None:
    return next(
        (
            c
            for c in parse.children(head, "poss")
            if parse.tokens[c].pos == "PRON" or parse.tokens[c].lemma == "whose"
        ),
        None,
    )


def _relative_heads(parse: Parse, noun: int) -> Iterator[int]:
    """Yield the noun that a clause with "whose" describes: "Ecuador, whose trawlers Peru had seized".

    Of a plural noun those joined to it, too: "Chad and Niger, whose presidents ...".
    """
    for index in (noun, *parse.ancestors(noun)):
        if parse.tokens[index].dep != "relcl":
            continue
        head = parse.tokens[index].head
        if parse.tokens[noun].tag == "NNS":
            first = parse.above(head, "conj")
            yield from (i for i in (first, *joined_to(parse, first)) if i < noun)
        else:
            yield head
        return
