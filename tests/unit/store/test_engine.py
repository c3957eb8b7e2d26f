"""DuckDB over a store's files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente.store.columns import INCIDENTS, TABLES, schema
from detente.store.engine import ask
from detente.store.writer import open_writer


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    with open_writer(tmp_path):
        pass
    return tmp_path


@pytest.mark.parametrize("table", [*TABLES, INCIDENTS])
def test_table_without_rows_has_the_columns_and_types_of_one_with(table: str, empty: Path) -> None:
    answer = ask(empty, f"SELECT * EXCLUDE (coder) FROM {table}").schema
    told = {field.name: field.type for field in schema(table)}
    assert {name: answer.field(name).type for name in told} == told
    assert set(answer.names) - set(told) <= {"month"}


def test_question_loads_no_pandas(empty: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from detente.store.engine import ask; "
        f"ask(Path({str(empty)!r}), 'SELECT count(*) AS n FROM events'); sys.exit('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
