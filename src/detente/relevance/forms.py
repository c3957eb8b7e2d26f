"""The forms that a word takes in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_VOWELS = "aeiou"


def forms_of(lemma: str) -> frozenset[str]:
    """Return a word's regular forms as verb, noun or adjective, and more rather than fewer.

    >>> {"bans", "banned", "banning"} <= forms_of("ban"), {"allies", "allied"} <= forms_of("ally")
    (True, True)
    """
    made = {lemma, f"{lemma}s", f"{lemma}es"}
    stems = {lemma}
    if lemma.endswith("e"):
        stems = {lemma[:-1]}
    elif lemma.endswith("y"):
        stems = {lemma, f"{lemma[:-1]}i"}
        made.add(f"{lemma[:-1]}ies")
    elif len(lemma) > 2 and lemma[-1] not in f"{_VOWELS}wxy" and lemma[-2] in _VOWELS:
        stems = {lemma, lemma + lemma[-1]}
    made.update(stem + ending for stem in stems for ending in ("ed", "ing", "er", "est"))
    return frozenset(made)


def lemmas_by_form(
    lemmas: Iterable[str], irregular: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """Return which of the `lemmas` each form can belong to; `irregular` gives the lemmas of irregular forms."""
    known = set(lemmas)
    found: dict[str, set[str]] = {}
    for lemma in known:
        for form in forms_of(lemma):
            found.setdefault(form, set()).add(lemma)
    for form, of in irregular.items():
        if here := known.intersection(of):
            found.setdefault(form, set()).update(here)
    return {form: tuple(sorted(of)) for form, of in found.items()}
