"""The coder of each fold, and which texts it did not see: what the small nets learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.accuracy.cross import proposed

from detente.attribution import default_attribution_finder
from detente.encode import default_event_model, default_reader, open_model
from detente.events import default_event_finder
from detente.pipeline import Coder, coder_over
from train.event_model.folds import folds_of


def fold_coders(work: Path) -> Iterator[Coder]:
    """Yield a coder over the event model of each fold that `make train` left in `work`, without the nets on sides."""
    base, shipped = coder_over(with_model=False), default_reader()
    heard = default_attribution_finder(tagger=shipped.tagger.name)
    for folder in sorted(work.glob("fold*")):
        model = default_event_model(open_model(folder))
        yield replace(
            base,
            propose=partial(proposed, model, shipped),
            attributions=heard,
            events=default_event_finder(model=model.name),
        )


def fold_of_texts(gold: Iterable[str], ours: Iterable[str], work: Path) -> dict[str, int]:
    """Return the fold of each text by its id, as `make train` has them: the gold in one shuffle, ours in another."""
    folds = len(list(work.glob("fold*")))
    return folds_of(gold, folds) | folds_of(ours, folds)
