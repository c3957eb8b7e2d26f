"""Lists in pages, and the cursor that says where the next page begins."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query
from pydantic import BaseModel, Field
from starlette.requests import Request

from detente.web.errors import Fault
from detente.web.settings import Settings

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """A page of a list. Beside a running coder rows can move between two pages: `revision` tells when."""

    items: list[T]
    total: int = Field(description="How many there are on all pages.")
    next: str | None = Field(description="Address of the next page, null on the last.")
    revision: str = Field(description="The state of the store that was read.")


@dataclass(frozen=True, slots=True)
class Part:
    """What part of a list is asked for."""

    limit: int
    offset: int

    def page(self, request: Request, items: Sequence[T], total: int, revision: str) -> dict[str, object]:
        """Return the fields of a page whose items these are."""
        end = self.offset + len(items)
        return {
            "items": items,
            "total": total,
            "next": _next(request, end) if items and end < total else None,
            "revision": revision,
        }


def _part(
    request: Request,
    limit: Annotated[int | None, Query(ge=1, description="Items on a page.")] = None,
    cursor: Annotated[
        str | None, Query(max_length=100, description="Where to begin: the `cursor` of a `next` address.")
    ] = None,
) -> Part:
    settings: Settings = request.app.state.settings
    if limit is not None and limit > settings.most_rows:
        raise Fault(
            422, "wrong-question", f"limit: {settings.most_rows} are the most on a page", "follow `next`"
        )
    offset = 0 if cursor is None else _read(cursor)
    if offset > settings.deepest:
        raise Fault(
            422, "too-deep", f"only the first {settings.deepest} items are paged through",
            "narrow the question, by days for example",
        )  # fmt: skip
    return Part(limit or settings.page_size, offset)


AskedPart = Annotated[Part, Depends(_part)]


def cursor_at(offset: int) -> str:
    """Return the cursor of the page that begins after so many items.

    >>> _read(cursor_at(50))
    50
    """
    return base64.urlsafe_b64encode(f"from:{offset}".encode()).decode().rstrip("=")


def _read(cursor: str) -> int:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        words = base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        words = ""
    found = re.fullmatch(r"from:([0-9]{1,12})", words)
    if found is None:
        raise Fault(422, "broken-cursor", "the cursor is not one of this server", "start from the first page")
    return int(found[1])


def _next(request: Request, offset: int) -> str:
    # Without the host: the answer is the same under every name that it is asked by.
    asked = [(k, v) for k, v in request.query_params.multi_items() if k != "cursor"]
    return f"{request.url.path}?{urlencode([*asked, ('cursor', cursor_at(offset))])}"
