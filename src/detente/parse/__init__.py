"""Sentences into parses."""

from detente.parse.spacy_parser import WEIGHTS, SpacyParser, default_parser, weight_hashes

__all__ = ["WEIGHTS", "SpacyParser", "default_parser", "weight_hashes"]
