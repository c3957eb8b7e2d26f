from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from tests.histories import FIRST, event, history

from detente.analyse.days import calendar, day_series
from detente.analyse.dyad import make_dyad
from detente.analyse.events import clean
from detente.analyse.expectation import coverage_of_bands, expect
from detente.analyse.series import SeriesMaker
from detente.analyse.weekdays import dispersion


def test_a_day_outside_the_coverage_is_missing_and_a_covered_day_without_events_is_zero() -> None:
    events = clean([event(FIRST)], {FIRST: 3, FIRST + timedelta(days=1): 2, FIRST + timedelta(days=3): 1})
    counts = SeriesMaker(events).series("RUR", "SYL").conflict("a>b")
    assert counts[:2].tolist() == [1, 0]
    assert np.isnan(counts[2])
    assert counts[3] == 0


def test_a_day_with_less_than_a_quarter_of_the_usual_is_a_gap() -> None:
    coverage = {FIRST + timedelta(days=n): 100 for n in range(28)}
    coverage[FIRST + timedelta(days=9)] = 24
    coverage[FIRST + timedelta(days=10)] = 26
    gaps = calendar(coverage).gaps
    assert gaps.nonzero()[0].tolist() == [9]


def test_where_little_is_published_a_quiet_day_is_no_gap() -> None:
    coverage = {FIRST + timedelta(days=n): 8 for n in range(28)}
    coverage[FIRST + timedelta(days=9)] = 1
    assert not calendar(coverage).gaps.any()


def test_nothing_covered_is_told() -> None:
    with pytest.raises(ValueError, match="no day was covered"):
        calendar({})


def test_days_that_a_table_leaves_out_come_out_missing() -> None:
    first, values = day_series([date(2020, 12, 15), date(2020, 12, 18)], [1.0, 2.0])
    assert first == date(2020, 12, 15)
    assert np.isnan(values).tolist() == [False, True, True, False]


def test_measures_of_a_direction_and_of_both_together() -> None:
    rows = [event(FIRST, quad=3), event(FIRST, quad=4), event(FIRST, "SYL", "RUR", 1), event(FIRST, quad=1)]
    series = SeriesMaker(clean(rows)).series("RUR", "SYL")
    assert series.values["a>b", "n"].tolist() == [2]
    assert series.values["a>b", "sum"].tolist() == pytest.approx([-11.3])
    assert series.values["a>b", "mean"].tolist() == pytest.approx([-5.65])
    assert series.values["together", "quad 1"].tolist() == [1]
    assert np.isnan(series.values["b>a", "mean"][0])


def test_the_two_and_their_partners_are_not_in_the_denominator_of_the_share() -> None:
    rows = [
        event(FIRST),
        *(event(FIRST, "ZEN", "POL", actor=str(n)) for n in range(40)),
        event(FIRST, "RUR", "POL"),
    ]
    series = SeriesMaker(clean(rows)).series("RUR", "SYL")
    assert series.exposure.tolist() == [40]
    assert series.values["a>b", "share"].tolist() == [1 / 40]


def test_the_weekend_is_taken_out() -> None:
    maker = SeriesMaker(clean(history(days=280)))
    dyad = make_dyad(maker, "RUR", "SYL")
    weekend = dyad.calendar.weekdays >= 5
    raw = dyad.total[~weekend].mean() / dyad.total[weekend].mean()
    adjusted = dyad.total / dyad.factor
    assert raw > 1.6
    assert 0.85 < adjusted[~weekend].mean() / adjusted[weekend].mean() < 1.15


def test_dispersion_of_poisson_counts_is_none_and_of_bursts_large() -> None:
    random = np.random.default_rng(0)
    means = np.full(2000, 5.0)
    assert dispersion(random.poisson(5.0, 2000).astype(float), means) < 0.05
    assert dispersion(random.negative_binomial(1, 1 / 6, 2000).astype(float), means) == pytest.approx(
        1, abs=0.2
    )


def test_bands_hold_nine_days_of_ten() -> None:
    random = np.random.default_rng(0)
    counts = random.negative_binomial(4, 4 / (4 + 6.0), 900).astype(float)
    inside = coverage_of_bands(counts, expect(counts, np.ones(900)), 0.9, random)
    assert 0.86 < inside.mean() < 0.94


def test_nothing_is_expected_in_gaps_nor_before_four_weeks() -> None:
    counts = np.full(60, 3.0)
    counts[40] = np.nan
    mean = expect(counts, np.ones(60)).mean
    assert np.isnan(mean[:28]).all()
    assert np.isnan(mean[40])
    assert mean[41] == pytest.approx(3.0)
