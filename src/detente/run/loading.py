"""Make the coder once in this process, and say plainly why it cannot be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.lexicon import LexiconError
from detente.pipeline import Coder, default_coder

MakeCoder = Callable[[], Coder]
"""What makes the coder; handed to every worker, which calls it once."""


@dataclass(frozen=True, slots=True)
class CoderOver:
    """Makes the coder as it was asked for; a value, so that a worker knows it again."""

    lexicon: Path | None = None
    relevant_only: bool = False

    def __call__(self) -> Coder:
        """Return the coder.

        Raises:
            LexiconError: naming all faulty lines of the folder at once.
        """
        return default_coder(self.lexicon, relevant_only=self.relevant_only)


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
