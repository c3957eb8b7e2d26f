"""The command `lexicon check` and the option `--lexicon`."""

from __future__ import annotations

import csv
import io
import json
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.lexicons import write_table
from typer.testing import CliRunner, Result

from detente.cli.commands import cli

MINE = Path(__file__).parents[3] / "examples" / "lexicon-hostage-diplomacy"
ARTICLE = str(MINE / "article.txt")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def record() -> dict[str, list[dict[str, object]]]:
    result = invoke("code", ARTICLE, "--lexicon", str(MINE), "--format", "jsonl")
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    found: dict[str, list[dict[str, object]]] = json.loads(line)
    return found


def test_sound_folder_is_counted(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "tubist|CVL|people|own")
    result = invoke("lexicon", "check", str(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "1 table, 1 line: no faults\n")


def test_faults_give_exit_code_1_and_a_line_each(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "tubist|CVX|people|own")
    result = invoke("lexicon", "check", str(tmp_path))
    assert (result.exit_code, result.stdout.splitlines()) == (
        1,
        [f"{tmp_path}/agents.tsv:2: no sector 'CVX'; did you mean CVL?", "1 table, 1 line: 1 fault"],
    )


def test_missing_folder_gives_exit_code_2() -> None:
    result = invoke("lexicon", "check", "none")
    assert (result.exit_code, result.stderr) == (2, "detente: none: no such folder; check the path\n")


@pytest.mark.parametrize(
    "command", [("code", ARTICLE), ("explain", ARTICLE), ("who", "Russia"), ("times", "on Monday")]
)
def test_commands_refuse_a_faulty_folder(command: tuple[str, str], tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "tubist|CVX|people|own")
    result = invoke(*command, "--lexicon", str(tmp_path))
    assert result.exit_code == 2
    assert "agents.tsv:2: no sector 'CVX'; did you mean CVL?" in result.stderr


def test_type_of_a_users_is_in_the_record_with_its_line_and_meets_the_schema(
    record: dict[str, list[dict[str, object]]],
) -> None:
    schema = resources.files("detente.resources").joinpath("record.schema.json").read_text(encoding="utf-8")
    Draft202012Validator(json.loads(schema)).validate(record)
    event = record["events"][0]
    assert (event["type"], event["quad_class"], event["intensity"]) == ("HOSTAGE-DIPLOMACY", 4, -7.8)
    assert (event["cameo"], event["goldstein"]) == ("181", -9.0)
    rules = [why["rule"] for why in event["because"]]  # type: ignore[attr-defined]
    assert f"{MINE.as_posix()}/patterns/hostage-diplomacy.tsv:2" in rules


def test_type_of_a_users_is_in_csv_and_report() -> None:
    table = invoke("code", ARTICLE, "--lexicon", str(MINE), "--format", "csv").stdout
    types = {row["type"] for row in csv.DictReader(io.StringIO(table))}
    assert {"HOSTAGE-DIPLOMACY", "ACCUSE"} <= types
    assert "HOSTAGE-DIPLOMACY" in invoke("code", ARTICLE, "--lexicon", str(MINE), "--format", "html").stdout


def test_without_the_folder_its_type_is_not_there() -> None:
    assert "HOSTAGE" not in invoke("code", ARTICLE, "--format", "csv").stdout


def test_explanation_shows_the_users_line() -> None:
    out = invoke("explain", ARTICLE, "--lexicon", str(MINE), "--event", "1").stdout
    assert "HOSTAGE-DIPLOMACY, material conflict" in out
    assert f"{MINE.as_posix()}/patterns/hostage-diplomacy.tsv:2: detain/v obj:citizen|" in out
    assert "names.tsv:2: Kestria · XKE · name [own: an invented state]" in out


def test_who_knows_the_users_people() -> None:
    out = invoke("who", "Mira Tollan", "--lexicon", str(MINE)).stdout
    for part in ("foreign minister", "XVA", "office_holders/invented.tsv:2", "own: an invented state"):
        assert part in out
    assert invoke("who", "Mira Tollan").exit_code == 1


def test_workers_see_the_users_lexicons(record: dict[str, list[dict[str, object]]]) -> None:
    result = invoke("code", ARTICLE, "--lexicon", str(MINE), "--format", "jsonl", "--workers", "2")
    assert json.loads(result.stdout) == record
