"""How heavy the page of a busy dyad is: five years, some thousand events, and many claims."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.histories import FIRST, history
from tests.serving import client_of

from detente.analyse.answer import DyadAnswer, answer
from detente.analyse.claims import Claim, Fate, Telling
from detente.analyse.events import clean

MONTHS, MOST, MOST_COMPRESSED = 60, 600_000, 120_000
_FATES: tuple[Fate, ...] = ("confirmed", "denied", "silent")


@pytest.fixture(scope="module")
def busy() -> DyadAnswer:
    rows = [
        replace(row, incident=f"{n:016x}", publishers=(f"Paper {n % 60}",))
        for n, row in enumerate(history(365 * MONTHS // 12, level=2.1))
    ]
    return replace(answer(clean(rows), "RUR", "SYL"), claims=tuple(_claim(n) for n in range(3000)))


def _claim(number: int) -> Claim:
    one, other = ("RUR", "SYL") if number % 2 else ("SYL", "RUR")
    words = f"{other} shelled {one} again, a spokesman said: the gravest breach since the spring; {number}."
    day = FIRST + timedelta(days=number % 1800)
    telling = Telling(
        f"document-{number:06}", None, day, one, False, other, (other,), one, "ASSAULT", "asserted", words, 0, 9,
        "shelled",
    )  # fmt: skip
    return Claim(one, other, telling, _FATES[number % 3], (telling,) * (number % 4))


def test_page_of_a_busy_dyad_is_light(
    busy: DyadAnswer, small_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(busy.dyad.series.events) > 7890
    assert busy.dyad.calendar.days[-1] - FIRST > timedelta(days=30 * MONTHS)
    monkeypatch.setattr("detente.web.dyad_asked.kept_dyad_answer", lambda *_, **__: busy)
    client = client_of(small_store)
    months = (date(2026, 1, 1), date(2026, 12, 31))
    for path in ("/dyads/RUR/SYL", f"/dyads/RUR/SYL?day={months[0]}&until={months[1]}"):
        page = client.get(path).content
        assert len(page) < MOST, path
        assert len(gzip.compress(page)) < MOST_COMPRESSED, path
