"""Code what lies under paths and write it, answer by answer, in the format asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TextIO

import typer

from detente.app.code import code_paths
from detente.cli.output import OutputError, standard_output, whole_file
from detente.export import as_line, as_reject_line
from detente.export.csv import EventTable
from detente.export.words import on_one_line
from detente.pipeline import Coder
from detente.records import CodedDocument, Skipped


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked `detente code` for."""

    paths: tuple[Path, ...]
    published: date | None
    format: str
    output: Path | None
    workers: int
    rejects: Path | None
    for_spreadsheets: bool
    make_coder: Callable[[], Coder]
    columns: Mapping[str, str] = field(default_factory=dict)
    each_story_once: bool = False


@dataclass(slots=True)
class Counts:
    """How many documents had which fate: received = coded + empty + skipped."""

    coded: int = 0
    empty: int = 0
    skipped: int = 0

    def add(self, answer: CodedDocument | Skipped) -> None:
        """Count one answer."""
        if isinstance(answer, CodedDocument):
            self.coded += 1
        elif answer.empty:
            self.empty += 1
        else:
            self.skipped += 1

    def __str__(self) -> str:
        received = self.coded + self.empty + self.skipped
        return f"received {received} = coded {self.coded} + empty {self.empty} + skipped {self.skipped}"


def code_and_write(asked: Asked) -> int:
    """Write what was found and return the exit code; outputs are tried before any work."""
    counts = Counts()
    try:
        with ExitStack() as stack:
            rejects = stack.enter_context(whole_file(asked.rejects)) if asked.rejects is not None else None
            to = whole_file(asked.output) if asked.output is not None else _screen(asked.format)
            stream = stack.enter_context(to)
            show_progress = stack.enter_context(showing_progress(stream))
            answers = stack.enter_context(closing(_answers(asked)))
            _write(_told(answers, counts, rejects, show_progress), asked, stream)
    except OutputError as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    typer.echo(str(counts), err=True)
    return 1 if counts.empty or counts.skipped else 0


def _answers(asked: Asked) -> Generator[CodedDocument | Skipped, None, None]:
    yield from code_paths(
        asked.paths,
        asked.published,
        asked.workers,
        stdin=sys.stdin.buffer,
        make_coder=asked.make_coder,
        columns=asked.columns,
        each_story_once=asked.each_story_once,
    )


def _told(
    answers: Iterable[CodedDocument | Skipped],
    counts: Counts,
    rejects: TextIO | None,
    show_progress: Callable[[Counts], None],
) -> Iterator[CodedDocument]:
    """Yield the coded documents; what was refused is told on standard error and in the rejects file."""
    for answer in answers:
        counts.add(answer)
        show_progress(counts)
        if isinstance(answer, CodedDocument):
            yield answer
            continue
        typer.echo(refusal(answer), err=True)
        if rejects is not None:
            rejects.write(f"{as_reject_line(answer)}\n")


def refusal(skipped: Skipped) -> str:
    """Return what to tell of a refused document, on one line."""
    reason = on_one_line(skipped.reason)
    named = on_one_line(skipped.document_id)
    fate = "empty" if skipped.empty else "skipped"
    return f"{fate}: {reason if named in reason else f'{named}: {reason}'}"


def _write(documents: Iterable[CodedDocument], asked: Asked, stream: TextIO) -> None:
    match asked.format:
        case "jsonl":
            for coded in documents:
                stream.write(f"{as_line(coded)}\n")
        case "csv":
            table = EventTable(stream, for_spreadsheets=asked.for_spreadsheets)
            for coded in documents:
                table.write(coded)
        case "html":
            from detente.export.report import report

            stream.writelines(report(documents))
        case _:
            from detente.cli.table import EventPrinter

            printer = EventPrinter(stream)
            for coded in documents:
                printer.show(coded)


def _screen(to_format: str) -> AbstractContextManager[TextIO]:
    return nullcontext(sys.stdout) if to_format == "table" else standard_output()


@contextmanager
def showing_progress(stream: TextIO) -> Iterator[Callable[[Counts], None]]:
    """Yield what shows the counts so far: a line on a terminal that gets nothing else, else nothing."""
    if not sys.stderr.isatty() or stream.isatty():
        yield lambda counts: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    # Not redirected: standard output may be the file that is written.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("loading")
        yield lambda counts: bar.update(task, description=str(counts))
