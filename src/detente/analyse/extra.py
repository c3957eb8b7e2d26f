"""The libraries that the analysis needs and coding does not."""

from __future__ import annotations

from importlib.util import find_spec

LIBRARIES = ("numpy", "scipy", "pandas", "scoringrules")


class MissingExtraError(Exception):
    """Libraries of the extra "analyse" are missing; the message names them and how to get them."""


def needs_analyse() -> None:
    """Raise unless all libraries are there that every question needs."""
    needs(*LIBRARIES)


def needs(*libraries: str) -> None:
    """Raise unless these libraries are there; none of them is imported for it."""
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        raise MissingExtraError(f"no {', '.join(missing)}: install them with pip install 'detente[analyse]'")
