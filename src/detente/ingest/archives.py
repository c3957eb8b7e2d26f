"""ZIP and tar archives, read member by member in memory: nothing is ever written, no name leads out."""

from __future__ import annotations

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from detente.ingest.reading import MOST_UNPACKED, DamagedError, Item, refused
from detente.ingest.text import MAX_BYTES

ReadMember = Callable[[BinaryIO, str, str], Iterator[Item]]
"""Reads one file of an archive, given its bytes, its name in the archive and how it is called to people."""

_MOST_MEMBERS = 200_000


def items_of_zip(stream: BinaryIO, name: str, read: ReadMember) -> Iterator[Item]:
    """Yield what the files of a ZIP archive hold, by name; refusals for what is packed or named dangerously."""
    try:
        archive = zipfile.ZipFile(stream)
        members = sorted(archive.infolist(), key=lambda member: member.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield refused(name, name, f"not a sound ZIP archive: {error}")
        return
    if len(members) > _MOST_MEMBERS:
        yield refused(name, name, f"more than {_MOST_MEMBERS:,} files: split it")
        return
    for member in members:
        where = f"{name}:{member.filename}"
        if member.is_dir():
            continue
        if fault := _fault_of_name(member.filename):
            yield refused(where, where, fault)
        elif _is_hidden(member.filename):
            continue
        elif member.flag_bits & 1:
            yield refused(where, where, "is encrypted: unpack it first")
        elif member.file_size > max(MAX_BYTES, MOST_UNPACKED * member.compress_size):
            yield refused(where, where, f"unpacks to more than {MOST_UNPACKED} times its size (a ZIP bomb?)")
        else:
            yield from _of_zip_member(archive, member, where, read)


def items_of_tar(stream: BinaryIO, name: str, read: ReadMember) -> Iterator[Item]:
    """Yield what the files of a tar archive hold, in its order; links and devices are refused."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                where = f"{name}:{member.name}"
                if member.isdir():
                    continue
                if fault := _fault_of_name(member.name):
                    yield refused(where, where, fault)
                elif _is_hidden(member.name):
                    continue
                elif not member.isfile():
                    yield refused(where, where, "is a link or a device, not a file")
                elif (held := archive.extractfile(member)) is not None:
                    yield from read(held, member.name, where)  # type: ignore[arg-type]  # reads as a BinaryIO
    except (tarfile.TarError, DamagedError, OSError, EOFError, ValueError) as error:
        yield refused(name, name, f"not a sound tar archive, or cut off: {error}; the files before are read")


def _of_zip_member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str, read: ReadMember
) -> Iterator[Item]:
    try:
        with archive.open(member) as stream:
            yield from read(stream, member.filename, where)  # type: ignore[arg-type]  # reads as a BinaryIO
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        yield refused(where, where, f"cannot be unpacked: {error}")


def _fault_of_name(name: str) -> str | None:
    """Return what is wrong with a name: as ids, names must not lead out of the archive either."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in (path.parts[0] if path.parts else ""):
        return "its name leads out of the archive: refused"
    if "\0" in name:
        return "its name holds a NUL character"
    return None


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)
