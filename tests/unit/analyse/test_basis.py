from __future__ import annotations

import random
from datetime import timedelta

import pytest
from tests.histories import FIRST, event, history

from detente.analyse.answer import DyadAnswer, answer
from detente.analyse.basis import bases
from detente.analyse.events import clean


@pytest.fixture(scope="module")
def told() -> DyadAnswer:
    """Return what is told of two states, one of which quarrels with a third."""
    drawn = random.Random(4)
    quarrel = [
        event(FIRST + timedelta(days=n), "RUR", "OZZ", 3, actor=f"RUR {n} {k}")
        for n in range(240)
        for k in range(drawn.randrange(3))
    ]
    outburst = [event(FIRST + timedelta(days=200), quad=4, actor=f"RUR {n}") for n in range(40)]
    return answer(clean([*history(), *quarrel, *outburst]), "RUR", "SYL")


def test_alert_has_what_was_found_and_expected_in_its_basis(told: DyadAnswer) -> None:
    outbursts = [alert for alert in told.alerts if alert.kind == "outburst"]
    assert outbursts
    for alert in outbursts:
        basis = bases(told)[f"alert.{alert.day}.outburst"]()
        days = [row for row in basis.rows if str(alert.first) <= str(row[0]) <= str(alert.day)]
        assert len(days) == alert.over
        assert basis.rows[-1][0] == alert.day
        assert sum(row[1] for row in days if isinstance(row[1], float)) == alert.found


def test_reaction_with_a_third_country_has_both_series_in_its_basis(told: DyadAnswer) -> None:
    found = next(r for r in told.triangles if r.to == "RUR-OZZ")
    basis = bases(told)[f"reaction.{found.of}.RUR-OZZ"]()
    assert basis.columns[1:3] == ("RUR-SYL, events", "RUR-OZZ, events")
    assert len(basis.rows) == len(told.dyad.calendar)
    quarrel = sum(row[2] for row in basis.rows if isinstance(row[2], float))
    assert quarrel == sum(
        n for country, partner, n, _ in told.partners if (country, partner) == ("RUR", "OZZ")
    )


def test_rows_add_up_to_all_that_was_received(told: DyadAnswer) -> None:
    basis = bases(told)["rows"]()
    assert sum(int(str(row[1])) for row in basis.rows) == told.cleaning.received


def test_names_are_of_one_figure_each(told: DyadAnswer) -> None:
    figures = (
        *told.changes, *told.turning_points, *told.alerts, *told.reactions, *told.triangles, *told.forecasts,
    )  # fmt: skip
    assert len(bases(told)) == 2 + len(figures) + (told.persistence is not None)
