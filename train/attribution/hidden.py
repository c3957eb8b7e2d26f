"""The event encoder's vectors after one of its layers, for training: computed once and kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from detente.encode.sessions import run, session_of
from train.attribution.data import Example


def tap_of(encoder: bytes, layers: int) -> tuple[str, bytes]:
    """Return the name of the vectors after so many layers of an encoder, and the bytes that make them an output.

    Protocol buffers written one after the other are read as one in which lists are joined: these bytes are a model that
    has nothing but one output, so that the encoder with them behind it is the same encoder with one output more.
    """
    graph = onnx.load_from_string(encoder).graph
    norms = [n.output[0] for n in graph.node if n.op_type == "LayerNormalization"]
    name = norms[2 * layers]  # two in each layer, and one before them
    tap = onnx.ModelProto()
    tap.graph.output.append(onnx.ValueInfoProto(name=name))
    return name, tap.SerializeToString()


def hidden_vectors(
    examples: Sequence[Example], encoder: bytes, layers: int, kept: Path
) -> list[NDArray[np.float16]]:
    """Return the vectors (words, width) of each sentence, from a file if they were made before."""
    counts = [len(e.firsts) for e in examples]
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        name, tap = tap_of(encoder, layers)
        session = session_of(encoder + tap)
        rows = (
            run(session, name, ids=np.array([e.pieces], dtype=np.int64))[0][list(e.firsts)].astype(np.float16)
            for e in examples
        )
        np.save(kept, np.concatenate(list(rows)))
    whole = np.load(kept, mmap_mode="r")
    return np.split(whole, np.cumsum(counts)[:-1])
