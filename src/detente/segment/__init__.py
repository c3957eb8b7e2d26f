"""Documents into sentences."""

from detente.segment.sentences import Segmenter, default_segmenter

__all__ = ["Segmenter", "default_segmenter"]
