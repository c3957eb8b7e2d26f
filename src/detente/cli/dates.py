"""Dates given as options."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from datetime import date


def day_of(words: str | None, option: str) -> date | None:
    """Return the date that an option gives, or end the command with what is wrong with it."""
    if words is None:
        return None
    from detente.ingest.dates import parse_date

    try:
        return parse_date(words)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None
