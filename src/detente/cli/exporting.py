"""Write exports, read imports, print comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from detente.app.comparing import compare
from detente.app.exporting import PARQUET, export_events, import_events
from detente.cli.output import OutputError, standard_output, whole_file
from detente.cli.rows import check_format, print_answer
from detente.cli.searching import tell_of_other_coders
from detente.store.search import Conditions


def export_to(
    store: Path,
    format_: str,
    output: Path | None,
    given: Conditions,
    statuses: tuple[str, ...],
    coder: str | None,
    *,
    statements: bool,
) -> int:
    """Write an export and tell how many rows it has; return the exit code."""
    try:
        if format_ == PARQUET:
            if output is None:
                raise typer.BadParameter("parquet goes to a file", param_hint="--output")
            temporary = output.with_name(f".{output.name}.part")
            try:
                rows = export_events(
                    store,
                    format_,
                    temporary,
                    given=given,
                    statuses=statuses,
                    coder=coder,
                    statements=statements,
                )
                temporary.replace(output)
            finally:
                temporary.unlink(missing_ok=True)
        else:
            with whole_file(output) if output is not None else standard_output() as stream:
                rows = export_events(
                    store, format_, stream, given=given, statuses=statuses, coder=coder, statements=statements
                )
    except OutputError as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    except BrokenPipeError:
        # The reader has had enough ("detente export ... | head"): no fault.
        raise
    except OSError as error:
        typer.echo(f"detente: {output}: cannot be written: {error.strerror or error}", err=True)
        return 2
    typer.echo(f"{rows} rows", err=True)
    tell_of_other_coders(store, coder)
    return 0


def import_from(store: Path, files: Sequence[Path], format_: str) -> int:
    """Import files and tell what became of them; return the exit code."""
    for file in files:
        done = import_events(store, file, format_)
        typer.echo(
            f"{file}: run {done.name} of {done.coder}, {done.coded} stories, {done.already} already there",
            err=True,
        )
    return 0


def show_comparison(a: Path, b: Path, format_: str, limit: int) -> int:
    """Print a comparison; return the exit code."""
    check_format(format_)
    found = compare(a, b)
    rows = found.rows
    if format_ == "table":
        rows = tuple(sorted(rows, key=lambda r: (-abs(r.a - r.b), r.month, r.actor, r.recipient))[:limit])
    columns = ("month", "actor", "recipient", "a", "b", "alike")
    print_answer(
        columns, [{c: getattr(r, c) for c in columns} | {"alike": f"{r.alike:.2f}"} for r in rows], format_
    )
    typer.echo(str(found), err=True)
    return 0
