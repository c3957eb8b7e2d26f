"""`make train-pairs`: from marked pairs and the models of the folds to the weights that decide on a pair.

Each pair is read by the event model that did not see its label (`make train` leaves them in build/train); the weighing
of each fold learns from the pairs of the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import onnx
import torch

from detente.encode import open_model
from detente.encode.joining import BLOCKS
from train.asked import parser_for
from train.event_model.pair_figures import pair_figures, quad_of
from train.pairs.fit import Weighing, fit
from train.pairs.graph import graph_of
from train.pairs.rows import Row, own_pairs, plv_pairs, rows_of, tap_of

VERSION = "1.2"


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect rows, cross-validate, export."""
    asked = parser_for(__doc__, "src/detente/resources/models/pairs").parse_args(arguments)
    torch.set_num_threads(1)
    folds = len(list(asked.work.glob("fold*")))
    rows = list(rows_of([*plv_pairs(asked.data, folds), *own_pairs(asked.data, folds)], asked.work))
    figures = cross_validate(rows, folds)
    export(fit(rows), asked.out, figures)


def cross_validate(rows: Sequence[Row], folds: int) -> dict[str, float]:
    """Print and return the figures of both kinds of pairs, by the reading with marks alone and by the weighing."""
    answers: dict[str, list[tuple[int, int]]] = {}
    for fold in range(folds):
        held = [r for r in rows if r.pair.fold == fold]
        weighing = fit([r for r in rows if r.pair.fold != fold])
        for row, answer in zip(held, weighing.answers(held), strict=True):
            kind = "PLV" if row.pair.is_plv else "own pairs"
            with_marks = int(row.marked[1:].argmax()) + 1
            answers.setdefault(f"{kind}, with marks alone", []).append((row.pair.label, with_marks))
            answers.setdefault(kind, []).append((row.pair.label, answer))
    figures: dict[str, float] = {}
    for kind, pairs in answers.items():
        same = 100 * sum(quad_of(told) == quad_of(answered) for told, answered in pairs) / len(pairs)
        of_kind = {**pair_figures(pairs), "right quad class": same}
        figures |= {f"{kind}, {name}": round(value, 1) for name, value in of_kind.items()}
        print(
            f"{kind}: {len(pairs)} pairs, " + ", ".join(f"{n} {v:.1f}" for n, v in of_kind.items()),
            flush=True,
        )
    return figures


def export(weighing: Weighing, folder: Path, figures: Mapping[str, float]) -> None:
    """Write the weights as halves, the tap on the shipped encoder, and the card."""
    folder.mkdir(parents=True, exist_ok=True)
    shipped = open_model()
    plain, tap = tap_of(shipped.read("encoder.onnx"))
    onnx.save(graph_of(weighing), folder / "weighing.onnx")
    (folder / "tap.onnx").write_bytes(tap)
    names = ("tap.onnx", "weighing.onnx")
    files = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    said = {
        "name": "pairs",
        "version": VERSION,
        "licence": "Apache-2.0 (made by this project)",
        "does": "weighs, for two marked participants, the types that the event model names for the sentence with marks "
        "and what it proposes for the words that join the two",
        "made by": "make train-pairs (train/pairs)",
        "learned from": [
            "PLV_train of snowood1/Zero-Shot-PLOVER (Hu et al. 2024): 1,050 marked pairs",
            "4,500 pairs out of the development gold and our own documents and stories, each as 0.03 of a pair "
            "(in the small nets as 0.08)",
        ],
        "limits": "English news prose, one sentence; what PLV's readers call a type, which is not always the schema's",
        "cross-validation": dict(figures),
        "encoder": shipped.card["files"]["encoder.onnx"],
        "plain": plain,
        "blocks": [list(block) for block in BLOCKS],
        "files": files,
    }
    (folder / "card.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
