"""What holds for the time expressions of every text."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.timex import times_in
from detente.timex.words import default_time_words

_WORDS = sorted(
    set(default_time_words().single) | {"the", "of", "in", "from", "to", "-", ",", ".", "'s", "ago"}
)
_PIECES = st.one_of(
    st.sampled_from(_WORDS).flatmap(lambda w: st.sampled_from([w, w.title(), w.upper()])),
    st.integers(0, 3000).map(str),
    st.integers(0, 99999999).map(str),
)
_TIMED = st.lists(st.tuples(_PIECES, st.sampled_from([" ", "", "-", " and ", "/", ":"])), max_size=12).map(
    lambda parts: "".join(word + sign for word, sign in parts)
)
_TEXTS = st.one_of(st.text(max_size=80), _TIMED)
_PUBLISHED = st.one_of(st.none(), st.dates())


@settings(deadline=None, max_examples=300)
@given(_TEXTS, _PUBLISHED)
def test_first_day_is_never_after_the_last(text: str, published: date | None) -> None:
    for time in times_in(text, published):
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.last is None or time.first <= time.last


@settings(deadline=None, max_examples=300)
@given(_TEXTS, _PUBLISHED)
def test_times_lie_in_the_text_in_order_without_overlap(text: str, published: date | None) -> None:
    end = 0
    for time in times_in(text, published):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.value
        end = time.span.end


@settings(deadline=None, max_examples=100)
@given(_TEXTS, st.dates())
def test_the_same_text_gives_the_same_times(text: str, published: date) -> None:
    assert times_in(text, published) == times_in(text, published)
