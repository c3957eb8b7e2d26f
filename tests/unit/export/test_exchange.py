"""Events in the formats of other projects, and read back from them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.app.exporting import READERS, WRITERS
from detente.export import gdelt, icews, phoenix, polecat, tidy
from detente.export.codes import cameo_codes, country_code, country_codes, state_names
from detente.export.pairs import pairs_of
from detente.lexicon import read_table
from detente.records import NOT_STATES, Party, StoredEvent

RUSSIA = Party("Russia", "RUS", ("GOV",), "Moscow")
TROOPS = Party("Russian troops", "RUS", ("MIL",), "troops")
UKRAINE = Party("Ukraine", "UKR", ("GOV",), "Kyiv")
GERMANY = Party("Germany", "DEU", ("GOV",), "Berlin")
UN = Party("United Nations", "UNO", ("IGO",), "the UN")
EVENT = StoredEvent(
    document="d1",
    event="e1",
    type="ASSAULT",
    status="asserted",
    actors=(TROOPS,),
    recipients=(UKRAINE,),
    published=date(2022, 3, 2),
    first=date(2022, 3, 1),
    last=date(2022, 3, 1),
    mode="heavy-weapons",
    place="Kharkiv",
    place_admin1="Kharkiv Oblast",
    place_country="UKR",
    latitude=49.98,
    longitude=36.25,
    place_precision="town",
    quad_class=4,
    intensity=-9.3,
    cameo="194",
    goldstein=-10.0,
    publisher="A wire",
    url="https://example.org/1",
    sentence=0,
    trigger="shelled",
    trigger_start=10,
    trigger_end=17,
)
TALKS = replace(
    EVENT,
    event="e2",
    type="CONSULT",
    mode=None,
    actors=(RUSSIA, UKRAINE, UN),
    recipients=(),
    cameo="040",
    goldstein=1.0,
    quad_class=1,
    intensity=2.1,
    sentence=1,
)
DEMAND = replace(
    EVENT,
    event="e3",
    type="REQUEST",
    mode=None,
    actors=(GERMANY, UN),
    recipients=(RUSSIA, TROOPS),
    cameo="100",
    goldstein=-5.0,
    quad_class=3,
    intensity=-5.0,
    sentence=2,
)
EVENTS = [EVENT, TALKS, DEMAND]


def written(format_: str, events: list[StoredEvent]) -> str:
    stream = io.StringIO()
    WRITERS[format_](events, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("format_", "columns", "header"),
    [
        ("gdelt1", 58, False),
        ("gdelt2", 61, False),
        ("gdelt2-mentions", 16, False),
        ("icews", 20, True),
        ("polecat", 40, True),
        ("phoenix", 26, False),
    ],
)
def test_every_row_has_the_columns_of_the_format(format_: str, columns: int, header: bool) -> None:
    lines = written(format_, EVENTS).splitlines()
    assert {len(line.split("\t")) for line in lines} == {columns}
    # One for the shelling, three pairs of the talks, two by two of the demand.
    assert len(lines) - header == 1 + 3 + 4


def test_columns_stand_in_the_order_of_their_formats() -> None:
    assert gdelt.COLUMNS_1[25:31] == (
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    )  # fmt: skip
    assert gdelt.COLUMNS_2[-3:] == ("ActionGeo_FeatureID", "DATEADDED", "SOURCEURL")
    assert icews.COLUMNS[5:8] == ("Event Text", "CAMEO Code", "Intensity")
    assert polecat.COLUMNS[7:10] == ("Actor Name", "Actor Country", "Actor COW")
    assert phoenix.COLUMNS[13:17] == ("EventCode", "EventRootCode", "QuadClass", "GoldsteinScore")


Told = tuple[object, ...]


def as_pairs(
    events: list[StoredEvent], *, upper: bool = False, sides: bool = False, names: bool = True
) -> list[Told]:
    """Return what a format with two sides can tell of events: one entry a pair."""

    def side(party: Party | None) -> Told:
        if party is None:
            return ()
        name = (party.name.upper() if upper else party.name) if names else ""
        return name, party.country, party.sectors

    found = [
        (
            event.day,
            event.cameo,
            event.type,
            side(pair.actor),
            side(pair.recipient),
            event.place,
            event.latitude,
        )
        for event in events
        for pair in pairs_of(event)
        if not sides or (pair.actor and pair.recipient)
    ]
    return sorted(found, key=str)


@pytest.mark.parametrize(
    ("format_", "reader", "known"),
    [
        ("gdelt1", "gdelt", {"upper": True}),
        ("gdelt2", "gdelt", {"upper": True}),
        ("icews", "icews", {"sides": True}),
        ("phoenix", "phoenix", {"names": False}),
    ],
)
def test_pairs_read_back_are_those_written(format_: str, reader: str, known: dict[str, bool]) -> None:
    back = list(READERS[reader](io.StringIO(written(format_, EVENTS))))
    assert as_pairs(back, **known) == as_pairs(EVENTS, **known)


def test_polecat_read_back_has_types_modes_and_sectors() -> None:
    back = list(READERS["polecat"](io.StringIO(written("polecat", EVENTS))))
    plain = [replace(e, cameo=None) for e in EVENTS]
    assert as_pairs(back) == as_pairs(plain)
    assert {(e.document, e.mode, e.intensity, e.quad_class) for e in back} == {
        (e.document, e.mode, e.intensity, e.quad_class) for e in EVENTS
    }


def test_plover_lines_read_back_are_the_events() -> None:
    assert list(READERS["plover"](io.StringIO(written("plover", EVENTS)))) == EVENTS


_WORDS = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None)
@given(name=_WORDS, place=_WORDS, publisher=_WORDS)
def test_no_word_breaks_a_row(name: str, place: str, publisher: str) -> None:
    event = replace(EVENT, actors=(Party(name, "RUS"),), place=place, publisher=publisher)
    for format_, reader in (
        ("gdelt2", "gdelt"),
        ("icews", "icews"),
        ("polecat", "polecat"),
        ("phoenix", "phoenix"),
    ):
        (back,) = READERS[reader](io.StringIO(written(format_, [event]), newline=""))
        assert back.recipients[0].country == "UKR"
    assert list(READERS["plover"](io.StringIO(written("plover", [event]), newline="\n"))) == [event]


def test_cameo_codes_are_text() -> None:
    rows = list(tidy.tidy_rows([TALKS]))
    assert {row["cameo"] for row in rows} == {"040"}
    assert "\t040\t" in written("icews", [TALKS])


def test_reciprocal_events_have_no_mirrored_rows() -> None:
    pairs = {(row["actor_iso3"], row["recipient_iso3"]) for row in tidy.tidy_rows([TALKS])}
    assert pairs == {("RUS", "UKR"), ("RUS", "UNO"), ("UKR", "UNO")}
    assert {row["reciprocal"] for row in tidy.tidy_rows([TALKS])} == {"1"}


@pytest.mark.parametrize(
    ("iso3", "day", "cow", "gw"),
    [
        ("DEU", "1985-05-01", "260", "260"),
        ("DDR", "1985-05-01", "265", "265"),
        ("DEU", "2020-05-01", "255", "260"),
        ("SUN", "1985-05-01", "365", "365"),
        ("RUS", "2020-05-01", "365", "365"),
        ("YUG", "1995-05-01", "345", "345"),
        ("SCG", "2004-05-01", "345", "345"),
        ("SRB", "2020-05-01", "345", "340"),
        ("MNE", "2020-05-01", "341", "341"),
        ("SDN", "2000-05-01", "625", "625"),
        ("SSD", "2020-05-01", "626", "626"),
        ("SSD", "2000-05-01", None, None),
        ("YEM", "2020-05-01", "679", "678"),
        ("XKX", "2020-05-01", "347", "347"),
        ("PSE", "2020-05-01", None, None),
    ],
)
def test_state_codes_are_those_of_the_day(iso3: str, day: str, cow: str | None, gw: str | None) -> None:
    for system, expected in (("cow", cow), ("gw", gw)):
        found = country_code(iso3, system, date.fromisoformat(day))
        assert (found.code if found else None) == expected


def test_every_code_is_of_a_state_that_the_lexicons_know() -> None:
    assert {iso3 for iso3, _ in country_codes()} <= state_names().keys() | NOT_STATES


# CAMEO has no code of its own for destroying and resigning, and one for all yielding.
NEAREST = {"171", "083", "080"}


def test_cameo_gives_back_the_type_it_was_made_from() -> None:
    header = ("type", "mode", "context", "cameo", "goldstein", "citation")
    rows = read_table("cameo.tsv", header)
    assert {r["cameo"] for r in rows if cameo_codes()[r["cameo"]].type != r["type"]} == NEAREST


def test_mirrored_rows_of_icews_become_one_event_of_both() -> None:
    row = written("icews", [replace(TALKS, actors=(RUSSIA, UKRAINE))]).splitlines()
    header, cells = row[0], row[1].split("\t")
    mirrored = [*cells[:2], *cells[8:11], *cells[5:8], *cells[2:5], *cells[11:]]
    (event,) = icews.read_icews(io.StringIO("\n".join([header, "\t".join(cells), "\t".join(mirrored)])))
    assert [p.country for p in event.actors] == ["RUS", "UKR"]
    assert event.recipients == ()


@pytest.mark.parametrize(
    ("reader", "text", "told"),
    [
        ("gdelt", "1\t2\t3\n", "line 1: 3 columns, not 58"),
        ("icews", "a\tb\n", "line 1: the header is not"),
        ("polecat", "a\tb\n", "line 1: the header is not"),
        ("phoenix", "a\tb\n", "line 1: 2 columns, not 26"),
        ("plover", "{}\n", "line 1: no PLOVER record"),
    ],
)
def test_file_of_another_kind_is_refused_with_its_line(reader: str, text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        list(READERS[reader](io.StringIO(text)))


def test_tidy_parquet_has_the_rows_of_the_csv(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    assert tidy.write_tidy_parquet(EVENTS, tmp_path / "t.parquet") == 8
    table = pq.read_table(tmp_path / "t.parquet")
    assert tuple(table.column_names) == tidy.COLUMNS
    assert table.to_pylist() == list(tidy.tidy_rows(EVENTS))


def test_pandas_loads_the_tables_as_their_documentation_shows() -> None:
    pandas = pytest.importorskip("pandas")
    read = pandas.read_csv(
        io.StringIO(written("gdelt1", EVENTS)),
        sep="\t",
        header=None,
        names=gdelt.COLUMNS_1,
        dtype={"EventCode": str},
    )
    assert list(read["EventCode"]) == ["194", "040", "040", "040", "100", "100", "100", "100"]
    assert list(read["SQLDATE"].unique()) == [20220301]
    read = pandas.read_csv(io.StringIO(written("icews", EVENTS)), sep="\t", dtype={"CAMEO Code": str})
    assert list(read["Event Date"].unique()) == ["2022-03-01"]
