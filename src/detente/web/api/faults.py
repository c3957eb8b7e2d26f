"""How a fault looks in JSON."""

from __future__ import annotations

from pydantic import BaseModel, Field


class FaultBody(BaseModel):
    """What went wrong."""

    status: int = Field(description="The HTTP status.")
    code: str = Field(description="A word that stays the same, for programs.")
    message: str = Field(description="What went wrong, for people.")
    hint: str = Field(description='What to do about it; "" where there is nothing to say.')


SHAPE = {
    "title": "FaultTold",
    "type": "object",
    "properties": {"error": FaultBody.model_json_schema()},
    "required": ["error"],
}
"""The shape of every answer that is not the one asked for, as the API's description has it."""
