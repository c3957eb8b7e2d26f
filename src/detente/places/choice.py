"""Which of the places of one name is meant."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

from detente.places.gazetteer import Site
from detente.places.spelling import folded

SMALL = 15000
"""People; a smaller town counts only in a text that names its state, or with the state right behind it."""

_KNOWN = 3.2
_NAMED = 4.0
_NAMED_OFTEN = 2.0
_OWN_NAME = 1.5
_OFTEN = frozenset({"USA"})
"""Named in most international news, so that the name tells less about where a town is."""


def choose_site(
    sites: Iterable[Site],
    *,
    known: Collection[str] = (),
    named: Mapping[str, int] | None = None,
    within: Collection[tuple[str, str | None]] = (),
) -> Site | None:
    """Return the likeliest of the places of one name, `None` if none is likely.

    Args:
        sites: the places so spelled.
        known: states for which names.tsv has the name as that of a town.
        named: how often the text names each state.
        within: the states, or states and divisions, written right behind the name ("Paris, Texas").
    """
    named = named or {}
    likely = []
    for site in sites:
        if within:
            if not any(_is_in(site, *area) for area in within):
                continue
        elif site.country not in known and not _counts(site, named):
            continue
        likely.append((_weight(site, known, named), -site.id, site))
    return max(likely)[2] if likely else None


def _counts(site: Site, named: Mapping[str, int]) -> bool:
    if site.population >= SMALL:
        return site.main_name or site.country in named or site.population >= 10 * SMALL
    return site.country in named and site.country not in _OFTEN


def _weight(site: Site, known: Collection[str], named: Mapping[str, int]) -> float:
    weight = math.log10(site.population + 1)
    if site.country in known:
        weight += _KNOWN
    if site.country in named:
        weight += _NAMED_OFTEN if site.country in _OFTEN else _NAMED
        # Of two states that are named both, the one that is named more.
        weight += 0.3 * named[site.country] / sum(named.values())
    return weight + _OWN_NAME * site.main_name


def _is_in(site: Site, country: str, admin1: str | None) -> bool:
    return site.country == country and (admin1 is None or folded(site.admin1 or "") == folded(admin1))
