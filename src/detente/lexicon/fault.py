"""What is wrong with a line of a user's lexicon, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it stands ("mine/names.tsv:3"), what is wrong, and the way out.

    >>> print(Fault("mine/names.tsv:3", "no country 'FRN'", "did you mean FRA?"))
    mine/names.tsv:3: no country 'FRN'; did you mean FRA?
    """

    where: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}; {self.remedy}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question with the known word most like `word`, else what to do otherwise.

    >>> did_you_mean("MLI", ["GOV", "MIL"], "see sectors.tsv")
    'did you mean MIL?'
    """
    by_small = {k.lower(): k for k in sorted(known) if k}
    close = get_close_matches(word.lower(), by_small, n=1)
    return f"did you mean {by_small[close[0]]}?" if close else otherwise
