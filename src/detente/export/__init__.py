"""Coded documents going out: JSON records, tables and the report; nothing here codes anything."""

from detente.export.record import Record, as_line, as_record, as_reject_line

__all__ = ["Record", "as_line", "as_record", "as_reject_line"]
