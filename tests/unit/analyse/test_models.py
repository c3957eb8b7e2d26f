from __future__ import annotations

import numpy as np
import pytest
from statsmodels.tsa.api import VAR
from tests.histories import history

from detente.analyse.dyad import make_dyad
from detente.analyse.events import clean
from detente.analyse.forecasts import MODEL, forecasts, past_scores
from detente.analyse.levels import PERIODS, crps, outcome, past_sums, sample
from detente.analyse.persistence import ingarch
from detente.analyse.reactions import LAGS, Reaction, corrected, effect_and_error, reaction
from detente.analyse.series import SeriesMaker
from detente.analyse.turning import ThinError


def _pair(days: int, push: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    x, y = np.zeros(days), random.normal(size=days)
    for n in range(1, days):
        x[n] = 0.2 * x[n - 1] + push * y[n - 1] + random.normal()
    return x, y


def test_the_response_is_that_of_a_vector_autoregression() -> None:
    x, y = _pair(400, 0.4)
    fitted = VAR(np.array([x, y]).T).fit(LAGS)
    theirs = fitted.irf(5).irfs[1:, 0, 1]
    ours = reaction("X", x, "Y", y, 0).response[:5]
    assert ours == pytest.approx(theirs, abs=1e-8)


def test_a_reaction_is_seen_in_its_direction_only() -> None:
    x, y = _pair(400, 0.4)
    assert reaction("X", x, "Y", y).p < 0.001
    assert reaction("Y", y, "X", x).p > 0.05


def test_gaps_are_left_out_and_not_filled_in() -> None:
    x, y = _pair(400, 0.4)
    whole, _ = effect_and_error(x, y)
    x[100:110] = np.nan
    parted, _ = effect_and_error(x, y)
    assert parted == pytest.approx(whole, abs=0.1)


def test_p_values_are_corrected_for_all_tests() -> None:
    def found(p: float) -> Reaction:
        return Reaction("X", "Y", 0.1, p, p, 1, (), (), ())

    assert [r.corrected_p for r in corrected([found(0.01), found(0.04), found(0.02)])] == pytest.approx(
        [0.03, 0.04, 0.04]
    )
    assert {r.tests for r in corrected([found(0.01), found(0.04)])} == {2}


@pytest.mark.parametrize("value", [0.6, 0.9])
def test_persistence_that_was_simulated_is_found_again(value: float) -> None:
    random = np.random.default_rng(5)
    rate, counts = 6.0, []
    for _ in range(900):
        counts.append(float(random.poisson(rate)))
        rate = 6 * (1 - value) + value * (counts[-1] + rate) / 2
    found = ingarch(np.array(counts), np.ones(900))
    assert found.value == pytest.approx(value, abs=0.1)
    assert found.low < found.value < found.high


def test_past_sums_end_on_the_last_day_and_leave_out_weeks_in_gaps() -> None:
    counts = np.arange(15.0)
    assert past_sums(counts, 15, 7).tolist() == [sum(range(1, 8)), sum(range(8, 15))]
    counts[1:6] = np.nan
    assert past_sums(counts, 15, 7).tolist() == [sum(range(8, 15))]


def test_what_has_not_ended_has_no_outcome() -> None:
    week = PERIODS[0]
    assert outcome(np.ones(20), 13, week) == 7
    assert np.isnan(outcome(np.ones(20), 14, week))


def test_a_sample_has_the_mean_asked_for_and_scores_best_near_it() -> None:
    drawn = sample(10.0, 0.2)
    assert drawn.mean() == pytest.approx(10, rel=0.02)
    assert crps(10, drawn) < crps(25, drawn)


def test_forecasts_are_of_the_days_after_the_last_and_widen_with_doubt() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=240))), "RUR", "SYL")
    found = forecasts(dyad)
    assert [f.period for f in found[:7]] == [p.name for p in PERIODS]
    assert (found[0].first - dyad.calendar.days[-1]).days == 1
    assert (found[0].last - found[0].first).days == 6
    assert list(found[0].quantiles) == sorted(found[0].quantiles)


def test_where_a_baseline_did_better_it_is_used() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=240))), "RUR", "SYL")
    for forecast in forecasts(dyad):
        if forecast.scored >= 8:
            assert forecast.scores[forecast.model] == min(forecast.scores.values())


def test_past_forecasts_know_only_the_days_before() -> None:
    events = clean(history(days=240))
    whole = make_dyad(SeriesMaker(events), "RUR", "SYL")
    scores, _ = past_scores(whole, "conflict", PERIODS[0], None)
    assert len(scores[MODEL]) == len(scores["last value"]) > 15


def test_a_short_history_gives_no_forecast() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=60))), "RUR", "SYL")
    with pytest.raises(ThinError, match="12 weeks"):
        forecasts(dyad)
