"""Clauses that leave open whether something happens: conditions, questions, "any act that threatens us"."""

from __future__ import annotations

from detente.records import Parse, Status

LEFT_OPEN = frozenset({"status.conditional", "status.question", "status.of_any"})
"""The rules of these clauses: in them a threat is left open, too."""

_ANYBODY = frozenset({"anyone", "anybody", "whoever"})
_AWAITING = frozenset({"until", "till", "once", "before"})
_PRESENT = frozenset({"VBP", "VBZ", "VB"})


def left_open(parse: Parse, head: int) -> tuple[Status, str] | None:
    """Return that a clause leaves an event open, and the rule that says so."""
    for is_open, rule in (
        (_is_conditional, "status.conditional"),
        (_is_awaited, "status.awaited"),
        (_is_questioned, "status.question"),
        (_is_of_any, "status.of_any"),
    ):
        if is_open(parse, head):
            return "hypothetical", rule
    return None


def _is_questioned(parse: Parse, head: int) -> bool:
    """Return whether an event is asked about: by the main verb before a question mark, or one turned round."""
    is_question = parse.tokens[-1].text == "?" or bool(
        parse.tokens[-1].text in "\"'”" and parse.tokens[-2:-1] and parse.tokens[-2].text == "?"
    )
    token = parse.tokens[head]
    if not is_question or token.pos != "VERB":
        return False
    return token.dep in {"ROOT", "conj", "xcomp"} or _is_turned_round(parse, head)


def _is_turned_round(parse: Parse, verb: int) -> bool:
    """Return whether a helper stands before the subject: "Is Chad threatening us?", "Whom have you supported?"."""
    subjects = parse.children(verb, "nsubj", "nsubjpass")
    first = parse.tokens[verb].head  # the parser takes a perfect's helper for a verb at times
    helpers = [*parse.children(verb, "aux", "auxpass")]
    if parse.tokens[first].lemma == "have" and parse.tokens[verb].tag == "VBN" and first < verb:
        helpers.append(first)
    return any(h < s for h in helpers for s in subjects)


def _is_conditional(parse: Parse, head: int) -> bool:
    tokens = parse.tokens
    for index in (head, *parse.ancestors(head)):
        for child in parse.children(index, "mark"):
            if tokens[child].lemma in {"if", "unless", "whether"}:
                return True
        if tokens[index].dep in {"ROOT", "relcl", "advcl"}:
            break
    return False


def _is_awaited(parse: Parse, head: int) -> bool:
    """Return whether something in the present waits for it: "until they withdraw", "before he is released"."""
    clause = parse.above(head, "conj", "xcomp")
    token = parse.tokens[clause]
    if token.dep != "advcl" or token.pos != "VERB":
        return False
    if not any(parse.tokens[m].lemma.lower() in _AWAITING for m in parse.children(clause, "mark", "advmod")):
        return False
    helpers = parse.children(clause, "aux", "auxpass")
    tags = {parse.tokens[h].tag for h in helpers} or {token.tag}
    return bool(tags & {"VBP", "VBZ"})


def _is_of_any(parse: Parse, head: int) -> bool:
    """Return whether nobody in particular is said to do it, in the present: "any state that attacks us"."""
    clause = parse.above(head, "conj", "xcomp")
    token = parse.tokens[clause]
    if token.dep != "relcl" or token.pos != "VERB" or parse.children(clause, "neg"):
        return False
    helpers = parse.children(clause, "aux", "auxpass")
    is_present = (token.tag in _PRESENT and not helpers) or any(
        parse.tokens[a].tag in {"VBP", "VBZ", "MD"} and parse.tokens[a].lemma != "have" for a in helpers
    )
    whoever = parse.tokens[token.head]
    is_any = whoever.lemma.lower() in _ANYBODY or any(
        parse.tokens[d].lemma.lower() == "any" for d in parse.children(token.head, "det")
    )
    return is_present and is_any
