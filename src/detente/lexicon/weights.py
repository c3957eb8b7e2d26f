"""Weights of named signs, as tables such as state_signs.tsv hold them."""

from __future__ import annotations

from detente.lexicon.columns import WEIGHT_COLUMNS
from detente.lexicon.errors import LexiconError
from detente.lexicon.overlay import Lexicons


def weights_in(lexicons: Lexicons, table: str) -> dict[str, float]:
    """Return what each sign of a table is worth; a user's line takes the place of a shipped one.

    Raises:
        LexiconError: naming every weight that is no number.
    """
    weights: dict[str, float] = {}
    faults: list[str] = []
    for row in reversed(lexicons.table(table, WEIGHT_COLUMNS)):
        try:
            weights[row["sign"]] = float(row["weight"])
        except ValueError:
            faults.append(f"{row.where}: {row['weight']!r} is no number; write one like -0.35")
    if faults:
        raise LexiconError("\n".join(reversed(faults)))
    return weights
