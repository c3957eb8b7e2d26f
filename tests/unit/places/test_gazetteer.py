"""The packaged gazetteer and the choice among namesakes."""

from __future__ import annotations

import gzip
from importlib import resources

import pytest

from detente.places.choice import choose_site
from detente.places.gazetteer import Gazetteer, Site
from detente.places.spelling import folded


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Erbil", "IRQ"),
        ("Khan Younis", "PSE"),
        ("Maidan Shahr", "AFG"),
        ("São Paulo", "BRA"),
        ("Sana'a", "YEM"),
    ],
)
def test_a_spelling_finds_its_town(gazetteer: Gazetteer, words: str, country: str) -> None:
    assert country in {site.country for site in gazetteer.find(words)}


def test_accents_and_case_do_not_matter(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("KHĀN YŪNIS") == gazetteer.find("Khan Yunis") != ()


@pytest.mark.parametrize("words", ["", "Zzyzzx", "Эрбиль", "\t", "a\tb"])
def test_an_unknown_name_is_nowhere(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.find(words) == ()


def test_first_and_last_spelling_are_found(gazetteer: Gazetteer) -> None:
    lines = _lines("gazetteer_names.tsv.gz")
    for line in (lines[0], lines[-1]):
        assert gazetteer.find(line.split("\t")[0])


def test_spellings_are_folded_and_sorted_by_their_bytes() -> None:
    keys = [line.split("\t")[0] for line in _lines("gazetteer_names.tsv.gz")]
    assert all(one.encode() < other.encode() for one, other in zip(keys, keys[1:], strict=False))
    assert all(folded(key) == key for key in keys[::500])


def test_every_offset_is_the_beginning_of_a_line() -> None:
    blob = _unpacked("gazetteer.tsv.gz")
    begins = {0}
    at = 0
    while (at := blob.find(b"\n", at) + 1) and at < len(blob):
        begins.add(at)
    offsets = {
        int(cell.removeprefix("="))
        for line in _lines("gazetteer_names.tsv.gz")
        for cell in line.split("\t")[1].split()
    }
    assert offsets <= begins


def _site(
    number: int, country: str, population: int, admin1: str | None = None, *, main_name: bool = True
) -> Site:
    return Site(number, "X", country, admin1, 0.0, 0.0, population, "town", main_name)


def test_the_larger_namesake_is_meant() -> None:
    assert choose_site([_site(1, "LBN", 230_000), _site(2, "LBY", 1_300_000)]) == _site(2, "LBY", 1_300_000)


def test_a_state_that_the_text_names_weighs_more_than_size() -> None:
    sites = [_site(1, "LBN", 230_000), _site(2, "LBY", 1_300_000)]
    chosen = choose_site(sites, known=("LBY",), named={"LBN": 1})
    assert chosen is not None and chosen.country == "LBN"


def test_a_world_city_stays_one_though_its_namesakes_state_is_named() -> None:
    sites = [_site(1, "CAN", 380_000), _site(2, "GBR", 8_900_000)]
    chosen = choose_site(sites, known=("GBR",), named={"CAN": 2})
    assert chosen is not None and chosen.country == "GBR"


def test_the_division_behind_the_name_decides() -> None:
    sites = [
        _site(1, "FRA", 2_100_000),
        _site(2, "USA", 25_000, "Texas"),
        _site(3, "USA", 10_000, "Tennessee"),
    ]
    chosen = choose_site(sites, known=("FRA",), within=[("USA", "Texas")])
    assert chosen == sites[1]


def test_a_small_town_needs_its_state_in_the_text() -> None:
    town = _site(1, "AFG", 1_600)
    assert choose_site([town]) is None
    assert choose_site([town], named={"AFG": 1}) == town


def _unpacked(name: str) -> bytes:
    return gzip.decompress(resources.files("detente.resources").joinpath(name).read_bytes())


def _lines(name: str) -> list[str]:
    return _unpacked(name).decode().splitlines()
