"""A document that raises, hangs or kills its worker; outputs that cannot be written; Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.fakes import fake_coder
from typer.testing import CliRunner

from detente.cli.commands import cli
from detente.records import CodedDocument, Document, Skipped
from detente.run import code_many

GOOD = "Russia attacked Ukraine."


@pytest.mark.parametrize("workers", [1, 2])
def test_document_that_raises_is_skipped_and_the_rest_coded(workers: int) -> None:
    given = [Document(f"d{n}", "RAISE" if n in {3, 12} else GOOD) for n in range(20)]
    answers = list(code_many(given, workers, make_coder=fake_coder))
    assert [n for n, a in enumerate(answers) if isinstance(a, Skipped)] == [3, 12]
    assert answers[3] == Skipped(
        "d3", "pipeline", "d3: TypeError: no RAISE, please at pipeline; please report", empty=False
    )


def test_document_that_kills_its_worker_is_skipped_and_the_rest_coded() -> None:
    given = [Document(f"d{n}", "KILL" if n in {3, 21} else GOOD) for n in range(40)]
    answers = list(code_many(given, 2, make_coder=fake_coder))
    assert len(answers) == 40
    assert [n for n, a in enumerate(answers) if isinstance(a, Skipped)] == [3, 21]
    assert [a.document.id for a in answers if isinstance(a, CodedDocument)] == [
        f"d{n}" for n in range(40) if n not in {3, 21}
    ]
    killed = answers[3]
    assert isinstance(killed, Skipped)
    assert "worker process died" in killed.reason


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["code", *arguments], obj=fake_coder)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(GOOD)
    return path


@pytest.mark.parametrize("option", ["--output", "--rejects"])
@pytest.mark.parametrize("where", ["no/such/folder/x.jsonl", "."])
def test_output_that_cannot_be_written_fails_before_work_and_names_the_path(
    option: str, where: str, tmp_path: Path
) -> None:
    output = tmp_path / where
    killer = tmp_path / "killer.txt"
    killer.write_text("KILL")
    code, out, err = run(str(killer), "--format", "jsonl", option, str(output))
    assert code == 2
    assert out == ""
    assert str(output) in err
    assert "received" not in err


def test_full_disk_is_told_and_leaves_nothing(story: Path) -> None:
    code, _, err = run(str(story), "--format", "jsonl", "--output", "/dev/full")
    assert code == 2
    assert "/dev/full: cannot be written: No space left on device" in err


def test_read_only_output_is_kept_as_it_was(story: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    output = tmp_path / "old.jsonl"
    output.write_text("old")
    output.chmod(0o444)
    code, _, err = run(str(story), "--format", "jsonl", "-o", str(output))
    assert code == 2
    assert str(output) in err
    assert output.read_text() == "old"


def test_earlier_output_stays_until_the_new_one_is_whole(story: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("old")
    assert run(str(story), "--format", "jsonl", "-o", str(output))[0] == 0
    assert json.loads(output.read_text())["document"]["id"] == "a"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_stops_at_once_with_130_and_leaves_no_half_file(workers: str, tmp_path: Path) -> None:
    for n in range(20):
        (tmp_path / f"{n}.txt").write_text(f"SLEEP {n}")
    output = tmp_path / "out.jsonl"
    program = (
        "import tests.fakes, detente.cli.commands as c\n"
        "if __name__ == '__main__': c.cli(obj=tests.fakes.fake_coder)"
    )
    script = tmp_path / "program.py"
    script.write_text(program)
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(root / "src"), str(root), *sys.path])}
    process = subprocess.Popen(
        [
            sys.executable,
            str(script),
            "code",
            str(tmp_path),
            "--format",
            "jsonl",
            "-o",
            str(output),
            "--workers",
            workers,
        ],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    _wait_for_part_file(tmp_path)
    time.sleep(1)
    asked = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert time.monotonic() - asked < 10
    assert process.returncode == 130
    assert err.splitlines()[-1] == "detente: stopped"
    assert not output.exists()
    assert list(tmp_path.glob(".*.part")) == []


def _wait_for_part_file(folder: Path) -> None:
    for _ in range(200):
        if list(folder.glob(".*.part")):
            return
        time.sleep(0.05)
    pytest.fail("the work never began")
