"""Names with an article: "al-Bashir" is a proper name, whatever the parser takes the joined word for."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.parse.heads import hangs_below
from detente.records import Token

_ARTICLE_NAME = re.compile(r"(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]r|[Aa]s|[Aa]sh|[Aa]t|[Aa]z)-[A-Z][\w’']+")
_NAMING = frozenset({"compound", "nmod", "amod", "flat"})


def with_article_names(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the tokens with "al-Bashir" a proper name, and the last word of the name that it ends.

    Of "Omar al-Bashir" the parser often makes a name "Omar" and an adverb.
    """
    mended = list(tokens)
    changed = False
    for index, token in enumerate(tokens):
        if not _ARTICLE_NAME.fullmatch(token.text):
            continue
        if token.pos != "PROPN":
            mended[index] = replace(mended[index], pos="PROPN", tag="NNP", lemma=token.text.lower())
            changed = True
        if index and _is_torn_off(tokens, mended, index):
            _join(mended, index)
            changed = True
    return tuple(mended) if changed else tokens


def _is_torn_off(tokens: tuple[Token, ...], mended: list[Token], index: int) -> bool:
    """Return whether the word before is a part of a person's name that the parser let end there."""
    before = mended[index - 1]
    return (
        tokens[index].pos != "PROPN"
        and before.pos == "PROPN"
        and "PERSON" in {before.entity, tokens[index].entity}
        and tokens[index].entity in {before.entity, "", "PERSON"}
        and not (before.head == index and before.dep in _NAMING)
    )


def _join(mended: list[Token], last: int) -> None:
    """Put a name's last word where the word before it hung, and hang that word and its own on it."""
    first = last - 1
    above, dep = mended[first].head, mended[first].dep
    if above == last:  # The parser made the last word the governor already, under some other label.
        mended[first] = replace(mended[first], dep="compound")
        return
    if hangs_below(mended, above, last):
        above, dep = mended[last].head, mended[last].dep
    if above in (first, last):
        above, dep = last, "ROOT"
    for index, token in enumerate(mended):
        if token.head == first and index not in {first, last}:
            mended[index] = replace(token, head=last)
    mended[last] = replace(mended[last], head=above, dep=dep)
    mended[first] = replace(mended[first], head=last, dep="compound")
