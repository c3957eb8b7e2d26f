"""The commands on dyads and the library give the same answer."""

from __future__ import annotations

import csv
import json
import re
import struct
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from tests.histories import history
from tests.stores import code_into
from typer.testing import CliRunner

import detente.analyse.extra
from detente.analyse.charts import charts
from detente.analyse.image import NoFontError, as_png
from detente.analyse.reading import COLUMNS
from detente.analyse.words import in_words
from detente.app.code import received
from detente.app.dyad import dyad, images, rank_dyads, report
from detente.cli.commands import cli
from detente.export.record import as_line
from detente.records import Document

WIDE = {"COLUMNS": "500"}


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("events") / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow([*COLUMNS, "report"])
        lines.writerows(
            [*(getattr(row, name) for name in COLUMNS), row.reports[0]] for row in history(jump_on=150)
        )
    return path


def test_the_command_says_what_the_library_answers(table: Path) -> None:
    result = CliRunner(env=WIDE).invoke(
        cli, ["dyad", "rur", "SYL", "--record", str(table), "--from", "2023-02-01"]
    )
    assert result.exit_code == 0, result.stderr
    told = dyad("RUR", "SYL", table, first="2023-02-01")
    assert told.run in result.stdout
    for sentence in in_words(told):
        assert str(sentence) in result.stdout
    for point in told.turning_points:
        assert str(point.day) in result.stdout


def test_the_report_of_the_command_is_that_of_the_library(table: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "charts"
    command = ["report", "RUR", "SYL", "--record", str(table), "-o", str(page), "--charts", str(folder)]
    assert CliRunner().invoke(cli, command).exit_code == 0
    told = dyad("RUR", "SYL", [table])
    assert page.read_text(encoding="utf-8") == report(told)
    assert {f.stem: f.read_text(encoding="utf-8") for f in folder.iterdir()} == {
        name: chart.svg for name, chart in charts(told).items()
    }


def test_charts_are_written_as_png_with_their_words(table: Path, tmp_path: Path) -> None:
    page, folder = tmp_path / "page.html", tmp_path / "charts"
    command = ["report", "RUR", "SYL", "--record", str(table), "-o", str(page), "--charts", str(folder)]
    assert CliRunner().invoke(cli, [*command, "--image", "png"]).exit_code == 0
    told = dyad("RUR", "SYL", [table])
    drawn = charts(told)
    assert {f.name: f.read_bytes() for f in folder.iterdir()} == images(told, "png")
    assert {f.stem for f in folder.iterdir()} == drawn.keys()
    wordless = re.sub("<text.*?</text>", "", drawn["timeline"].svg)
    assert as_png(wordless) != (folder / "timeline.png").read_bytes()


def test_a_png_is_twice_as_many_dots_as_its_drawing_and_the_same_each_time() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="9" height="9"/></svg>'
    )
    content = as_png(drawing)
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", content[16:24]) == (60, 40)
    assert as_png(drawing) == content


def test_a_machine_without_fonts_writes_no_png_without_words() -> None:
    with pytest.raises(NoFontError, match="fonts-dejavu-core"):
        as_png('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', system_fonts=False)


def test_a_file_in_place_of_the_folder_for_charts_is_told(table: Path, tmp_path: Path) -> None:
    command = ["report", "RUR", "SYL", "--record", str(table), "-o", str(tmp_path / "page.html")]
    result = CliRunner().invoke(cli, [*command, "--charts", str(table)])
    assert (result.exit_code, "no folder for charts" in result.stderr) == (2, True)


def test_the_frame_and_the_scoreboard_are_written(table: Path, tmp_path: Path) -> None:
    frame, board = tmp_path / "frame.csv", tmp_path / "board.jsonl"
    command = [
        "dyad",
        "RUR",
        "SYL",
        "--record",
        str(table),
        "--frame",
        str(frame),
        "--scoreboard",
        str(board),
    ]
    for _ in range(2):
        assert CliRunner().invoke(cli, command).exit_code == 0
    told = dyad("RUR", "SYL", table)
    assert frame.read_text(encoding="utf-8") == told.frame().to_csv(lineterminator="\n")
    kept = [json.loads(line) for line in board.read_text(encoding="utf-8").splitlines()]
    assert len(kept) == len(told.forecasts)
    assert kept[0]["run"] == told.run


def test_the_ranking_of_the_command_is_that_of_the_library(table: Path) -> None:
    result = CliRunner(env=WIDE).invoke(cli, ["monitor-state", "--record", str(table)])
    names = [line.split()[0] for line in result.stdout.splitlines()[1:]]
    assert names == [f"{r.a}-{r.b}" for r in rank_dyads(table).dyads]


def test_what_cannot_be_answered_is_one_line_and_exit_code_2(table: Path, tmp_path: Path) -> None:
    for arguments, message in (
        (["dyad", "RUR", "XXX", "--record", str(table)], "no events between RUR and XXX"),
        (["dyad", "RUR", "SYL", "--record", str(tmp_path / "no.jsonl")], "cannot be read"),
        (["dyad", "RUR", "SYL", "--record", str(table), "--alerts", "99"], "give 0.5 to 12"),
        (["monitor-state", "--record", str(tmp_path / "no.jsonl")], "cannot be read"),
    ):
        result = CliRunner().invoke(cli, arguments)
        assert (result.exit_code, message in result.stderr) == (2, True), result.output
        assert result.stderr.count("\n") == 1


def _story(n: int) -> dict[str, str]:
    """Return one of many stories: attacks both ways, some retold days later, some denied, some of a Monday."""
    day = date(2019, 9, 1) + timedelta(days=n * n % 89)
    one, other = ("Russia", "Ukraine") if n % 3 else ("Ukraine", "Russia")
    never = " never" if n % 11 == 0 else ""
    when = " on Monday" if n % 7 == 0 else " in Kyiv" if n % 5 == 0 else ""
    text = f"{one}{never} attacked {other}{when}." * (1 + n % 2) + f" This is story {n}."
    return {"id": f"d{n}", "published": str(day), "publisher": f"Paper {n % 4}", "text": text}


@pytest.fixture(scope="module")
def told_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same articles as a record file and as a store."""
    folder = tmp_path_factory.mktemp("twice")
    stories = folder / "stories.jsonl"
    stories.write_text("".join(f"{json.dumps(_story(n))}\n" for n in range(120)), encoding="utf-8")
    coder = fake_coder()
    record, store = folder / "record.jsonl", folder / "store"
    documents = [d for d in received([stories]) if isinstance(d, Document)]
    record.write_text("".join(f"{as_line(coder(d))}\n" for d in documents), encoding="utf-8")
    code_into(store, stories)
    return record, store


def test_a_store_and_a_record_of_the_same_articles_give_the_same_answer(
    told_twice: tuple[Path, Path],
) -> None:
    record, store = told_twice
    of_record, of_store = dyad("RUS", "UKR", record), dyad("RUS", "UKR", store=store)
    assert len(of_record.dyad.series.events) > 10
    assert of_store.frame().to_csv() == of_record.frame().to_csv()
    assert of_store.dyad.series.events == of_record.dyad.series.events
    assert of_store.claims == of_record.claims
    assert rank_dyads(store=store) == rank_dyads(record)


def test_the_commands_read_a_store(told_twice: tuple[Path, Path], tmp_path: Path) -> None:
    record, store = told_twice
    page = str(tmp_path / "page.html")
    for command in (["dyad", "RUS", "UKR"], ["report", "RUS", "UKR", "-o", page], ["monitor-state"]):
        of_record = CliRunner(env=WIDE).invoke(cli, [*command, "--record", str(record)])
        of_store = CliRunner(env=WIDE).invoke(cli, [*command, "--store", str(store)])
        assert of_store.exit_code == 0, of_store.stderr
        assert of_store.output == of_record.output
        for both in ([], ["--record", str(record), "--store", str(store)]):
            result = CliRunner().invoke(cli, [*command, *both])
            assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
            assert "give either --record or --store" in result.stderr


def test_missing_libraries_are_named_with_the_way_to_get_them(
    table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(detente.analyse.extra, "LIBRARIES", ("numpy", "no_such_library"))
    result = CliRunner().invoke(cli, ["dyad", "RUR", "SYL", "--record", str(table)])
    assert result.exit_code == 2
    assert "no no_such_library: install them with pip install 'detente[analyse]'" in result.stderr
