"""How well marked pairs are answered, as PLV counts it."""

from __future__ import annotations

from collections.abc import Sequence

from detente.encode.categories import TYPES

QUADS = {
    "CONSULT": 1, "AGREE": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip


def pair_figures(answers: Sequence[tuple[int, int]]) -> dict[str, float]:
    """Return macro-F1 in per cent by root (CONCEDE and RETREAT are YIELD), quad class and binary.

    An answer is (told, answered), both numbers of types.
    """
    return {
        name: _macro([(f(told), f(answered)) for told, answered in answers])
        for name, f in (("root", _root_of), ("quad", quad_of), ("binary", _binary_of))
    }


def quad_of(number: int) -> str:
    """Return PLV's quad class of a type: its YIELD is material cooperation."""
    return "2" if _root_of(number) == "YIELD" else str(QUADS[TYPES[number]])


def _root_of(number: int) -> str:
    name = TYPES[number]
    return "YIELD" if name in {"CONCEDE", "RETREAT"} else name


def _binary_of(number: int) -> str:
    return "cooperation" if QUADS[TYPES[number]] <= 2 else "conflict"


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    names = sorted({told for told, _ in pairs})
    scores = []
    for name in names:
        hits = sum(told == coded == name for told, coded in pairs)
        both = sum(told == name for told, _ in pairs) + sum(coded == name for _, coded in pairs)
        scores.append(2 * hits / both if both else 0.0)
    return 100 * sum(scores) / len(scores)
