"""Coreference inside a document: short mentions, pronouns, collectives."""

from detente.coref.speakers import with_speakers
from detente.coref.stage import Coreference, default_coreference

__all__ = ["Coreference", "default_coreference", "with_speakers"]
