"""Words that pass a role on: "launched an attack", "accused of murder", "expects apologies"."""

from __future__ import annotations

from dataclasses import dataclass

from detente.lexicon import SHIPPED, Lexicons, words_by_kind


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Lemmas by what they do with the roles around them.

    `light` verbs do what their object names ("launch an attack"); `blaming` verbs have the doer as object
    ("accused of murder"); the object of `of_others` somebody else does ("expects apologies"); in a `dealing`
    noun its owner acts ("killed in a US raid"); `counting` words take a part of what stands behind "of" ("some of");
    at a `border` noun somebody's land begins ("troops on the Iraqi frontier"); a `paper` noun is what parties
    sign or pass, not a party ("the Ottawa Treaty"); who does an `answering` verb does what stands behind its "with"
    ("replied with a raid"); `answers` are its nouns ("in reply to"); a `drawing` verb has what came of a deed as object
    ("sparked protests"); a `crowd` protests; who does a `clashing` verb with somebody fights beside him as much as he
    does; whom a `freeing` noun is of somebody else is to let go; a `travelling` word leads "to" a place.
    """

    light: frozenset[str]
    blaming: frozenset[str]
    of_others: frozenset[str]
    dealing: frozenset[str]
    counting: frozenset[str]
    border: frozenset[str]
    paper: frozenset[str]
    answering: frozenset[str]
    answers: frozenset[str]
    drawing: frozenset[str]
    crowd: frozenset[str]
    clashing: frozenset[str]
    freeing: frozenset[str]
    travelling: frozenset[str]


def default_role_words(lexicons: Lexicons = SHIPPED) -> RoleWords:
    """Return the words."""
    return words_by_kind(lexicons, "role_words.tsv", RoleWords)
