"""Answers that take seconds, asked once for each state of a store: kept in memory and beside the rows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from detente import __version__
from detente.analyse.identity import code_hash
from detente.app.answer_bytes import as_bytes, from_bytes
from detente.store.answers import keep, kept
from detente.store.overview import revision

_T = TypeVar("_T")
_P = ParamSpec("_P")
_Key = tuple[Path, str, str]

MOST_IN_MEMORY = 256
"""Answers that are kept in memory, whatever store they are of."""

_MEMORY: OrderedDict[_Key, Any] = OrderedDict()
_MAKING: dict[_Key, threading.Lock] = {}
_LOCK = threading.Lock()


def kept_answer(store: Path, asked: Mapping[str, object], make: Callable[[], _T]) -> _T:
    """Return the answer to what was asked, made anew only if it is not kept for the store's present state.

    `asked` is all that the answer depends on beside the rows, the code and its thresholds. Of many threads that
    ask the same at once, one makes it and the others wait.
    """
    at, name, key = _named(store, asked)
    if (found := _remembered(key)) is not None:
        return cast(_T, found)
    with _LOCK:
        making = _MAKING.setdefault(key, threading.Lock())
    try:
        with making:
            if (found := _remembered(key)) is not None:
                return cast(_T, found)
            answer = _read(store, at, name)
            if answer is None:
                answer = make()
                keep(store, at, name, as_bytes(answer))
            # A writer may have changed the rows meanwhile: then it is right for them, but not under this name.
            if revision(store) == at:
                _remember(key, answer)
            return cast(_T, answer)
    finally:
        with _LOCK:
            _MAKING.pop(key, None)


def already_kept(store: Path, asked: Mapping[str, object]) -> Any:
    """Return the answer to what was asked, or `None` if it is not kept for the store's present state."""
    at, name, key = _named(store, asked)
    if (found := _remembered(key)) is None:
        found = _read(store, at, name)
        if found is not None and revision(store) == at:
            _remember(key, found)
    return found


def remembered(ask: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return the question, its answers kept in memory until the store's rows change.

    Its first argument is the store; the others must be hashable, as the answers' names are made of them.
    """

    @wraps(ask)
    def asked(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        store = cast(Path, args[0])
        at = revision(store)
        name = f"{ask.__module__}.{ask.__name__} {args[1:]!r} {sorted(kwargs.items())!r}"
        key = (store.absolute(), at, name)
        if (found := _remembered(key)) is None:
            found = ask(*args, **kwargs)
            if revision(store) == at:
                _remember(key, found)
        return cast(_T, found)

    return asked


def once_a_state(store: Path, asked: str, make: Callable[[], _T]) -> _T:
    """Return what is made from a store's present state, kept in memory only and only the newest of its kind."""
    at = revision(store)
    key = (store.absolute(), asked, "")
    with _LOCK:
        making = _MAKING.setdefault(key, threading.Lock())
    with making:
        of, found = _STATES.get(key, ("", None))
        if of != at:
            # The old one goes first: two of them at once may be more than there is memory for.
            _STATES.pop(key, None)
            found = make()
            _STATES[key] = (at, found)
        return cast(_T, found)


_STATES: dict[_Key, tuple[str, Any]] = {}


def _named(store: Path, asked: Mapping[str, object]) -> tuple[str, dict[str, object], _Key]:
    at = revision(store)
    name = {**asked, "version": __version__, "code": code_hash()}
    return at, name, (store.absolute(), at, repr(sorted(name.items(), key=lambda item: item[0])))


def _remembered(key: _Key) -> Any:
    with _LOCK:
        if key in _MEMORY:
            _MEMORY.move_to_end(key)
        return _MEMORY.get(key)


def _remember(key: _Key, answer: Any) -> None:
    with _LOCK:
        # Of an earlier state of the same store nothing is asked any more, and deleted words may stand in it.
        for old in [k for k in _MEMORY if k[0] == key[0] and k[1] != key[1]]:
            del _MEMORY[old]
        _MEMORY[key] = answer
        while len(_MEMORY) > MOST_IN_MEMORY:
            _MEMORY.popitem(last=False)


def _read(store: Path, at: str, name: Mapping[str, object]) -> Any:
    if (data := kept(store, at, name)) is None:
        return None
    try:
        return from_bytes(data)
    except ValueError:
        # Damaged: it is made anew and written over.
        return None
