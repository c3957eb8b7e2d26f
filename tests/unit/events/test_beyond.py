"""Sides that stand outside an event's own clause or phrase: parts of a whole, owners, borders."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.events.conftest import AsTuple

from detente.pipeline import Coder
from detente.records import Document

PARTS = [
    ("Ghana accused Togo of shelling two of its villages.", "ASSAULT TGO>GHA"),
    ("Ethiopian jets bombed one of Somalia's border towns.", "ASSAULT ETH>SOM"),
    ("Eritrea arrested some of the Sudanese teachers.", "COERCE ERI>SDN"),
]
OWNERS = [
    ("Because Gabon had seized its tankers, Angola closed its airspace.", "COERCE GAB>AGO"),
    ("After Morocco expelled its consul, Tunisia protested to the Arab League.", "SANCTION MAR>TUN"),
    ("Laos protested because Thailand had arrested its fishermen.", "COERCE THA>LAO"),
    # its own, since no other state has the main clause
    ("China arrested its diplomats after a trip to Japan.", "COERCE CHN>CHN"),
]
BORDERS = [
    ("Turkey put its army on alert along the Greek border.", "MOBILIZE TUR>GRC"),
    ("Ecuador massed tanks near the frontier with Peru.", "MOBILIZE ECU>PER"),
    ("Sudan's army moved two brigades up to the Chadian border on Friday.", "MOBILIZE SDN>TCD"),
    # the border of another clause
    ("Zambia put its army on alert after poachers killed a ranger near the border with Malawi.", "MOBILIZE ZMB>"),
]  # fmt: skip
JOINED = [
    ("Serbia froze Croatian assets and Croatia deported forty students.", "SANCTION SRB>HRV"),
    ("Serbia froze Croatian assets and Croatia deported forty students.", "COERCE HRV>HRV"),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *OWNERS, *BORDERS, *JOINED])
def test_side_is_found_beyond_the_clause(coder: Coder, as_tuple: AsTuple, text: str, expected: str) -> None:
    events = coder(Document("test", text, date(2024, 3, 1))).events
    told = [as_tuple(e) for e in events]
    assert expected in told


def test_evidence_names_the_rule_for_an_owner_in_the_main_clause(coder: Coder) -> None:
    (seized, *_) = coder(Document("test", OWNERS[0][0], date(2024, 3, 1))).events
    assert "roles.owner_beyond_the_clause" in {e.rule for e in seized.because if e.of == "recipients"}
