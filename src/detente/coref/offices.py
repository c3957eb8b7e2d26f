"""When two titles can mean the same holder: "minister" and "foreign minister", not "president" and "vice president"."""

from __future__ import annotations

from functools import lru_cache

_JOINTS = frozenset({"of", "for", "to", "and", "the", "in"})
_DEPUTIES = frozenset({"deputy", "assistant", "under", "acting", "junior"})
_SECOND = frozenset({"vice", "former", "crown", "shadow"}) | _DEPUTIES
_SPELT = {"defense": "defence", "affairs": ""}


def office_of(role: str) -> str:
    """Return the noun that a title is built around.

    >>> office_of("secretary of state"), office_of("deputy prime minister")
    ('secretary', 'minister')
    """
    before = role.split(" of ", maxsplit=1)[0].split(" for ", maxsplit=1)[0].split(" to ", maxsplit=1)[0]
    return before.rsplit(maxsplit=1)[-1] if before else ""


@lru_cache(maxsize=8192)
def is_short_for(title: str, fuller: str, *, of_deputies: bool = False) -> bool:
    """Return whether a title without a name can be that of the holder of a fuller one, or even of his deputy.

    >>> is_short_for("foreign minister", "minister of foreign affairs"), is_short_for("president", "vice president")
    (True, False)
    >>> is_short_for("minister", "deputy foreign minister", of_deputies=True)
    True
    """
    if not title or office_of(title) != office_of(fuller):
        return False
    said, known = _words(title), _words(fuller)
    return said <= known and not (known - said) & (_SECOND - _DEPUTIES if of_deputies else _SECOND)


def _words(role: str) -> set[str]:
    words = (_SPELT.get(word, word) for word in role.replace("-", " ").split())
    return {word for word in words if word and word not in _JOINTS}
