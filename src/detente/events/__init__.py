"""Events: patterns over parses, roles, embedding, status, and the assembled record."""

from detente.events.assembler import Assembler, default_assembler
from detente.events.candidates import NAMES as PARTICIPANTS_VALUES
from detente.events.considered import NAMES as WORTH_VALUES
from detente.events.finder import EventFinder, default_event_finder
from detente.events.scene import NAMES as SIDES_VALUES
from detente.events.voices import CueSenses, default_cue_senses

__all__ = [
    "PARTICIPANTS_VALUES",
    "SIDES_VALUES",
    "WORTH_VALUES",
    "Assembler",
    "CueSenses",
    "EventFinder",
    "default_assembler",
    "default_cue_senses",
    "default_event_finder",
]
