"""The characters of a text: which cannot stay, which are written in one way, and which only look like others."""

from __future__ import annotations

import re
import unicodedata

# NUL, other controls that are no white space, and half surrogates: no store or terminal takes them.
UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters that are shown as the replacement character."""

_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f]"
)
_FLOOD = re.compile(f"({_MARK}{{8}}){_MARK}+")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z]")
_ALIKE = re.compile("[АВЕЅІЈКМНОРСТХУасеіјорхуѕһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα]")
"""Cyrillic and Greek letters that look like Latin ones."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    r"""Return the text as it is kept, and notes on what was done and on what looks like what it is not.

    Composed and decomposed letters become composed ones (NFC), so that both give the same record. Letters
    of other alphabets that look like Latin ones stay: a name with one is not known, and a note says so.

    >>> clean("Erdog\u0306an")
    ('Erdoğan', ())
    """
    notes = []
    text, unsafe = UNSAFE.subn("\ufffd", text)
    if unsafe:
        notes.append(f"{unsafe} control or surrogate character{'s' if unsafe > 1 else ''} shown as \ufffd")
    # First of all: ordering a flood of marks, as normal forms ask for, takes time by its square.
    text, floods = _FLOOD.subn(r"\1", text)
    if floods:
        notes.append(f"{floods} run{'s' if floods > 1 else ''} of more than 8 combining marks cut short")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if mixed := _mixed(text):
            notes.append(
                f"letters of other alphabets that look like Latin ones in: {', '.join(mixed[:5])}; such words are "
                "not known as names"
            )
    return text, tuple(notes)


def _mixed(text: str) -> list[str]:
    """Return the words that mix Latin letters with others that look like them, each once."""
    if not _ALIKE.search(text):
        return []
    words = dict.fromkeys(_LETTERS.findall(text))
    return [word for word in words if _ALIKE.search(word) and _LATIN.search(word)]
