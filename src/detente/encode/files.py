"""The model's files, each checked against the SHA-256 in the model's card before it is opened."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "resources" / "models" / "events"
CARD = "card.json"
REFUSED = frozenset({".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin"})
"""Files that can run code when they are opened."""


class ModelError(RuntimeError):
    """A model's file is missing, altered, or of a kind that is never opened; the message says which."""


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model folder: its card, and its files as bytes once their hash is right."""

    folder: Path
    card: dict[str, Any]

    @property
    def name(self) -> str:
        """Name and version ("events-l6 1.0"), as written into evidence."""
        return f"{self.card['name']} {self.card['version']}"

    def read(self, name: str) -> bytes:
        """Return a file's bytes.

        Raises:
            ModelError: if the card does not list it, it is missing, or its bytes are not those of the card.
        """
        if Path(name).suffix in REFUSED:
            raise ModelError(
                f"{self.folder / name}: pickled models are never opened; give ONNX or safetensors"
            )
        expected = self.card["files"].get(name)
        if expected is None:
            raise ModelError(f"{self.folder / CARD}: no file {name!r} in the card; the model is incomplete")
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise ModelError(f"{self.folder / name}: {error.strerror}; reinstall détente") from error
        if hashlib.sha256(content).hexdigest() != expected:
            raise ModelError(
                f"{self.folder / name}: its SHA-256 is not that of {CARD}; it was altered, reinstall détente"
            )
        return content


def open_model(folder: Path = FOLDER) -> ModelFiles:
    """Return the files of a model folder.

    Raises:
        ModelError: if there is no readable card.
    """
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{folder / CARD}: no readable model card ({error}); reinstall détente") from error
    return ModelFiles(folder, card)
