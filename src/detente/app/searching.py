"""Search a store for events."""

from __future__ import annotations

from detente.store.finding import COLUMNS, Found, search
from detente.store.reading import coders
from detente.store.reports import Reports, reports
from detente.store.search import Conditions, dyad_of

__all__ = ["COLUMNS", "Conditions", "Found", "Reports", "coders", "dyad_of", "reports", "search"]
