"""Lexicons: read, check and index the facts under `detente.resources`."""

from detente.lexicon.errors import LexiconError
from detente.lexicon.keys import is_line_of
from detente.lexicon.kinds import words_by_kind
from detente.lexicon.overlay import SHIPPED, Lexicons
from detente.lexicon.scan import NameScanner
from detente.lexicon.table import Row, lexicon_names, read_table
from detente.lexicon.terms import Term, first_day, last_day
from detente.lexicon.weights import weights_in

__all__ = [
    "SHIPPED",
    "LexiconError",
    "Lexicons",
    "NameScanner",
    "Row",
    "Term",
    "first_day",
    "is_line_of",
    "last_day",
    "lexicon_names",
    "read_table",
    "weights_in",
    "words_by_kind",
]
