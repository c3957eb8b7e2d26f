"""Measure the store: queries over many rows, runs that are killed."""
