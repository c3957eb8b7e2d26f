"""The columns of the store's tables; what each means stands in docs/reference/store.md."""

from __future__ import annotations

from functools import cache
from typing import Any

TABLES = ("documents", "events", "attributions", "mentions", "records")
"""The tables that coding fills; each is a folder of Parquet files."""

INCIDENTS = "incidents"
"""The table that is worked out from the events; it can be made anew at any time."""


@cache
def schema(table: str) -> Any:
    """Return the Arrow schema of a table, `month` first where its files are split by it.

    Arrow ships no types, hence `Any`.
    """
    import pyarrow as pa

    word, words = pa.string(), pa.list_(pa.string())
    number, day, real = pa.int32(), pa.date32(), pa.float64()
    party = pa.struct([("name", word), ("country", word), ("sectors", words), ("text", word)])
    span = pa.struct([("text", word), ("start", number), ("end", number)])
    reason = pa.struct([("of", word), ("stage", word), ("rule", word), ("start", number), ("end", number)])
    certain = pa.struct([("source", word), ("value", word)])
    kinds = {
        "documents": [
            ("id", word), ("published", day), ("published_from", word), ("title", word), ("publisher", word),
            ("url", word), ("byline", word), ("text", word), ("sha256", word), ("content", word),
            ("sentences", number), ("events", number), ("attributions", number), ("notes", words),
        ],
        "events": [
            ("document", word), ("event", word), ("published", day), ("first", day), ("last", day),
            ("day", day), ("type", word), ("mode", word), ("contexts", words),
            ("actor_countries", word), ("recipient_countries", word),
            ("actors", pa.list_(party)), ("recipients", pa.list_(party)),
            ("place", word), ("place_admin1", word), ("place_country", word),
            ("latitude", real), ("longitude", real), ("place_precision", word),
            ("attribution", word), ("voice", word), ("voice_country", word),
            ("status", word), ("factuality", pa.list_(certain)),
            ("quad_class", pa.int8()), ("intensity", real), ("cameo", word), ("goldstein", real),
            ("publisher", word), ("url", word),
            ("sentence", number), ("sentence_start", number), ("sentence_end", number),
            ("trigger", word), ("trigger_start", number), ("trigger_end", number),
            ("because", pa.list_(reason)), ("number", number),
        ],
        "attributions": [
            ("document", word), ("attribution", word), ("published", day), ("sentence", number),
            ("source", word), ("source_country", word), ("source_sectors", words), ("source_text", word),
            ("cue", word), ("content", pa.list_(span)), ("kind", word), ("polarity", word),
            ("nested_in", word), ("number", number),
        ],
        "mentions": [
            ("document", word), ("start", number), ("end", number), ("kind", word),
            ("name", word), ("country", word), ("sectors", words),
            ("value", word), ("first", day), ("last", day),
            ("earlier_start", number), ("earlier_end", number),
            ("actor_of", words), ("recipient_of", words), ("source_of", words), ("cue_of", words),
            ("because", pa.list_(reason)), ("number", number),
        ],
        "records": [
            ("document", word),
            ("sentences", pa.list_(pa.struct([("start", number), ("end", number)]))),
            ("mentions", pa.list_(pa.struct([
                ("number", number), ("sentence", number), ("country", word), ("sectors", words),
                ("earlier_start", number), ("earlier_end", number),
            ]))),
            ("times", pa.list_(pa.struct([("number", number), ("sentence", number), ("type", word)]))),
            ("sources", pa.list_(pa.struct([("attribution", word), ("number", number)]))),
            ("events", pa.list_(pa.struct([
                ("event", word), ("actors", pa.list_(number)), ("recipients", pa.list_(number)),
                ("place_start", number), ("place_end", number),
            ]))),
            ("number", number),
        ],
        "incidents": [
            ("incident", word), ("type", word), ("mode", word), ("first", day), ("last", day),
            ("actor_countries", word), ("recipient_countries", word),
            ("actors", pa.list_(party)), ("recipients", pa.list_(party)),
            ("place", word), ("place_country", word), ("reports", number), ("documents", number),
            ("asserted_by", words), ("denied_by", words),
            ("events", pa.list_(pa.struct([("document", word), ("event", word)]))),
        ],
    }  # fmt: skip
    fields = kinds[table]
    return pa.schema(fields if table == INCIDENTS else [("month", word), *fields])


def order(table: str) -> tuple[str, ...]:
    """Return the columns that put the rows of a month into their one order."""
    return ("id",) if table == "documents" else ("document", "number")
