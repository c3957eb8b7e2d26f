"""The commands that answer a question: explain, who, times."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typer

from detente.app.code import code_paths
from detente.app.explain import explain
from detente.app.lexicon import check_lexicon
from detente.app.times import times
from detente.app.who import Answer, who
from detente.cli.table import console_on, print_rows
from detente.export.words import days, on_one_line
from detente.pipeline import Coder
from detente.records import CodedDocument, Skipped
from detente.run import load


def explain_file(
    file: Path,
    event: str | None,
    published: date | None,
    make_coder: Callable[[], Coder],
    lexicon: Path | None = None,
) -> int:
    """Print why the events of a file were coded so; return the exit code."""
    answers = list(code_paths([file], published, stdin=sys.stdin.buffer, make_coder=make_coder))
    exit_code = 0
    for answer in answers:
        if isinstance(answer, Skipped):
            typer.echo(on_one_line(answer.reason), err=True)
            exit_code = 1
            continue
        if len(answers) > 1:
            typer.echo(f"{on_one_line(answer.document.id)}\n")
        exit_code = max(exit_code, _explain_one(answer, event, lexicon))
    return exit_code


def show_who(words: str, on: date | None, lexicon: Path | None = None) -> int:
    """Print whom the words name, one row an answer; return the exit code."""
    answers = who(words, on, lexicon=lexicon)
    if not answers:
        typer.echo(f"{on_one_line(words)}: the lexicons know nobody of this name", err=True)
        return 1
    columns = ("name", "what", "country", "sectors", "days", "because")
    print_rows(console_on(sys.stdout), columns, [_who_row(a, on) for a in answers])
    return 0


def show_times(text: str, published: date | None, make_coder: Callable[[], Coder]) -> int:
    """Print the time words of a text with the days that they mean; return the exit code."""
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    found = times(text, published, coder=load(make_coder))
    if not found:
        typer.echo("no time words found", err=True)
        return 1
    rows = [
        (
            on_one_line(time.span.of(text)),
            time.type,
            time.value,
            days(time.first, time.last) or "open",
            time.evidence[0].rule if time.evidence else "",
        )
        for time in found
    ]
    print_rows(console_on(sys.stdout), ("words", "type", "value", "days", "rule"), rows)
    return 0


def show_faults(folder: Path) -> int:
    """Print what is wrong with the lexicons of a folder, a line each; return the exit code."""
    checked = check_lexicon(folder)
    for fault in checked.faults:
        typer.echo(on_one_line(str(fault)))
    tables, lines = (_many(checked.tables, "table"), _many(checked.lines, "line"))
    typer.echo(f"{tables}, {lines}: {_many(len(checked.faults), 'fault')}")
    return 1 if checked.faults else 0


def _many(count: int, noun: str) -> str:
    return f"{count or 'no'} {noun}{'' if count == 1 else 's'}"


def _explain_one(coded: CodedDocument, event: str | None, lexicon: Path | None) -> int:
    if event is None and not coded.events:
        typer.echo("no events found")
        return 0
    wanted = [e.id for e in coded.events] if event is None else [f"e{event.removeprefix('e')}"]
    try:
        explanations = [explain(coded, number, lexicon) for number in wanted]
    except KeyError as error:
        typer.echo(str(error.args[0]), err=True)
        return 2
    typer.echo("\n\n".join(explanations))
    return 0


def _who_row(answer: Answer, on: date | None) -> tuple[str, ...]:
    term = f"{answer.first or ''} to {answer.last or ''}" if answer.first or answer.last else ""
    return (
        answer.name,
        answer.role if answer.held else f"{answer.role}, not on {on}",
        answer.country or "?",
        " ".join(answer.sectors),
        term.strip(),
        "\n".join(reason for reason in (answer.line, answer.citation) if reason),
    )
