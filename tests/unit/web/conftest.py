"""A small store, coded once, and clients of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.browser.season import season_coder, write_season
from tests.serving import TOKEN, client_of, write_served
from tests.stores import code_into

from detente.app.storing import code_into_store


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of short stories, one a day."""
    folder = tmp_path_factory.mktemp("served")
    code_into(folder / "store", write_served(folder / "stories.jsonl"))
    return folder / "store"


@pytest.fixture(scope="session")
def season_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of a made-up year of four neighbours, two of whom fall out."""
    folder = tmp_path_factory.mktemp("season")
    code_into_store(folder / "store", [write_season(folder / "season.jsonl")], make_coder=season_coder)
    return folder / "store"


@pytest.fixture(scope="session")
def client(small_store: Path) -> TestClient:
    """Return a client that only reads."""
    return client_of(small_store)


@pytest.fixture
def writer(small_store: Path) -> TestClient:
    """Return a client of a server that lets those write who know `TOKEN`."""
    return client_of(small_store, token=TOKEN)
