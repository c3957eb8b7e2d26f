"""The tagger's answers become proposals; how words hang together with a cue."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.encode.categories import DEP_NUMBER, DEPS
from detente.encode.tagger import (
    ABOVE,
    BRANCH_COUNT,
    LEAST_CUE,
    LEAST_READ,
    PARTS,
    AttributionTagger,
    branches,
)
from detente.records import AttributionProposal, Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


@dataclass(frozen=True)
class Answers:
    """Stands for a graph: gives its answers whatever it is asked."""

    answers: Sequence[Any]

    def run(self, _: object, __: object) -> Sequence[Any]:
        return self.answers


def proposals(
    parse: Parse, heads: Mapping[str, float], parts: Sequence[str], unread: int = 0
) -> list[AttributionProposal]:
    """Return the proposals of a tagger that holds `heads` for heads of cues, and each word to be its part to them."""
    words = [t.text for t in parse.tokens]
    logits = np.full(len(words), -9.0)
    for word, logit in heads.items():
        logits[words.index(word)] = logit
    one_hot = np.eye(len(PARTS))[[PARTS.index(p) for p in parts]]
    read = sum(1 / (1 + np.exp(-logit)) >= LEAST_READ for logit in heads.values())
    told = np.stack([one_hot] * read) if read else np.zeros((0, len(words), len(PARTS)))
    tagger = AttributionTagger("fake 1.0", "middle", Answers([logits, None]), Answers([told]))  # type: ignore[arg-type]  # two stand-ins for graphs
    is_read = [i < len(words) - unread for i in range(len(words))]
    return tagger.among(parse, np.zeros((len(words), 384), dtype=np.float32), is_read)


def test_words_are_told_apart_by_their_part(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    (found,) = proposals(parse, {"said": 2.0}, ["source", "cue", "content", "content", "other"])
    assert (found.head, found.cue, found.source, found.content) == (1, (1,), (0,), (2, 3))
    assert round(found.score, 2) == 0.88


def test_a_content_that_goes_on_after_two_words_is_one(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships of war sank off Oran.")[1]
    parts = ["source", "cue", "content", "other", "other", "content", "other", "other", "other"]
    assert proposals(parse, {"said": 2.0}, parts)[0].content == (2, 3, 4, 5)


def test_a_content_is_not_joined_over_its_source(parsed: Parsed) -> None:
    (parse,) = parsed("Ships, Oslo said, sank.")[1]
    parts = ["content", "other", "source", "cue", "other", "content", "other"]
    assert proposals(parse, {"said": 2.0}, parts)[0].content == (0, 5)


def test_the_head_of_a_cue_is_of_the_cue_whatever_the_spans_say(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    (found,) = proposals(parse, {"said": 2.0}, ["source", "content", "content", "content", "other"])
    assert found.cue == (1,)
    assert found.content == (2, 3)


def test_a_word_that_hardly_heads_a_cue_is_not_proposed(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    assert proposals(parse, {"said": -4.0}, ["other"] * 5) == []


def test_a_faint_cue_is_proposed_without_its_source_and_content(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    (faint,) = proposals(parse, {"said": -1.2}, ["source", "cue", "content", "content", "other"])
    assert LEAST_CUE < faint.score < LEAST_READ
    assert (faint.cue, faint.source, faint.content) == ((1,), (), ())


def test_a_faint_cue_does_not_take_the_parts_of_a_sure_one(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    faint, sure = proposals(
        parse, {"Oslo": -1.2, "said": 2.0}, ["source", "cue", "content", "content", "other"]
    )
    assert (faint.head, faint.content) == (0, ())
    assert (sure.head, sure.content) == (1, (2, 3))


def test_a_word_past_the_end_of_what_is_read_is_not_proposed(parsed: Parsed) -> None:
    (parse,) = parsed("Oslo said ships sank.")[1]
    assert proposals(parse, {"sank": 2.0}, ["other"] * 5, unread=2) == []


def test_words_below_a_cue_have_the_dependency_of_their_branch() -> None:
    # "Oslo said ships sank": said <- sank <- ships
    heads, deps = [1, 1, 3, 1], [DEP_NUMBER[d] for d in ("nsubj", "ROOT", "nsubj", "ccomp")]
    assert branches(heads, deps, 1) == [DEP_NUMBER["nsubj"], 0, DEP_NUMBER["ccomp"], DEP_NUMBER["ccomp"]]


def test_words_over_a_cue_count_the_steps_up() -> None:
    # "ships sank, Oslo said": sank <- said <- Oslo
    heads, deps = [1, 1, 3, 1], [DEP_NUMBER[d] for d in ("nsubj", "ROOT", "nsubj", "parataxis")]
    assert branches(heads, deps, 3) == [len(DEPS) + 1, len(DEPS), DEP_NUMBER["nsubj"], 0]


def test_words_of_another_tree_are_told_apart() -> None:
    assert branches([0, 1], [1, 1], 0) == [0, len(DEPS) + 2 * ABOVE]
    assert len(DEPS) + 2 * ABOVE + 1 == BRANCH_COUNT
