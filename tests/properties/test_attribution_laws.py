"""What holds for the attributions of any text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.attribution import default_attribution_finder
from detente.attribution.quotations import find_quotations
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]

FIND = default_attribution_finder()
PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "'",
        "\n",
        ". ",
        ", ",
        ": ",
        " ",
        "(sic)",
        "...",
        "[",
        "]",
        "Iran",
        "he",
        "said",
        "says",
        "adding",
        "according to",
        "that",
        "we",
        "the talks failed",
        "denied",
        "was told to leave",
        "claim",
        "Q:",
        "MR. DOE:",
        "12",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join))


@given(TEXTS)
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(q.outer.holds(q.inner) and q.outer.end <= len(text) for q in found)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_any_text_gives_spans_inside_it_and_one_id_each(parsed: Parsed, text: str) -> None:
    document, parses = parsed(text)
    found = FIND(document, parses, ())
    ids = [a.id for a in found]
    assert ids == [f"a{n}" for n in range(1, len(found) + 1)]
    for attribution in found:
        cue = [attribution.cue] if attribution.cue is not None else []
        source = [attribution.source.span] if attribution.source is not None else []
        assert all(s.end <= len(text) for s in (*attribution.content, *cue, *source))
        assert attribution.nested_in is None or attribution.nested_in in ids
        assert attribution.nested_in != attribution.id
