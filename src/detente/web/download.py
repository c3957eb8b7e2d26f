"""The events of a search as a file: exactly those that the search finds."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import BinaryIO

from fastapi import APIRouter
from starlette.responses import Response, StreamingResponse

from detente.app.downloading import selection, write_selection
from detente.web.api.events import AskedConditions, Words
from detente.web.asking import Asked, Revision, Store, Tag, kept
from detente.web.errors import Fault

router = APIRouter(include_in_schema=False)

FILES = {
    "events.csv": ("csv", "text/csv; charset=utf-8"),
    "events.parquet": ("parquet", "application/vnd.apache.parquet"),
    "events.gdelt.tsv": ("gdelt2", "text/tab-separated-values; charset=utf-8"),
}
"""What can be downloaded: the format and kind of each file."""

_AT_ONCE = threading.BoundedSemaphore(2)
"""Each takes memory for all its rows."""
_BLOCK = 1 << 16


@router.get("/download/{file}")
def download(
    store: Store, asked: Asked, revision: Revision, tag: Tag, file: str, given: AskedConditions,
    words: Words = None, coder: Words = None,
) -> Response:  # fmt: skip
    """Send the events for which all conditions of the search hold."""
    if file not in FILES:
        raise Fault(404, "no-format", "there is no such download", f"there are {', '.join(FILES)}")
    format_, kind = FILES[file]
    given, events = selection(store, given, words=words or None, coder=coder or None, seconds=asked.seconds)
    if events > asked.most_events:
        raise Fault(
            413, "too-many", f"{events} events are found; {asked.most_events} can be downloaded at once",
            "narrow the search, by days for example; or take all with `detente export` where the store is",
        )  # fmt: skip
    if not _AT_ONCE.acquire(timeout=asked.seconds):
        raise Fault(503, "busy", "other downloads are being made", "ask again in a minute")
    try:
        content, size = write_selection(store, format_, given, coder=coder or None)
    finally:
        _AT_ONCE.release()
    name = file.replace("events", f"events-{revision}", 1)
    headers = {"Content-Length": str(size), "Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_blocks(content), media_type=kind, headers={**kept(tag), **headers})


def _blocks(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while block := content.read(_BLOCK):
            yield block
