"""Coreference inside a document: short mentions, pronouns, collectives."""

from detente.coref.stage import Coreference, default_coreference

__all__ = ["Coreference", "default_coreference"]
