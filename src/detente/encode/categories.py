"""What the model is told of a word and of the way from a trigger to a word: small numbers from the parse.

0 stands for "none or unknown" in every category. The lists of arcs and paths come with the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.records import Parse, Status

TYPES = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES: tuple[Status, ...] = ("asserted", "denied", "disputed", "planned", "hypothetical", "demanded")
POS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
    "PUNCT", "SCONJ", "SYM", "VERB", "X", "SPACE",
)  # fmt: skip
DEPS = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass",
    "case", "cc", "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj",
    "expl", "intj", "mark", "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd",
    "parataxis", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "punct", "quantmod",
    "relcl", "xcomp",
)  # fmt: skip
ENTITIES = (
    "", "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL",
    "ORG", "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip

ARCS = 8
"""Arcs of a path that are looked at one by one; longer paths show their first ones."""

_DISTANCES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30)
DISTANCE_COUNT = 2 * (len(_DISTANCES) + 1) + 1

_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "FAC", "LOC"})
_NO_PARTICIPANTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Categories:
    """Numbers of words, arcs and paths; `arcs` and `paths` are those that the model learned."""

    arcs: Mapping[str, int]
    paths: Mapping[str, int]

    def pair(
        self, parse: Parse, trigger: int, word: int, type_: int, arcs: Sequence[str] | None = None
    ) -> list[int]:
        """Return the category columns of a trigger and a candidate word; `arcs` is the path, if known already."""
        tokens = parse.tokens
        arcs = path_between(parse, trigger, word) if arcs is None else arcs
        known = [self.arcs.get(a, 0) for a in arcs[:ARCS]]
        return [
            type_,
            self.paths.get(" ".join(arcs), 0),
            distance_between(trigger, word),
            POS_NUMBER.get(tokens[word].pos, 0),
            DEP_NUMBER.get(tokens[word].dep, 0),
            ENTITY_NUMBER.get(tokens[word].entity, 0),
            POS_NUMBER.get(tokens[trigger].pos, 0),
            voice_of(parse, trigger),
            kind_of(parse, word),
            *known,
            *([0] * (ARCS - len(known))),
        ]


def is_candidate(parse: Parse, word: int) -> bool:
    """Return whether a word can head the words for a participant."""
    token = parse.tokens[word]
    if token.entity in _NO_PARTICIPANTS:
        return False
    if token.pos in {"NOUN", "PROPN"}:
        return token.dep != "compound" or token.entity in _NAMED
    if token.pos == "ADJ":
        return token.entity in _NAMED or token.dep not in {"amod", "acomp"}
    return token.pos == "PRON" or (token.pos == "NUM" and token.dep not in {"nummod", "quantmod", "compound"})


def path_between(parse: Parse, trigger: int, word: int) -> list[str]:
    """Return the arcs from a trigger up ("^xcomp") and down ("vnsubj", "vprep:with") to a word.

    What joins the word to its list ("Iran and Iraq") is one arc "vconj", however long the list.
    """
    up = [trigger, *parse.ancestors(trigger)]
    down = [word, *parse.ancestors(word)]
    shared = set(up)
    top = next((i for i in down if i in shared), None)
    if top is None:
        return ["?"]
    arcs = [f"^{_arc(parse, i)}" for i in up[: up.index(top)]]
    arcs.extend(f"v{_arc(parse, i)}" for i in reversed(down[: down.index(top)]))
    return [a for before, a in pairwise(["", *arcs]) if not (a == before and a in {"vconj", "^conj"})]


def _arc(parse: Parse, index: int) -> str:
    token = parse.tokens[index]
    return f"{token.dep}:{token.lemma}" if token.dep in {"prep", "agent", "dative"} else token.dep


def distance_between(trigger: int, word: int) -> int:
    """Return the number of the signed distance in tokens; 0 for the trigger itself."""
    apart = word - trigger
    if apart == 0:
        return 0
    step = 1 + sum(abs(apart) > d for d in _DISTANCES)
    return step if apart > 0 else step + len(_DISTANCES) + 1


def voice_of(parse: Parse, trigger: int) -> int:
    """Return 1 for an active verb, 2 for a passive or bare participle, 3 for a noun, 0 else."""
    token = parse.tokens[trigger]
    if token.pos in {"NOUN", "PROPN"}:
        return 3
    if token.pos not in {"VERB", "AUX"}:
        return 0
    is_passive = bool(parse.children(trigger, "auxpass", "nsubjpass", "agent"))
    is_bare = token.tag == "VBN" and not parse.children(trigger, "aux", "nsubj")
    return 2 if is_passive or is_bare else 1


def kind_of(parse: Parse, word: int) -> int:
    """Return 1 pronoun, 2 possessive, 3 modifier, 4 appositive, 5 listed, 6 definite or plain noun, 7 name."""
    token = parse.tokens[word]
    if token.dep == "poss":
        return 2
    if token.pos == "PRON":
        return 1
    if token.dep in {"amod", "compound", "nmod"}:
        return 3
    if token.dep == "appos":
        return 4
    if token.dep == "conj":
        return 5
    return 7 if token.pos == "PROPN" else 6


def _numbers(names: Sequence[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


POS_NUMBER = _numbers(POS)
DEP_NUMBER = _numbers(DEPS)
ENTITY_NUMBER = _numbers(ENTITIES)
TYPE_NUMBER = _numbers(TYPES)
STATUS_NUMBER = _numbers(STATUSES)
