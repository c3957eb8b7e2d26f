"""What is in the store."""

from __future__ import annotations

from fastapi import APIRouter

from detente.app.looking import Overview, overview
from detente.web.asking import Store, Tag

router = APIRouter(tags=["store"])


@router.get("/store", response_model=Overview, summary="What the store holds")
def store_info(store: Store, _: Tag, coder: str | None = None) -> Overview:
    """Counts of documents, events and incidents, its coders and runs, and which days it covers."""
    return overview(store, coder)
