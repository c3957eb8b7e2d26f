"""Names for people of what the record has codes for."""

from __future__ import annotations

from functools import cache

from detente.export.codes import cameo_codes, state_names
from detente.lexicon.vocabulary import ORGANISATIONS


@cache
def _quad_classes() -> dict[str, int]:
    # Names alone are asked for more often, and do without patterns.
    from detente.events.ontology import default_ontology

    return {type_: quad for type_, (quad, _) in default_ontology().quad_and_intensity.items()}


def country_name(code: str) -> str:
    """Return the name in English of a state or of what stands in its place; the code itself where nobody has it.

    >>> country_name("FRA"), country_name("NAT"), country_name("IGO"), country_name("QQQ")
    ('France', 'NATO', 'other organisations of states', 'QQQ')
    """
    return state_names().get(code) or ORGANISATIONS.get(code, code)


def type_name(type_: str) -> str:
    """Return a CAMEO code with what it stands for, any other type as it is.

    >>> type_name("163"), type_name("ASSAULT")
    ('163 Impose embargo, boycott, or sanctions', 'ASSAULT')
    """
    known = cameo_codes().get(type_)
    return f"{type_} {known.name}" if known else type_


def quad_class(type_: str) -> int | None:
    """Return PLOVER's class of a type, 1 to 4, `None` where it has no such type.

    >>> quad_class("AID"), quad_class("STATEMENT")
    (2, None)
    """
    return _quad_classes().get(type_)


def side(type_: str) -> str:
    """Return whether an event of a type is "cooperation" or "conflict", "" where PLOVER has no such type.

    >>> side("AID"), side("ASSAULT"), side("STATEMENT")
    ('cooperation', 'conflict', '')
    """
    quad = _quad_classes().get(type_)
    return "" if quad is None else "cooperation" if quad <= 2 else "conflict"
