"""Whether a text is English."""

from __future__ import annotations

from functools import cache
from typing import Any

_SHORTEST = 60  # characters; names alone mislead the classifier on less
_SAMPLE = 6_000
# Short English items full of foreign names keep 0.02 or more, other languages stay under 0.0001
# (12,000 items of the Current Events Portal).
_SURELY_NOT = 0.001
# Nigerian Pidgin and Scots are what the classifier takes English news from there for.
_ENGLISH = frozenset({"en", "pcm", "sco"})


def foreign_language(text: str) -> str | None:
    """Return the code of the language `text` is surely written in, `None` for English and for doubt.

    >>> foreign_language("Der Kanzler traf am Mittwoch den Präsidenten in Berlin, um zu verhandeln.")
    'de'
    """
    sample = text.strip()[:_SAMPLE]
    if len(sample) < _SHORTEST:
        return None
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    if sum(share for language, share in ranked if language in _ENGLISH) >= _SURELY_NOT:
        return None
    return ranked[0][0]


@cache
def _identifier() -> Any:  # py3langid has no types
    from py3langid.langid import (
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
