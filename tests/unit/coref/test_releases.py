"""Texts that a government puts out, and whom "we", "the Minister" and "the Kingdom" mean in them."""

from __future__ import annotations

from datetime import date

import pytest

from detente.coref.publishers import Publishers, default_publishers
from detente.pipeline import Coder
from detente.records import Document, Mention

FOREIGN_MINISTRY = "Statement by the Ministry of Foreign Affairs of the Hashemite Kingdom of Jordan"


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    return default_publishers()


RELEASES = [
    ("White House briefing room", "Readout of a call", ["USA"]),
    ("U.S. Department of State", "A visit", ["USA"]),
    ("Foreign, Commonwealth and Development Office", "A visit", ["GBR"]),
    ("Ministry of Foreign Affairs of Japan", "A visit", ["JPN"]),
    ("Kremlin", "A visit", ["RUS"]),
    (None, FOREIGN_MINISTRY, ["JOR"]),
    (None, "Ministry of Defence of the Republic of Azerbaijan: on a helicopter", ["AZE"]),
    (None, "Sudan evacuation: statement by the Ministry of Foreign Affairs of Saudi Arabia", ["SAU"]),
    (None, "Communiqué of the Council of Ministers of Somalia on Ethiopia", ["SOM"]),
    (None, "Treasury Department: new sanctions on Iran", ["USA"]),
    (None, "Joint Statement of Norway and Sweden on Gaza", ["NOR", "SWE"]),
    ("White House briefing room", "Joint Statement by the United States and Chile on trade", ["USA", "CHL"]),
    ("Japan Times", "Ministry defends budget", []),
    ("The Norwegian Daily", "Statement by the opposition of Jordan", []),
    (None, "Iran's foreign ministry: talks will go on", []),
]


@pytest.mark.parametrize(("publisher", "title", "codes"), RELEASES)
def test_publisher_and_title_tell_whose_release_it_is(
    publishers: Publishers, publisher: str | None, title: str, codes: list[str]
) -> None:
    document = Document("test", "A text.", None, title, publisher)
    assert [p.country for p in publishers.of(document)] == codes


def test_the_dateline_tells_whose_ministry_it_is(publishers: Publishers) -> None:
    title = "Ministry of External Affairs: evacuation from Yemen"
    document = Document("test", "New Delhi, 22 April – The operation ended.", None, title)
    assert [p.country for p in publishers.of(document)] == ["IND"]


def _read(coder: Coder, text: str, title: str | None = None, publisher: str | None = None) -> list[Mention]:
    return list(coder(Document("test", text, date(2022, 5, 1), title, publisher)).mentions)


def _countries(mentions: list[Mention], text: str, words: str) -> list[str]:
    found = [m for m in mentions if m.span.of(text) == words]
    return sorted(m.participant.country or "-" for m in found if m.span == found[-1].span)


OWN = [
    ("Vice President Harris met UAE President Mohammed bin Zayed. The Vice President left.",
     "The Vice President", "USA"),
    ("President Biden called President Macron. The President thanked him.", "The President", "USA"),
    ("Foreign Minister Hayashi of Japan came. The Foreign Minister left.", "The Foreign Minister", "JPN"),
    ("The Government of Japan answered. The Government will help.", "The Government", "JPN"),
    ("Officials met in Chile. Deputy Assistant Secretary of State Akunna Cook left.",
     "Deputy Assistant Secretary of State Akunna Cook", "USA"),
    ("Chile is calm. Foreign Minister Karl Munt left.", "Foreign Minister Karl Munt", "CHL"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "code"), OWN)
def test_officers_of_a_state_s_own_release_are_its_own(
    coder: Coder, text: str, words: str, code: str
) -> None:
    mentions = _read(coder, text, publisher="White House briefing room")
    assert _countries(mentions, text, words) == [code]


@pytest.mark.parametrize("words", ["The Prime Minister", "The Kingdom", "our", "The Ministry"])
def test_a_foreign_ministry_s_release_speaks_of_its_state(coder: Coder, words: str) -> None:
    text = (
        "The Prime Minister spoke to the Israeli ambassador about Lebanon. The Kingdom condemns the rockets. "
        "The Ministry thanks our friends."
    )
    assert _countries(_read(coder, text, FOREIGN_MINISTRY), text, words) == ["JOR"]


def test_the_republic_of_a_kingdom_s_release_is_another_state(coder: Coder) -> None:
    text = "The President of Tunisia called. The Republic will help."
    assert _countries(_read(coder, text, FOREIGN_MINISTRY), text, "The Republic") == ["TUN"]


def test_a_joint_statement_speaks_for_those_who_issued_it(coder: Coder) -> None:
    text = "The text of the following statement was released by the Governments of Chile and Peru. We met in Lima."
    assert _countries(_read(coder, text, publisher="U.S. Department of State"), text, "We") == ["CHL", "PER"]


JOINT = [
    ("Chile, Denmark, and Peru issue the following joint statement.", ["CHL", "DNK", "PER"]),
    ("The following is the text of a joint statement by the Governments of Chile and Peru.", ["CHL", "PER"]),
    (
        "The following is the joint statement released by the Foreign Ministers of Chile and Peru.",
        ["CHL", "PER"],
    ),
    ("Chile and Peru issued a statement on Friday.", ["USA"]),
    ("A statement by Chile and Peru was welcome.", ["USA"]),
]


@pytest.mark.parametrize(("opening", "codes"), JOINT)
def test_a_text_that_presents_itself_as_several_states_own_speaks_for_all(
    rules_coder: Coder, opening: str, codes: list[str]
) -> None:
    text = f"{opening} We condemn the test."
    assert _countries(_read(rules_coder, text, publisher="U.S. Department of State"), text, "We") == codes


def test_ministers_of_a_body_speak_for_it_once_they_are_named(coder: Coder) -> None:
    text = "We, the G7 Foreign Ministers of Canada, France, and Germany, condemn the test. We will meet."
    mentions = _read(coder, text)
    first = [m.participant.country for m in mentions if m.kind == "pronoun" and m.sentence == 0]
    later = [m.participant.country for m in mentions if m.kind == "pronoun" and m.sentence == 1]
    assert (first, later) == (["CAN", "FRA", "DEU"], ["IGO"])


def test_what_the_parse_hangs_on_we_from_behind_the_verb_is_not_we(coder: Coder) -> None:
    text = "We sanction two enterprises of Russia today: the Alrosa Company, and the Orient Bank."
    mentions = _read(coder, text, publisher="U.S. Department of State")
    assert _countries(mentions, text, "We") == ["USA"]


OFFICERS = [
    (
        "Call with Spanish State Secretary for Foreign and Global Affairs Moreno Bau",
        "State Secretary Moreno Bau",
        "ESP",
    ),
    ("Meeting with Japanese Foreign Minister Saru", "Foreign Minister Saru Kenichi", "JPN"),
    ("Assistant Secretary Jo Ree Travels to Chad and Niger", "Assistant Secretary Jo Ree", "USA"),
]


@pytest.mark.parametrize(("title", "words", "country"), OFFICERS)
def test_the_title_tells_the_state_of_an_officer_but_for_where_he_travels(
    rules_coder: Coder, title: str, words: str, country: str
) -> None:
    text = f"Deputy Secretary Sherman and {words} discussed rice."
    assert _countries(_read(rules_coder, text, title, "U.S. Department of State"), text, words) == [country]
