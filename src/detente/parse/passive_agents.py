"""The agent of a passive that the parser attached to the nearest noun or gerund."""

from __future__ import annotations

from dataclasses import replace

from detente.records import Token

_DEVERBAL = ("ing", "ion", "ment", "al", "ack", "ault", "ure", "ade", "ike", "aid", "est", "der")


def with_agents_raised(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Attach "by Russia" to "was expelled" in "was expelled from the country for spying by Russia"."""
    for index, token in enumerate(tokens):
        if token.lemma != "by" or token.dep not in {"prep", "agent"}:
            continue
        governor = tokens[token.head]
        passive = _passive_above(tokens, token.head)
        is_bare = passive == 0 and not any(
            t.head == token.head and t is not token for t in tokens if t is not governor
        )
        if not _is_agent_like(tokens, index) or not (is_bare or _is_no_home_for_an_agent(governor)):
            continue
        if passive is not None and passive < index:
            raised = replace(token, head=passive, dep="agent")
            return (*tokens[:index], raised, *tokens[index + 1 :])
    return tokens


def _is_agent_like(tokens: tuple[Token, ...], by: int) -> bool:
    return any(
        t.head == by
        and t.dep == "pobj"
        and (t.pos == "PROPN" or t.entity in {"PERSON", "ORG", "GPE", "NORP"})
        for t in tokens
    )


def _is_no_home_for_an_agent(governor: Token) -> bool:
    if governor.tag == "VBG":
        return governor.dep == "pcomp"
    return governor.pos == "PROPN" or (governor.pos == "NOUN" and not governor.lemma.endswith(_DEVERBAL))


def _passive_above(tokens: tuple[Token, ...], start: int) -> int | None:
    seen = start
    while (head := tokens[seen].head) != seen:
        seen = head
        if tokens[seen].tag == "VBN" and (
            any(t.head == seen and t.dep == "auxpass" for t in tokens) or _is_bare_participle(tokens, seen)
        ):
            return None if any(t.head == seen and t.dep == "agent" for t in tokens) else seen
        if tokens[seen].pos == "VERB" and tokens[seen].tag != "VBG":
            return None
    return None


def _is_bare_participle(tokens: tuple[Token, ...], verb: int) -> bool:
    """Return whether a participle opens a sentence: "Accused of torture by Ireland, Bahrain ..."."""
    alone = {"aux", "nsubj", "nsubjpass", "dobj"}
    return (
        verb == 0
        and tokens[verb].dep == "advcl"
        and not any(t.head == verb and t.dep in alone for t in tokens)
    )
