"""Both trained models over one reading of each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.encode.files import open_model
from detente.encode.model import EventModel, default_event_model, tells_something
from detente.encode.pieces import pieces_of
from detente.encode.tagger import TAGGER_FOLDER, AttributionTagger, default_attribution_tagger
from detente.records import AttributionProposal, Parse, Proposal, Proposals


@dataclass(frozen=True, slots=True)
class Reader:
    """Proposes events and attributions; made by `default_reader`."""

    events: EventModel
    tagger: AttributionTagger

    def __call__(self, parses: Sequence[Parse]) -> Proposals:
        """Return the proposals of a document's sentences, in text order."""
        events: list[Proposal] = []
        attributions: list[AttributionProposal] = []
        for parse in filter(tells_something, parses):
            ids, firsts = pieces_of(self.events.tokenizer, [t.text for t in parse.tokens])
            is_read = [place > 0 for place in firsts]
            outputs = ["answer", self.tagger.reads]
            answers = self.events.encoder.run(outputs, {"ids": np.array([ids], dtype=np.int64)})
            last, middle = (np.asarray(answer, dtype=np.float32) for answer in answers)
            events.extend(self.events.among(parse, last[0][firsts], is_read))
            attributions.extend(self.tagger.among(parse, middle[0][firsts], is_read))
        return Proposals(tuple(events), tuple(attributions))


def default_reader() -> Reader:
    """Return the shipped models.

    Raises:
        ModelError: if a file is missing or altered, or the models do not fit each other.
    """
    events, tagger = open_model(), open_model(TAGGER_FOLDER)
    tap = tagger.read("tap.onnx")
    return Reader(default_event_model(events, tap), default_attribution_tagger(events, tagger))
