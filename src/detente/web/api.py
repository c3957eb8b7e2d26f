"""The JSON API: the same answers as the commands and the library."""

from __future__ import annotations

from fastapi import APIRouter

DESCRIPTION = "Who did what to whom, when, where, who says so and how surely: the events of one store."

router = APIRouter(prefix="/api/v1")
