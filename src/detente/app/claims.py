"""What is claimed by whom, who denies it and who is silent."""

from __future__ import annotations

from detente.export.claims import Claim, Voice, claims_in
from detente.records import CodedDocument

__all__ = ["Claim", "Voice", "claims"]


def claims(record: CodedDocument) -> tuple[Claim, ...]:
    """Return the claims of a coded document, one for each event that somebody tells and for each other thing said.

    >>> from detente.app.code import code
    >>> told = code("Syria said Israel had bombed Damascus. Israel denied that it had bombed Damascus.")
    >>> claim = claims(told)[0]
    >>> [v.name for v in claim.voices_for], [v.name for v in claim.voices_against]
    (['Syria'], ['Israel'])
    """
    return claims_in(record)
