"""What can be wrong with the cells of a line of a user's lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from detente.lexicon.fault import did_you_mean
from detente.lexicon.keys import table_of
from detente.lexicon.pattern_words import Found, faults_of_pattern, faults_of_slot
from detente.lexicon.table import Row
from detente.lexicon.terms import first_day, last_day
from detente.lexicon.vocabulary import NO_EVENT, Vocabulary, closed_columns

_FILLED: Mapping[str, tuple[str, ...]] = {
    "abbreviations.tsv": ("words",),
    "agents.tsv": ("words", "sectors"),
    "cameo.tsv": ("type", "cameo", "goldstein"),
    "contexts.tsv": ("context",),
    "coref_words.tsv": ("words",),
    "cues.tsv": ("words",),
    "deed_kinds.tsv": ("kind", "words"),
    "given_names.tsv": ("words",),
    "irregular_forms.tsv": ("form", "lemma"),
    "landmarks.tsv": ("name", "latitude", "longitude"),
    "locative_words.tsv": ("words",),
    "mishaps.tsv": ("words",),
    "names.tsv": ("words", "code"),
    "not_states.tsv": ("words",),
    "office_holders": ("name", "office", "sectors"),
    "organisations.tsv": ("name", "sectors"),
    "parties.tsv": ("name", "status"),
    "patterns": ("pattern", "type", "example", "expects"),
    "peoples.tsv": ("words", "countries"),
    "retellings.tsv": ("sign", "weight"),
    "role_words.tsv": ("words",),
    "sectors.tsv": ("sector",),
    "state_signs.tsv": ("sign", "weight"),
    "states.tsv": ("code", "name"),
    "status_cues.tsv": ("words",),
    "time_words.tsv": ("words",),
    "types.tsv": ("type", "quad_class", "intensity"),
}
"""Columns that may not be empty, by table; `citation` never may."""


def faults_of_cells(name: str, row: Row, known: Vocabulary) -> Found:
    """Yield what is wrong with a line of the file `name`, each with the way out."""
    closed = closed_columns(name)
    for column, cell in row.cells.items():
        if cell != cell.strip() or "  " in cell:
            yield f"blanks around or doubled in {column}", "take them out"
        if column == "citation" and not cell.strip():
            yield "no citation", "say where it can be checked, or 'own' for a wording of yours"
        elif not cell.strip() and column in _FILLED[table_of(name)]:
            yield f"no {column}", "fill the cell, or take the line out"
        elif column in closed and cell not in closed[column]:
            words = " ".join(sorted(closed[column]))
            yield f"no {column} '{cell}'", did_you_mean(cell, closed[column], f"one of: {words}")
        elif cell and (check := _CHECKS.get(column)) is not None:
            yield from check(row, cell, known)
    yield from _faults_of_line(name, row)


def _faults_of_line(name: str, row: Row) -> Found:
    """Yield what is wrong between the cells of a line."""
    if "from" in row.cells and _is_day(row["from"]) and _is_day(row["until"]):
        begin, end = row["from"], row["until"]
        if begin and end and last_day(end) < first_day(begin):
            yield f"ends on {end}, before it begins on {begin}", "set from and until right"
    if name == "types.tsv" and row["quad_class"] in _QUAD_CLASSES:
        cooperates, number = row["quad_class"] in "12", _number(row["intensity"])
        if number is not None and (number > 0) != cooperates:
            sign = "above" if cooperates else "below"
            yield f"intensity {row['intensity']} with quad class {row['quad_class']}", f"put it {sign} zero"
    if name == "agents.tsv" and row["words"] != row["words"].lower():
        yield f"capitals in '{row['words']}'", "write the noun in small letters, in the singular"
    if "latitude" in row.cells and bool(row["latitude"]) != bool(row["longitude"]):
        yield "latitude or longitude alone", "give both or neither"


def _day(row: Row, cell: str, known: Vocabulary) -> Found:
    if not _is_day(cell):
        yield f"'{cell}' is no day", "write YYYY, YYYY-MM or YYYY-MM-DD"


def _is_day(cell: str) -> bool:
    try:
        return not cell or bool(first_day(cell) and last_day(cell))
    except ValueError:
        return False


def _degrees(limit: int) -> Callable[[Row, str, Vocabulary], Found]:
    def check(row: Row, cell: str, known: Vocabulary) -> Found:
        number = _number(cell)
        if number is None or not -limit <= number <= limit:
            yield f"'{cell}' is no number of degrees", f"write -{limit} to {limit}, with a point: 12.5"

    return check


def _ten(row: Row, cell: str, known: Vocabulary) -> Found:
    number = _number(cell)
    if number is None or not -10 <= number <= 10:
        yield f"'{cell}' is no number from -10 to 10", "write it with a point: -7.2"


def _weight(row: Row, cell: str, known: Vocabulary) -> Found:
    if _number(cell) is None:
        yield f"'{cell}' is no number", "write one like -0.35"


def _number(cell: str) -> float | None:
    return float(cell) if re.fullmatch(r"-?\d+(\.\d+)?", cell, re.ASCII) else None


_QUAD_CLASSES = ("1", "2", "3", "4")


def _quad_class(row: Row, cell: str, known: Vocabulary) -> Found:
    if cell not in _QUAD_CLASSES:
        yield (
            f"no quad class '{cell}'",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        )


def _code(row: Row, cell: str, known: Vocabulary) -> Found:
    # A state's own line defines its code; a line of names.tsv uses it.
    if "capital" not in row.cells:
        yield from _countries(row, cell, known)
    elif not re.fullmatch(r"[A-Z]{3}", cell):
        yield (
            f"'{cell}' is no code of a state",
            "write three capital letters; XAA to XZZ are free for your own",
        )


def _countries(row: Row, cell: str, known: Vocabulary) -> Found:
    for code in _parts(cell, "|"):
        if code not in known.countries:
            yield f"no country '{code}'", _no_country(code, known)


def _expects(row: Row, cell: str, known: Vocabulary) -> Found:
    actors, arrow, recipients = cell.partition(">")
    if not arrow or ">" in recipients:
        yield f"expects '{cell}'", "write ACTORS>RECIPIENTS, such as FRA+DEU>IRN, TUR> or >GRC"
        return
    codes = [code for side in (actors, recipients) for code in _parts(side, "+")]
    for code in codes:
        if code not in known.countries:
            yield f"no country '{code}' in expects", _no_country(code, known)
    if row["type"] == NO_EVENT and codes:
        yield "countries expected of what is no event", "leave the bare >"


def _no_country(code: str, known: Vocabulary) -> str:
    """Return which country may be meant: the code in capitals, one so named, or one of the same letters."""
    word = code.upper()
    like = [
        *([word] if word in known.countries else ()),
        *(c for c, name in known.countries.items() if len(word) > 2 and name.upper().startswith(word)),
        *(c for c in known.countries if sorted(c) == sorted(word)),
    ]
    if like:
        return f"did you mean {like[0]} ({known.countries[like[0]]})?"
    return "use an ISO 3166 alpha-3 code, or add it to your states.tsv"


def _sectors(row: Row, cell: str, known: Vocabulary) -> Found:
    for sector in _parts(cell, "|"):
        if sector not in known.sectors:
            otherwise = "add it to your sectors.tsv; the known ones: " + " ".join(sorted(known.sectors))
            yield f"no sector '{sector}'", did_you_mean(sector, known.sectors, otherwise)


def _sector(row: Row, cell: str, known: Vocabulary) -> Found:
    if not re.fullmatch(r"[A-Z]{3}", cell):
        yield f"'{cell}' is no sector", "write three capital letters"


def _type(row: Row, cell: str, known: Vocabulary) -> Found:
    if "quad_class" in row.cells:
        if cell == NO_EVENT or not re.fullmatch(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)*", cell):
            yield f"'{cell}' is no name of a type", "write capitals, such as HOSTAGE-DIPLOMACY; NONE is taken"
    elif cell not in known.types and not (cell == NO_EVENT and "pattern" in row.cells):
        yield f"no type '{cell}'", did_you_mean(cell, known.types, "add it to your types.tsv")


def _mode(row: Row, cell: str, known: Vocabulary) -> Found:
    if not re.fullmatch(r"[a-z][a-z_-]*", cell):
        yield f"'{cell}' is no mode", "write small letters, such as house_arrest"
    elif "pattern" in row.cells and row["type"] in known.types - known.own_types:
        modes = known.modes.get(row["type"], frozenset())
        if cell not in modes:
            otherwise = f"one of: {' '.join(sorted(modes))}; or add it to your cameo.tsv"
            yield f"{row['type']} has no mode '{cell}'", did_you_mean(cell, modes, otherwise)


def _context(row: Row, cell: str, known: Vocabulary) -> Found:
    # Only contexts.tsv has no column "type": it defines the word.
    if "type" not in row.cells:
        if not re.fullmatch(r"[a-z][a-z_]*", cell):
            yield f"'{cell}' is no context", "write small letters, such as human_rights"
        return
    for context in _parts(cell, "|"):
        if context not in known.contexts:
            otherwise = "add it to your contexts.tsv"
            yield f"no context '{context}'", did_you_mean(context, known.contexts, otherwise)


def _cameo(row: Row, cell: str, known: Vocabulary) -> Found:
    if not re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", cell):
        yield f"'{cell}' is no CAMEO code", "write three or four digits with the leading zero, such as 0231"


def _pattern(row: Row, cell: str, known: Vocabulary) -> Found:
    yield from faults_of_pattern(cell)


def _side(row: Row, cell: str, known: Vocabulary) -> Found:
    for slot in _parts(cell, "|"):
        if slot != "-":
            yield from faults_of_slot(slot)


def _example(row: Row, cell: str, known: Vocabulary) -> Found:
    if " " not in cell or not re.search(r"[.!?][\"”]?$", cell):
        yield "the example is no sentence", "write a whole one with its full stop"


def _parts(cell: str, mark: str) -> list[str]:
    return [part.strip() for part in cell.split(mark) if part.strip()]


_CHECKS: Mapping[str, Callable[[Row, str, Vocabulary], Found]] = {
    "actor": _side,
    "cameo": _cameo,
    "code": _code,
    "context": _context,
    "contexts": _context,
    "countries": _countries,
    "country": _countries,
    "example": _example,
    "expects": _expects,
    "from": _day,
    "goldstein": _ten,
    "intensity": _ten,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "mode": _mode,
    "pattern": _pattern,
    "quad_class": _quad_class,
    "recipient": _side,
    "sector": _sector,
    "sectors": _sectors,
    "type": _type,
    "until": _day,
    "weight": _weight,
}
"""What a filled cell is checked for, by its column."""
