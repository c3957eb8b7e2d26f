"""What is usual for a day."""

from __future__ import annotations

import numpy as np
import pytest

from detente.analyse.days import usual_of_kind


@pytest.mark.parametrize("unknown", [0.0, 0.1, 0.6, 1.0])
@pytest.mark.parametrize("length", [1, 6, 40, 300])
def test_the_usual_is_the_median_of_known_days_of_the_same_kind_within_four_weeks(
    length: int, unknown: float
) -> None:
    chance = np.random.default_rng(length)
    received = chance.poisson(3, length) * chance.random(length)
    received[chance.random(length) < unknown] = np.nan
    weekend = (np.arange(length) + 3) % 7 >= 5
    expected = []
    for day in range(length):
        near = [
            received[other]
            for other in range(max(0, day - 28), min(length, day + 29))
            if weekend[other] == weekend[day] and not np.isnan(received[other])
        ]
        expected.append(np.median(near) if near else 0.0)
    assert usual_of_kind(received, weekend).tolist() == expected
