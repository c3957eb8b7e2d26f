"""The nouns: immutable, checked where it matters, standard library only."""

from __future__ import annotations

import ast
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import records
from detente.records import Document, Parse, Span, Token

RECORDS = [getattr(records, name) for name in records.__all__ if is_dataclass(getattr(records, name))]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_record_is_frozen_slotted_and_documented(record: type) -> None:
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)
    assert record.__doc__
    assert all(f.type for f in fields(record))  # type: ignore[arg-type]


def test_record_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Document("d", "text").text = "other"  # type: ignore[misc]


def test_records_import_the_standard_library_only() -> None:
    folder = Path(records.__file__).parent
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    own = {m for m in imported if m.startswith("detente.records")}
    outside = {m for m in imported - own if m.split(".")[0] not in sys.stdlib_module_names}
    assert outside == set()


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2), (-5, -1)])
def test_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"not {start} to {end}"):
        Span(start, end)


def test_span_gives_the_words_back_by_code_points() -> None:
    text = "🇵🇱 Łódź met Kyiv"
    assert Span(3, 7).of(text) == "Łódź"
    assert len(Span(3, 7)) == 4


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "holds"),
    [
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(1, 3), True, True),
        (Span(0, 5), Span(4, 6), True, False),
        (Span(0, 5), Span(5, 6), False, False),
        (Span(2, 3), Span(0, 5), True, False),
    ],
)
def test_spans_overlap_and_hold(one: Span, other: Span, overlaps: bool, holds: bool) -> None:
    assert (one.overlaps(other), one.holds(other)) == (overlaps, holds)


_SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@given(_SPANS, _SPANS)
def test_overlap_is_mutual_and_means_a_shared_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) == bool(shared)


@given(_SPANS, _SPANS)
def test_spans_that_hold_each_other_are_equal(one: Span, other: Span) -> None:
    assert (one.holds(other) and other.holds(one)) == (one == other)


def tree(heads: list[int], deps: list[str] | None = None) -> Parse:
    """Return a parse of words "w" with these heads."""
    tokens = tuple(
        Token(2 * i, 2 * i + 1, "w", "w", "X", "X", deps[i] if deps else "dep", head)
        for i, head in enumerate(heads)
    )
    return Parse(0, Span(0, 2 * len(heads)), tokens)


def test_children_stand_left_to_right_and_are_picked_by_label() -> None:
    parse = tree([1, 1, 1, 2], ["nsubj", "ROOT", "dobj", "amod"])
    assert parse.children(1) == (0, 2)
    assert parse.children(1, "dobj") == (2,)
    assert parse.children(1, "nsubj", "dobj") == (0, 2)
    assert parse.children(3) == ()


def test_subtree_runs_from_the_leftmost_to_the_rightmost_word() -> None:
    parse = tree([2, 0, 5, 2, 3, 5])
    assert parse.subtree(2) == range(5)
    assert parse.subtree(3) == range(3, 5)
    assert parse.subtree_span(3) == Span(6, 9)
    assert parse.subtree(5) == range(6)


def test_ancestors_end_with_the_root() -> None:
    parse = tree([1, 2, 2])
    assert list(parse.ancestors(0)) == [1, 2]
    assert list(parse.ancestors(2)) == []
    assert parse.root() == 2


def test_covering_gives_the_tokens_that_a_span_touches() -> None:
    parse = tree([0, 0, 0])
    assert parse.covering(Span(0, 1)) == (0,)
    assert parse.covering(Span(0, 3)) == (0, 1)
    assert parse.covering(Span(1, 2)) == ()


def test_broken_tree_with_a_cycle_still_ends() -> None:
    assert tree([1, 0, 2]).subtree(0) == range(2)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_subtree_holds_all_descendants(heads: list[int]) -> None:
    # Each word hangs on one to its left (or itself), so that it is a tree.
    parse = tree([min(head, index) for index, head in enumerate(heads)])
    for index in range(len(heads)):
        below = {i for i in range(len(heads)) if index in {i, *parse.ancestors(i)}}
        assert below <= set(parse.subtree(index))
        assert parse.subtree(index) == range(min(below), max(below) + 1)
