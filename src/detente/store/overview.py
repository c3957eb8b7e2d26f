"""What a store holds of one coder, and on which days it saw anything."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from detente.store.engine import ask
from detente.store.looked import CoveredDay, Gap, Overview, StoreRun
from detente.store.reading import chosen_coder, coders
from detente.store.state import State

_COUNTS = """
SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM events) AS events,
       (SELECT count(*) FROM attributions) AS attributions, (SELECT count(*) FROM incidents) AS incidents,
       (SELECT count(DISTINCT publisher) FROM documents) AS publishers,
       (SELECT count(*) FROM documents WHERE published IS NULL) AS undated
"""
_DAYS = """
SELECT published AS day, count(*) AS documents, sum(events)::BIGINT AS events
FROM documents WHERE published IS NOT NULL GROUP BY published ORDER BY published
"""


def revision(root: Path) -> str:
    """Return a hash of the listed files and the newest coder: the same revision, the same answers.

    Raises:
        StoreError: if there is no store.
    """
    state = State(root, write=False)
    try:
        told = [state.newest_coder() or "", *(f.path for f in state.files())]
    finally:
        state.close()
    # Files are named after their content, so their paths tell it.
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def overview(root: Path, coder: str | None = None) -> Overview:
    """Return what a store holds of a coder, the newest if none is named.

    Raises:
        StoreError: if there is no store, or no such coder in it.
    """
    coder = chosen_coder(root, coder)
    (counts,) = ask(root, _COUNTS, coder=coder).to_pylist()
    days = tuple(CoveredDay(**row) for row in ask(root, _DAYS, coder=coder).to_pylist())
    told = Overview(
        revision=revision(root),
        coder=coder,
        coders=(),
        **counts,
        first=days[0].day if days else None,
        last=days[-1].day if days else None,
        days=days,
        gaps=gaps(days),
        runs=(),
        empty=0,
        skipped=0,
    )
    return with_runs(root, told)


def with_runs(root: Path, told: Overview) -> Overview:
    """Return an overview with the runs as they now are: they go on, and refuse documents, without a row changing."""
    runs = _runs(root)
    mine = [run for run in runs if run.coder == told.coder]
    return replace(
        told,
        coders=tuple(coders(root)),
        runs=runs,
        empty=sum(run.empty for run in mine),
        skipped=sum(run.skipped for run in mine),
    )


def gaps(days: Sequence[CoveredDay]) -> tuple[Gap, ...]:
    """Return the stretches without any document between covered days, which come in order."""
    one = timedelta(days=1)
    return tuple(
        Gap(before.day + one, after.day - one)
        for before, after in pairwise(days)
        if after.day - before.day > one
    )


def _runs(root: Path) -> tuple[StoreRun, ...]:
    state = State(root, write=False)
    try:
        return tuple(
            StoreRun(r.name, r.coder, r.started, r.finished, r.coded, r.already, r.empty, r.skipped)
            for r in state.runs()
        )
    finally:
        state.close()
