"""Answers about dyads as bytes and back: JSON of the analysis's records, so that no kept file can run code."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from importlib import import_module
from typing import Any

_PACKAGE = "detente.analyse."

# `Any`: what stands here is a record of whatever class.


def as_bytes(answer: Any) -> bytes:
    """Return an answer of the analysis as bytes; what stands in it several times is written once.

    Raises:
        TypeError: if something in it is neither a record of the analysis nor a plain value.
    """
    return zlib.compress(json.dumps(_Writer().told(answer)).encode(), 1)


def from_bytes(data: bytes) -> Any:
    """Return the answer that `as_bytes` made bytes of.

    Raises:
        ValueError: if they are damaged or were made by something else.
    """
    try:
        return _Reader().read(json.loads(zlib.decompress(data)))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError) as error:
        raise ValueError(f"no kept answer: {error}") from error


class _Writer:
    """Writes values; records are numbered in the order in which they are finished."""

    def __init__(self) -> None:
        self._written: dict[int, int] = {}
        self._alive: list[Any] = []

    def told(self, value: Any) -> Any:
        import numpy as np

        if value is None or (
            isinstance(value, bool | int | str | float) and not isinstance(value, np.generic)
        ):
            return value
        if isinstance(value, np.generic):
            return self.told(value.item())
        if isinstance(value, date):
            return {"day": value.isoformat()}
        if isinstance(value, tuple):
            return {"tuple": [self.told(v) for v in value]}
        if isinstance(value, list):
            return [self.told(v) for v in value]
        if isinstance(value, Mapping):
            return {"map": [[self.told(k), self.told(v)] for k, v in value.items()]}
        if isinstance(value, np.ndarray):
            data = base64.b64encode(np.ascontiguousarray(value).tobytes()).decode()
            return {"array": [value.dtype.str, list(value.shape), data]}
        return self._record(value)

    def _record(self, value: Any) -> Any:
        kind = type(value)
        if not is_dataclass(kind) or not kind.__module__.startswith(_PACKAGE):
            raise TypeError(f"{kind.__module__}.{kind.__name__} cannot be kept")
        if (number := self._written.get(id(value))) is not None:
            return {"again": number}
        name = f"{kind.__module__.removeprefix(_PACKAGE)}:{kind.__name__}"
        told = {"record": [name, *(self.told(getattr(value, f.name)) for f in fields(kind) if f.init)]}
        self._written[id(value)] = len(self._alive)
        self._alive.append(value)
        return told


class _Reader:
    """Reads values in the order in which they were written."""

    def __init__(self) -> None:
        self._read: list[Any] = []
        self._kinds: dict[str, tuple[type, tuple[str, ...]]] = {}

    def read(self, told: Any) -> Any:
        if isinstance(told, list):
            return [self.read(v) for v in told]
        if not isinstance(told, dict):
            return told
        ((kind, value),) = told.items()
        match kind:
            case "record":
                return self._record(value)
            case "again":
                return self._read[value]
            case "tuple":
                return tuple([self.read(v) for v in value])
            case "day":
                return date.fromisoformat(value)
            case "map":
                return {self.read(k): self.read(v) for k, v in value}
            case "array":
                return _array(*value)
        raise ValueError(f"nothing is written as {kind!r}")

    def _record(self, told: Any) -> Any:
        kind, names = self._kind(told[0])
        record = kind(**dict(zip(names, [self.read(v) for v in told[1:]], strict=True)))
        self._read.append(record)
        return record

    def _kind(self, name: str) -> tuple[type, tuple[str, ...]]:
        if name not in self._kinds:
            module, _, of = name.partition(":")
            kind = getattr(import_module(f"{_PACKAGE}{module}"), of)
            if not (
                isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == f"{_PACKAGE}{module}"
            ):
                raise ValueError(f"{name} is no record")
            self._kinds[name] = kind, tuple(f.name for f in fields(kind) if f.init)
        return self._kinds[name]


def _array(kind: str, shape: list[int], data: str) -> Any:
    import numpy as np

    return np.frombuffer(base64.b64decode(data), dtype=np.dtype(kind)).reshape(shape).copy()
