"""What others build on: public names, help texts and the record's keys change only on purpose.

To accept a change, run with DETENTE_ACCEPT=1 and look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import detente
from detente.cli.commands import cli

HERE = Path(__file__).parent


def same(name: str, found: str) -> None:
    """Compare with the kept file `name`, or keep it anew where that was asked for."""
    kept = HERE / name
    if os.environ.get("DETENTE_ACCEPT"):
        kept.write_text(found, encoding="utf-8")
    assert found == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        "",
        "code",
        "fetch",
        "explain",
        "claims",
        "who",
        "times",
        "relate",
        "dyad",
        "report",
        "monitor-state",
        "lexicon",
        "lexicon check",
        "version",
        "store",
        "store info",
        "store verify",
        "store compact",
        "store delete",
        "store corrections",
        "store prepare",
        "sql",
        "diff",
        "search",
        "export",
        "import",
        "compare",
        "serve",
    ],
)
def test_help(command: str) -> None:
    arguments = [*command.split(), "--help"]
    result = CliRunner().invoke(cli, arguments, prog_name="detente", terminal_width=80, env={"COLUMNS": "80"})
    assert result.exit_code == 0
    same(f"help-{command.replace(' ', '-') or 'detente'}.txt", result.stdout)


def test_public_names() -> None:
    same("public-names.txt", "".join(f"{name}\n" for name in sorted(detente.__all__)))
    # Twelve are the aim (each of records can be had from detente.records); the entry points of five ways in need more.
    assert len(detente.__all__) <= 16
    assert all(getattr(detente, name) is not None for name in detente.__all__)


def test_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        detente.nonsense  # noqa: B018


def test_record_keys() -> None:
    text = resources.files("detente.resources").joinpath("record.schema.json").read_text(encoding="utf-8")
    same("record-keys.txt", "".join(f"{line}\n" for line in _keys(json.loads(text))))


def test_import_loads_neither_parser_nor_lexicons() -> None:
    heavy = (
        "spacy numpy pandas statsmodels pyarrow duckdb sqlite3 typer rich jinja2 trafilatura detente.pipeline "
        "detente.actors"
    ).split()
    program = f"import detente, sys; print([m for m in {heavy} if m in sys.modules])"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout == "[]\n"


def _keys(schema: dict[str, Any]) -> Iterator[str]:
    for name, definition in {"record": schema, **schema["$defs"]}.items():
        for key, value in definition.get("properties", {}).items():
            listed = next((o["enum"] for o in value.get("anyOf", ()) if "enum" in o), None)
            kind = (
                listed
                or value.get("type")
                or value.get("enum")
                or value.get("const")
                or value.get("$ref")
                or "or null"
            )
            yield f"{name}.{key}: {json.dumps(kind)}"
