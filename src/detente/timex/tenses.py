"""Which way the governing verb looks: back, ahead, or neither."""

from __future__ import annotations

from collections.abc import Mapping

from detente.records import Parse
from detente.timex.reading import Tense
from detente.timex.words import TimeWords, Words

_MODALS = frozenset(
    {"will", "would", "shall", "may", "might", "can", "could", "should", "must", "'ll", "’ll"}
)
_AHEAD_WORDS = frozenset({"will", "shall", "would", "scheduled", "due", "planned", "expected", "tomorrow"})
_BACK_WORDS = frozenset(
    {"was", "were", "had", "did", "said", "told", "took", "held", "met", "went", "began", "came"}
)


def tense_at(parse: Parse, index: int, lexicon: TimeWords) -> Tense:
    """Return the tense of the verb that governs token `index`."""
    tokens = parse.tokens
    before = tokens[index]
    for governor in (index, *parse.ancestors(index)):
        token = tokens[governor]
        if token.dep == "prep" and token.text.lower() == "for" and _is_planned(parse, governor, lexicon):
            return "future"
        if token.dep == "prep" and token.text.lower() == "ahead":
            return "future"
        if token.dep == "prep" and _is_awaited(parse, governor):
            return "future"
        if token.pos in {"VERB", "AUX"} or token.tag.startswith("VB") or token.tag == "MD":
            return _tense_of_verb(parse, governor, lexicon, before.dep)
        before = token
    return "unknown"


def _is_awaited(parse: Parse, preposition: int) -> bool:
    """Return whether it hangs on what is yet to come: "his next hearing on April 5", "to getting out by"."""
    above = parse.tokens[preposition].head
    token = parse.tokens[above]
    if token.tag == "VBG" and token.dep == "pcomp":
        return parse.tokens[token.head].text.lower() == "to"
    if token.pos not in {"NOUN", "PROPN"} or parse.tokens[preposition].text.lower() not in {"on", "in"}:
        return False
    return any(parse.tokens[c].text.lower() in {"next", "upcoming"} for c in parse.children(above, "amod"))


def _is_due(parse: Parse, verb: int, lexicon: TimeWords, below: str) -> bool:
    """Return whether a present "be" says what is to come: "is due out in May", "the deadline is October 31"."""
    if below == "attr":
        return any(parse.tokens[c].lemma in _SET_AHEAD for c in parse.children(verb, "nsubj"))
    said = [parse.tokens[c].lemma for c in parse.children(verb, "acomp")]
    return any(lemma == "due" or _kind(lexicon, lemma, "plan_verb") is not None for lemma in said)


_SET_AHEAD = frozenset({"deadline", "date", "election", "vote", "hearing", "summit", "referendum", "runoff"})


def _is_planned(parse: Parse, preposition: int, lexicon: TimeWords) -> bool:
    governor = parse.tokens[parse.tokens[preposition].head]
    return governor.lemma in {
        "schedule",
        "plan",
        "set",
        "slate",
        "due",
        "call",
        "expect",
        "book",
        "postpone",
        "fix",
    }


def _tense_of_verb(parse: Parse, verb: int, lexicon: TimeWords, below: str) -> Tense:
    token = parse.tokens[verb]
    helpers = [parse.tokens[c] for c in parse.children(verb, "aux", "auxpass")]
    lemmas = {h.text.lower() for h in helpers}
    if lemmas & _MODALS:
        return "future"
    if (
        token.lemma == "go"
        and token.tag == "VBG"
        and any(parse.tokens[c].tag == "VB" for c in parse.children(verb, "xcomp"))
    ):
        return "future"
    if any(h.tag == "TO" for h in helpers):
        return _tense_of_infinitive(parse, verb, lexicon)
    if any(h.lemma == "have" for h in helpers) or any(h.tag == "VBD" for h in helpers):
        return "past"
    if any(h.lemma == "be" and h.tag in {"VBZ", "VBP"} for h in helpers):
        return (
            "future"
            if token.tag == "VBG"
            else "past"
            if token.tag == "VBN" and _kind(lexicon, token.lemma, "plan_verb") is None
            else "future"
        )
    if token.tag == "VBD":
        return "past"
    if token.tag in {"VBN", "VBG"} and token.dep not in {"ROOT"}:
        return _tense_of_participle(parse, verb, lexicon)
    if token.tag in {"VBZ", "VBP"}:
        return (
            "future"
            if _kind(lexicon, token.lemma, "timetable_verb") is not None
            else "past"
            if token.lemma != "be"
            else "future"
            if _is_due(parse, verb, lexicon, below)
            else "unknown"
        )
    if token.tag == "VB":
        return "future"
    return "past" if token.tag == "VBN" else "unknown"


def _tense_of_infinitive(parse: Parse, verb: int, lexicon: TimeWords) -> Tense:
    token = parse.tokens[verb]
    if token.head == verb:
        return "future"
    governor = parse.tokens[token.head]
    if governor.lemma in lexicon.beside["occasion"] and parse.tokens[governor.head].lemma in {"have", "get"}:
        return _tense_of_verb(parse, governor.head, lexicon, governor.dep)  # "had a chance to visit in May"
    if governor.pos in {"NOUN", "PROPN", "ADJ"} or token.dep in {"relcl", "acl"}:
        return "future"
    if token.dep == "conj":
        return _tense_of_infinitive(parse, token.head, lexicon)
    if _kind(lexicon, governor.lemma, "plan_verb") is not None and token.dep != "advcl":
        return "future"
    if governor.lemma == "be" and governor.tag in {"VBZ", "VBP"} and token.dep == "xcomp":
        return "future"  # "are to meet"
    return _tense_of_verb(parse, token.head, lexicon, token.dep)


def _tense_of_participle(parse: Parse, verb: int, lexicon: TimeWords) -> Tense:
    token = parse.tokens[verb]
    if token.tag == "VBN" and token.dep in {"acl", "amod"}:
        return "future" if token.lemma in {"schedule", "plan", "set", "slate", "expect"} else "past"
    for governor in parse.ancestors(verb):
        if parse.tokens[governor].tag.startswith("VB"):
            return _tense_of_verb(parse, governor, lexicon, token.dep)
    return "unknown"


def _kind(lexicon: TimeWords, lemma: str, kind: str) -> str | None:
    entry: Mapping[str, str] = lexicon.single.get(lemma, {})
    return entry.get(kind)


def tense_of_words(words: Words) -> Tense:
    """Return the tense of a sentence without a parse, by its auxiliaries and its endings."""
    lowers = [w.lower for w in words.items]
    if any(w in _AHEAD_WORDS for w in lowers):
        return "future"
    if any(w in _BACK_WORDS or (len(w) > 4 and w.endswith("ed")) for w in lowers):
        return "past"
    return "unknown"


def looks_ahead(words: Words, i: int) -> bool:
    """Return whether the words right before word `i` point to what is to come ("starting Monday")."""
    return words.lower(i - 1) in {"starting", "beginning"}
