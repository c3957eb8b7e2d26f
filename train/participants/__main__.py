"""`make train-participants`: from labelled sentences and the models of the folds to the net that chooses participants.

Each text is coded with the event model that did not see it (`make train` leaves them in build/train). The net of each
fold is left beside that fold's event model: `make accuracy-cross` measures with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from detente.events import PARTICIPANTS_VALUES
from train.asked import parser_for
from train.event_model.examples import LabelledSentence
from train.event_model.sources import gold_documents, gold_sentences, own_documents, own_stories
from train.folded import fold_coders, read_texts
from train.participants.fit import fit
from train.participants.rows import Labelled, labelled
from train.small_nets import make

VERSION = "1.0"


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect rows, fit a net for each fold, and that of all."""
    asked = parser_for(__doc__, "src/detente/resources/models/participants").parse_args(arguments)
    torch.set_num_threads(1)
    make(*collect(asked.data, asked.work), fit, card(), asked.work, asked.out)


def collect(data: Path, work: Path) -> tuple[list[Labelled], dict[str, int]]:
    """Return the rows of all labelled texts, and the fold of each text."""
    told: dict[str, list[LabelledSentence]] = {}
    for sentence in (*gold_sentences(data), *gold_documents(data), *own_documents(data), *own_stories()):
        told.setdefault(sentence.group, []).append(sentence)
    texts = read_texts(data, work)
    rows: list[Labelled] = []
    for fold, coder in enumerate(fold_coders(work)):
        held = texts.held(texts.every, fold)
        rows.extend(labelled(coder, [t.document for t in held], told))
    return rows, {r.document: texts.fold_of[r.document] for r in rows}


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
