"""Make the coder once in this process, and say plainly why it cannot be made."""

from __future__ import annotations

from collections.abc import Callable

from detente.lexicon import LexiconError
from detente.pipeline import Coder

MakeCoder = Callable[[], Coder]
"""What makes the coder; handed to every worker, which calls it once."""


class NotLoadedError(Exception):
    """The coder's lexicons or model are missing or faulty; the message says which."""


def load(make_coder: MakeCoder) -> Coder:
    """Return the coder.

    Raises:
        NotLoadedError: if a lexicon has faults, or the parser's model is missing or another one.
    """
    try:
        return make_coder()
    except (LexiconError, RuntimeError, ImportError) as error:
        raise NotLoadedError(f"the coder cannot be loaded: {error}") from error
