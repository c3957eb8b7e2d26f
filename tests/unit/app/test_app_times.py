"""Time words on their own."""

from __future__ import annotations

from datetime import date

from detente.app.times import times
from detente.pipeline import Coder


def test_weekday_is_read_from_the_day_of_publication(coder: Coder) -> None:
    (time,) = times("They met on Monday.", date(2019, 10, 9), coder=coder)
    assert time.first == date(2019, 10, 7)


def test_weekday_stays_open_without_it(coder: Coder) -> None:
    (time,) = times("They met on Monday.", coder=coder)
    assert time.first is None
