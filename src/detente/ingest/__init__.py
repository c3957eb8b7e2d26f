"""Files and text in, `Document` or `Skipped` out: the only step that may drop characters."""

from detente.ingest.dates import parse_date
from detente.ingest.files import read_paths
from detente.ingest.jsonl import documents_of_jsonl
from detente.ingest.pages import document_of_html
from detente.ingest.text import document_of_text

__all__ = [
    "document_of_html",
    "document_of_text",
    "documents_of_jsonl",
    "parse_date",
    "read_paths",
]
