"""Those who talk: "the delegations", "leaders discussed ..." are the two, or the list, that a report is about."""

from __future__ import annotations

from collections.abc import Sequence

from detente.coref.coref_words import CorefWords
from detente.coref.standing import Standing
from detente.coref.words import SUBJECTS
from detente.records import Mention, Parse

_ARTICLES = frozenset({"the", "these", "those"})


def talking(
    parse: Parse, head: int, standing: Standing, here: Sequence[Mention], words: CorefWords
) -> list[Mention]:
    """Return the states of the talks for a plural noun of those who confer, if nothing more is said of them.

    They are the list that the text opens with, else the two foremost.

    Those of whom the text has called somebody the same come first; of one alone ("Peru's officials") officials are.
    """
    token = parse.tokens[head]
    articles = {parse.tokens[c].lemma.lower() for c in parse.children(head)}
    if token.tag != "NNS" or token.lemma not in words.conferrers or articles - _ARTICLES:
        return []
    if token.lemma not in words.states and not _confers(parse, head, words):
        return []
    before = standing.with_sentence(parse, head, here)
    called = before.called(token.lemma)
    if len(called) > 1:
        return called
    if called and token.lemma not in words.states:
        return []
    return before.opening_list() or before.pair(parse.sentence, (), in_opening=True)


def _confers(parse: Parse, head: int, words: CorefWords) -> bool:
    token = parse.tokens[head]
    return token.dep in SUBJECTS and parse.tokens[token.head].lemma in words.conferring
