"""What runs a graph, and what its answers become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]

_SLOWER = ["SkipLayerNormFusion"]
"""Rewritings that cost time: the sum and its norm as one operator take twice as long as the two alone."""


def session_of(content: bytes) -> onnxruntime.InferenceSession:
    """Return what runs a graph, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread: documents are shared out among processes, and sums keep their order.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
    )


def run(session: onnxruntime.InferenceSession, output: str | None = None, /, **inputs: Any) -> Floats:
    """Return a graph's first output, or the one named, for its named inputs."""
    return np.asarray(session.run(None if output is None else [output], inputs)[0], dtype=np.float32)


def softmax(logits: Floats) -> Floats:
    """Return the probabilities of logits along the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    chances: Floats = raised / raised.sum(-1, keepdims=True)
    return chances
