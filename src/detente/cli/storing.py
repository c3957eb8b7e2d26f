"""Code into a store, show what is in it, look after it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import typer

from detente.app.correcting import corrected_documents
from detente.app.differing import compare_runs
from detente.app.storing import code_into_store
from detente.cli.coding import Asked, Counts, refusal, showing_progress
from detente.cli.output import OutputError, whole_file
from detente.cli.rows import check_format, print_answer
from detente.export import as_reject_line
from detente.records import CodedDocument, Skipped
from detente.store import keeping
from detente.store.reading import sql


def code_and_store(asked: Asked, store: Path, lexicon: Path | None, relevant_only: bool = False) -> int:
    """Code into a store, tell what was refused and what became of all, and return the exit code."""
    counts = Counts()
    try:
        with ExitStack() as stack:
            rejects = stack.enter_context(whole_file(asked.rejects)) if asked.rejects is not None else None
            show_progress = stack.enter_context(showing_progress(sys.stdout))

            def tell(answer: CodedDocument | Skipped) -> None:
                counts.add(answer)
                show_progress(counts)
                if isinstance(answer, Skipped):
                    typer.echo(refusal(answer), err=True)
                    if rejects is not None:
                        rejects.write(f"{as_reject_line(answer)}\n")

            run = code_into_store(
                store,
                asked.paths,
                asked.published,
                asked.workers,
                stdin=sys.stdin.buffer,
                make_coder=asked.make_coder,
                lexicon=lexicon,
                relevant_only=relevant_only,
                columns=asked.columns,
                each_story_once=asked.each_story_once,
                tell=tell,
            )
    except OutputError as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    except KeyboardInterrupt:
        typer.echo("what was coded is kept; the same command goes on from here", err=True)
        raise
    there = f" + already there {run.already}" if run.already else ""
    typer.echo(f"run {run.name} of {run.coder} in {store}", err=True)
    typer.echo(
        f"received {run.received} = coded {run.coded} + empty {run.empty} + skipped {run.skipped}{there}",
        err=True,
    )
    return 1 if run.empty or run.skipped else 0


def show_info(store: Path) -> int:
    """Print the runs of a store and what it holds; return the exit code."""
    found = keeping.info(store)
    columns = ("run", "coder", "started", "finished", "received", "coded", "already", "empty", "skipped")
    rows = [
        {column: getattr(run, column, None) for column in columns}
        | {"run": run.name, "finished": run.finished or "no"}
        for run in found.runs
    ]
    print_answer(columns, rows, "table")
    typer.echo()
    sizes = ("coder", "table", "files", "rows", "bytes")
    print_answer(sizes, [{c: getattr(t, c) for c in sizes} for t in found.tables], "table")
    typer.echo(f"\n  state and index of words: {found.state_bytes} bytes")
    return 0


def show_faults_of_store(store: Path, *, repair: bool) -> int:
    """Print what is wrong with a store; return the exit code."""
    faults = keeping.verify(store, repair=repair)
    for fault in faults:
        typer.echo(fault)
    if faults and repair:
        left = keeping.verify(store)
        typer.echo(
            "mended; code the same documents again to fill what was lost" if not left else "not all mended"
        )
    elif not faults:
        typer.echo(f"{store}: whole")
    return 1 if faults else 0


def compact_store(store: Path) -> int:
    """Make few files of many; return the exit code."""
    before, after = keeping.compact(store)
    typer.echo(f"{store}: {before} files before, {after} now")
    return 0


def delete_documents(store: Path, documents: Sequence[str]) -> int:
    """Delete documents; return the exit code."""
    for document in documents:
        rows = keeping.delete(store, document)
        typer.echo(f"{document}: deleted, {rows} rows")
    return 0


def write_corrections(store: Path) -> int:
    """Print corrected documents in the shape of gold, a JSON line each; return the exit code."""
    for document in corrected_documents(store):
        typer.echo(json.dumps(document, ensure_ascii=False))
    return 0


def show_sql(store: Path, query: str, format_: str, rows: int, seconds: float) -> int:
    """Print the answer to a SELECT; return the exit code."""
    check_format(format_)
    found, cut = sql(store, sys.stdin.read() if query == "-" else query, seconds=seconds, rows=rows)
    print_answer(found.column_names, found.to_pylist(), format_)
    if cut:
        typer.echo(f"only the first {rows} rows; --rows asks for more", err=True)
    return 0


def show_diff(store: Path, before: str, after: str, format_: str) -> int:
    """Print what differs between two runs; return the exit code, 1 if anything does."""
    check_format(format_)
    found = compare_runs(store, before, after)
    columns = ("change", "document", "trigger", "before", "after")
    rows = [{c: getattr(d, c) for c in columns} for d in found.differences]
    print_answer(columns, rows, format_)
    typer.echo(str(found), err=True)
    return 1 if found.differences else 0
