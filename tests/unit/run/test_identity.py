"""A coder's name covers all that its records depend on."""

from __future__ import annotations

from pathlib import Path

from tests.lexicons import write_table

from detente import __version__
from detente.run.identity import coder_identity


def test_name_is_the_same_each_time_and_tells_the_version() -> None:
    assert coder_identity() == coder_identity()
    assert coder_identity().name.startswith(f"detente-{__version__}-")
    assert {"version", "code", "lexicons and models", "spacy"} <= coder_identity().parts.keys()


def test_lexicons_of_a_users_give_another_name(tmp_path: Path) -> None:
    write_table(tmp_path, "agents.tsv", "tubist|CVL|people|own")
    mine = coder_identity(tmp_path)
    assert mine.name != coder_identity().name
    write_table(tmp_path, "agents.tsv", "violist|CVL|people|own")
    assert coder_identity(tmp_path).name != mine.name


def test_a_coder_that_passes_over_sentences_has_another_name() -> None:
    assert coder_identity(relevant_only=True).name != coder_identity().name
