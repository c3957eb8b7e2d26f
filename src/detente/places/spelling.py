"""Fold the spellings of a place name into one."""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
    | {"ə": "a", "ħ": "h"}
    | dict.fromkeys("'‘’ʻʼʿʾ`´ʹ.", "")
    | dict.fromkeys("-–‑/", " ")
)


def folded(words: str) -> str:
    """Return a name without case, accents and apostrophes, its words parted by one blank.

    >>> folded("Khān  Yūnis"), folded("Sana'a"), folded("Port-au-Prince")
    ('khan yunis', 'sanaa', 'port au prince')
    """
    plain = words
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.lower().translate(_PLAIN).split())
