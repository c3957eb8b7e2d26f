"""Code many documents, one answer for each, in the order received."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType

from detente.pipeline import Coder, default_coder
from detente.records import CodedDocument, Document, Skipped
from detente.run.loading import MakeCoder, load

CHUNK = 8
"""Documents that are coded together; the same with any number of workers, so that batches are the same."""

Answer = CodedDocument | Skipped


def code_many(
    documents: Iterable[Document | Skipped],
    workers: int = 1,
    *,
    make_coder: MakeCoder = default_coder,
) -> Iterator[Answer]:
    """Yield a record or a refusal for every document, in the order given; refusals pass through.

    `make_coder` is called once in this process, or once in each of `workers` processes (it must then be
    a function that can be imported). A document that raises, or kills its worker, becomes a `Skipped`
    that says so, and the others are coded.
    """
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if workers > 1:
        from detente.run.processes import code_in_processes

        yield from code_in_processes(documents, workers, make_coder)
        return
    coder: Coder | None = None
    for chunk in chunks(documents):
        coder = coder or load(make_coder)
        yield from code_chunk(coder, chunk)


def chunks(documents: Iterable[Document | Skipped]) -> Iterator[tuple[Document | Skipped, ...]]:
    """Yield the documents in chunks of `CHUNK`."""
    rest = iter(documents)
    while chunk := tuple(islice(rest, CHUNK)):
        yield chunk


def code_chunk(coder: Coder, chunk: Iterable[Document | Skipped]) -> list[Answer]:
    """Return one answer for every document of a chunk.

    If one of them raises, all are coded again, one at a time, and those that raise are skipped.
    """
    chunk = list(chunk)
    try:
        return list(coder.many(chunk))
    # Any fault of one document must not lose the other seven.
    except Exception:
        return [_code_alone(coder, document) for document in chunk]


def _code_alone(coder: Coder, document: Document | Skipped) -> Answer:
    if isinstance(document, Skipped):
        return document
    try:
        return coder(document)
    # The one place that catches what cannot be named: a fault of détente's own, told as such.
    except Exception as error:
        stage = _stage_of(error.__traceback__)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return Skipped(document.id, stage, f"{document.id}: {what} at {stage}; please report")


def _stage_of(trace: TracebackType | None) -> str:
    """Return the package of détente in which an exception arose ("events"), "pipeline" if in none."""
    stage = "pipeline"
    while trace is not None:
        parts = str(trace.tb_frame.f_globals.get("__name__", "")).split(".")
        if parts[0] == "detente" and len(parts) > 2 and parts[1] not in {"run", "records"}:
            stage = parts[1]
        trace = trace.tb_next
    return stage
