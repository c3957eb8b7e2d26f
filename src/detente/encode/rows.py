"""The small nets over rows of numbers: who stands on which side of an event, and which events to keep."""

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
class RowsModel:
    """Judges rows, each on its own; made by the functions of this module, which tell what the chances are."""

    name: str
    net: onnxruntime.InferenceSession

    def __call__(self, rows: Sequence[tuple[float, ...]]) -> list[tuple[float, ...]]:
        """Return the chances of each row."""
        answer = run(self.net, rows=np.array(rows, dtype=np.float32))
        return [tuple(chances) for chances in answer.tolist()]


def default_sides_model(values: Sequence[str], files: ModelFiles | None = None) -> RowsModel:
    """Return the shipped net for the states of a document, or that of another folder.

    Its chances: that the state is an actor, and that it is a recipient. `values` names the numbers of a row, in order.

    Raises:
        ModelError: if a file is missing or altered, or the net was made for rows of other values.
    """
    return _model(files or open_model(SIDES_FOLDER), values)


def default_participants_model(values: Sequence[str], files: ModelFiles | None = None) -> RowsModel:
    """Return the same for those whom a sentence names.

    Raises:
        ModelError: as above.
    """
    return _model(files or open_model(PARTICIPANTS_FOLDER), values)


def default_worth_model(values: Sequence[str], files: ModelFiles | None = None) -> RowsModel:
    """Return the net that says which events to keep.

    Its chances: that there is an event, that it is of the type given, and that it has the sides given.

    Raises:
        ModelError: as above.
    """
    return _model(files or open_model(WORTH_FOLDER), values)


def _model(files: ModelFiles, values: Sequence[str]) -> RowsModel:
    if files.card["values"] != list(values):
        raise ModelError(
            f"{files.folder}: made for rows of other values than this version of détente gives; reinstall détente"
        )
    return RowsModel(files.name, session_of(files.read("net.onnx")))
