"""A document of a store as the record that was made when it was coded."""

from __future__ import annotations

import re
from pathlib import Path

from detente.export import Record, as_record
from detente.store.coded import coded_document

_CODER = re.compile(r"[^-]+-(?P<version>.+)-[0-9a-f]{8}")


def document_record(store: Path, id: str, coder: str) -> Record | None:
    """Return the record that `detente code` printed of a document, `None` where an earlier détente stored it.

    Raises:
        StoreError: if there is no store, or no such coder in it.
    """
    coded = coded_document(store, id, coder)
    if coded is None:
        return None
    found = _CODER.fullmatch(coder)
    by = {"name": "detente", "version": coder if found is None else found["version"]}
    return {**as_record(coded), "coder": by}
