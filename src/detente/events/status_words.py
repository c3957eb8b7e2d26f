"""Which status a kind of word gives, and the auxiliaries that tell of what is not yet so."""

from __future__ import annotations

from collections.abc import Mapping

from detente.records import Status

FUTURE = frozenset({"will", "shall", "'ll", "wo"})
MODAL = frozenset({"may", "might", "could", "would", "can"})
DUTY = frozenset({"must", "should", "ought"})

MODIFIER_STATUS: Mapping[str, Status] = {
    "doubts": "disputed",
    "ahead": "planned",
    "plans": "planned",
    "maybe": "hypothetical",
    "supposes": "hypothetical",
}
"""By the kind of a modifier ("alleged", "imminent")."""

STATUS_UNDER: Mapping[tuple[str, bool], Status] = {
    ("negates", False): "denied",
    ("wards", False): "denied",
    ("omits", False): "denied",
    ("denies", False): "denied",
    ("plans", False): "planned",
    ("plans", True): "denied",
    ("announces", False): "planned",
    ("doubts", False): "disputed",
    ("supposes", False): "hypothetical",
    ("supposes", True): "hypothetical",
    ("demands", False): "demanded",
    ("demands", True): "demanded",
    ("shows", True): "denied",
    ("allows", True): "hypothetical",
    ("achieves", True): "denied",
    ("pretends", False): "disputed",
}
"""By the kind of a governing word, and whether it is negated ("plans to", "does not plan to")."""
