"""`make train-worth`: from labelled texts and the models of the folds to the net that says which events to keep.

Each text is coded with models that did not see it (`make train`, `make train-participants` and `make train-sides`
leave them in build/train). The net of each fold is left beside that fold's event model: `make accuracy-cross` measures
with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch

from detente.encode import default_participants_model, default_sides_model, open_model
from detente.events import PARTICIPANTS_VALUES, SIDES_VALUES, WORTH_VALUES, EventFinder, default_event_finder
from detente.events.decision import WIDE
from detente.pipeline import Coder
from train.asked import parser_for
from train.folded import fold_coders, read_texts
from train.small_nets import Shape, SmallNet, fitted, make
from train.worth.rows import Weighed, weighed, weighed_sentences

VERSION = "1.0"
SHAPE = Shape(len(WORTH_VALUES), answers=3, inner=48, members=6, epochs=25, decay=0.1, dropout=0.5)
WEIGHTS = {"sentences": 1.0, "documents": 1.0, "own documents": 0.6, "own stories": 0.4}
"""How much a row counts by whose reading it is."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect rows, fit a net for each fold, and that of all."""
    asked = parser_for(__doc__, "src/detente/resources/models/worth").parse_args(arguments)
    torch.set_num_threads(1)
    make(*collect(asked.data, asked.work), fit, card(), asked.work, asked.out)


def collect(data: Path, work: Path) -> tuple[list[Weighed], dict[str, int]]:
    """Return what the coder considers in all labelled texts, and the fold of each text."""
    texts = read_texts(data, work)
    kinds = ((texts.gold, "documents"), (texts.own, "own documents"), (texts.stories, "own stories"))
    rows: list[Weighed] = []
    for fold, coder in enumerate(fold_coders(work)):
        wide = considering_all(coder, work / f"fold{fold}")
        for documents, kind in kinds:
            rows.extend(weighed(wide, texts.held(documents, fold), kind))
        rows.extend(weighed_sentences(wide, texts.held(texts.single, fold)))
    return rows, dict(texts.fold_of)


def considering_all(coder: Coder, folder: Path) -> Coder:
    """Return a fold's coder with the fold's nets on sides, which lets in whatever the net is to weigh."""
    assert isinstance(coder.events, EventFinder)
    assert coder.events.decision is not None
    events = default_event_finder(
        model=coder.events.decision.model,
        judge=default_sides_model(SIDES_VALUES, open_model(folder / "sides")),
        chooses=default_participants_model(PARTICIPANTS_VALUES, open_model(folder / "participants")),
    )
    return replace(coder, events=replace(events, decision=replace(coder.events.decision, cuts=WIDE)))


def fit(rows: Sequence[Weighed]) -> SmallNet:
    """Return the net that learned from these rows."""
    return fitted(
        SHAPE,
        [(*r.values[:-1], float(not r.kind.startswith("own"))) for r in rows],
        [[float(r.is_found), float(r.is_typed), float(r.is_right)] for r in rows],
        [WEIGHTS[r.kind] for r in rows],
    )


def card() -> dict[str, object]:
    """Return what the card says beside the hash."""
    return {
        "name": "worth",
        "version": VERSION,
        "licence": "Apache-2.0 (made by this project)",
        "does": "says how likely an event that rules and event model consider is one of the record, of the right type, "
        "and with the right sides",
        "made by": "make train-worth (train/worth)",
        "learned from": "development gold, own labels of 223 documents, 240 own stories, as the event model did",
        "limits": "one English sentence; made on what the event model proposes",
        "values": list(WORTH_VALUES),
    }


if __name__ == "__main__":
    main()
