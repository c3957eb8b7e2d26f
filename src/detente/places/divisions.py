"""Names of states that a text uses for a part of another state: "Atlanta, Georgia", "the state of Georgia"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detente.places.gazetteer import Gazetteer, Site
from detente.places.names import NameMatch
from detente.places.spelling import folded

_STATE_OF = re.compile(r"\b(?:states?|province|governor) of \Z")
_WHOLE = re.compile(r"\b(?:state|province) of (.+)\Z")
"""Such names that names.tsv has as a whole ("U.S. state of Georgia")."""
_TOWN_BEFORE = re.compile(r"((?:[A-Z][\w.'’-]* ){0,2}[A-Z][\w.'’-]*), \Z")


def divisions_in(
    sentences: Iterable[tuple[str, Sequence[NameMatch]]], gazetteer: Gazetteer
) -> dict[str, Site]:
    """Return the division that each such name stands for; a text that does so once does so throughout."""
    found: dict[str, Site] = {}
    for sentence, matches in sentences:
        for match in matches:
            words = sentence[match.start : match.end]
            if (region_ := match.of_kind("region")) and (named := _WHOLE.search(words)):
                for site in gazetteer.find(named[1]):
                    if site.precision == "region" and site.country == region_.code:
                        found[named[1]] = site
                continue
            state = match.of_kind("name")
            if state is None or words in found:
                continue
            regions = [
                s
                for s in gazetteer.find(words)
                if s.precision == "region" and s.main_name and s.country != state.code
            ]
            if not regions:
                continue
            region = max(regions, key=lambda s: s.population)
            before = sentence[: match.start]
            if _STATE_OF.search(before) or _has_town(before, state.code, region, gazetteer):
                found[words] = region
    return found


def _has_town(before: str, state: str | None, region: Site, gazetteer: Gazetteer) -> bool:
    """Return whether a town stands before the name that lies in the division and not in the state."""
    if (town := _TOWN_BEFORE.search(before)) is None:
        return False
    words = town[1].split()
    for first in range(len(words)):
        towns = [s for s in gazetteer.find(" ".join(words[first:])) if s.precision == "town"]
        if towns:
            inside = any(
                s.country == region.country and folded(s.admin1 or "") == folded(region.admin1 or "")
                for s in towns
            )
            return inside and not any(s.country == state for s in towns)
    return False
