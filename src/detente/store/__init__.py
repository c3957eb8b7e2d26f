"""Coded documents kept: Parquet files for the rows, SQLite for the state, DuckDB to ask; the only SQL."""

from detente.store.errors import StoreError

__all__ = ["StoreError"]
