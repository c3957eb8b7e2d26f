"""WARC files to their records: every sound one, and what lies between them when a file is damaged."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from detente.ingest.reading import GZIP, MOST_UNPACKED
from detente.ingest.text import MAX_BYTES

_PIECE = 1 << 16
_LONGEST_HEADER = 1 << 16
_MOST = MAX_BYTES + (1 << 20)
"""Bytes of a record; the page in it may have `MAX_BYTES`, and its headers and packing come on top."""

_NEXT = re.compile(rb"(?:\A|[\r\n\0])(WARC/[01]\.\d\d?\r?\n)")
_NEXT_LONGEST = 16
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_BLANK = b"\r\n\0 \t"


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record with its WARC header, as it stands; `at` is its place in the unpacked file.

    `unsound` says why its bytes are not to be trusted, `None` if nothing speaks against them.
    """

    at: int
    data: bytes
    unsound: str | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """What could not be read: why, and how many unpacked bytes (packed ones, where they do not unpack)."""

    at: int
    bytes: int
    why: str
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """Unpacked bytes; `damage` says why the file is broken behind them, `lost` how many packed bytes are gone."""

    data: bytes
    sound: bool = True
    damage: str | None = None
    lost: int = 0


def records_of_warc(stream: BinaryIO) -> Iterator[WarcRecord | Gap]:
    """Yield the records of a WARC or WARC.gz file and the gaps between them, in order.

    Nothing is trusted: a length that does not lead to the end of a record, broken packing or foreign
    bytes make a gap, and reading goes on at the next record.
    """
    yield from _Scanner(_pieces(stream)).records()


def _pieces(stream: BinaryIO) -> Iterator[_Piece]:
    first = stream.read(_PIECE)
    if first.startswith(GZIP):
        yield from _members(stream, first)
        return
    while first:
        yield _Piece(first)
        first = stream.read(_PIECE)


def _members(stream: BinaryIO, waiting: bytes) -> Iterator[_Piece]:
    """Yield the unpacked members; after a damaged one, go on at the next that holds a record."""
    while waiting:
        member = zlib.decompressobj(31)
        held: list[bytes] = []
        size = taken = 0
        damage = None
        while not member.eof:
            if not waiting:
                waiting = stream.read(_PIECE)
                if not waiting:
                    damage = "the gzip data ends early"
                    break
            before = waiting
            try:
                data = member.decompress(waiting, _PIECE * 16)
            except zlib.error:
                damage, waiting = "the gzip data is damaged", before
                break
            waiting = member.unused_data if member.eof else member.unconsumed_tail
            taken += len(before) - len(waiting)
            size += len(data)
            held.append(data)
            if size > max(MAX_BYTES, MOST_UNPACKED * taken):
                damage = "it unpacks to far more than its size (a gzip bomb?)"
                break
            if size > _MOST:
                # A file packed as one member: its check sum comes too late to wait for.
                yield _Piece(b"".join(held))
                held = []
                size, taken = 0, 0
        yield _Piece(b"".join(held), sound=damage in (None, "the gzip data ends early"))
        if damage is None:
            waiting = waiting.lstrip(b"\0") or stream.read(_PIECE).lstrip(b"\0")
            if waiting and not waiting.startswith(GZIP[: len(waiting)]):
                lost, waiting = _next_member(stream, waiting)
                yield _Piece(b"", damage="bytes that are no gzip data", lost=lost)
            continue
        lost, waiting = _next_member(stream, waiting[1:] if taken == 0 else waiting)
        yield _Piece(b"", damage=damage, lost=lost)


def _next_member(stream: BinaryIO, waiting: bytes) -> tuple[int, bytes]:
    """Return how many packed bytes come before the next member that begins a record, and the bytes from there."""
    lost = 0
    while True:
        at = waiting.find(GZIP)
        while at >= 0:
            if len(waiting) - at < 512:
                waiting += stream.read(_PIECE)
            if _begins_record(waiting[at : at + 4096]):
                return lost + at, waiting[at:]
            # What lies before is dropped at once: such marks may follow each other for gigabytes.
            lost, waiting = lost + at + 1, waiting[at + 1 :]
            at = waiting.find(GZIP)
        more = stream.read(_PIECE)
        if not more:
            return lost + len(waiting), b""
        lost += max(0, len(waiting) - 2)
        waiting = waiting[-2:] + more


def _begins_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 64).lstrip(_BLANK).startswith(b"WARC/")
    except zlib.error:
        return False


class _Scanner:
    """Finds records in unpacked pieces; holds no more than one record and a piece."""

    def __init__(self, pieces: Iterator[_Piece]) -> None:
        self._pieces = pieces
        self._buffer = bytearray()
        self._at = 0
        self._unsound_from: int | None = None
        self._damage: _Piece | None = None

    def records(self) -> Iterator[WarcRecord | Gap]:
        while True:
            yield from self._stretch()
            if self._damage is None:
                return
            damage, self._damage = self._damage, None
            rest = len(self._buffer)
            self._drop(rest)
            self._unsound_from = None
            yield Gap(self._at, rest + damage.lost, str(damage.damage), is_record=rest > 0)

    def _stretch(self) -> Iterator[WarcRecord | Gap]:
        """Yield what can be read up to the end or to the next damage of the packing."""
        while self._has(1):
            blank = len(self._buffer) - len(self._buffer.lstrip(_BLANK))
            if blank:
                self._drop(blank)
                continue
            self._has(_NEXT_LONGEST)
            if not self._buffer.startswith(b"WARC/"):
                yield from self._to_next("bytes that are no WARC record", is_record=False)
                continue
            yield from self._record()
            if self._damage is not None and self._buffer:
                return

    def _record(self) -> Iterator[WarcRecord | Gap]:
        header = self._header_end()
        if header is None and self._damage is not None and _NEXT.search(self._buffer, 5) is None:
            return
        if header is None:
            yield from self._to_next("a record's header has no end", from_=5)
            return
        lengths = set(_LENGTH.findall(bytes(self._buffer[:header])))
        if len(lengths) != 1 or not re.fullmatch(rb"\d{1,18}", next(iter(lengths)).strip()):
            given = b", ".join(sorted(lengths))[:60].decode("latin-1") or "none"
            yield from self._to_next(f"a record whose Content-Length is no length ({given})", from_=5)
            return
        length = int(next(iter(lengths)))
        if length > _MOST:
            yield from self._to_next(f"a record of {length:,} bytes, over the bound", from_=header)
            return
        end = header + length
        if not self._has(end):
            if self._damage is None and _NEXT.search(self._buffer, header) is None:
                yield Gap(
                    self._at, len(self._buffer), "the file ends within a record (cut off)", is_record=True
                )
                self._drop(len(self._buffer))
            elif self._damage is None or _NEXT.search(self._buffer, header):
                yield from self._to_next("a record shorter than its Content-Length", from_=header)
            return
        self._has(end + 8)
        after = bytes(self._buffer[end : end + 8])
        if not self._ends_with(after):
            yield from self._to_next("a record that does not end where its Content-Length says", from_=header)
            return
        unsound = self._unsound_from is not None and self._at + end > self._unsound_from
        yield WarcRecord(
            self._at,
            bytes(self._buffer[:end]),
            "its packing is damaged: the text may be wrong" if unsound else None,
        )
        self._drop(end)

    @staticmethod
    def _ends_with(after: bytes) -> bool:
        """Return whether a record ends before these bytes: an empty line, the next record, or nothing more."""
        rest = after.lstrip(_BLANK)
        if after.startswith((b"\r\n\r\n", b"\n\n")) or not rest:
            return True
        return rest.startswith(b"WARC/"[: len(rest)]) and after != rest

    def _header_end(self) -> int | None:
        size = 512
        while True:
            more = self._has(size)
            if found := _END_OF_HEADER.search(self._buffer, 0, size):
                return found.end()
            # Another record begins before this one's header has ended: looking further would take the
            # square of the time where such beginnings follow each other.
            if not more or size >= _LONGEST_HEADER or _NEXT.search(self._buffer, 5, size):
                return None
            size *= 4

    def _to_next(self, why: str, from_: int = 0, is_record: bool = True) -> Iterator[Gap]:
        """Drop everything up to the next record and tell how much it was."""
        began, dropped = self._at, 0
        while True:
            if found := _NEXT.search(self._buffer, from_):
                dropped += found.start(1)
                self._drop(found.start(1))
                break
            kept = _NEXT_LONGEST
            if len(self._buffer) > kept:
                dropped += len(self._buffer) - kept
                self._drop(len(self._buffer) - kept)
            from_ = 0
            if not self._has(len(self._buffer) + 1):
                dropped += len(self._buffer)
                self._drop(len(self._buffer))
                break
        yield Gap(began, dropped, why, is_record)

    def _has(self, count: int) -> bool:
        """Return whether this many bytes wait, reading on as far as the next damage."""
        while len(self._buffer) < count:
            if self._damage is not None:
                return False
            piece = next(self._pieces, None)
            if piece is None:
                return False
            if not piece.sound and self._unsound_from is None and piece.data:
                self._unsound_from = self._at + len(self._buffer)
            self._buffer += piece.data
            if piece.damage is not None:
                self._damage = piece
        return True

    def _drop(self, count: int) -> None:
        del self._buffer[:count]
        self._at += count
