"""Lexicons (one fact a line, each with its citation), the record's JSON Schema, and models."""
