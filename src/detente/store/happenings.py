"""The table of incidents, worked out from all events of a coder."""

from __future__ import annotations

from pathlib import Path

from detente.store.columns import INCIDENTS
from detente.store.files import write_file
from detente.store.state import State


def write_incidents(root: Path, state: State, coder: str) -> None:
    """Make the incidents of a coder anew from its events."""
