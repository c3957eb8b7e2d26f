"""Answers that take long, worked out beside the requests: a reader gets the last one, and is told how old it is."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
Q = TypeVar("Q", bound=Hashable)

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

        Only who sets the work going waits for it: those who come while it goes on get the last answer at once.

        Raises:
            Exception: what the work raised for this state.
        """
        with self._lock:
            begins = not self._has(state) and not self._busy
            if begins:
                self._busy = True
                threading.Thread(target=self._run, args=(state,), daemon=True).start()
            self._lock.wait_for(lambda: self._has(state), wait if begins else 0)
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


@dataclass(eq=False)
class _Job(Generic[T]):
    """One question being worked out, or how that ended; `ended` is a moment of `time.monotonic`."""

    state: str
    answer: T | None = None
    error: Exception | None = None
    ended: float | None = None
    done: threading.Event = field(default_factory=threading.Event)


class PreparingEach(Generic[Q, T]):
    """Works answers to many questions out, each question once at a time however many ask it."""

    AT_ONCE = 2
    """Answers worked out at a time: each may take a good deal of memory."""
    MOST = 16
    """Questions that are worked out, wait for it, or whose end nobody has seen yet."""
    FRESH = 15.0
    """Seconds for which an end of an earlier state is told: who waits comes back sooner."""

    def __init__(self, work: Callable[[Q], T]) -> None:
        """Take what answers a question; it may raise, which the next reader who asks it is told."""
        self._work = work
        self._lock = threading.Lock()
        self._turn = threading.Semaphore(self.AT_ONCE)
        self._jobs: dict[Q, _Job[T]] = {}

    def get(self, question: Q, state: str, wait: float) -> Prepared[T]:
        """Return the answer, or none once so many seconds have passed.

        It may be of the state that was when the work began: the rows may change faster than it ends. Of a failure one
        reader is told, or all who wait; whoever asks later makes the work begin again.

        Raises:
            Exception: what the work raised.
        """
        job = self._job(question, state)
        if job is None or not job.done.wait(wait):
            return Prepared(None, "", current=False)
        with self._lock:
            if self._jobs.get(question) is job:
                del self._jobs[question]
        if job.error is not None:
            raise job.error
        return Prepared(job.answer, job.state, current=job.state == state)

    def _job(self, question: Q, state: str) -> _Job[T] | None:
        """Return the job of a question, begun if need be; `None` if there are too many others."""
        with self._lock:
            full = len(self._jobs) >= self.MOST
            for other, old in list(self._jobs.items()):
                # Nobody came back for it: a success is kept beside the rows, a failure tells of this state only.
                if self._past(old) and (old.error is None or old.state != state or full):
                    del self._jobs[other]
            if (job := self._jobs.get(question)) is not None:
                return job
            if len(self._jobs) >= self.MOST:
                return None
            job = _Job(state)
            threading.Thread(target=self._run, args=(question, job), daemon=True).start()
            self._jobs[question] = job
            return job

    def _past(self, job: _Job[T]) -> bool:
        return job.ended is not None and time.monotonic() - job.ended > self.FRESH

    def _run(self, question: Q, job: _Job[T]) -> None:
        try:
            with self._turn:
                job.answer = self._work(question)
        except (
            BaseException
        ) as error:  # it is raised where it was asked for; a library's panic is no `Exception`
            log.warning("not worked out: %s", error)
            job.error = error if isinstance(error, Exception) else RuntimeError(repr(error))
        finally:
            job.ended = time.monotonic()
            job.done.set()
