"""Measure how well retellings of one happening are found."""
