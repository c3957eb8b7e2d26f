"""Our distributions, segments and simplex search against those of scipy and ruptures."""

from __future__ import annotations

import numpy as np
import pytest
import ruptures
from scipy import optimize, stats

from detente.analyse.distributions import (
    negative_binomial_quantile,
    negative_binomial_sample,
    negative_binomial_upto,
    poisson_sample,
    t_quantile,
    two_sided,
)
from detente.analyse.segments import changes_of_mean
from detente.analyse.simplex import lowest

_PLACES = (np.arange(200) + 0.5) / 200


def test_negative_binomial_is_that_of_scipy() -> None:
    random = np.random.default_rng(1)
    mean, dispersion = random.gamma(1, 20, 500) + 0.01, np.clip(random.gamma(1, 1, 500), 1e-3, 20)
    counts = random.poisson(mean).astype(float) - 1  # -1 among them
    size = 1 / dispersion
    expected = stats.nbinom.cdf(counts, size, size / (size + mean))
    assert negative_binomial_upto(counts, mean, dispersion) == pytest.approx(expected, abs=1e-12)
    for part in (0.05, 0.5, 0.95):
        quantiles = stats.nbinom.ppf(part, size, size / (size + mean))
        assert negative_binomial_quantile(part, mean, dispersion).tolist() == quantiles.tolist()


def test_nothing_is_told_of_a_day_without_expectation() -> None:
    none = np.array([np.nan])
    assert np.isnan(negative_binomial_quantile(0.5, none, none)).all()
    for count in (-1.0, 3.0):
        assert np.isnan(negative_binomial_upto(np.array([count]), none, none)).all()


@pytest.mark.parametrize(("mean", "dispersion"), [(0.01, 20.0), (0.3, 1e-3), (4.0, 0.5), (900.0, 2.0)])
def test_samples_are_the_quantiles_of_scipy(mean: float, dispersion: float) -> None:
    size = 1 / dispersion
    expected = stats.nbinom.ppf(_PLACES, size, size / (size + mean))
    assert negative_binomial_sample(_PLACES, mean, dispersion).tolist() == expected.tolist()
    assert poisson_sample(_PLACES, mean).tolist() == stats.poisson.ppf(_PLACES, mean).tolist()


def test_student_t_is_that_of_scipy() -> None:
    for freedom in (1, 7, 300):
        assert t_quantile(0.95, freedom) == pytest.approx(stats.t.ppf(0.95, freedom))
        for value in (-2.5, 0.0, 1.0, 9.0):
            assert two_sided(value, freedom) == pytest.approx(2 * stats.t.sf(abs(value), freedom))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("penalty", "shortest"), [(2.0, 2), (12.0, 2), (12.0, 5), (1e6, 2)])
def test_levels_are_those_of_ruptures(seed: int, penalty: float, shortest: int) -> None:
    random = np.random.default_rng(seed)
    levels = random.normal(scale=2, size=(6, 3)).repeat(random.integers(2, 40, 6), axis=0)
    values = levels + random.normal(size=levels.shape)
    search = ruptures.KernelCPD(kernel="linear", min_size=shortest, jump=1).fit(values)
    assert changes_of_mean(values, penalty, shortest) == search.predict(pen=penalty)[:-1]


def test_a_series_too_short_for_two_levels_has_one() -> None:
    assert changes_of_mean(np.array([[0.0], [90.0], [0.0]]), 1.0, 2) == []


def test_the_lowest_point_is_that_of_scipy() -> None:
    def valley(p: np.ndarray) -> float:
        return float((1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2 + (p[2] - 3) ** 4)

    start = np.array([-1.2, 0.0, 0.5])
    theirs = optimize.minimize(valley, start, method="Nelder-Mead", options={"maxiter": 400})
    point, value = lowest(valley, start, most_rounds=400)
    assert point == pytest.approx(theirs.x, abs=1e-3)
    assert value == pytest.approx(0.0, abs=1e-6)
