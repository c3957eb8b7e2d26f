"""What events to look for, as bound values under named columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from detente.store.errors import WrongQuestionError

_CODE = 3
"""Letters of a country's code."""

SORTS = {
    "day": "day", "type": "type", "status": "status", "document": "document", "actor": "actor_countries",
    "recipient": "recipient_countries", "place": "place", "voice": "voice",
}  # fmt: skip
"""The columns that an answer may be sorted by; no other word gets into a question."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What events are looked for; all that is given must hold.

    An actor or recipient is a country code of three letters or part of a name; `dyad` are two countries, in any roles
    unless it is `directed`: then the first acts on the second, or both act together without a recipient;
    `voice` is part of the name of who tells it, or "author" for the document itself; `since` and `until`
    are inclusive; `words` are looked for in the documents' texts. Of voice, place and publisher three capital
    letters are a country's code (no publisher has one), and words in quotation marks the whole name. `at` are the
    degrees north and east of a place, exactly as events have them.
    """

    actor: str | None = None
    recipient: str | None = None
    dyad: tuple[str, str] | None = None
    directed: bool = False
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    place: str | None = None
    at: tuple[float, float] | None = None
    voice: str | None = None
    status: tuple[str, ...] = ()
    publisher: str | None = None
    document: str | None = None
    documents: tuple[str, ...] | None = None


WANTED = "wanted"
"""The table of documents' ids that a condition on words refers to: too many to be bound one by one."""


def condition_sql(given: Conditions, *, wanted: bool = False) -> tuple[str, list[object]]:
    """Return the condition with "?" for each value, and the values.

    With `wanted` the document must also be in the table of that name, which the question then needs.
    """
    parts: list[str] = ["TRUE"]
    values: list[object] = []

    def add(part: str, *bound: object) -> None:
        parts.append(part)
        values.extend(bound)

    for side, asked in (("actor", given.actor), ("recipient", given.recipient)):
        if asked is not None:
            add(*_who(f"{side}_countries", f"{side}s", asked))
    if given.dyad is not None and given.directed:
        add("contains(actor_countries, ?)", given.dyad[0].upper())
        acted_on = "CASE WHEN recipient_countries = '' THEN actor_countries ELSE recipient_countries END"
        add(f"contains({acted_on}, ?)", given.dyad[1].upper())
    elif given.dyad is not None:
        for country in given.dyad:
            one = (country.upper(),) * 2
            add("(contains(actor_countries, ?) OR contains(recipient_countries, ?))", *one)
    for column, listed in (("type", given.types), ("mode", given.modes), ("status", given.status)):
        if listed:
            add(f"list_contains(?, {column})", list(listed))
    if given.since is not None:
        add("day >= ?", given.since)
    if given.until is not None:
        add("day <= ?", given.until)
    if given.place is not None:
        add(*_named(("place", "place_admin1"), given.place, "place_country"))
    if given.at is not None:
        add("latitude = ? AND longitude = ?", *given.at)
    if given.voice == "author":
        add("attribution IS NULL")
    elif given.voice is not None:
        add(*_named(("voice",), given.voice, "voice_country"))
    if given.publisher is not None:
        add(*_named(("publisher",), given.publisher))
    if given.document is not None:
        add("document = ?", given.document)
    if given.documents is not None:
        add("document IN (SELECT unnest(?::VARCHAR[]))", list(given.documents))
    if wanted:
        parts.append(f"document IN (SELECT id FROM {WANTED})")
    return " AND ".join(parts), values


def dyad_of(words: str) -> tuple[tuple[str, str], bool] | None:
    """Return two countries and whether the first acts on the second; `None` if the words are of neither form.

    >>> dyad_of("USA:RUS"), dyad_of("USA>RUS"), dyad_of("USA")
    ((('USA', 'RUS'), False), (('USA', 'RUS'), True), None)
    """
    found = re.fullmatch(r"\s*([^:>]*[^:>\s])\s*([:>])\s*([^:>]*[^:>\s])\s*", words)
    return None if found is None else ((found[1], found[3]), found[2] == ">")


def order_sql(sort: str, *, descending: bool) -> str:
    """Return how the answer is sorted; ties by document and place in it.

    Raises:
        WrongQuestionError: if the answer cannot be sorted by that; the message names what it can be.
    """
    column = SORTS.get(sort)
    if column is None:
        raise WrongQuestionError(f"cannot sort by {sort!r}; use one of {', '.join(SORTS)}")
    return f"{column} {'DESC' if descending else 'ASC'} NULLS LAST, document, number"


def words_sql(words: str) -> str:
    """Return words as SQLite's index takes them: each quoted, so that no mark in them has a meaning there.

    >>> words_sql('Tu-154 "black box" sanction* OR embargo')
    '"Tu-154" "black box" "sanction" * OR "embargo"'
    """
    found = []
    for part in re.findall(r'"[^"]*"|[^\s"]+', words):
        if part in {"OR", "NOT", "AND"}:
            found.append(part)
        else:
            bare = part.strip('"').removesuffix("*").replace("\0", " ")
            found.append(f'"{bare}"' + (" *" if part.endswith("*") else ""))
    return " ".join(found)


def _named(
    columns: tuple[str, ...], asked: str, country: str | None = None
) -> tuple[str, *tuple[object, ...]]:
    """Return the condition for a country's code ("RUS"), a whole name in quotation marks, or a part of one.

    "USA" as a part of a name would find Jerusalem.
    """
    if (
        country is not None
        and len(asked) == _CODE
        and asked.isalpha()
        and asked.isascii()
        and asked.isupper()
    ):
        return f"{country} = ?", asked
    if len(asked) > 1 and asked[0] == asked[-1] == '"':
        same = " OR ".join(f"{column} = ?" for column in columns)
        return f"({same})", *[asked[1:-1]] * len(columns)
    inside = " OR ".join(f"contains(lower({column}), lower(?))" for column in columns)
    return f"({inside})", *[asked] * len(columns)


def _who(countries: str, parties: str, asked: str) -> tuple[str, object]:
    """Return the condition for a country's code, which is quick, or for a part of a name."""
    if len(asked) == _CODE and asked.isalpha() and asked.isascii():
        # Codes have three letters and a blank between them, so no other can hold one.
        return f"contains({countries}, ?)", asked.upper()
    return f"len([1 for p in {parties} if contains(lower(p.name), lower(?))]) > 0", asked
