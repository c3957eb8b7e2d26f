"""How input is read, and streams that stay within bounds."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from detente.ingest.text import MAX_BYTES, STAGE
from detente.records import Document, Skipped

Item = Document | Skipped
"""What everything received becomes: one or the other."""

GZIP = b"\x1f\x8b\x08"
MOST_UNPACKED = 200
"""Times that a stream may grow when unpacked, once it is over `MAX_BYTES`: text packs to some tenth."""

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Reading:
    """How input is read: the date for texts that give none, and which column or key holds which field."""

    published: date | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


class DamagedError(OSError):
    """Packed data is damaged or out of all proportion; the message says how and after how much."""


class Unpacked(io.RawIOBase):
    """The bytes of a gzip stream, all its members; stops with a `DamagedError` at damage or a gzip bomb."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(31)
        self._waiting = b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        """Return `True`."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # narrower than any buffer
        """Fill the buffer with at most its length; 0 at the end."""
        while True:
            if self._member.eof:
                if not self._next_member():
                    return 0
            elif not self._waiting and not self._more():
                if self._taken:
                    raise DamagedError(f"the gzip data ends early, after {self._given:,} bytes of text")
                return 0
            data = self._unpack(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _unpack(self, most: int) -> bytes:
        try:
            data = self._member.decompress(self._waiting, most)
        except zlib.error as error:
            raise DamagedError(f"the gzip data is damaged after {self._given:,} bytes of text") from error
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._given += len(data)
        if self._given > max(MAX_BYTES, MOST_UNPACKED * self._taken):
            raise DamagedError(
                f"it unpacks to more than {MOST_UNPACKED} times its size (a gzip bomb?): stopped after "
                f"{self._given:,} bytes"
            )
        return data

    def _more(self) -> bool:
        self._waiting = self._packed.read(_PIECE)
        self._taken += len(self._waiting)
        return bool(self._waiting)

    def _next_member(self) -> bool:
        """Return whether another member follows; zeros between members are passed over."""
        while True:
            self._waiting = self._waiting.lstrip(b"\0")
            if self._waiting:
                self._member = zlib.decompressobj(31)
                return True
            if not self._more():
                return False


def unpacked(packed: BinaryIO) -> BinaryIO:
    """Return the stream without its gzip packing."""
    return io.BufferedReader(Unpacked(packed), _PIECE)


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines, the too long ones cut at one byte over the bound and their rest passed over."""
    while line := stream.readline(MAX_BYTES + 1):
        yield line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def refused(id: str, name: str, why: object) -> Skipped:
    """Return the refusal of something received, its name before the reason."""
    reason = str(why)
    return Skipped(id, STAGE, reason if reason.startswith(name) else f"{name}: {reason}")
