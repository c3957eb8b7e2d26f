"""Fit the weights of the forecasts on one year, all dyads together; prints what stands in `levels.py`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy import optimize, stats

from benchmarks.insight.predicting import cases
from benchmarks.insight.years import year
from detente.analyse.levels import PERIODS, Weights

if TYPE_CHECKING:
    from detente.analyse.days import Numbers

START = (0.0, 0.3, 0.3, 0.3, -1.0, 0.0, 0.5)


def fitted(folder: Path, name: str) -> dict[str, Weights]:
    """Return the weights of each period that make what came in a year most likely."""
    every = cases(year(folder, name))
    found = {}
    for period in PERIODS:
        told = [c for c in every if period.name in c.came]
        features = np.array([c.known.features() for c in told])
        came = np.array([c.came[period.name] for c in told])

        def loss(
            weights: Numbers, x: Numbers = features, y: Numbers = came, days: int = period.length
        ) -> float:
            mean = np.exp(weights[0] + x[:, :3] @ weights[1:4]) * days
            spread = np.clip(np.exp(weights[4] + weights[5] * np.log(mean) + weights[6] * x[:, 3]), 1e-3, 20)
            return -float(stats.nbinom.logpmf(y, 1 / spread, 1 / (1 + spread * mean)).mean())

        best = optimize.minimize(loss, START, method="BFGS", options={"maxiter": 60})
        found[period.name] = Weights(*(round(float(w), 3) for w in best.x))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    for period_name, weights in fitted(parser.parse_args().data, "2018").items():
        print(period_name, weights)
