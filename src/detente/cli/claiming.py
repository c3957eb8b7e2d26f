"""The command that says who claims what."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

import typer
from rich.text import Text

from detente.app.claims import claims
from detente.app.code import code_paths
from detente.cli.output import OutputError, standard_output
from detente.cli.table import console_on, print_rows
from detente.export.claims import ClaimTable, as_claim_line, claim_rows
from detente.export.words import on_one_line
from detente.pipeline import Coder
from detente.records import CodedDocument, Skipped

_SHOWN = {
    "claim": "id",
    "type": "did",
    "actors": "who",
    "recipients": "to whom",
    "claimed_by": "claimed by",
    "denied_by": "denied by",
    "silent": "silent",
    "words": "words",
}


@dataclass(frozen=True, slots=True)
class AskedClaims:
    """What the user asked `detente claims` for."""

    paths: tuple[Path, ...]
    published: date | None
    format: str
    make_coder: Callable[[], Coder]


def show_claims(asked: AskedClaims) -> int:
    """Print the claims of all documents; return the exit code."""
    exit_code = 0
    try:
        with standard_output() as stream:
            table = ClaimTable(stream) if asked.format == "csv" else None
            answers = code_paths(
                asked.paths, asked.published, stdin=sys.stdin.buffer, make_coder=asked.make_coder
            )
            for answer in answers:
                if isinstance(answer, Skipped):
                    typer.echo(on_one_line(answer.reason), err=True)
                    exit_code = 1
                elif table is not None:
                    table.write(answer)
                elif asked.format == "jsonl":
                    stream.writelines(f"{as_claim_line(answer, claim)}\n" for claim in claims(answer))
                else:
                    _print(answer, stream)
    except OutputError as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    return exit_code


def _print(coded: CodedDocument, stream: TextIO) -> None:
    console = console_on(stream)
    console.print(Text(on_one_line(coded.document.id), "bold"))
    rows = [[row[column].replace("; ", "\n") if column != "words" else row[column] for column in _SHOWN]
            for row in claim_rows(coded)]  # fmt: skip
    if rows:
        print_rows(console, tuple(_SHOWN.values()), rows)
    else:
        console.print("  no claims found")
