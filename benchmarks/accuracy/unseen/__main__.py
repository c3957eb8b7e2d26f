"""`make accuracy-unseen`: the shipped coder on documents that it did not learn from.

Nothing was trained on them. Rules were mended with half of them in view; nobody looked at what the coder makes of the
other half, so theirs are the figures to expect of a new text of the kind.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.accuracy.measure import Run, add_document
from benchmarks.accuracy.unseen.documents import unseen
from detente.pipeline import coder_over
from detente.records import CodedDocument

SHOWN = ("found F1", "found precision", "found recall", "type F1", "tuple F1", "status", "voice")
HALVES = {True: "half that was read", False: "half that was not"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores of all documents, of either half and of each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="the development data")
    parser.add_argument("--errors", type=Path, help="where to write the errors of the half that was read")
    asked = parser.parse_args(arguments)
    runs = measured(asked.data)
    print(f"{'':22}" + "".join(f"{name:>17}" for name in SHOWN))
    for name, run in runs.items():
        figures = run.tally.figures()
        print(f"{name:22}" + "".join(f"{figures[figure]:17.1f}" for figure in SHOWN))
    if asked.errors is not None:
        asked.errors.write_text("\n".join(runs[HALVES[True]].wrong) + "\n", encoding="utf-8")


def measured(data: Path) -> dict[str, Run]:
    """Return a run over all documents, one over each half, and one over each corpus."""
    labelled = list(unseen(data))
    runs = {name: Run() for name in ("all", *HALVES.values(), *dict.fromkeys(one.corpus for one in labelled))}
    every = coder_over().many(one.gold.document for one in labelled)
    for one, coded in zip(labelled, every, strict=True):
        assert isinstance(coded, CodedDocument)
        for name in ("all", HALVES[one.read], one.corpus):
            add_document(runs[name], one.gold, coded)
    return runs


if __name__ == "__main__":
    main()
