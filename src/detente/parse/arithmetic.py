"""The parser's matrix products by numpy, which has them several times faster than spaCy's own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

EVEN = 64
"""Rows to which a smaller matrix is filled up: for few rows numpy sums in another order, and then the same words would
have other numbers with other sentences beside them."""


class EvenOps(NumpyOps):  # type: ignore[misc]  # thinc's class has no types
    """thinc's operations, with products in which a row's numbers do not depend on the other rows."""

    def gemm(
        self, x: NDArray[Any], y: NDArray[Any], *, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> NDArray[Any]:
        """Return `x @ y`, or `x @ y.T` with `trans2`."""
        if out is not None or trans1:
            product: NDArray[Any] = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return product
        rows = len(x)
        if rows < EVEN:
            x = np.concatenate([x, np.zeros((EVEN - rows, x.shape[1]), dtype=x.dtype)])
        product = np.dot(x, y.T if trans2 else y)
        return product[:rows]


def with_even_products(nlp: Language) -> Language:
    """Return the parser, its models set to compute so."""
    ops = EvenOps()
    for _, part in nlp.pipeline:
        model = getattr(part, "model", None)
        for node in model.walk() if model is not None and hasattr(model, "walk") else ():
            node.ops = ops
    return nlp


def one_thread() -> Callable[[], AbstractContextManager[object]]:
    """Return what keeps numpy's products to one thread for a while.

    Sentences are short: with more threads most of a processor's time is spent on waiting for the others.
    """
    from threadpoolctl import ThreadpoolController

    return partial(ThreadpoolController().limit, limits=1, user_api="blas")
