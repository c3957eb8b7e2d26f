"""Which lines of a lexicon are about the same thing, so that a user's line takes the place of a shipped one."""

from __future__ import annotations

from collections.abc import Mapping

from detente.lexicon.table import Row

FOLDERS = ("office_holders", "patterns")
"""Tables that are folders of files with names of one's own choice."""

KEYS: Mapping[str, tuple[str, ...]] = {
    "abbreviations.tsv": ("words",),
    "agents.tsv": ("words",),
    "cameo.tsv": ("type", "mode", "context"),
    "contexts.tsv": ("context",),
    "coref_words.tsv": ("words", "kind"),
    "cues.tsv": ("words", "kind"),
    "deed_kinds.tsv": ("type", "kind"),
    "given_names.tsv": ("words",),
    "irregular_forms.tsv": ("form", "lemma"),
    "landmarks.tsv": ("name",),
    "locative_words.tsv": ("words", "kind"),
    "mishaps.tsv": ("words", "kind"),
    # All that a name can mean: who gives "Georgia" a line of their own says all there is to say of it.
    "names.tsv": ("words",),
    "not_states.tsv": ("words",),
    "organisations.tsv": ("name",),
    "parties.tsv": ("name", "from"),
    "peoples.tsv": ("words",),
    "retellings.tsv": ("sign",),
    "role_words.tsv": ("words", "kind"),
    "sectors.tsv": ("sector",),
    "state_signs.tsv": ("sign",),
    "states.tsv": ("code",),
    "status_cues.tsv": ("words",),
    "time_words.tsv": ("words", "kind"),
    "types.tsv": ("type",),
    "office_holders": ("name", "country", "office", "from"),
    "patterns": ("pattern",),
}
"""The columns of each table that tell what a line is about; a folder's name stands for its files."""

_REPEATED: Mapping[str, tuple[str, ...]] = {"names.tsv": ("words", "code", "kind", "from")}
"""Where lines with one key may stand side by side, the columns that no two lines share."""


def table_of(name: str) -> str:
    """Return the table that a file belongs to: itself, or its folder.

    >>> table_of("patterns/mine.tsv"), table_of("names.tsv")
    ('patterns', 'names.tsv')
    """
    return name.partition("/")[0]


def key_of(name: str, row: Row) -> tuple[str, ...]:
    """Return what a line of a file is about; the words of a pattern in one order, however they are written.

    >>> key_of("patterns/mine.tsv", Row("x:2", {"pattern": "hold/v in:* obj:guest|envoy"}))
    ('hold/v in:* obj:envoy|guest',)
    """
    return _cells(name, row, KEYS[table_of(name)])


def own_key_of(name: str, row: Row) -> tuple[str, ...]:
    """Return the cells that no other line of the same table may have."""
    table = table_of(name)
    return _cells(name, row, _REPEATED.get(table, KEYS[table]))


def is_line_of(rule: str, table: str) -> bool:
    """Return whether a rule names a line of a table, shipped or a user's.

    >>> is_line_of("names.tsv:3", "names.tsv"), is_line_of("mine/names.tsv:3", "names.tsv")
    (True, True)
    >>> is_line_of("mine/office_holders/names.tsv:3", "names.tsv")
    False
    """
    *folders, file = rule.rpartition(":")[0].split("/")
    return file == table and (not folders or folders[-1] not in FOLDERS)


def _cells(name: str, row: Row, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_pattern(row[c]) if c == "pattern" else row[c] for c in columns)


def _pattern(words: str) -> str:
    head, *constraints = words.split(" ")
    return " ".join([head, *sorted(_constraint(c) for c in constraints)])


def _constraint(words: str) -> str:
    slot, colon, lemmas = words.partition(":")
    return f"{slot}{colon}{'|'.join(sorted(lemmas.split('|')))}"
