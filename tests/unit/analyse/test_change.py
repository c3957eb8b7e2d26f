from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from tests.histories import FIRST, history

from detente.analyse.alerts import calibrated, cusum_onsets, onsets, outbursts, threshold_for
from detente.analyse.change import changes
from detente.analyse.dyad import Dyad, make_dyad
from detente.analyse.events import clean
from detente.analyse.ranking import ranking
from detente.analyse.series import SeriesMaker
from detente.analyse.surges import WARM_UP, surges
from detente.analyse.turning import ThinError, turning_points


@pytest.fixture(scope="module")
def jumping() -> Dyad:
    return make_dyad(SeriesMaker(clean(history(jump_on=150))), "RUR", "SYL")


def test_a_jump_is_a_turning_point_within_two_days_and_brings_its_incidents(jumping: Dyad) -> None:
    points = turning_points(jumping)
    near = [p for p in points if abs((p.day - FIRST).days - 150) <= 2]
    assert len(near) == 1
    assert near[0].kind == "shift"
    assert near[0].rises
    assert near[0].incidents
    assert {e.quad_class for e in near[0].incidents} == {near[0].quad_class}


def test_a_burst_has_an_end_and_is_one_turning_point() -> None:
    rows = history(days=240)
    extra = [r for r in history(days=240, seed=9, level=30) if 100 <= (r.day - FIRST).days < 107]
    dyad = make_dyad(SeriesMaker(clean([*rows, *extra])), "RUR", "SYL")
    (point,) = [p for p in turning_points(dyad) if 97 <= (p.day - FIRST).days <= 110]
    assert point.kind == "burst"
    assert point.until is not None
    assert abs((point.until - FIRST).days - 106) <= 2
    assert point.peak is not None
    assert point.day <= point.peak <= point.until


def test_the_peak_of_a_burst_is_its_day_with_most_of_what_changed() -> None:
    rows = history(days=240)
    for level, first, last in ((20, 100, 120), (80, 110, 111)):
        more = history(days=240, seed=9, level=level)
        rows += [r for r in more if first <= (r.day - FIRST).days < last]
    dyad = make_dyad(SeriesMaker(clean(rows)), "RUR", "SYL")
    (point,) = [p for p in turning_points(dyad) if 97 <= (p.day - FIRST).days <= 103]
    assert point.kind == "burst"
    assert point.peak == FIRST + timedelta(days=110)


def test_a_level_history_has_hardly_any_turning_point() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(seed=4))), "RUR", "SYL")
    assert len(turning_points(dyad)) <= 1


def test_a_thin_series_is_refused_with_its_numbers() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=240, level=0.1))), "RUR", "SYL")
    with pytest.raises(ThinError, match=r"RUR-SYL: .* events on 240 days are too few"):
        turning_points(dyad)


def test_an_outburst_is_alerted_on_its_day_and_not_again_the_week_after(jumping: Dyad) -> None:
    alerts = outbursts(jumping, 4)
    days = [(alert.day - FIRST).days for alert in alerts]
    assert any(150 <= day <= 152 for day in days)
    assert all(later - earlier > 7 for earlier, later in zip(days, days[1:], strict=False))
    assert all(alert.first <= alert.day and alert.over <= 3 and alert.times > 1 for alert in alerts)


def test_a_louder_day_of_an_unquiet_week_is_an_alert_of_its_own() -> None:
    scores = np.zeros(40)
    scores[[10, 12, 14, 15]] = 4.0, 5.0, 7.0, 8.0
    assert onsets(scores, 3.0) == [10]  # no day half as loud again as the loudest before it
    scores[15] = 11.0
    assert onsets(scores, 3.0) == [10, 15]
    scores[[11, 15]] = 11.0, 4.0
    assert onsets(scores, 3.0) == [10]  # too soon after the first


def test_how_far_a_day_stands_out_does_not_depend_on_later_days(jumping: Dyad) -> None:
    calm = make_dyad(SeriesMaker(clean(history())), "RUR", "SYL")
    before, after = surges(replace(calm, factor=jumping.factor)).scores, surges(jumping).scores
    assert before[WARM_UP:150] == pytest.approx(after[WARM_UP:150])
    assert np.isnan(after[:WARM_UP]).all()
    assert after[150:155].max() > before[WARM_UP:].max()


def test_less_than_usual_does_not_stand_out() -> None:
    rows = [r for r in history() if not (r.pair == ("RUR", "SYL") and 150 <= (r.day - FIRST).days < 160)]
    dyad = make_dyad(SeriesMaker(clean(rows)), "RUR", "SYL")
    assert surges(dyad).scores[152:160] == pytest.approx(0.0)


def test_alerts_outside_the_calibrated_rates_are_refused() -> None:
    with pytest.raises(ValueError, match="give 1 to 4"):
        threshold_for(40, {1: 3.0, 4: 2.0})


def test_a_rate_between_two_calibrated_ones_lies_between_their_thresholds() -> None:
    assert 2.0 < threshold_for(2, {1: 3.0, 4: 2.0}) < 3.0
    assert threshold_for(4, {1: 3.0, 4: 2.0}) == 2.0


def test_a_threshold_is_calibrated_to_bring_as_many_alerts_as_asked() -> None:
    scores = [np.random.default_rng(n).exponential(size=365) for n in range(30)]
    limit = calibrated(scores, 4)
    assert sum(len(onsets(s, limit)) for s in scores) == pytest.approx(120, abs=4)


def test_small_steps_add_up_to_an_alert_and_a_gap_says_nothing() -> None:
    steps = np.full(60, 0.6)
    steps[5] = np.nan
    assert cusum_onsets(steps, 7.0)[0] == 21
    assert cusum_onsets(np.zeros(60), 7.0) == []


def test_a_rise_of_the_last_weeks_is_told_with_an_interval_that_holds_it() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=240, jump_on=212))), "RUR", "SYL")
    (conflict,) = [c for c in changes(dyad) if c.what == "conflict"]
    assert conflict.clear
    assert conflict.since == FIRST + timedelta(days=212)
    assert conflict.low < 5 < conflict.high


def test_without_a_change_none_is_clear() -> None:
    dyad = make_dyad(SeriesMaker(clean(history(days=240, seed=3))), "RUR", "SYL")
    assert not any(c.clear for c in changes(dyad))


def test_the_dyad_that_changed_ranks_first_with_the_figures_of_its_own_answer() -> None:
    events = clean(history(days=240, jump_on=212))
    found = ranking(events)
    assert (found.dyads[0].a, found.dyads[0].b) == ("RUR", "SYL")
    assert found.tests == 2 * len(found.dyads)
    alone = next(c for c in changes(make_dyad(SeriesMaker(events), "RUR", "SYL")) if c.what == "conflict")
    ranked = found.dyads[0].conflict
    assert ranked is not None
    assert (ranked.ratio, ranked.low, ranked.high) == (alone.ratio, alone.low, alone.high)
