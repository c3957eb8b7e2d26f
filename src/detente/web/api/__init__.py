"""The JSON API under /api/v1/: the same answers as the commands and the library, read-only."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from detente.web.api import coding, counts, documents, dyads, events, incidents, stores
from detente.web.api.faults import SHAPE

DESCRIPTION = """Who did what to whom, when, where, who says so and how surely: the events of one store.

Lists come in pages: `next` is the address of the next one, `null` on the last. Every answer has an `ETag` that changes
with the store; ask again with `If-None-Match` to get 304 while it has not. Whatever goes wrong has one shape:
`{"error": {"status", "code", "message", "hint"}}`. Days are ISO 8601, countries ISO 3166 alpha-3, offsets half-open
code points of a document's text. Without `coder` the newest coder of the store is meant."""

_STATUSES = {
    404: "There is no such thing in the store.",
    413: "The request is too large.",
    421: "The server does not answer under that name.",
    422: "It cannot be asked so.",
    503: "The store cannot be read, or the question takes too long.",
}
_FAULTS: dict[int | str, dict[str, Any]] = {
    304: {"description": "The reader has this answer already."},
    **{
        status: {"description": words, "content": {"application/problem+json": {"schema": SHAPE}}}
        for status, words in _STATUSES.items()
    },
}

router = APIRouter(prefix="/api/v1", responses=_FAULTS)
for part in (stores, events, documents, incidents, dyads, counts, coding):
    router.include_router(part.router)
