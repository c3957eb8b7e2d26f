"""A served store for tests: asked like a browser on the same machine asks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from detente.web.application import create_app
from detente.web.settings import Settings

TOKEN = "a token for tests only"


def client_of(store: Path, *, raises: bool = True, **settings: Any) -> TestClient:
    """Return a client of a store; with `raises=False` a fault inside is answered with its page and not raised."""
    return TestClient(
        create_app(store, Settings(**settings)),
        base_url="http://127.0.0.1:8321",
        raise_server_exceptions=raises,
    )
