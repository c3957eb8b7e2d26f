"""What holds for every name of a place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.places.gazetteer import Gazetteer
from detente.places.spelling import folded

_GAZETTEER = Gazetteer()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(words: str) -> None:
    for site in _GAZETTEER.find(words):
        assert -90 <= site.latitude <= 90
        assert -180 <= site.longitude <= 180
        assert len(site.country) == 3
