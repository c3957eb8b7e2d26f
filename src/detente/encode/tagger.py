"""The trained attribution tagger: which words tell that somebody says, thinks, shows or wants something, who and what.

It reads the vectors that the event encoder has after some of its layers, so that a sentence is encoded once for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from detente.encode.categories import DEP_NUMBER, DEPS, POS_NUMBER
from detente.encode.files import FOLDER, ModelError, ModelFiles, open_model
from detente.encode.sessions import Floats, session_of
from detente.records import AttributionProposal, Parse

if TYPE_CHECKING:
    import onnxruntime

TAGGER_FOLDER = FOLDER.with_name("attribution")

PARTS = ("other", "source", "content", "cue")
"""What a word can be to a cue: the columns of the spans' answer."""

LEAST_CUE = 0.1
"""A word less likely than this to head a cue is not proposed."""

LEAST_READ = 0.3
"""One less likely than this is proposed without its source and content, which nobody asks for."""

GAP = 2
"""Words that belong to nothing are taken into the content if it goes on after so many of them."""

ABOVE = 4
"""Governors over a cue that are told apart; higher ones are as the last."""

BRANCH_COUNT = len(DEPS) + 2 * ABOVE + 1


@dataclass(frozen=True, slots=True)
class AttributionTagger:
    """Proposes attributions in sentences that are encoded already; `reads` names the encoder's output that it reads."""

    name: str
    reads: str
    cues: onnxruntime.InferenceSession
    spans: onnxruntime.InferenceSession

    def among(self, parse: Parse, words: Floats, is_read: Sequence[bool]) -> list[AttributionProposal]:
        """Return the proposals of a sentence in text order.

        `words` are the vectors of its words; what is not `is_read` stands past the end of what the encoder reads.
        """
        deps = [DEP_NUMBER.get(t.dep, 0) for t in parse.tokens]
        pos = np.array([POS_NUMBER.get(t.pos, 0) for t in parse.tokens])
        given = {"words": words, "pos": pos, "dep": np.array(deps)}
        logits, read = (np.asarray(answer, dtype=np.float32) for answer in self.cues.run(None, given))
        chances = 1.0 / (1.0 + np.exp(-logits))
        heads = [i for i, known in enumerate(is_read) if known and chances[i] >= LEAST_CUE]
        asked = [head for head in heads if chances[head] >= LEAST_READ]
        parts: dict[int, list[int]] = {}
        if asked:
            governors = [t.head for t in parse.tokens]
            ways = np.array([branches(governors, deps, head) for head in asked])
            told = np.asarray(self.spans.run(None, {"read": read, "branches": ways})[0])
            parts = dict(zip(asked, told.argmax(-1).tolist(), strict=True))
        return [_proposal(parse.sentence, head, float(chances[head]), parts.get(head, [])) for head in heads]


def default_attribution_tagger(events: ModelFiles, files: ModelFiles | None = None) -> AttributionTagger:
    """Return the shipped tagger, or that of another folder, over the encoder of an event model.

    Raises:
        ModelError: if a file is missing or altered, or the tagger learned from another encoder.
    """
    files = files or open_model(TAGGER_FOLDER)
    if files.card["encoder"] != events.card["files"]["encoder.onnx"]:
        raise ModelError(
            f"{files.folder}: learned from an encoder other than that of {events.folder}; "
            "call `make train-attribution`, or reinstall détente"
        )
    return AttributionTagger(
        files.name,
        files.card["reads"],
        *(session_of(files.read(f"{part}.onnx")) for part in ("cues", "spans")),
    )


def _proposal(sentence: int, head: int, score: float, parts: list[int]) -> AttributionProposal:
    told = {name: [i for i, part in enumerate(parts) if PARTS[part] == name] for name in PARTS}
    content = told["content"]
    for before, after in zip(told["content"], told["content"][1:], strict=False):
        if after - before <= GAP + 1 and not any(parts[before + 1 : after]):
            content = [*content, *range(before + 1, after)]
    cue = sorted({*told["cue"], head})
    return AttributionProposal(
        sentence,
        head,
        score,
        tuple(cue),
        tuple(told["source"]),
        tuple(sorted(i for i in content if i != head)),
    )


def branches(heads: Sequence[int], deps: Sequence[int], cue: int) -> list[int]:
    """Return how each word hangs together with a cue, as numbers below `BRANCH_COUNT`; 0 is the cue itself.

    A word below the cue has the dependency (a number of `DEPS`) by which its branch hangs on the cue. Elsewhere it
    counts how many steps over the cue the two meet, and whether the word itself is where they meet.
    """
    steps = {cue: 0}
    above = cue
    while heads[above] not in steps:
        above = heads[above]
        steps[above] = len(steps)
    found: list[int] = []
    for word in range(len(heads)):
        before, met = word, word
        while met not in steps and heads[met] != met:
            before, met = met, heads[met]
        step = steps.get(met)
        if step is None:
            found.append(len(DEPS) + 2 * ABOVE)
        elif step == 0:
            found.append(0 if word == cue else deps[before])
        else:
            found.append(len(DEPS) + 2 * (min(step, ABOVE) - 1) + (met != word))
    return found
