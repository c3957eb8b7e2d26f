"""A small store, coded once, and clients of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serving import TOKEN, client_of, write_served
from tests.stores import code_into


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of short stories, one a day."""
    folder = tmp_path_factory.mktemp("served")
    code_into(folder / "store", write_served(folder / "stories.jsonl"))
    return folder / "store"


@pytest.fixture(scope="session")
def client(small_store: Path) -> TestClient:
    """Return a client that only reads."""
    return client_of(small_store)


@pytest.fixture
def writer(small_store: Path) -> TestClient:
    """Return a client of a server that lets those write who know `TOKEN`."""
    return client_of(small_store, token=TOKEN)
