"""Searching a store, and what may go into a question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fakes import fake_coder
from typer.testing import CliRunner

from detente.app.searching import Conditions, search
from detente.app.storing import code_into_store
from detente.cli.commands import cli
from detente.store import StoreError

STORIES = [
    ("a", "2019-05-01", "Russia attacked Ukraine in Kyiv, he said."),
    ("b", "2019-06-02", "Ukraine attacked Russia on Monday."),
    ("c", "2019-07-03", "Russia never attacked Ukraine. The Tu-154 fell."),
    ("d", "2019-08-04", "The rebels slept."),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    path = folder / "stories.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"id": i, "published": p, "text": t + " It was told twice."}) for i, p, t in STORIES
        )
    )
    code_into_store(folder / "store", [path], make_coder=fake_coder)
    return folder / "store"


def found(store: Path, words: str | None = None, **conditions: object) -> list[str]:
    return [row["document"] for row in search(store, Conditions(**conditions), words=words).rows]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "documents"),
    [
        ({}, ["a", "c", "b"]),
        ({"actor": "RUS"}, ["a", "c"]),
        ({"actor": "russia"}, ["a", "c"]),
        ({"recipient": "rus"}, ["b"]),
        ({"dyad": ("UKR", "RUS")}, ["a", "c", "b"]),
        ({"dyad": ("UKR", "USA")}, []),
        ({"types": ("ASSAULT",)}, ["a", "c", "b"]),
        ({"types": ("CONSULT",)}, []),
        ({"place": "kyiv"}, ["a"]),
        ({"place": "UKR"}, ["a"]),
        ({"status": ("denied",)}, ["c"]),
        ({"voice": "author"}, ["c", "b"]),
        ({"document": "b"}, ["b"]),
    ],
)
def test_events_are_found_by_each_condition(
    conditions: dict[str, object], documents: list[str], store: Path
) -> None:
    assert sorted(found(store, **conditions)) == sorted(documents)


def test_days_are_inclusive(store: Path) -> None:
    days = {row["document"]: row["day"] for row in search(store, Conditions()).rows}
    assert found(store, since=days["b"], until=days["b"]) == ["b"]


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("attacked", ["a", "b", "c"]),
        ("attacked monday", ["b"]),
        ('"attacked ukraine"', ["a", "c"]),
        ("Tu-154", ["c"]),
        ("mond*", ["b"]),
        ("monday OR kyiv", ["a", "b"]),
        ("nonsense", []),
    ],
)
def test_words_are_looked_for_in_the_text(words: str, documents: list[str], store: Path) -> None:
    assert sorted(found(store, words)) == documents


def test_answers_come_in_pages(store: Path) -> None:
    pages = [search(store, Conditions(), sort="document", limit=2, offset=n) for n in (0, 2)]
    assert [[r["document"] for r in p.rows] for p in pages] == [["a", "b"], ["c"]]
    assert {p.total for p in pages} == {3}


def test_answers_show_the_sentence_and_the_voice(store: Path) -> None:
    (row,) = search(store, Conditions(document="a")).rows
    assert row["sentence"].startswith("Russia attacked Ukraine")
    assert row["voice"] == "(unnamed)"
    assert row["actors"] == "Russia (RUS)"


_NASTY = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "' OR '1'='1", "'; DROP TABLE events; --", '") OR 1=1 --', "1 UNION SELECT * FROM documents",
            "%", "_", "\\", "NULL", "day); SELECT 1", "read_text('/etc/passwd')", "$1", "?1", ":a", "*", '"', "NEAR(",
        ]
    ),
)  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(value=_NASTY)
def test_no_value_becomes_a_part_of_the_question(value: str, store: Path) -> None:
    for conditions in (
        Conditions(actor=value),
        Conditions(recipient=value, voice=value),
        Conditions(place=value, types=(value,), status=(value,), dyad=(value, value)),
        Conditions(document=value),
    ):
        assert search(store, conditions).total <= 3
    with pytest.raises(StoreError, match="cannot sort by"):
        search(store, Conditions(), sort=value)
    try:
        assert search(store, Conditions(), words=value).total <= 3
    except StoreError as error:
        assert "cannot be searched for" in str(error)


def test_command_prints_json_and_csv(store: Path) -> None:
    run = CliRunner().invoke
    result = run(cli, ["search", "--store", str(store), "--dyad", "RUS:UKR", "--format", "json"])
    assert [json.loads(line)["document"] for line in result.stdout.splitlines()] == found(store)
    assert "3 events" in result.stderr
    result = run(cli, ["search", "--store", str(store), "--words", "Tu-154", "--format", "csv"])
    assert len(result.stdout.splitlines()) == 2
    assert run(cli, ["search", "--store", str(store), "--actor", "nobody"]).exit_code == 1
    assert run(cli, ["search", "--store", str(store), "--dyad", "RUS"]).exit_code == 2
