"""The command and the library give the same answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
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
