"""`make train-sides`: from labelled documents and the models of the folds to the net that judges sides.

Each document is coded with the event model that did not see it (`make train` leaves them in build/train), so that the
net meets the model's chances as they are on new text. The net of each fold is left beside that fold's event model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import torch

from detente.events import SIDES_VALUES
from train.asked import parser_for
from train.folded import fold_coders, read_texts
from train.sides.fit import chosen, fit
from train.sides.rows import Judged, is_right, judged, judged_sentences
from train.small_nets import export

VERSION = "1.2"


def main(arguments: Sequence[str] | None = None) -> None:
    """Collect rows, cross-validate, export."""
    asked = parser_for(__doc__, "src/detente/resources/models/sides").parse_args(arguments)
    torch.set_num_threads(1)
    events, fold_of = collect(asked.data, asked.work)
    figures = cross_validate(events, fold_of, asked.work)
    export(fit(events), asked.out, card(figures))


def cross_validate(events: Sequence[Judged], fold_of: Mapping[str, int], work: Path) -> dict[str, float]:
    """Print and return how many events of the right type have both sides right, before and with the net."""
    counts: dict[str, Counter[str]] = {}
    for fold in sorted(set(fold_of.values())):
        net = fit([e for e in events if fold_of[e.document] != fold])
        export(net, work / f"fold{fold}" / "sides", card({}))
        for event in (e for e in events if fold_of[e.document] == fold and e.typed):
            of_kind = counts.setdefault(event.kind, Counter())
            of_kind["all"] += 1
            of_kind["before"] += is_right(event, event.coded_actors, event.coded_recipients)
            of_kind["with"] += is_right(event, *chosen(net, event))
    figures: dict[str, float] = {}
    for kind, n in counts.items():
        print(
            f"{kind}: {n['all']} of the right type, sides right {n['before']} before, {n['with']} with the net"
        )
        figures[f"{kind}, sides right before"] = round(100 * n["before"] / n["all"], 1)
        figures[f"{kind}, sides right"] = round(100 * n["with"] / n["all"], 1)
    return figures


def collect(data: Path, work: Path) -> tuple[list[Judged], dict[str, int]]:
    """Return the events that both annotators and coder have, and the fold of each document."""
    texts = read_texts(data, work)
    kinds = ((texts.gold, "gold documents"), ((*texts.own, *texts.stories), "own documents"))
    events: list[Judged] = []
    for fold, coder in enumerate(fold_coders(work)):
        for documents, kind in kinds:
            held = texts.held(documents, fold)
            events.extend(replace(e, kind=kind) for e in judged(coder, held))
        events.extend(judged_sentences(coder, texts.held(texts.single, fold)))
    return events, {e.document: texts.fold_of[e.document] for e in events}


def card(figures: Mapping[str, float]) -> dict[str, object]:
    """Return what the model card says beside the hash."""
    return {
        "name": "sides",
        "version": VERSION,
        "licence": "Apache-2.0 (made by this project)",
        "does": "fills a side of an event on which no state stands: judges for a state of the document whether it is "
        "an actor, and whether it is a recipient, from what rules, event model and document say of the two",
        "made by": "make train-sides (train/sides)",
        "learned from": [
            "development gold of this project: 16 documents, some 2,200 single sentences",
            "own labels of 223 whole documents (train/documents): Wikinews (CC BY 2.5), U.S. Department of State and "
            "White House (public domain); only places are kept, no text; one reader, not labelled twice",
            "240 own stories (train/documents/stories)",
        ],
        "limits": "states, not persons; documents of some 20 sentences; made on what the event model proposes",
        "cross-validation": dict(figures),
        "values": list(SIDES_VALUES),
    }


if __name__ == "__main__":
    main()
