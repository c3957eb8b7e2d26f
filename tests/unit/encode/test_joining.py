"""Which words join two marked participants, and what of the model's proposals is counted for the two."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from detente.encode.categories import STATUSES, TYPE_NUMBER
from detente.encode.joining import BLOCKS, KINDS, WIDTH, joining_of, row_of
from detente.records import Document, Parse, Proposal, RoleChance

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]

TEXT = "Chad said on Monday that rebels from Sudan had shelled a village in Niger."


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def joined(parse: Parse, text: str, actor: str, recipient: str | None) -> tuple[list[str], str]:
    joining = joining_of(parse, place(text, actor), place(text, recipient) if recipient else (0, 0))
    return [parse.tokens[w].text for w in joining.words], parse.tokens[joining.governing].text


def test_the_words_on_the_way_join_two_and_their_own_words_do_not(parsed: Parsed) -> None:
    (parse,) = parsed(TEXT)[1]
    words, governing = joined(parse, TEXT, "rebels from Sudan", "a village in Niger")
    assert words == ["had", "shelled"]
    assert governing == "shelled"


def test_another_pair_of_the_sentence_is_joined_by_other_words(parsed: Parsed) -> None:
    (parse,) = parsed(TEXT)[1]
    words, governing = joined(parse, TEXT, "Chad", "rebels from Sudan")
    assert {"said", "shelled"} <= set(words)
    assert governing == "said"


def test_without_a_recipient_the_way_leads_to_the_root(parsed: Parsed) -> None:
    (parse,) = parsed(TEXT)[1]
    words, governing = joined(parse, TEXT, "rebels from Sudan", None)
    assert "said" in words
    assert governing == "shelled"


def proposal(type_: str, actor: int, status: str, score: float = 1.0) -> Proposal:
    statuses = tuple((s, float(s == status)) for s in STATUSES)
    return Proposal(0, (2,), 2, score, ((type_, 1.0),), (RoleChance(actor, 1.0, 0.0),), statuses, 0.0)


def block(row: np.ndarray, name: str) -> np.ndarray:  # type: ignore[type-arg]  # any numbers
    start = 0
    for of_block, count in BLOCKS:
        if of_block == name:
            return row[start : start + count]
        start += count
    raise AssertionError(name)


@pytest.fixture
def row_with(parsed: Parsed) -> Callable[[Proposal], np.ndarray]:  # type: ignore[type-arg]
    text = "Chad will shell Sudan."
    (parse,) = parsed(text)[1]
    joining = joining_of(parse, place(text, "Chad"), place(text, "Sudan"))
    vectors = np.arange(len(parse.tokens) * WIDTH, dtype=np.float32).reshape(-1, WIDTH)
    told = np.zeros(KINDS, dtype=np.float32)
    return lambda p: row_of(joining, told, [p], vectors, -vectors)


def test_a_trigger_counts_for_a_pair_if_the_actor_is_its_actor(
    row_with: Callable[[Proposal], np.ndarray],  # type: ignore[type-arg]
) -> None:
    own = block(row_with(proposal("ASSAULT", 0, "asserted")), "acts")
    other = block(row_with(proposal("ASSAULT", 3, "asserted")), "acts")
    assert own.argmax() == TYPE_NUMBER["ASSAULT"] - 1
    assert own.max() > 4.0
    assert not other.any()


def test_a_planned_act_is_told_apart_from_one_that_is_asserted(
    row_with: Callable[[Proposal], np.ndarray],  # type: ignore[type-arg]
) -> None:
    planned = block(row_with(proposal("ASSAULT", 0, "planned")), "presented").reshape(KINDS, len(STATUSES))
    assert planned[TYPE_NUMBER["ASSAULT"] - 1].argmax() == STATUSES.index("planned")
    assert np.count_nonzero(planned) == 1


def test_a_row_has_the_numbers_that_its_blocks_tell(
    row_with: Callable[[Proposal], np.ndarray],  # type: ignore[type-arg]
) -> None:
    row = row_with(proposal("AID", 0, "asserted"))
    assert len(row) == sum(count for _, count in BLOCKS)
    assert np.isfinite(row).all()
