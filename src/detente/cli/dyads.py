"""The commands on relationships: dyad, report, monitor-state."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.analyse.extra import MissingExtraError
from detente.analyse.image import NoFontError
from detente.analyse.reading import RecordError
from detente.analyse.turning import ThinError
from detente.app.plain import Plain, plain_dyad, plain_ranking
from detente.cli.output import OutputError, whole_file
from detente.cli.rows import check_format
from detente.cli.table import console_on, print_rows

if TYPE_CHECKING:
    from rich.console import Console

    from detente.analyse.answer import DyadAnswer
    from detente.analyse.change import Change
    from detente.analyse.events import DyadEvent
    from detente.analyse.ranking import Ranked
    from detente.app.dyad import Image


@dataclass(frozen=True, slots=True)
class AskedDyad:
    """What the user asked of two countries."""

    a: str
    b: str
    files: tuple[Path, ...] | None
    store: Path | None
    first: date | None
    last: date | None
    alerts_a_year: float
    scoreboard: Path | None = None


def show_dyad(asked: AskedDyad, frame: Path | None, format_: str = "table") -> int:
    """Print what was found of two countries; return the exit code."""
    check_format(format_, ("table", "json"))

    def work() -> None:
        told = _ask(asked)
        if format_ == "json":
            _print_json(plain_dyad(told))
        else:
            _print_answer(told, console_on(sys.stdout))
        if frame is not None:
            with whole_file(frame) as stream:
                stream.write(told.frame().to_csv(lineterminator="\n"))

    return _told(work)


def write_report(asked: AskedDyad, output: Path, charts: Path | None, image: Image = "svg") -> int:
    """Write the report of two countries, and its charts as files of their own; return the exit code."""

    def work() -> None:
        from detente.app.dyad import images, report

        told = _ask(asked)
        drawn = images(told, image) if charts is not None else {}
        with whole_file(output) as stream:
            stream.write(report(told))
        if charts is not None:
            _write_images(drawn, charts)
        typer.echo(f"{output}: run {told.run}", err=True)

    return _told(work)


def show_ranking(
    files: Sequence[Path] | None,
    store: Path | None,
    since: date | None,
    alerts_a_year: float,
    most: int,
    format_: str = "table",
) -> int:
    """Print the dyads that changed most; return the exit code."""
    check_format(format_, ("table", "json"))

    def work() -> None:
        from detente.app.dyad import rank_dyads

        found = rank_dyads(files, store=store, since=since, alerts_a_year=alerts_a_year)
        if format_ == "json":
            _print_json(plain_ranking(replace(found, dyads=found.dyads[:most])))
            return
        console = console_on(sys.stdout)
        columns = ("dyad", "events", "conflict", "90 %", "cooperation", "90 % ", "alerts")
        print_rows(console, columns, [_ranked_row(r) for r in found.dyads[:most]])
        typer.echo(
            f"{len(found.dyads)} dyads ranked, {found.thin} too thin; {found.tests} tests, p-values corrected "
            "(Benjamini-Hochberg); * clear at 5 %",
            err=True,
        )

    return _told(work)


def prepare_answers(store: Path, dyads: int) -> int:
    """Work out the answers that take long and say how many are kept; return the exit code."""

    def work() -> None:
        from detente.app.looking import prepare

        typer.echo(f"{store}: {prepare(store, dyads)} answers kept")

    return _told(work)


def _ask(asked: AskedDyad) -> DyadAnswer:
    from detente.app.dyad import dyad

    told = dyad(
        asked.a,
        asked.b,
        asked.files,
        store=asked.store,
        first=asked.first,
        last=asked.last,
        alerts_a_year=asked.alerts_a_year,
    )
    if asked.scoreboard is not None:
        _keep_scores(told, asked.scoreboard)
    return told


def _keep_scores(told: DyadAnswer, path: Path) -> None:
    from detente.analyse.scoreboard import as_line, entries, joined, scored

    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        kept = [json.loads(line) for line in lines if line.strip()]
    except (OSError, ValueError) as error:
        raise OutputError(f"{path}: no scoreboard: {error}") from None
    with whole_file(path) as stream:
        stream.writelines(f"{as_line(entry)}\n" for entry in joined(scored(kept, told), entries(told)))


def _print_json(answer: Plain) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False, allow_nan=False) + "\n")


def _print_answer(told: DyadAnswer, console: Console) -> None:
    from detente.analyse.series import QUAD_NAMES
    from detente.analyse.words import in_words

    days = told.dyad.calendar.days
    console.print(f"{told.a} and {told.b}  {days[0]} to {days[-1]}, run {told.run}\n")
    for sentence in in_words(told):
        console.print(f"  {sentence}")
    if told.turning_points:
        console.print("\nturning points")
        columns = ("day", "what", "before", "after", "made by")
        rows = [
            (
                str(p.day) if p.until is None else f"{p.day}\nto {p.until}\npeak {p.peak}",
                f"{p.kind}: {QUAD_NAMES[p.quad_class]}",
                f"{p.before[p.quad_class - 1]:.1f}",
                f"{p.after[p.quad_class - 1]:.1f}",
                "\n".join(_event(e) for e in p.incidents[:2]),
            )
            for p in told.turning_points
        ]
        print_rows(console, columns, rows)
    if told.alerts:
        console.print("\nalerts")
        found = [
            (str(a.day), f"{a.kind}: {a.of}", f"{a.over}", f"{a.found:.0f}", f"{a.expected:.1f}")
            for a in told.alerts
        ]
        print_rows(console, ("up to", "what", "days", "found", "expected"), found)
    if told.claims:
        console.print("\nclaims")
        claims = [(f"{c.by} of {c.of}", c.telling.type, c.fate, c.telling.words) for c in told.claims[:10]]
        print_rows(console, ("by side", "type", "fate", "words"), claims)
    for reason in told.thin:
        console.print(f"\nnot told: {reason}")


def _write_images(drawn: Mapping[str, bytes], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: no folder for charts: {error.strerror or error}") from None
    for name, content in drawn.items():
        with whole_file(folder / name) as stream:
            stream.buffer.write(content)


def _event(event: DyadEvent) -> str:
    from detente.app.naming import type_name

    arrow = ">" if event.directed else "and"
    return f"{event.actor} {arrow} {event.recipient}: {type_name(event.type)}"


def _ranked_row(ranked: Ranked) -> tuple[str, ...]:
    alerts = ", ".join(str(alert.day) for alert in ranked.alerts)
    both = (*_change_cells(ranked.conflict), *_change_cells(ranked.cooperation))
    return (f"{ranked.a}-{ranked.b}", f"{ranked.events}", *both, alerts)


def _change_cells(change: Change | None) -> tuple[str, str]:
    if change is None:
        return "thin", ""
    return f"x {change.ratio:.2f}{'*' if change.clear else ''}", f"{change.low:.2f} to {change.high:.2f}"


def _told(work: Callable[[], None]) -> int:
    try:
        work()
    except (ThinError, RecordError, MissingExtraError, NoFontError, OutputError, ValueError) as error:
        typer.echo(f"detente: {error}", err=True)
        return 2
    return 0
