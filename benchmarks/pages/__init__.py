"""Main text of pages against a benchmark."""
