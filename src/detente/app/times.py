"""Which days the time words of a text mean."""

from __future__ import annotations

from datetime import date

from detente.app.code import shared_coder
from detente.app.days import as_date
from detente.pipeline import Coder
from detente.records import Document, TimeMention


def times(
    text: str, published: date | str | None = None, *, coder: Coder | None = None
) -> tuple[TimeMention, ...]:
    """Return the time expressions of a text, in order, with the days that they cover.

    "On Wednesday" is read from `published` (a date or "YYYY-MM-DD"); without it such days stay `None`.
    """
    coder = coder or shared_coder()
    document = Document("text", text, as_date(published))
    ((_, _, parses),) = coder.parse([(document, coder.segment(document))])
    return coder.times(document, parses)
