"""Who governs a verb, what is said in its clause: readings of a dependency tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from detente.records import Parse, Span

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_EDGE = frozenset(",;:.—–-… \t\u00a0")
_PAIRS = {'"': '"', "“": "”", "(": ")", "[": "]", "«": "»"}
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose", "what"})
_EXPLETIVES = frozenset({"it", "there"})


def is_verb(parse: Parse, index: int) -> bool:
    """Return whether the token is a verb form in a verb's place."""
    token = parse.tokens[index]
    return token.tag.startswith("VB") and token.dep not in {
        "amod",
        "compound",
        "aux",
        "auxpass",
        "prep",
        "case",
    }


def is_passive(parse: Parse, verb: int) -> bool:
    """Return whether a verb is in the passive, a bare participle after its noun included."""
    token = parse.tokens[verb]
    if parse.children(verb, "auxpass", "nsubjpass"):
        return True
    return (
        token.tag == "VBN"
        and token.dep in {"acl", "advcl", "relcl"}
        and not parse.children(verb, "aux", "nsubj")
    )


def subject(parse: Parse, verb: int) -> int | None:
    """Return the head token of who says, thinks or does; `None` where the text hides it.

    Followed are coordination ("X came and said"), control ("refused to say", "by saying"),
    participles ("X left, adding") and relative pronouns.
    """
    seen = verb
    for _ in range(12):
        if is_passive(parse, seen):
            return agent(parse, seen)
        own = parse.children(seen, "nsubj", "csubj")
        if own:
            return _antecedent(parse, seen, max(own) if min(own) > seen else min(own))
        token = parse.tokens[seen]
        above = token.head
        if above == seen:
            return None
        if token.dep == "acl" and token.tag == "VBG":
            return holder(parse, above)
        if token.dep in {"acl", "relcl"} and token.tag == "VB":
            return subject_of_noun(parse, above)
        if (
            token.dep in {"pobj", "pcomp", "prep"}
            or token.dep == "advcl"
            or token.dep in {"conj", "xcomp", "acomp", "dep"}
        ):
            seen = above
            if parse.tokens[seen].dep in {"prep", "mark", "agent"}:
                seen = parse.tokens[seen].head
            if token.dep == "xcomp" and (asked := parse.children(seen, "dobj")):
                return asked[0]
            continue
        if token.dep == "ccomp" and token.tag in {"VB", "VBG"}:
            seen = above
            continue
        return None
    return None


def agent(parse: Parse, verb: int) -> int | None:
    """Return the head of the phrase with "by" of a passive."""
    for by in parse.children(verb, "agent", "prep"):
        if parse.tokens[by].lemma == "by":
            return next(iter(parse.children(by, "pobj")), None)
    return None


def subject_of_noun(parse: Parse, noun: int) -> int | None:
    """Return whose word, report or call a noun is: possessor, "by", "from" or "of"."""
    for possessor in parse.children(noun, "poss"):
        return possessor
    for name in ("by", "from", "of"):
        for prep in parse.children(noun, "prep", "agent"):
            if parse.tokens[prep].lemma != name:
                continue
            for found in parse.children(prep, "pobj"):
                token = parse.tokens[found]
                if name != "of" or token.pos == "PROPN" or token.entity in {"PERSON", "ORG", "GPE", "NORP"}:
                    return found
    for clause in parse.children(noun, "acl"):
        if (by := agent(parse, clause)) is not None:
            return by
    return None


def holder(parse: Parse, noun: int) -> int:
    """Return whose calls or statements a noun means ("both issued statements saying"), else the noun."""
    token = parse.tokens[noun]
    if token.pos == "PROPN" or token.entity:
        return noun
    if (by := agent(parse, noun)) is not None:
        return by
    above = parse.tokens[token.head]
    if token.dep == "dobj" and above.lemma in {
        "issue",
        "make",
        "release",
        "publish",
        "send",
        "post",
        "write",
        "sign",
        "give",
    }:
        who = subject(parse, token.head)
        return who if who is not None else noun
    return noun


def _antecedent(parse: Parse, verb: int, found: int) -> int | None:
    token = parse.tokens[found]
    if token.lemma in _RELATIVES and parse.tokens[verb].dep == "relcl":
        return parse.tokens[verb].head
    if token.lemma in _RELATIVES | _EXPLETIVES and token.tag in {"WDT", "WP", "EX"}:
        return None
    return found


def clauses_said(parse: Parse, verb: int) -> list[int]:
    """Return the heads of a verb's object clauses, left to right."""
    found = []
    for child in parse.children(verb, "ccomp"):
        token = parse.tokens[child]
        # A bare participle before its verb is a slip for an adverbial clause ("Speaking in Paris, he said").
        if token.tag == "VBG" and child < verb and not parse.children(child, "aux", "nsubj"):
            continue
        found.append(child)
    found = [c for c in found if c > verb or _can_precede(parse, c, verb, found)]
    return found or [
        c
        for c in parse.children(verb, "advcl")
        if c > verb and any(parse.tokens[m].lemma == "whether" for m in parse.children(c, "mark"))
    ]


def _can_precede(parse: Parse, clause: int, verb: int, clauses: Collection[int]) -> bool:
    """Return whether a clause before its verb can be what that verb says ("A failed, he said")."""
    if any(c > verb for c in clauses) or parse.children(verb, "neg") or parse.tokens[verb].tag == "VB":
        return False
    return not any(t.text == ";" for t in parse.tokens[clause:verb])


def is_negated(parse: Parse, verb: int, refusals: Collection[str]) -> bool:
    """Return whether the verb is negated, by "not", "no" or a verb of refusal over it."""
    if parse.children(verb, "neg"):
        return True
    for child in parse.children(verb, *SUBJECTS):
        if any(parse.tokens[d].lemma in {"no", "neither"} for d in parse.children(child, "det")):
            return True
        if parse.tokens[child].lemma in {"nobody", "none"} or parse.tokens[child].text.lower() == "no one":
            return True
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep == "xcomp" and above.lemma in refusals:
        return not parse.children(token.head, "neg")
    return (
        token.dep == "xcomp"
        and bool(parse.children(token.head, "neg"))
        and not parse.children(token.head, "dobj")
    )


def verb_group(parse: Parse, tokens: Iterable[int], *, negated: bool) -> Span:
    """Return the span of a cue; negated, from its first auxiliary or the refusal above on."""
    chosen = sorted(tokens)
    first, last = chosen[0], chosen[0]
    for index in chosen[1:]:
        last = index if index - last <= 2 else last
    if negated:
        verb = chosen[0]
        group = [i for i in parse.children(verb, "aux", "neg", "auxpass") if i < verb]
        token = parse.tokens[verb]
        if not group or (token.dep == "xcomp" and not parse.children(verb, "neg")):
            group = [i for i in (token.head, *group) if i < verb and token.dep == "xcomp"] or group
        first = min([first, *group])
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def phrase_tokens(parse: Parse, head: int) -> range:
    """Return a noun phrase without its relative clauses and far appositions, its "of" phrase included."""
    first = last = head
    for child in parse.children(head):
        token = parse.tokens[child]
        if child < head and token.dep not in {
            "punct",
            "relcl",
            "appos",
            "prep",
            "cc",
            "conj",
            "advcl",
            "preconj",
        }:
            first = min(first, parse.subtree(child)[0])
        elif (
            child > head
            and token.dep == "prep"
            and token.lemma in {"of", "for", "from"}
            and child == last + 1
        ):
            last = max(last, parse.subtree(child)[-1])
        elif child > head and token.dep == "case" and child == last + 1:
            continue
    while first < head and parse.tokens[first].pos in {"PUNCT", "CCONJ", "ADV", "SPACE"}:
        first += 1
    return range(first, last + 1)


def under(parse: Parse, head: int) -> Iterator[int]:
    """Yield the tokens that hang under a token, itself included, in no order."""
    waiting = [head]
    while waiting:
        index = waiting.pop()
        yield index
        waiting.extend(parse.children(index))


def spans_of(parse: Parse, tokens: Iterable[int], text: str) -> tuple[Span, ...]:
    """Return the stretches that tokens make up, the punctuation at their edges trimmed.

    Stretches that only punctuation parts are one.
    """
    runs: list[list[int]] = []
    for index in sorted(set(tokens)):
        between = range(runs[-1][-1] + 1, index) if runs else range(0)
        if runs and all(parse.tokens[i].pos in {"PUNCT", "SPACE"} for i in between):
            runs[-1].append(index)
        else:
            runs.append([index])
    found = (trimmed(Span(parse.tokens[r[0]].start, parse.tokens[r[-1]].end), text) for r in runs)
    return tuple(s for s in found if any(c.isalnum() for c in s.of(text)))


def trimmed(span: Span, text: str) -> Span:
    """Return the span without stops at its edges and without a mark whose partner lies outside."""
    start, end = span.start, span.end
    changed = True
    while changed and start < end:
        changed = False
        if text[start] in _EDGE or text[start].isspace() or text[start] in "”)]»":
            start, changed = start + 1, True
        elif text[end - 1] in _EDGE or text[end - 1].isspace() or text[end - 1] in "“([«":
            if text[end - 1] == "." and _is_abbreviation(text, start, end):
                break
            end, changed = end - 1, True
        else:
            start, end, changed = _without_lone_mark(text, start, end)
    return Span(start, max(start, end))


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    return end - start >= 4 and text[end - 2].isupper() and text[end - 3] == "."


def _without_lone_mark(text: str, start: int, end: int) -> tuple[int, int, bool]:
    for opening, closing in _PAIRS.items():
        inside = text[start:end]
        if opening == closing:
            if inside.count(opening) % 2:
                if text[start] == opening:
                    return start + 1, end, True
                if text[end - 1] == closing:
                    return start, end - 1, True
        elif text[start] == opening and inside.count(opening) > inside.count(closing):
            return start + 1, end, True
        elif text[end - 1] == closing and inside.count(closing) > inside.count(opening):
            return start, end - 1, True
    return start, end, False
