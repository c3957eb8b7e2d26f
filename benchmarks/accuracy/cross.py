"""`make accuracy-cross`: the whole coder on the gold, each document and sentence with a model that did not see it.

The models of the folds are those that `make train` leaves in build/train.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from train.event_model.folds import folds_of

from benchmarks.accuracy import sentences as single
from benchmarks.accuracy.gold import read_gold
from benchmarks.accuracy.measure import Run, add_document
from benchmarks.accuracy.words import Score
from detente.encode import (
    EventModel,
    default_event_model,
    default_participants_model,
    default_sides_model,
    default_worth_model,
    open_model,
)
from detente.events import PARTICIPANTS_VALUES, SIDES_VALUES, WORTH_VALUES, EventFinder
from detente.pipeline import Coder, Propose, coder_over
from detente.records import CodedDocument, Parse, Proposals


def coders(work: Path, base: Coder) -> Iterator[Coder]:
    """Yield the coder with the models of each fold: what proposes, chooses, judges, and says what to keep.

    The attributions stay those over the shipped encoder.
    """
    for folder in sorted(work.glob("fold*")):
        assert isinstance(base.events, EventFinder)
        assert base.events.sides is not None
        judge = default_sides_model(SIDES_VALUES, open_model(folder / "sides"))
        assert base.events.chooser is not None
        chooses = default_participants_model(PARTICIPANTS_VALUES, open_model(folder / "participants"))
        assert base.events.worth is not None
        keeps = default_worth_model(WORTH_VALUES, open_model(folder / "worth"))
        events = replace(
            base.events,
            worth=replace(base.events.worth, judge=keeps),
            sides=replace(base.events.sides, judge=judge),
            chooser=replace(base.events.chooser, judge=chooses),
        )
        propose = partial(proposed, default_event_model(open_model(folder)), base.propose)
        yield replace(base, propose=propose, events=events)


def proposed(events: EventModel, shipped: Propose, parses: Sequence[Parse]) -> Proposals:
    """Return what the shipped models propose, the events those of another model."""
    return replace(shipped(parses), events=events(parses))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the scores of documents and single sentences over all folds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/gold"))
    parser.add_argument("--work", type=Path, default=Path("build/train"))
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--sentences", type=int, default=10**6, help="how many single sentences of each fold")
    asked = parser.parse_args(arguments)
    documents = list(read_gold(asked.gold / "dev"))
    single_ones = list(single.read_sentences(asked.gold / "sentences/sentences.jsonl"))
    groups = [*(d.document.id for d in documents), *(s.document.id for s in single_ones)]
    every = list(coders(asked.work, coder_over()))
    fold_of = folds_of(groups, len(every))
    run, score, wrong = Run(), Score(), list[str]()
    for fold, coder in enumerate(every):
        held = [d for d in documents if fold_of[d.document.id] == fold]
        for gold, coded in zip(held, coder.many(d.document for d in held), strict=True):
            assert isinstance(coded, CodedDocument)
            add_document(run, gold, coded)
        some = [s for s in single_ones if fold_of[s.document.id] == fold][: asked.sentences]
        one, lines = single.measure(coder, some)
        score.merge(one)
        wrong.extend(lines)
    print("documents")
    for name, value in run.tally.figures().items():
        print(f"{name:28}{value:7.1f}")
    print("sentences")
    single.show(score)
    print(json.dumps({status: dict(counts) for status, counts in score.by_status.items()}))
    if asked.errors is not None:
        asked.errors.write_text("\n".join([*run.wrong, *wrong]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
