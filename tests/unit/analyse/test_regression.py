"""Our regression of counts against that of statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.genmod import families
from statsmodels.genmod.generalized_linear_model import GLM

from detente.analyse.regression import count_model


@pytest.mark.parametrize("dispersion", [0.0, 0.3, 2.0])
@pytest.mark.parametrize("level", [0.2, 8.0])
def test_coefficients_and_errors_are_those_of_statsmodels(dispersion: float, level: float) -> None:
    random = np.random.default_rng(3)
    design = np.column_stack([np.ones(300), random.normal(size=(300, 4))])
    offset = random.normal(scale=0.3, size=300)
    means = level * np.exp(design[:, 1:] @ [0.3, -0.2, 0.0, 0.1] + offset)
    counts = random.poisson(means * random.gamma(2.0, 0.5, size=300)).astype(float)
    family = families.NegativeBinomial(alpha=dispersion) if dispersion else families.Poisson()
    theirs = GLM(counts, design, family=family, offset=offset).fit(maxiter=30)
    ours = count_model(counts, design, offset, dispersion)
    assert ours.coefficients == pytest.approx(theirs.params, abs=1e-7)
    assert ours.covariance == pytest.approx(theirs.cov_params(), abs=1e-7)
    assert ours.means == pytest.approx(theirs.mu, rel=1e-6)


def test_weeks_without_any_event_do_not_keep_it_from_ending() -> None:
    design = np.kron(np.eye(2), np.ones((40, 1)))
    counts = np.array([0.0] * 40 + [3.0] * 40)
    fitted = count_model(counts, design, np.zeros(80))
    assert fitted.means[:40] == pytest.approx(0, abs=1e-6)
    assert fitted.means[40:] == pytest.approx(3)


def test_a_start_of_hardly_any_events_still_leads_to_the_answer() -> None:
    design = np.kron(np.eye(2), np.ones((40, 1)))
    counts = np.array([0.0] * 40 + [3.0] * 40)
    fitted = count_model(counts, design, np.zeros(80), 0.5, np.array([-900.0, 1.0]))
    assert fitted.means[40:] == pytest.approx(3)
