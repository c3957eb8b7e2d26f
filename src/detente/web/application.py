"""The application: pages and API over one store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from detente import __version__
from detente.web import (
    api,
    correcting,
    document,
    download,
    dyad,
    dyad_counted,
    home,
    incident,
    lists,
    matrix,
    network,
    search,
    static,
    trying,
    world,
    writing,
)
from detente.web.asking import UnchangedError, unchanged
from detente.web.coding import Coding
from detente.web.compressing import Compressing
from detente.web.dyad_asked import WaitingError, preparing_dyads, waiting
from detente.web.errors import add_handlers
from detente.web.safety import Guard
from detente.web.settings import Settings

ROUTERS = (
    static.router, home.router, lists.router, writing.router, api.router,
    document.router, correcting.router, incident.router, dyad.router, dyad_counted.router,
    search.router, download.router, matrix.router, network.router, world.router, trying.router,
)  # fmt: skip
"""Every page's routes; a page is a module with a `router` of its own."""


def create_app(store: Path, settings: Settings | None = None) -> FastAPI:
    """Return the application over the store in a folder, which need not be there yet."""
    settings = settings or Settings()
    store = store.absolute()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Each question to the store may take a good deal of memory: few at a time, the rest wait.
        current_default_thread_limiter().total_tokens = settings.readers
        yield

    app = FastAPI(
        title="détente",
        version=__version__,
        description=api.DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.store = store
    app.state.settings = settings
    app.state.coding = Coding()
    app.state.ranking = home.preparing_ranking(store)
    app.state.dyads = preparing_dyads(store)
    for router in ROUTERS:
        app.include_router(router)
    add_handlers(app, store, settings)
    app.add_exception_handler(UnchangedError, unchanged)
    app.add_exception_handler(WaitingError, waiting)
    app.add_middleware(Compressing)
    app.add_middleware(Guard, settings=settings)
    return app
