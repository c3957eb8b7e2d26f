"""Lexicons: read, check and index the facts under `detente.resources`."""

from detente.lexicon.errors import LexiconError
from detente.lexicon.scan import NameScanner
from detente.lexicon.table import Row, lexicon_names, read_table
from detente.lexicon.terms import Term, first_day, last_day

__all__ = [
    "LexiconError",
    "NameScanner",
    "Row",
    "Term",
    "first_day",
    "last_day",
    "lexicon_names",
    "read_table",
]
