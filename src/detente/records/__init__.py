"""The nouns of détente: immutable records, standard library only."""

from detente.records.attribution import Attribution, AttributionKind, Polarity
from detente.records.coded import CodedDocument
from detente.records.document import Document, Skipped
from detente.records.event import RECIPROCAL, Event, EventMention, Factuality, FactualityValue, Status
from detente.records.evidence import Evidence
from detente.records.incident import Incident, Telling
from detente.records.mention import NOT_STATES, Mention, MentionKind, Participant
from detente.records.parse import Parse, Token
from detente.records.place import Place, Precision
from detente.records.proposal import AttributionProposal, Proposal, Proposals, RoleChance
from detente.records.rules import (
    ADDRESSED,
    OF_ANOTHER_STATE,
    PUBLISHER,
    QUOTED_SPEAKER,
    RETRACTION,
    SPEAKER_LABEL,
    STATE_OF_SENTENCE,
    STATE_OF_STORY,
)
from detente.records.span import Span
from detente.records.stored import Party, Reason, StoredEvent, stored_events
from detente.records.story import Report, StoryGroup
from detente.records.time import TimeMention, TimeType

__all__ = [
    "ADDRESSED",
    "NOT_STATES",
    "OF_ANOTHER_STATE",
    "PUBLISHER",
    "QUOTED_SPEAKER",
    "RECIPROCAL",
    "RETRACTION",
    "SPEAKER_LABEL",
    "STATE_OF_SENTENCE",
    "STATE_OF_STORY",
    "Attribution",
    "AttributionKind",
    "AttributionProposal",
    "CodedDocument",
    "Document",
    "Event",
    "EventMention",
    "Evidence",
    "Factuality",
    "FactualityValue",
    "Incident",
    "Mention",
    "MentionKind",
    "Parse",
    "Participant",
    "Party",
    "Place",
    "Polarity",
    "Precision",
    "Proposal",
    "Proposals",
    "Reason",
    "Report",
    "RoleChance",
    "Skipped",
    "Span",
    "Status",
    "StoredEvent",
    "StoryGroup",
    "Telling",
    "TimeMention",
    "TimeType",
    "Token",
    "stored_events",
]
