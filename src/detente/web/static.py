"""Style sheets, modules and drawings."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from detente.web.rendering import edition, static_files

router = APIRouter(include_in_schema=False)


@router.get("/static/{of}/{name}")
def static_file(of: str, name: str) -> Response:
    """Return a file; under the present edition's name it never changes, from an older one it is led here."""
    found = static_files().get(name)
    if found is None:
        raise HTTPException(404)
    if of != edition():
        return RedirectResponse(f"/static/{edition()}/{name}", 307)
    content, kind = found
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "ETag": f'"{of}-{name}"'}
    return Response(content, media_type=kind, headers=headers)


@router.get("/favicon.ico")
def icon() -> Response:
    """Lead to the drawing that pages name, for browsers that ask without looking."""
    return RedirectResponse(f"/static/{edition()}/icon.svg", 307)
