"""Coding what is pasted: the coder is loaded once, one text is coded at a time, few may wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from detente.app.code import shared_coder
from detente.pipeline import Coder
from detente.web.errors import Fault

T = TypeVar("T")

_WAITING = 4
"""Texts that are coded or wait for it."""


class Coding:
    """Codes in a thread of its own, so that a text that takes too long blocks no reader for ever."""

    def __init__(self, make: Callable[[], Coder] = shared_coder, waiting: int = _WAITING) -> None:
        """Take what makes the coder, which may be called often and makes it once."""
        self._most = waiting
        self._make = make
        self._places = threading.BoundedSemaphore(waiting)
        self._one = threading.Lock()
        self._begun = threading.Lock()

    def prepare(self) -> None:
        """Begin to load the coder, if nobody has."""
        if self._begun.acquire(blocking=False):
            threading.Thread(target=self._load, daemon=True).start()

    def run(self, work: Callable[[Coder], T], seconds: float) -> T:
        """Return what the work makes with the coder.

        Raises:
            Fault: if too many wait or it takes longer than that; what was begun goes on and is then dropped.
            Exception: what the work raised.
        """
        if not self._places.acquire(blocking=False):
            raise Fault(
                503, "busy", f"{self._most} texts are being coded already", "send it again in a minute"
            )
        answer = _Answer[T]()

        def job() -> None:
            try:
                with self._one:
                    # Nobody waits for it any more: the text is not coded.
                    if not answer.dropped:
                        answer.value = work(self._make())
            except Exception as error:  # it is raised where it was asked for
                answer.error = error
            finally:
                self._places.release()
                answer.done.set()

        threading.Thread(target=job, daemon=True).start()
        if not answer.done.wait(seconds):
            answer.dropped = True
            raise Fault(
                503, "too-much", f"coding took longer than {seconds:g} seconds",
                "send it again in a minute: the first text waits for the coder to be loaded; or paste a shorter one",
            )  # fmt: skip
        if answer.error is not None:
            raise answer.error
        assert answer.value is not None
        return answer.value

    def _load(self) -> None:
        with self._one:
            self._make()


class _Answer(Generic[T]):
    def __init__(self) -> None:
        self.done = threading.Event()
        self.value: T | None = None
        self.error: Exception | None = None
        self.dropped = False
