"""Groups: "both countries", "the two leaders", "the foreign ministers", "each", "they" for several."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from detente.coref.coref_words import CorefWords
from detente.coref.other_side import is_the_other, the_other
from detente.coref.standing import DIVIDED, Standing, is_subject
from detente.coref.talking import talking
from detente.coref.words import GROUP, SAYING, SUBJECTS
from detente.records import Evidence, Mention, Parse, Span

_PRONOUNS = frozenset(
    {"both", "each", "neither", "either", "pair", "trio", "two", "three", "four", "five", "six"}
)
_COUNTS = {
    "two": 2,
    "both": 2,
    "either": 2,
    "each": 2,
    "neither": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
}
_MANY = frozenset({"four", "five", "six"})
"""So many states are hardly the foremost by chance: a list of just so many, wherever it is, says who they are."""
_ONE_OF = frozenset({"either", "each", "neither"})
_CLAUSES = frozenset({"conj", "ccomp", "advcl", "relcl", "acl", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos"})
_NEAR = 3
"""Sentences back in which those who take part in a meeting are looked for."""
_REACH = 10
"""Sentences back in which people are looked for."""


def members(
    parse: Parse, head: int, standing: Standing, here: Sequence[Mention], words: CorefWords
) -> list[Mention]:
    """Return the earlier mentions that a counted or plural noun sums up; [] if it sums up none.

    "Both countries" and "the two sides" take the states that stand foremost in the story, "the two leaders" and
    "the foreign ministers" the people (of that office) named last. Who asks both sides for something is
    neither of them, and where they meet is not either.
    """
    found = _summed(parse, head, standing, here, words)
    return found or talking(parse, head, standing, here, words)


def _summed(
    parse: Parse, head: int, standing: Standing, here: Sequence[Mention], words: CorefWords
) -> list[Mention]:
    token = parse.tokens[head]
    lemma = token.lemma.removesuffix("s") if token.tag == "NNPS" else token.lemma
    counts = {parse.tokens[c].lemma.lower() for c in parse.children(head)} & _COUNTS.keys()
    if token.pos == "NUM":
        return _numbered(parse, head, standing, here, words)
    plural = token.tag in {"NNS", "NNPS"} or lemma in {"side", "pair"}
    if not plural and not counts & _ONE_OF:
        return []
    definite = _is_definite(parse, head) or _is_ours(parse, head)
    if (
        lemma not in words.attending
        and not counts & {"both", *_ONE_OF}
        and not definite
        and not counts & _MANY
    ):
        return []
    before = standing.with_sentence(parse, head, here)
    absent = set() if _is_ours(parse, head) else _absent(parse, head, here, words)
    count = max((_COUNTS[c] for c in counts), default=0)
    if lemma in words.attending and not parse.children(
        head, "relcl", "acl", "prep", "compound", "amod", "poss"
    ):
        return before.all(parse.sentence, absent, lambda m: m.person, _NEAR)
    if lemma in words.nations and not counts and _is_ours(parse, head):
        return before.pair(parse.sentence, ())
    many = before.listed_as(count, parse.sentence) if counts & _MANY else []
    if many and lemma in words.states | words.people:
        return many
    if lemma in words.states and counts:
        if len(named := before.listed(parse.sentence, 0)) == count > 2:
            return named
        least = DIVIDED if lemma in words.halves else 0.0
        found = before.first(count, parse.sentence, absent, least=least)
        if not found and absent and lemma not in words.halves:
            return before.first(count, parse.sentence, ())
        return found or (before.foremost(parse.sentence, absent) if lemma in words.halves else [])
    if lemma in words.nations and not counts and _is_these(parse, head):
        return before.listed(parse.sentence, _NEAR)
    if lemma in words.opposed - words.people and not parse.children(head, "relcl", "acl", "amod", "prep"):
        return before.pair(parse.sentence, absent)
    if not counts and (lemma in words.persons or parse.children(head, "relcl", "acl")):
        return []
    if lemma in words.people:
        return _people(before, parse.sentence, absent, lemma, count)
    return []


def counted(parse: Parse, here: Sequence[Mention], standing: Standing, words: CorefWords) -> list[Mention]:
    """Return mentions of "both", "each", "the pair" and "both capitals", which no lexicon names, one a member."""
    taken = {m.head for m in here if m.kind != "nationality"}
    found: list[Mention] = []
    for index, token in enumerate(parse.tokens):
        if index in taken or token.dep not in _ARGUMENTS:
            continue
        if token.pos == "NOUN" and token.lemma in words.states:
            whole, start = members(parse, index, standing, here, words), parse.subtree(index).start
        elif is_the_other(parse, index):
            before = standing.with_sentence(parse, index, here)
            whole = the_other(before, parse.sentence, _absent(parse, index, here, words))
            start = index - 1
        elif _is_pronoun(parse, index):
            whole = _numbered(parse, index, standing, here, words)
            start = next((c for c in parse.children(index, "det", "predet") if c < index), index)
        else:
            continue
        span = Span(parse.tokens[start].start, token.end)
        found.extend(_member(parse, index, span, m) for m in whole)
    return found


def _numbered(
    parse: Parse, index: int, standing: Standing, here: Sequence[Mention], words: CorefWords
) -> list[Mention]:
    """Return whom "both", "each", "the two" or "all three" sum up."""
    lemma = parse.tokens[index].lemma.lower()
    count = 3 if lemma == "trio" else _COUNTS.get(lemma, 2 if lemma == "pair" else 0)
    if not count or (lemma not in {"both", *_ONE_OF} and not _is_definite(parse, index)):
        return []
    before = standing.with_sentence(parse, index, here)
    absent = _absent(parse, index, here, words)
    named = before.listed_as(count, parse.sentence) if lemma in _MANY else []
    return named or before.first(count, parse.sentence, absent, near=_REACH, least=DIVIDED)


def joined_people(parse: Parse, earlier: Sequence[Mention]) -> list[Mention]:
    """Return the people of several states named in one of the last two sentences, for "they"."""
    for back in (1, 2):
        before = [m for m in earlier if m.sentence == parse.sentence - back]
        group = [m for m in before if m.person and m.kind == "name"]
        countries = {m.participant.country for m in group}
        if len(group) > 1 and len(countries) > 1:
            return list({m.participant: m for m in group}.values())
    return []


def met(parse: Parse, mentions: Sequence[Mention], words: CorefWords) -> list[Mention]:
    """Return who met or spoke with whom in a sentence, one mention a state, for "they"; [] if nobody did.

    Of a partner whom nothing places, the words beside the name tell: "with Ana Lopez, Chile's envoy".
    """
    for verb, token in enumerate(parse.tokens):
        if token.lemma not in words.meeting or token.pos not in {"VERB", "NOUN"}:
            continue
        doer = verb if token.pos == "VERB" else token.head
        subjects = list(parse.children(doer, "nsubj"))
        partners = [
            noun
            for by in {verb, doer}
            for prep in parse.children(by, "prep")
            if parse.tokens[prep].lemma == "with"
            for noun in parse.children(prep, "pobj")
        ]
        if token.lemma in words.receiving:
            partners.extend(parse.children(verb, "dobj"))
        sides = [[m for i in ends for m in _of_phrase(parse, i, mentions)] for ends in (subjects, partners)]
        whole = {m.participant.country: m for side in sides for m in side}
        if all(sides) and len(whole) > 1:
            return list(whole.values())
    return []


def group_acting(parse: Parse, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the states that act together in a sentence under one word: "the two condemned", "both agreed"."""
    group = [
        m
        for m in mentions
        if parse.tokens[m.head].dep in SUBJECTS and any(e.rule == "coref.group" for e in m.evidence)
    ]
    return group if len({m.participant.country for m in group}) > 1 else []


def _of_phrase(parse: Parse, head: int, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with a state at a phrase's head and those joined to it, else the first one inside it."""
    heads = [head, *parse.children(head, "conj")]
    found = [
        m
        for m in mentions
        if m.head in heads and m.participant.country is not None and m.kind != "nationality"
    ]
    if found or parse.tokens[head].pos == "PRON":
        return found
    inside = parse.subtree(head)
    below = [m for m in mentions if m.head in inside and m.head > head and m.participant.country is not None]
    return below[:1]


def _people(
    before: Standing, sentence: int, absent: Collection[str], lemma: str, count: int
) -> list[Mention]:
    def of_office(m: Mention) -> bool:
        return m.person and m.role.split(" of ")[0].split()[-1:] == [lemma]

    def is_person(m: Mention) -> bool:
        return m.person

    for fits in (of_office, is_person):
        found = (
            before.first(count, sentence, absent, fits, _REACH)
            if count
            else before.all(sentence, absent, fits, _REACH)
        )
        if found:
            return found
    return before.first(count, sentence, absent) if count else before.opening_list()


def _member(parse: Parse, index: int, span: Span, of: Mention) -> Mention:
    why = (Evidence("participant", "coref", "coref.group", of.span),)
    return Mention(span, parse.sentence, index, of.participant, "pronoun", why, of.span, GROUP, False)


def _is_pronoun(parse: Parse, index: int) -> bool:
    """Return whether a word stands for a group by itself: "both agreed", "urged each", "the two met"."""
    token = parse.tokens[index]
    lemma = token.lemma.lower()
    if lemma not in _PRONOUNS or parse.children(
        index, "prep", "appos", "relcl", "acl", "conj", "compound", "nummod"
    ):
        return False
    if lemma in {"both", "each", "neither", "either"}:
        return token.pos in {"PRON", "DET", "NOUN", "ADV"} and not parse.children(index)
    return _is_definite(parse, index)


def _absent(parse: Parse, head: int, here: Sequence[Mention], words: CorefWords) -> set[str]:
    """Return the state of whom the sentence says that it does something to the group, or about it."""
    found: set[str] = set()
    for above in _verbs_acting_on(parse, head, words):
        doers = {
            m.participant.country
            for m in here
            if m.participant.country is not None
            and m.head < head
            and m.kind != "nationality"
            and is_subject(parse, m.head)
            and parse.tokens[parse.above(m.head, "conj")].head == above
        }
        if len(doers) == 1:
            found.update(doers)
    return found


def _verbs_acting_on(parse: Parse, head: int, words: CorefWords) -> list[int]:
    """Return the verbs whose object, near or far, a token is: "urged" for "urged restraint on both sides"."""
    found: list[int] = []
    index = head
    while parse.tokens[index].head != index:
        token = parse.tokens[index]
        above = token.head
        is_verb = parse.tokens[above].pos in {"VERB", "AUX"}
        if token.dep in SUBJECTS and not _is_wished(parse, above, words):
            return found
        if found and token.dep in _CLAUSES and parse.children(index, *SUBJECTS):
            return found
        if is_verb and token.dep not in SUBJECTS and parse.tokens[above].lemma not in SAYING:
            found.append(above)
        index = above
    return found


def _is_wished(parse: Parse, verb: int, words: CorefWords) -> bool:
    """Return whether a clause says what somebody wants: "urged both to talk", "asks that both sides talk"."""
    if any(parse.tokens[c].tag == "TO" for c in parse.children(verb, "aux")):
        return True
    return parse.tokens[verb].dep == "ccomp" and parse.tokens[parse.tokens[verb].head].lemma in words.wishing


def _is_ours(parse: Parse, head: int) -> bool:
    """Return whether several say that something is theirs: "our two countries"."""
    return any(parse.tokens[c].lemma.lower() in {"our", "their"} for c in parse.children(head, "poss"))


def _is_these(parse: Parse, head: int) -> bool:
    """Return whether a plural means those just named: "these nations", and nothing more is said of them."""
    beside = parse.children(head)
    return len(beside) == 1 and parse.tokens[beside[0]].lemma.lower() in {"these", "those", "this", "that"}


def _is_definite(parse: Parse, head: int) -> bool:
    return any(
        parse.tokens[c].lemma.lower() in {"the", "these", "those", "this", "that", "all"}
        for c in parse.children(head, "det", "predet", "quantmod", "advmod")
    )
