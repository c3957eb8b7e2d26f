"""What a run is known by: the same inputs, code and thresholds have the same id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from operator import attrgetter

from detente import __version__
from detente.analyse.events import DyadEvent, DyadEvents


def run_id(events: DyadEvents, asked: Mapping[str, object]) -> str:
    """Return the id of a run over some events: a hash of rows, coverage, code, thresholds and what was asked.

    It does not change with the order of the input, the machine or the clock.
    """
    digest = hashlib.sha256()
    fields = attrgetter(*(name for name in DyadEvent.__slots__ if name != "day"))
    days = {day: day.isoformat() for day in events.coverage}
    for row in events.rows:
        digest.update(f"{days.get(row.day)}{fields(row)}".encode())
    digest.update(repr(sorted(events.coverage.items())).encode())
    digest.update(json.dumps(dict(asked), sort_keys=True, default=str).encode())
    digest.update(f"{__version__} {code_hash()}".encode())
    return digest.hexdigest()[:16]


@cache
def code_hash() -> str:
    """Return the hash of the code of this package, in which all thresholds stand."""
    digest = hashlib.sha256()
    for file in sorted(resources.files("detente.analyse").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".py"):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()
