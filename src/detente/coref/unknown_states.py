"""Words that name a state which no lexicon knows: "the Ruritanian minister" is not of the story's state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.coref.coref_words import CorefWords
from detente.records import Mention, Parse

UNKNOWN_STATE = "coref.unknown_state"
"""The rule of whoever belongs to a state that no lexicon knows; the story's state is not theirs."""

_DEMONYM = re.compile(r"(?:[a-z]ian|[a-z]ean|[a-z]ese)$")


def is_of_unknown_state(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    """Return whether a mention names or belongs to a state that no lexicon knows."""
    if mention.kind == "name" and not mention.role:
        return not mention.person and parse.tokens[mention.head].entity in {"GPE", "NORP"}
    return has_name_of_its_own(parse, mention, words)


def has_name_of_its_own(parse: Parse, mention: Mention, words: CorefWords) -> bool:
    """Return whether the words name a state that no lexicon knows: "the Ruritanian minister", "Novak of Borduria"."""
    if any(
        i < mention.head and _is_unknown_name(parse, i, mention, words)
        for i in _modifiers(parse, mention.head)
    ):
        return True
    if mention.role.split()[-1:] and mention.role.split()[-1] in words.of_a_town:
        return False
    return any(
        parse.tokens[prep].lemma in {"of", "from"}
        and not _is_described(parse, noun, words)
        and _is_unknown_name(parse, noun, mention, words)
        for prep in parse.children(mention.head, "prep")
        for noun in parse.children(prep, "pobj")
    )


def _is_described(parse: Parse, noun: int, words: CorefWords) -> bool:
    """Return whether an article says that a name is that of a body: "students of the Free University"."""
    has_article = any(
        parse.tokens[c].lemma == "the" or parse.tokens[c].dep == "poss"
        for c in parse.children(noun, "det", "poss")
    )
    return has_article and parse.tokens[noun].lemma.lower() not in words.realms


def _modifiers(parse: Parse, head: int) -> Iterator[int]:
    for index in parse.children(head, "amod", "compound", "nmod", "poss"):
        yield index
        if parse.tokens[index].dep != "poss":
            yield from _modifiers(parse, index)


def _is_unknown_name(parse: Parse, index: int, mention: Mention, words: CorefWords) -> bool:
    """Return whether a capitalised word beside a head is the name of some state or place."""
    token = parse.tokens[index]
    if not token.text[:1].isupper() or token.text.lower() in mention.role.replace("-", " ").split():
        return False
    if (
        token.entity == "PERSON"
        and not _DEMONYM.search(token.text)
        and (mention.person or parse.children(index))
    ):
        return False  # "Merkel's office" is no state's name, "the army of Borduria" is, whatever the parser calls it.
    if token.pos not in {"PROPN", "ADJ"} or token.lemma.lower() in words.titles | words.faiths:
        return False
    head = parse.tokens[mention.head]
    is_body = head.pos == "PROPN" and not words.of_a_state.intersection(mention.role.split())
    if index < mention.head and ((mention.person and mention.kind == "name") or is_body):
        return bool(_DEMONYM.search(token.text)) or token.entity in {"NORP", "GPE"}
    if index == 0:
        return token.pos == "PROPN" or bool(_DEMONYM.search(token.text))
    return True
