"""The coder of each fold, and the labelled texts that it did not see: what the small nets learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from benchmarks.accuracy.cross import proposed
from benchmarks.accuracy.gold import GoldDocument
from benchmarks.accuracy.sentences import GoldSentence, read_sentences

from detente.attribution import default_attribution_finder
from detente.encode import default_event_model, default_reader, open_model
from detente.events import default_event_finder
from detente.pipeline import Coder, coder_over
from detente.records import Document
from train.event_model.folds import folds_of
from train.sides.documents import gold, own, written


class Text(Protocol):
    """A document or a single sentence with its labels."""

    @property
    def document(self) -> Document:
        """The text."""
        ...


T = TypeVar("T", bound=Text)


@dataclass(frozen=True, slots=True)
class Texts:
    """All labelled texts, and the fold of each by its id, as `make train` has them."""

    gold: tuple[GoldDocument, ...]
    single: tuple[GoldSentence, ...]
    own: tuple[GoldDocument, ...]
    stories: tuple[GoldDocument, ...]
    fold_of: Mapping[str, int]

    @property
    def every(self) -> tuple[Text, ...]:
        """All of them, the gold first."""
        return (*self.gold, *self.single, *self.own, *self.stories)

    def held(self, texts: Iterable[T], fold: int) -> list[T]:
        """Return those of some texts that the models of a fold did not see."""
        return [t for t in texts if self.fold_of[t.document.id] == fold]


def read_texts(data: Path, work: Path) -> Texts:
    """Return the labelled texts; the folds are those that `make train` left in `work`."""
    of_gold, single = tuple(gold(data)), tuple(read_sentences(data / "gold/sentences/sentences.jsonl"))
    of_ours, stories = tuple(own(data)), tuple(written())
    folds = len(list(work.glob("fold*")))
    # The gold in one shuffle, all that is ours in another, as the event model's folds were drawn.
    fold_of = folds_of(_ids(of_gold, single), folds) | folds_of(_ids(of_ours, stories), folds)
    return Texts(of_gold, single, of_ours, stories, fold_of)


def _ids(*texts: Iterable[Text]) -> list[str]:
    return [t.document.id for of_kind in texts for t in of_kind]


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
