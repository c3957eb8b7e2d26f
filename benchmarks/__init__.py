"""Measurements: how right, how fast."""
