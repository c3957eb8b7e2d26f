"""The small nets that judge from rows of numbers who stands on which side of an event, and which events to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.files import FOLDER, ModelError, ModelFiles, open_model
from detente.encode.sessions import run, session_of

if TYPE_CHECKING:
    import onnxruntime

SIDES_FOLDER = FOLDER.with_name("sides")
PARTICIPANTS_FOLDER = FOLDER.with_name("participants")
WORTH_FOLDER = FOLDER.with_name("worth")


@dataclass(frozen=True, slots=True)
class SidesModel:
    """Judges rows, each on its own; made by `default_sides_model` and `default_participants_model`."""

    name: str
    net: onnxruntime.InferenceSession

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> list[tuple[float, float]]:
        """Return for each row the chance that whom it is about is an actor, and that he is a recipient."""
        answer = run(self.net, rows=np.array(rows, dtype=np.float32))
        return [(float(actor), float(recipient)) for actor, recipient in answer]


def default_sides_model(values: Sequence[str], files: ModelFiles | None = None) -> SidesModel:
    """Return the shipped net for states, or that of another folder; `values` names the numbers of a row, in order.

    Raises:
        ModelError: if a file is missing or altered, or the net was made for rows of other values.
    """
    files = files or open_model(SIDES_FOLDER)
    return SidesModel(files.name, _net_of(files, values))


def default_participants_model(values: Sequence[str]) -> SidesModel:
    """Return the shipped net for the participants of a sentence; `values` as above.

    Raises:
        ModelError: if a file is missing or altered, or the net was made for rows of other values.
    """
    return default_sides_model(values, open_model(PARTICIPANTS_FOLDER))


@dataclass(frozen=True, slots=True)
class WorthModel:
    """Judges rows of events, each on its own; made by `default_worth_model`."""

    name: str
    net: onnxruntime.InferenceSession

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
        """Return for each row how likely there is an event, of the type given, with the sides given."""
        answer = run(self.net, rows=np.array(rows, dtype=np.float32))
        return [tuple(float(chance) for chance in row) for row in answer]


def default_worth_model(values: Sequence[str], files: ModelFiles | None = None) -> WorthModel:
    """Return the shipped net that says which events to keep, or that of another folder; `values` as above.

    Raises:
        ModelError: if a file is missing or altered, or the net was made for rows of other values.
    """
    files = files or open_model(WORTH_FOLDER)
    return WorthModel(files.name, _net_of(files, values))


def _net_of(files: ModelFiles, values: Sequence[str]) -> onnxruntime.InferenceSession:
    if files.card["values"] != list(values):
        raise ModelError(
            f"{files.folder}: made for rows of other values than this version of détente gives; reinstall détente"
        )
    return session_of(files.read("net.onnx"))
