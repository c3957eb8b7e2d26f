"""Answers that take long, worked out beside the requests: a reader gets the last one, and is told how old it is."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

log = logging.getLogger("detente.web")


@dataclass(frozen=True, slots=True)
class Prepared(Generic[T]):
    """The last answer that was worked out, of which state; `current` tells whether it is of the present one."""

    answer: T | None
    state: str
    current: bool


class Preparing(Generic[T]):
    """Works an answer out for each state of the store, one at a time however many ask."""

    def __init__(self, work: Callable[[], T]) -> None:
        """Take what works it out; it may raise, which the next reader of the same state is told."""
        self._work = work
        self._lock = threading.Condition()
        self._done: Prepared[T] | None = None
        self._failed: tuple[str, Exception] | None = None
        self._busy = False

    def get(self, state: str, wait: float) -> Prepared[T]:
        """Return the answer for a state, or the last one there is once so many seconds have passed.

        Raises:
            Exception: what the work raised for this state.
        """
        with self._lock:
            if not self._has(state) and not self._busy:
                self._busy = True
                threading.Thread(target=self._run, args=(state,), daemon=True).start()
            self._lock.wait_for(lambda: self._has(state), wait)
            if self._failed is not None and self._failed[0] == state:
                raise self._failed[1]
            if self._done is None:
                return Prepared(None, "", current=False)
            return Prepared(self._done.answer, self._done.state, current=self._done.state == state)

    def _has(self, state: str) -> bool:
        failed = self._failed is not None and self._failed[0] == state
        return failed or (self._done is not None and self._done.state == state)

    def _run(self, state: str) -> None:
        try:
            done: Prepared[T] | Exception = Prepared(self._work(), state, current=True)
        except Exception as error:  # it is raised where it was asked for
            log.warning("not worked out: %s", error)
            done = error
        with self._lock:
            self._busy = False
            if isinstance(done, Exception):
                self._failed = (state, done)
            else:
                self._done, self._failed = done, None
            self._lock.notify_all()
