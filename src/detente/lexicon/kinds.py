"""Tables of words by kind, as role_words.tsv, coref_words.tsv and mishaps.tsv hold them."""

from __future__ import annotations

from dataclasses import fields
from typing import TypeVar

from detente.lexicon.columns import KIND_COLUMNS
from detente.lexicon.overlay import Lexicons

T = TypeVar("T")


def words_by_kind(lexicons: Lexicons, table: str, record: type[T]) -> T:
    """Return a record (a dataclass) whose every field holds the words of the kind that it is named for."""
    rows = lexicons.table(table, KIND_COLUMNS)
    names = [field.name for field in fields(record)]  # type: ignore[arg-type]  # a dataclass, as is said above
    return record(**{name: frozenset(r["words"] for r in rows if r["kind"] == name) for name in names})
