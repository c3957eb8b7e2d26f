"""What routes need of a request: the store, the settings, and whether the reader has the answer already."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import Response

from detente.app.looking import revision
from detente.web.rendering import edition, render
from detente.web.settings import Settings
from detente.web.tokens import form_token, may_write


def _store(request: Request) -> Path:
    store: Path = request.app.state.store
    return store


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


Store = Annotated[Path, Depends(_store)]
Asked = Annotated[Settings, Depends(_settings)]


class UnchangedError(Exception):
    """The reader has the answer already; `tag` is its entity tag."""

    def __init__(self, tag: str) -> None:
        self.tag = tag


def _revision(store: Store) -> str:
    return revision(store)


Revision = Annotated[str, Depends(_revision)]


def fresh(request: Request, response: Response, state: Revision) -> str:
    """Return the entity tag of the answer, or raise if the reader has it: a dependency of routes that read.

    The tag stands for the state of the store, the whole address, these pages and whether the reader may write.
    """
    made = f"{state}\0{edition()}\0{request.url.path}\0{request.url.query}\0{may_write(request)}"
    tag = f'"{hashlib.sha256(made.encode()).hexdigest()[:32]}"'
    given = request.headers.get("if-none-match", "")
    if given.strip() == "*" or tag in {part.strip().removeprefix("W/") for part in given.split(",")}:
        raise UnchangedError(tag)
    response.headers.update(kept(tag))
    return tag


def kept(tag: str) -> dict[str, str]:
    """Return the headers of an answer that a browser may keep, but must ask about each time."""
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}


def unchanged(_: Request, error: Exception) -> Response:
    """Answer that the reader has it already."""
    assert isinstance(error, UnchangedError)
    return Response(status_code=304, headers=kept(error.tag))


Tag = Annotated[str, Depends(fresh)]


def page(request: Request, template: str, tag: str | None = None, **values: Any) -> Response:
    """Return a page of the server; its template also knows `path`, `settings`, `writes` and `form_token`."""
    return render(
        template,
        headers=kept(tag) if tag else {"Cache-Control": "no-store"},
        path=request.url.path,
        settings=request.app.state.settings,
        writes=may_write(request),
        form_token=form_token(request),
        **values,
    )
