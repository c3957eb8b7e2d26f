"""Counting dyads by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from detente.records import Document, Party, StoredEvent
from detente.store.dyads import dyad_months
from detente.store.search import Conditions
from detente.store.writer import open_writer

A, B, C = Party("A", "FRA"), Party("B", "DEU"), Party("C", "IRN")
DAY = date(2019, 5, 2)
EVENT = StoredEvent(
    "d", "e1", "SANCTION", "asserted", (A, B), (C,), DAY, DAY, DAY, quad_class=4, intensity=-5.2
)
TALKS = replace(EVENT, event="e2", type="CONSULT", actors=(A, C), recipients=(), quad_class=1, intensity=2.1)


def test_each_pair_of_countries_counts_once_in_its_month(tmp_path: Path) -> None:
    later = replace(EVENT, event="e3", first=date(2019, 6, 1), last=None)
    with open_writer(tmp_path) as writer:
        run = writer.start("made-1", {}, [])
        run.add_events(Document("d", "", DAY), (EVENT, TALKS, later))
        run.finish(incidents=False)
    rows = dyad_months(tmp_path).to_pylist()
    found = [
        (r["month_start"].month, r["actor"], r["recipient"], r["events"], r["material_conflict"])
        for r in rows
    ]
    assert found == [
        (5, "DEU", "IRN", 1, 1),
        (5, "FRA", "IRN", 2, 1),
        (5, "IRN", "FRA", 1, 0),
        (6, "DEU", "IRN", 1, 1),
        (6, "FRA", "IRN", 1, 1),
    ]
    assert dyad_months(tmp_path, Conditions(types=("CONSULT",))).num_rows == 2
