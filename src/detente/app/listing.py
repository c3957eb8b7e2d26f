"""The documents and incidents of a store as lists."""

from __future__ import annotations

from detente.store.listing import DocumentRow, Listed, ListedIncident, documents, incidents, publishers

__all__ = ["DocumentRow", "Listed", "ListedIncident", "documents", "incidents", "publishers"]
