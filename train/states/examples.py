"""The nouns without a state of their own in our labelled documents, with the state that a reader gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from detente.coref.stage import Coreference
from detente.coref.state_choice import ChooseState
from detente.coref.state_signs import Signs
from detente.pipeline import coder_over
from detente.records import Document, Mention, Parse
from train.event_model.sources import DATA, DOCUMENTS, lines_of
from train.event_model.stories import stories
from train.sides.documents import own, written

Labels = Mapping[str, set[tuple[int, int, str | None]]]
"""By document: where a participant's words begin and end, and its country."""


@dataclass(frozen=True, slots=True)
class Example:
    """A mention with its signs; `right` are the countries that are right, none if no single one is."""

    document: str
    signs: Signs
    right: frozenset[str]
    chosen: str | None


@dataclass(slots=True)
class Listener:
    """Stands in for the choice and keeps what it was asked; the choices themselves are those of `choose`."""

    choose: ChooseState
    asked: list[tuple[Mention, Signs, str | None]] = field(default_factory=list)

    def __call__(self, mention: Mention, signs: Signs) -> str | None:
        """Return the choice."""
        chosen = self.choose(mention, signs)
        self.asked.append((mention, signs, chosen))
        return chosen


def labelled(data: Path = DATA) -> tuple[list[Document], Labels]:
    """Return the documents and stories that we labelled whole, with where their participants stand."""
    labels: dict[str, set[tuple[int, int, str | None]]] = defaultdict(set)
    documents = [given.document for given in (*own(data), *written())]
    for line in lines_of(DOCUMENTS):
        for event in line["events"]:
            for start, end, country in (*event["actors"], *event["recipients"]):
                labels[line["item"]].add((line["start"] + start, line["start"] + end, country))
    for story in stories():
        start = 0
        for number, sentence in enumerate(story.sentences):
            for event in (e for e in story.events if e.sentence == number):
                for party in (*event.actors, *event.recipients):
                    if party.words and (at := sentence.find(party.words)) >= 0:
                        labels[story.id].add((start + at, start + at + len(party.words), party.country))
            start += len(sentence) + 1
    return documents, labels


def examples(
    documents: Sequence[Document], labels: Labels, choices: Mapping[str, ChooseState]
) -> Iterator[Example]:
    """Yield the labelled mentions that a choice is asked for, each document read with a choice of its own."""
    coder = coder_over(with_model=False)
    corefer = coder.corefer
    assert isinstance(corefer, Coreference)
    found: list[Example] = []

    def listen(
        document: Document, parses: Sequence[Parse], mentions: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        listener = Listener(choices[document.id])
        resolved = replace(corefer, states=listener)(document, parses, mentions)
        by_number = {parse.sentence: parse for parse in parses}
        for mention, signs, chosen in listener.asked:
            right = _right(by_number[mention.sentence], mention, labels[document.id])
            if right is not None:
                found.append(Example(document.id, signs, right, chosen))
        return resolved

    for _ in replace(coder, corefer=listen).many(documents):
        yield from found
        found.clear()


def _right(parse: Parse, mention: Mention, labels: set[tuple[int, int, str | None]]) -> frozenset[str] | None:
    """Return the country of the labelled words that a mention heads, none of several; `None` if it heads none."""
    head = parse.tokens[mention.head]
    above = parse.tokens[head.head]
    told = {
        country
        for start, end, country in labels
        if start <= head.start < end and (above is head or not start <= above.start < end)
    }
    if not told:
        return None
    known = frozenset(country for country in told if country is not None)
    return known if len(known) == 1 else frozenset()
