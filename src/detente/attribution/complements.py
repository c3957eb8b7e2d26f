"""What hangs on a cue: a deed asked for, somebody judged or named, a topic spoken of."""

from __future__ import annotations

from detente.attribution.clauses import clauses_said, under
from detente.attribution.cues import CueMatch
from detente.records import Parse


def without_that(parse: Parse, clause: int) -> set[int]:
    """Return the tokens of a clause but for its "that"."""
    marks = {m for m in parse.children(clause, "mark") if parse.tokens[m].lemma == "that"}
    return set(under(parse, clause)) - marks


def deed(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return the deed asked for or promised: a clause or an infinitive with its subject."""
    if clauses := [c for c in clauses_said(parse, verb) if c > verb]:
        return without_that(parse, clauses[0])
    for clause in parse.children(verb, "xcomp", "advcl"):
        to = any(parse.tokens[a].tag == "TO" for a in parse.children(clause, "aux"))
        left = min(under(parse, clause))
        if (
            not to
            or clause < verb
            or (parse.tokens[clause].dep == "advcl" and parse.tokens[left - 1].text == ",")
        ):
            continue
        content = set(under(parse, clause))
        if len(match.tokens) == 1:
            for asked in parse.children(verb, "dobj", "dative"):
                content |= set(under(parse, asked)) if asked > verb else set()
        return content
    return set()


def judged(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return who or what is judged, with what for."""
    objects = [*parse.children(verb, "dobj", "nsubjpass"), *_under_preposition(parse, match)]
    if parse.tokens[verb].dep == "acl" and parse.tokens[verb].tag == "VBN" and not objects:
        noun = parse.tokens[verb].head
        content = set(under(parse, noun)) - set(under(parse, verb))
    elif not objects or any(parse.tokens[o].text.endswith(("self", "selves")) for o in objects):
        return set()
    else:
        content = {i for o in objects for i in under(parse, o)}
    for child in parse.children(verb, "prep", "oprd", "xcomp", "pcomp"):
        token = parse.tokens[child]
        if child > verb and (token.dep != "prep" or token.lemma in {"of", "for", "to", "as"}):
            content |= set(under(parse, child))
    return content - set(match.tokens[1:] if len(match.tokens) > 1 and match.tokens[1] == verb + 1 else ())


def named(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return both complements of "call X Y", "describe X as Y"."""
    if len(match.tokens) > 1:
        objects = parse.children(verb, "dobj", "nsubjpass")
        if not objects:
            return set()
        content = {i for o in objects for i in under(parse, o)}
        return content | set(under(parse, match.tokens[-1]))
    seconds = parse.children(verb, "oprd")
    firsts = [i for i in parse.children(verb, "dobj", "nsubjpass", "nsubj") if parse.tokens[i].dep != "nsubj"]
    small = [c for c in clauses_said(parse, verb) if _is_verbless(parse, c) and c > verb]
    if not seconds and len(firsts) < 2 and not small and not _is_before_quote(parse, firsts):
        return set()
    content = {i for o in (*firsts, *seconds, *small) for i in under(parse, o)}
    return {i for i in content if parse.tokens[i].tag not in {"WP", "WDT"} or parse.tokens[i].head != verb}


def topic_with_preposition(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return the object of "speak of" and the like, nothing for a cue of one word."""
    return _spoken_of(parse, verb, match) if len(match.tokens) > 1 else set()


def topic(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return the noun phrase that is spoken of."""
    if len(match.tokens) > 1:
        return _spoken_of(parse, verb, match)
    objects = [
        o
        for o in parse.children(verb, "dobj", "nsubjpass")
        if not parse.tokens[o].tag.startswith(("PRP", "W"))
        and (o > verb or parse.tokens[o].dep == "nsubjpass")
    ]
    if objects or not parse.children(verb, "auxpass"):
        objects += [
            c for c in parse.children(verb, "xcomp", "oprd") if parse.tokens[c].tag == "VBG" or objects
        ]
    objects += [c for c in parse.children(verb, "advcl") if objects and _is_condition(parse, c, verb)]
    return {i for o in objects for i in under(parse, o)}


def _spoken_of(parse: Parse, verb: int, match: CueMatch) -> set[int]:
    """Return the object of "speak of", a participle after it included ("of Turkey leaving")."""
    objects = _under_preposition(parse, match)
    if any(parse.tokens[o].entity in {"DATE", "TIME"} for o in objects):
        return set()
    content = {i for o in objects for i in under(parse, o)}
    after = max(content, default=len(parse.tokens)) + 1
    for clause in parse.children(verb, "advcl", "xcomp"):
        deed = parse.tokens[min(under(parse, clause))]
        if min(under(parse, clause)) == after and (deed.tag == "TO" or parse.tokens[clause].tag == "VBG"):
            content |= set(under(parse, clause))
    return content


def _under_preposition(parse: Parse, match: CueMatch) -> list[int]:
    if len(match.tokens) < 2:
        return []
    below = list(parse.children(match.tokens[-1], "pobj", "pcomp"))
    if below or parse.tokens[match.tokens[-1]].dep == "prep":
        return below
    return [o for o in parse.children(match.tokens[0], "dobj") if o > match.tokens[-1]]


def _is_before_quote(parse: Parse, objects: list[int]) -> bool:
    """Return whether a quotation follows the object ("called the deal "a fraud"")."""
    return bool(objects) and any(
        t.text in {'"', "“", "``"} for t in parse.tokens[objects[0] + 1 : objects[0] + 3]
    )


def _is_verbless(parse: Parse, clause: int) -> bool:
    return not parse.tokens[clause].tag.startswith(("VB", "MD")) and not parse.children(
        clause, "aux", "cop", "mark"
    )


def _is_condition(parse: Parse, clause: int, verb: int) -> bool:
    return clause > verb and any(parse.tokens[m].lemma == "if" for m in parse.children(clause, "mark"))
