"""Who did it: the actors of a verb or a noun."""

from __future__ import annotations

from detente.events.frame import Frame
from detente.events.participants import OWNERS, Participants
from detente.records import Mention

LEAVING = frozenset({"RETREAT", "SANCTION", "MOBILIZE"})
"""Types whose noun takes "from" for what is left; with others it is the doer ("threats from Iran")."""

_BY_SUBJECT = frozenset(
    {"CONSULT", "AGREE", "AID", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT", "REQUEST", "MOBILIZE"}
)
"""Types whose noun is done by the subject of the verb that it is the object of ("organises an evacuation")."""


def actors_of_verb(who: Participants, frame: Frame) -> tuple[str, list[Mention]]:
    """Return the rule and the actors of a verb: subject, agent, or whose thing the subject is."""
    rule = "roles.agent" if frame.passive else "roles.subject"
    where, found = who.known(frame.subjects)
    if found:
        return f"{rule}{'_inside' if where else ''}", found
    for subject in frame.subjects:
        if inside := who.inside(subject, OWNERS):
            return f"{rule}_inside", inside
    if frame.passive:
        for preposition in ("in", "during", "by"):
            for noun in frame.prepositions.get(preposition, []):
                if who.parse.tokens[noun].lemma in who.words.dealing and (inside := who.inside(noun, OWNERS)):
                    return "roles.in_operation_of", inside
    if who.parse.tokens[frame.head].dep == "acl" and not frame.passive:
        over = who.frames.subjects_over(who.parse.tokens[frame.head].head)
        return "roles.subject_of_noun", who.whose(over)
    return "roles.none", []


def actors_of_noun(who: Participants, frame: Frame, type_: str) -> tuple[str, list[Mention]]:
    """Return the rule and the actors of a noun: by, possessor, nationality, then the clause around it."""
    for rule, tokens in (
        ("roles.by", frame.prepositions.get("by", [])),
        ("roles.possessor", frame.possessors),
        ("roles.modifier", frame.modifiers),
        ("roles.between", frame.prepositions.get("between", [])),
        ("roles.from", frame.prepositions.get("from", []) if type_ not in LEAVING else []),
    ):
        found = [m for m in who.whose(tokens) if not (type_ == "ASSAULT" and m.role == "place")]
        if found:
            return rule, found
    for possessor in frame.possessors:
        if inside := who.inside(possessor, OWNERS):
            return "roles.possessor_inside", inside
    if type_ == "CONCEDE":
        eased = [o for noun in frame.prepositions.get("of", []) for o in _owners(who, noun)]
        if found := who.whose(eased):
            return "roles.owner_of_what_is_eased", found
    if found := who.whose(agents_of_participles(who, frame.head)):
        return "roles.agent_of_participle", found
    if made := who.whose(s for verb in makings(who, frame.head) for s in who.frames.of(verb).subjects):
        return "roles.subject_of_relative", made
    light = who.light_verb(frame.head)
    if light is not None:
        return "roles.light_verb", who.whose(who.frames.of(light).subjects)
    if "against" in frame.prepositions or "on" in frame.prepositions:
        found = who.whose(frame.prepositions.get("of", []))
        if found:
            return "roles.of", found
    return _actors_above(who, frame.head, type_)


def agents_of_participles(who: Participants, noun: int) -> list[int]:
    """Return who did it in "the attack carried out by X" and "a test of a missile conducted by X"."""
    nouns = [noun, *who.frames.of(noun).prepositions.get("of", [])]
    participles = [c for n in nouns for c in who.parse.children(n, "acl", "relcl")]
    agents: list[int] = []
    for verb in participles:
        inner = who.frames.of(verb)
        if inner.passive:
            agents.extend(inner.prepositions.get("by", []))
        elif who.parse.tokens[verb].lemma in who.words.stemming:
            agents.extend(inner.prepositions.get("from", []))
    return agents


def _owners(who: Participants, noun: int) -> list[int]:
    """Return whose the measures are in "the easing of American sanctions on Cuba"."""
    inner = who.frames.of(noun)
    is_measure = bool({"on", "against"} & inner.prepositions.keys())
    return [*inner.possessors, *inner.modifiers] if is_measure else []


def makings(who: Participants, noun: int) -> list[int]:
    """Return the verbs of "the offer that X made", "an appeal for grain that X addressed to Y"."""
    inner = who.frames.of(noun).prepositions
    found: list[int] = []
    for one in (noun, *inner.get("of", []), *inner.get("for", [])):
        for verb in who.parse.children(one, "relcl", "acl"):
            has_subject = any(s > noun for s in who.parse.children(verb, "nsubj"))
            if has_subject and who.parse.tokens[verb].lemma in who.words.light and not _is_its_own(who, verb):
                found.append(verb)
    return found


def _is_its_own(who: Participants, verb: int) -> bool:
    """Return whether the relative word itself is the subject: "the appeal which opened the meeting"."""
    return any(who.parse.tokens[s].tag in {"WDT", "WP"} for s in who.parse.children(verb, "nsubj"))


def _actors_above(who: Participants, noun: int, type_: str) -> tuple[str, list[Mention]]:
    """Return the actors that the clause around a noun gives: "during a visit", "accused of murder"."""
    tokens = who.parse.tokens
    while tokens[noun].dep == "conj" and tokens[tokens[noun].head].pos == "NOUN":
        noun = tokens[noun].head
    if (
        tokens[noun].dep == "dobj"
        and type_ in _BY_SUBJECT
        and tokens[tokens[noun].head].lemma not in who.words.of_others
    ):
        return "roles.subject_above", who.whose(who.frames.of(tokens[noun].head).subjects)
    governor = tokens[noun].head if tokens[noun].dep == "dobj" else -1
    if governor >= 0 and tokens[governor].lemma in who.words.of_others:
        rule = "roles.received_from" if tokens[governor].lemma in who.words.getting else "roles.asked_of"
        return rule, who.whose(who.frames.of(governor).prepositions.get("from", []))
    if tokens[noun].dep == "attr":
        return "roles.subject_above", who.whose(who.frames.of(tokens[noun].head).subjects)
    if tokens[noun].dep != "pobj":
        return "roles.none", []
    above = tokens[tokens[noun].head].head
    if tokens[tokens[noun].head].lemma == "with":
        answering = next((v for v in (above, *who.parse.ancestors(above)) if tokens[v].pos == "VERB"), above)
        outer = who.frames.of(answering)
        # "The plan met with criticism" answers nothing, "met the plan with criticism" does.
        if tokens[answering].lemma in who.words.answering and (
            outer.objects or tokens[answering].lemma != "meet"
        ):
            return "roles.answers_with", who.whose(outer.subjects)
    if tokens[above].pos in {"VERB", "AUX"}:
        verb = who.frames.of(above)
        if tokens[above].lemma in who.words.blaming:
            return "roles.accused", who.whose(verb.objects)
        if type_ == "CONSULT":
            return "roles.subject_above", who.whose(verb.objects if verb.passive else verb.subjects)
    elif tokens[above].lemma == "responsibility":
        return "roles.responsible", who.whose(who.frames.subjects_over(above))
    elif (
        type_ in _BY_SUBJECT
        and tokens[above].dep == "dobj"
        and tokens[tokens[above].head].lemma not in who.words.of_others
    ):
        return "roles.subject_above", who.whose(who.frames.subjects_over(above))
    return "roles.none", []
