"""Code documents in several processes; a worker that dies loses nothing but the document that killed it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from detente.pipeline import Coder
from detente.records import Document, Skipped
from detente.run.loading import MakeCoder, load
from detente.run.many import Answer, chunks, code_chunk

_AHEAD = 2
"""Chunks in the air for each worker: enough to keep all busy, few enough to bound the memory."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")

Chunk = Sequence[Document | Skipped]


def code_in_processes(
    documents: Iterable[Document | Skipped], workers: int, make_coder: MakeCoder
) -> Iterator[Answer]:
    """Yield the answers in the order of the documents; if the coder cannot be loaded, that is raised here."""
    pool = _Pool(workers, make_coder)
    waiting: deque[tuple[Chunk, Future[list[Answer]]]] = deque()
    try:
        for chunk in chunks(documents):
            waiting.append((chunk, pool.submit(chunk)))
            if len(waiting) >= workers * _AHEAD:
                yield from _first(waiting, pool, make_coder)
        while waiting:
            yield from _first(waiting, pool, make_coder)
    finally:
        pool.stop()


def _first(
    waiting: deque[tuple[Chunk, Future[list[Answer]]]], pool: _Pool, make_coder: MakeCoder
) -> Iterator[Answer]:
    """Yield the answers of the oldest chunk; if a worker died, those of all that wait, each coded alone."""
    chunk, future = waiting.popleft()
    try:
        answers = future.result()
    except BrokenProcessPool:
        # Nobody knows which of the chunks in the air killed it, so none of them goes back among others.
        suspects = [document for c in (chunk, *(c for c, _ in waiting)) for document in c]
        waiting.clear()
        yield from _one_at_a_time(suspects, make_coder)
        pool.renew()
    else:
        yield from answers


def _one_at_a_time(documents: Chunk, make_coder: MakeCoder) -> Iterator[Answer]:
    pool = _Pool(1, make_coder)
    try:
        for document in documents:
            try:
                yield from pool.submit([document]).result()
            except BrokenProcessPool:
                pool.renew()
                yield _killer(document)
    finally:
        pool.stop()


def _killer(document: Document | Skipped) -> Skipped:
    if isinstance(document, Skipped):
        return document
    reason = "the worker process died over this document (killed, or out of memory); please report"
    return Skipped(document.id, "run", f"{document.id}: {reason}")


class _Pool:
    """A process pool that can be broken and made anew."""

    def __init__(self, workers: int, make_coder: MakeCoder) -> None:
        self._workers = workers
        self._make_coder = make_coder
        self._executor = self._new()

    def submit(self, chunk: Chunk) -> Future[list[Answer]]:
        try:
            return self._executor.submit(_code, self._make_coder, chunk)
        except BrokenProcessPool as error:
            # Told as if the work had begun, so that there is one place that mends it.
            broken: Future[list[Answer]] = Future()
            broken.set_exception(error)
            return broken

    def renew(self) -> None:
        self.stop()
        self._executor = self._new()

    def stop(self) -> None:
        """End the workers at once, whatever they are doing."""
        # Only Python 3.14 says this publicly, and without it Ctrl-C waits for the chunks in the air.
        processes = dict(getattr(self._executor, "_processes", None) or {})
        self._executor.shutdown(wait=False, cancel_futures=True)
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            process.join()

    def _new(self) -> ProcessPoolExecutor:
        # Not "fork": it copies locks that a thread of the caller may hold.
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        return ProcessPoolExecutor(self._workers, mp_context=context, initializer=_start_worker)


def _start_worker() -> None:
    """Set a worker up: one thread, deaf to Ctrl-C (the parent ends it), gone when the parent is."""
    for name in _THREADS:
        os.environ[name] = "1"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _code(make_coder: MakeCoder, chunk: Chunk) -> list[Answer]:
    return code_chunk(_coder_of(make_coder), chunk)


@cache
def _coder_of(make_coder: MakeCoder) -> Coder:
    return load(make_coder)
