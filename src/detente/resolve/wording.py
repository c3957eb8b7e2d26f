"""What two wordings have in common: stems of words, names, definite nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from detente.records import Party

_ENDINGS = tuple("ations ation ings ing ments ment ed es s ions ion al ers er".split())
_SMALL = frozenset(
    "the and for into that this with from had has have was were been are its his her their not out over under "
    "than who which when after before while said says will would could".split()
)
_IN_NAMES = frozenset("the and government forces armed military army troops people republic".split())
_DEFINITE = frozenset("the this that these those its their his her".split())
_ANOTHER = frozenset(
    "another other further additional new second third fourth next previous previously earlier last past "
    "different more again also future separate similar".split()
)
_OTHER_TIMES = re.compile(
    r"\b(?:last (?:week|month|year|spring|summer|autumn|fall|winter)|previous(?:ly)?|earlier|later|since|ago|decades?"
    r"|years|in (?:19|20)\d\d|following|subsequent(?:ly)?|future|again|former(?:ly)?|historical(?:ly)?|never|ever"
    r"|always|once)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a lower-case word without its ending, alike for verb and noun.

    >>> stem("exploded"), stem("demanding"), stem("demands"), stem("withdrawal")
    ('explod', 'demand', 'demand', 'withdraw')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e")


def stems(words: str) -> frozenset[str]:
    """Return the stems of the words that mean something."""
    return frozenset(
        stem(w) for w in _WORD.findall(words.lower()) if len(w) > 2 and w not in _SMALL and not w.isdigit()
    )


def name_words(parties: Iterable[Party]) -> frozenset[str]:
    """Return the words of names by which two of them are known to be one ("erdoğan")."""
    return frozenset(
        w for p in parties for w in _WORD.findall(p.name.lower()) if len(w) > 2 and w not in _IN_NAMES
    )


def is_definite(lead: str) -> bool:
    """Return whether the words before a noun say that it was spoken of before: "the", "their", "Iran's"."""
    return any(w.lower() in _DEFINITE or w.endswith(("'s", "’s")) for w in lead.split()[-2:])


def names_another(lead: str, trigger: str) -> bool:
    """Return whether the words at a trigger say that it is another one of its kind.

    >>> names_another("followed by a second ", "blast"), names_another("after the ", "blast")
    (True, False)
    """
    return not _ANOTHER.isdisjoint(w.lower() for w in (*lead.split()[-2:], *trigger.split()))


def other_times(words: str) -> frozenset[str]:
    """Return the words that lead away from the time of which a story tells.

    >>> sorted(other_times("In 2011 he was shot; the attack of last week came years later."))
    ['in 2011', 'last week', 'later', 'years']
    """
    return frozenset(w.lower() for w in _OTHER_TIMES.findall(words))


def is_plural(trigger: str) -> bool:
    """Return whether a trigger ends like the name of several deeds ("attacks"); a verb may end so too.

    >>> is_plural("missile attacks"), is_plural("attack"), is_plural("distress")
    (True, False, False)
    """
    last = (_WORD.findall(trigger.lower()) or [""])[-1]
    return len(last) > 4 and last.endswith("s") and not last.endswith("ss")
