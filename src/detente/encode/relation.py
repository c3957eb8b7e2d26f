"""What one marked participant does to another: two readings of the sentence, and one answer for the ordered pair.

With marks around both the model was taught to name the type outright. Without marks it proposes events, whoever takes
part; what it says of the words that join the two is weighed beside that answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.categories import TYPES
from detente.encode.files import FOLDER, ModelError, ModelFiles, open_model
from detente.encode.joining import BLOCKS, joining_of, row_of
from detente.encode.model import EventModel, default_event_model
from detente.encode.pieces import LONGEST, pieces_of
from detente.encode.sessions import Floats, run, session_of, softmax
from detente.records import Parse

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

PAIRS_FOLDER = FOLDER.with_name("pairs")

MARKS = (1, 2, 3, 4)
"""Wordpiece ids of [unused0] to [unused3]: before and after the actor, before and after the recipient."""


def marked_pieces(
    tokenizer: Tokenizer, text: str, actor: tuple[int, int], recipient: tuple[int, int]
) -> tuple[list[int], tuple[int, int]]:
    """Return the wordpieces with marks around both participants, and the places of the two opening marks.

    `actor` and `recipient` are half-open code-point offsets into `text`.
    """
    encoding = tokenizer.encode(text)
    opened = [-1, -1]
    closed = [False, False]
    pieces: list[int] = []
    for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        for side, (first, last) in enumerate((actor, recipient)):
            if opened[side] >= 0 and not closed[side] and (start >= last or start == end):
                pieces.append(MARKS[2 * side + 1])
                closed[side] = True
            if opened[side] < 0 and first < end and start < last and start < end:
                opened[side] = len(pieces)
                pieces.append(MARKS[2 * side])
        pieces.append(piece)
    reached = [place if 0 <= place < LONGEST else 0 for place in opened]
    return pieces[:LONGEST], (reached[0], reached[1])


@dataclass(frozen=True, slots=True)
class PairReadings:
    """Reads a sentence with marks around two participants and without, over an event model; made by `readings_over`.

    `plain` names the encoder's output that has the words as they are outside any sentence.
    """

    events: EventModel
    plain: str

    def marked(self, text: str, actor: tuple[int, int], recipient: tuple[int, int]) -> Floats:
        """Return the logits of NONE and the 16 types by the reading with marks."""
        pieces, (one, other) = marked_pieces(self.events.tokenizer, text, actor, recipient)
        vectors = self.events.vectors(pieces)
        marked = np.concatenate([vectors[0], vectors[one], vectors[other]])[None]
        logits: Floats = run(self.events.relation, marked=marked)[0]
        return logits

    def row(self, parse: Parse, marked: Floats, actor: tuple[int, int], recipient: tuple[int, int]) -> Floats:
        """Return the numbers of both readings that are weighed; `marked` are the logits by the one with marks."""
        ids, firsts = pieces_of(self.events.tokenizer, [t.text for t in parse.tokens])
        read = self.events.encoder.run(["answer", self.plain], {"ids": np.array([ids], dtype=np.int64)})
        words, plain = (np.asarray(vectors, dtype=np.float32)[0][firsts] for vectors in read)
        proposals = self.events.among(parse, words, [place > 0 for place in firsts])
        return row_of(joining_of(parse, actor, recipient), marked[1:], proposals, words, plain)


@dataclass(frozen=True, slots=True)
class PairReader:
    """Weighs both readings of a pair; made by `default_pair_reader`."""

    name: str
    readings: PairReadings
    weighing: onnxruntime.InferenceSession

    def __call__(
        self, parse: Parse, text: str, actor: tuple[int, int], recipient: tuple[int, int]
    ) -> Mapping[str, float]:
        """Return the probability of each of the 16 types and of NONE, likeliest first.

        `parse` is that of the whole text as one sentence. How likely NONE is, the reading with marks alone decides:
        all that the weighing learned from is told of as some type.
        """
        marked = self.readings.marked(text, actor, recipient)
        row = self.readings.row(parse, marked, actor, recipient)
        none = float(softmax(marked)[0])
        shares = (1.0 - none) * softmax(run(self.weighing, rows=row[None]))[0]
        chances = np.array([none, *shares])
        return {TYPES[i]: float(chances[i]) for i in np.argsort(-chances, kind="stable")}


def default_pair_reader(files: ModelFiles | None = None) -> PairReader:
    """Return the shipped reader of pairs, or that of another folder of weights, over the shipped event model.

    Raises:
        ModelError: if a file is missing or altered, or the weights were made for another event model or other numbers.
    """
    files, events = files or open_model(PAIRS_FOLDER), open_model()
    if files.card["encoder"] != events.card["files"]["encoder.onnx"]:
        raise ModelError(
            f"{files.folder}: made for an encoder other than that of {events.folder}; run `make train-pairs`"
        )
    if files.card["blocks"] != [list(block) for block in BLOCKS]:
        raise ModelError(
            f"{files.folder}: made for other numbers than this version of détente gives; reinstall détente"
        )
    readings = readings_over(events, files.read("tap.onnx"), files.card["plain"])
    return PairReader(files.name, readings, session_of(files.read("weighing.onnx")))


def readings_over(events: ModelFiles, tap: bytes, plain: str) -> PairReadings:
    """Return the readings over an event model; the tap makes the vectors called `plain` an output of its encoder."""
    return PairReadings(default_event_model(events, tap), plain)
