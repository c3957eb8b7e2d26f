"""The command and the library give the same answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.lexicons import write_table
from typer.testing import CliRunner

import detente
from detente.cli.commands import cli
from detente.pipeline import Coder

STORIES = {
    "denial": "Russia denied on Monday that its troops had crossed into Ukraine, Sergey Lavrov said.",
    "talks": "French President Emmanuel Macron met with Chancellor Angela Merkel in Berlin on March 3.\n\n"
    "“We will impose sanctions on Iran,” he said.",
    "nothing": "The weather was mild.",
}


@pytest.mark.parametrize("name", STORIES)
def test_jsonl_of_the_command_is_the_record_of_the_library(name: str, tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(STORIES[name], encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["code", str(path), "--published", "2019-10-08", "--format", "jsonl"], obj=lambda: coder
    )
    record = detente.as_record(detente.code(STORIES[name], id=name, published="2019-10-08", coder=coder))
    assert json.loads(result.stdout) == record


def test_batch_of_all_gives_the_same_records_as_each_alone(tmp_path: Path, coder: Coder) -> None:
    for name, text in STORIES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["code", str(tmp_path), "--format", "jsonl"], obj=lambda: coder)
    alone = [detente.as_record(detente.code(STORIES[n], id=n, coder=coder)) for n in sorted(STORIES)]
    assert [json.loads(line) for line in result.stdout.splitlines()] == alone


MINE = Path(__file__).parents[2] / "examples" / "lexicon-hostage-diplomacy"


def test_command_and_library_agree_over_a_users_lexicons() -> None:
    article = MINE / "article.txt"
    command = ["code", str(article), "--published", "2024-05-14", "--lexicon", str(MINE), "--format", "jsonl"]
    result = CliRunner().invoke(cli, command)
    text = article.read_text(encoding="utf-8")
    coded = detente.code(text, id="article", published="2024-05-14", lexicon=MINE)
    told, record = json.loads(result.stdout), detente.as_record(coded)
    # Only the command has a file whose bytes can be named.
    assert told["events"] == record["events"]
    assert told["mentions"] == record["mentions"]


def test_command_and_library_check_lexicons_alike(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "tubist|CVX|people|own", "viola|MUS|people|own")
    result = CliRunner().invoke(cli, ["lexicon", "check", str(tmp_path)])
    assert result.stdout.splitlines()[:-1] == [str(f) for f in detente.check_lexicon(tmp_path).faults]


def test_command_and_library_know_the_same_people_of_a_users() -> None:
    (answer,) = detente.who("Mira Tollan", lexicon=MINE)
    assert answer.line in " ".join(
        CliRunner(env={"COLUMNS": "300"})
        .invoke(cli, ["who", "Mira Tollan", "--lexicon", str(MINE)])
        .stdout.split()
    )


def test_coder_and_lexicon_together_are_refused(coder: Coder) -> None:
    with pytest.raises(ValueError, match="not both"):
        detente.code("France condemned Russia.", coder=coder, lexicon=MINE)


def test_relate_of_the_command_line_gives_the_probabilities_of_the_library(tmp_path: Path) -> None:
    text = "Canada sanctioned Iran."
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        json.dumps({"id": "p", "text": text, "actor": [0, 6], "recipient": [18, 22]}) + "\n{\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(cli, ["relate", str(pairs)])
    answers = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert result.exit_code == 1
    assert answers[0]["probabilities"] == detente.relate(text, actor=(0, 6), recipient=(18, 22))
    assert answers[1]["error"].startswith(f"{pairs}:2: ")
