"""Which sentences are worth parsing: those that can tell an event, and what a reader needs beside them."""

from detente.relevance.filter import RelevanceFilter, default_relevance

__all__ = ["RelevanceFilter", "default_relevance"]
