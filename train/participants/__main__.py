"""`make train-participants`: from labelled sentences and the models of the folds to the net that chooses participants.

Each text is coded with the event model that did not see it (`make train` leaves them in build/train). The net of each
fold is left beside that fold's event model: `make accuracy-cross` measures with it.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from benchmarks.accuracy.sentences import read_sentences

from detente.events import PARTICIPANTS_VALUES
from train.event_model.examples import LabelledSentence
from train.event_model.sources import DATA, gold_documents, gold_sentences, own_documents, own_stories
from train.folded import fold_coders, fold_of_texts
from train.participants.fit import fit
from train.participants.rows import Labelled, labelled
from train.sides.documents import gold, own, written
from train.small_nets import export

VERSION = "1.0"


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect rows, fit a net for each fold, and that of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the development data")
    parser.add_argument("--work", type=Path, default=Path("build/train"), help="where the folds' models are")
    parser.add_argument("--out", type=Path, default=Path("src/detente/resources/models/participants"))
    asked = parser.parse_args(arguments)
    torch.set_num_threads(1)
    make(*collect(asked.data, asked.work), asked.work, asked.out)


def make(rows: Sequence[Labelled], fold_of: Mapping[str, int], work: Path, out: Path) -> None:
    """Write the net of each fold, which has not seen the fold's rows, and that of all rows."""
    for fold in sorted(set(fold_of.values())):
        export(
            fit([r for r in rows if fold_of[r.document] != fold]),
            work / f"fold{fold}" / "participants",
            card(),
        )
    export(fit(rows), out, card())


def collect(data: Path, work: Path) -> tuple[list[Labelled], dict[str, int]]:
    """Return the rows of all labelled texts, and the fold of each text."""
    told: dict[str, list[LabelledSentence]] = {}
    for sentence in (*gold_sentences(data), *gold_documents(data), *own_documents(data), *own_stories()):
        told.setdefault(sentence.group, []).append(sentence)
    of_gold = [d.document for d in gold(data)]
    of_gold += [s.document for s in read_sentences(data / "gold/sentences/sentences.jsonl")]
    of_ours = [d.document for d in (*own(data), *written())]
    fold_of = fold_of_texts((d.id for d in of_gold), (d.id for d in of_ours), work)
    rows: list[Labelled] = []
    for fold, coder in enumerate(fold_coders(work)):
        held = [d for d in (*of_gold, *of_ours) if fold_of[d.id] == fold]
        rows.extend(labelled(coder, held, told))
    return rows, {r.document: fold_of[r.document] for r in rows}


def card() -> dict[str, object]:
    """Return what the card says beside the hash."""
    return {
        "name": "participants",
        "version": VERSION,
        "licence": "Apache-2.0 (made by this project)",
        "does": "chooses who of a sentence is actor and who recipient of an event, from what rules, event model and "
        "grammar say of each",
        "made by": "make train-participants (train/participants)",
        "learned from": "development gold, own labels of 223 documents, 240 own stories, as the event model did",
        "limits": "one English sentence; made on what the event model proposes",
        "values": list(PARTICIPANTS_VALUES),
    }


if __name__ == "__main__":
    main()
