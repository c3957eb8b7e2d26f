"""The libraries that serving pages needs and coding does not."""

from __future__ import annotations

from importlib.util import find_spec

LIBRARIES = {
    "fastapi": "fastapi",
    "uvicorn": "uvicorn",
    "python_multipart": "python-multipart",
    "duckdb": "duckdb",
    "pyarrow": "pyarrow",
    "pandas": "pandas",
    "scipy": "scipy",
    "scoringrules": "scoringrules",
}
"""Modules of the extra "serve", and what brings each."""


class MissingServeError(Exception):
    """Libraries of the extra "serve" are missing; the message names them and how to get them."""


def needs_serve() -> None:
    """Raise unless all libraries are there; none of them is imported for it."""
    missing = [name for module, name in LIBRARIES.items() if find_spec(module) is None]
    if missing:
        raise MissingServeError(f"no {', '.join(missing)}: install them with pip install 'detente[serve]'")
