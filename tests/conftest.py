"""Fixtures that several test packages share."""

from __future__ import annotations

import pytest

from detente.pipeline import Coder, default_coder


@pytest.fixture(scope="session")
def coder() -> Coder:
    """Return the coder over the shipped lexicons, loaded once for the whole run."""
    return default_coder()
