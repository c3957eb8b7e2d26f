"""Events: patterns over parses, roles, embedding, status, and the assembled record."""

from detente.events.assembler import Assembler, default_assembler
from detente.events.finder import EventFinder, default_event_finder

__all__ = ["Assembler", "EventFinder", "default_assembler", "default_event_finder"]
