"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from detente.pipeline import Coder

Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication, YYYY-MM-DD, for texts that give none: 'on Wednesday' is read from it.",
    ),
]


Lexicon = Annotated[
    Path | None,
    typer.Option(
        "--lexicon",
        metavar="DIR",
        help="Folder with lexicons of your own, which lie over the shipped ones.",
        show_default=False,
    ),
]


def columns_of(given: Sequence[str]) -> dict[str, str]:
    """Return the columns or keys that FIELD=NAME options give, or end the command with what is wrong."""
    from detente.ingest.rows import FIELDS

    columns = {}
    for words in given:
        field, _, name = words.partition("=")
        if field not in FIELDS or not name:
            raise typer.BadParameter(
                f"'{words}' is not FIELD=NAME with one of: {' '.join(FIELDS)}", param_hint="--column"
            )
        columns[field] = name
    return columns


def making_coder(
    context: typer.Context, lexicon: Path | None, relevant_only: bool = False
) -> Callable[[], Coder]:
    """Return what makes the coder: the one that a test hands in, else the one asked for."""
    from detente.pipeline import default_coder
    from detente.run import CoderOver

    is_default = lexicon is None and not relevant_only
    return context.obj or (default_coder if is_default else CoderOver(lexicon, relevant_only))
