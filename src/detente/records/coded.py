"""A coded document: the text and all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.records.attribution import Attribution
from detente.records.document import Document
from detente.records.event import Event
from detente.records.mention import Mention
from detente.records.span import Span
from detente.records.time import TimeMention


@dataclass(frozen=True, slots=True)
class CodedDocument:
    """The record of one document; `notes` tell what a reader must know ("no publication date ...")."""

    document: Document
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeMention, ...]
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    notes: tuple[str, ...] = ()
