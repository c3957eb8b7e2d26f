"""A served store for tests: asked like a browser on the same machine asks."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from detente.web.application import create_app
from detente.web.settings import Settings

STORIES = 90
TOKEN = "a token for tests only"
PATIENCE = 120.0
"""Seconds: the whole page comes at once, however slow the machine."""


def client_of(store: Path, **settings: Any) -> TestClient:
    """Return a client of a store that does not follow where answers lead."""
    app = create_app(store, Settings(**{"patience": PATIENCE, **settings}))
    return TestClient(app, base_url="http://127.0.0.1:8321", follow_redirects=False)


def write_served(path: Path, count: int = STORIES) -> Path:
    """Write stories of four papers over three months, a week of which nobody covers, as JSON lines."""
    lines = []
    for n in range(count):
        day = date(2019, 9, 1) + timedelta(days=n + (7 if n > 40 else 0))
        one, other = ("Russia", "Ukraine") if n % 3 else ("Ukraine", "Russia")
        never = " never" if n % 11 == 0 else ""
        said = ", he said" if n % 5 == 0 else ""
        text = f"{one}{never} attacked {other}{said}. This is story {n}."
        about = {"publisher": f"Paper {n % 4}", "title": f"Title {n}", "url": f"https://paper.example/{n}"}
        lines.append(json.dumps({"id": f"d{n}", "published": str(day), "text": text, **about}))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
