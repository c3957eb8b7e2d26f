"""Who lets people go whom others hold in the same document, found by patterns and rules alone."""

from __future__ import annotations

import pytest
from tests.unit.events.conftest import AsTuple, Told

DANISH = "Danish ministers met in Denmark. The Danish king spoke. Danish farmers cheered in Denmark. "

FREED = [
    ("Chad arrested two Danish sailors. Two Danish nurses were freed.", "RETREAT TCD>DNK"),
    ("The storm passed. Two Danish nurses were freed.", "RETREAT DNK>DNK"),
    (
        "Chad arrested two Danish sailors. Mali arrested two Danish pilots. Two Danish nurses were freed.",
        "RETREAT DNK>DNK",
    ),
    ("Chad arrested two Danish sailors. Denmark freed two Danish nurses.", "RETREAT DNK>DNK"),
]


@pytest.mark.parametrize(("text", "last"), FREED)
def test_whoever_alone_holds_people_of_a_state_frees_them(
    told: Told, as_tuple: AsTuple, text: str, last: str
) -> None:
    assert as_tuple(told(DANISH + text).events[-1]) == last
