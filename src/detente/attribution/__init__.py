"""Who says so: quotations, reported speech, beliefs and demands, each with its source."""

from detente.attribution.finder import AttributionFinder, default_attribution_finder

__all__ = ["AttributionFinder", "default_attribution_finder"]
