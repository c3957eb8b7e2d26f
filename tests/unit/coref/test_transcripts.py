"""Whom "you", "Mr. President" and an unnamed official's "we" mean in a transcript."""

from __future__ import annotations

from datetime import date

import pytest

from detente.coref.labels import labelled
from detente.coref.publishers import Publishers, default_publishers
from detente.pipeline import Coder
from detente.records import Document, Mention, Span

TALK = """PRESIDENT BIDEN: I welcome the Prime Minister. Mr. Prime Minister, we sent your army radios.

PRIME MINISTER KISHIDA: Thank you, Mr. President. I thank you for the radios.

Q Did you discuss Peru?

PRESIDENT BIDEN: If you want peace, you talk."""
BACKGROUND = """MODERATOR: Thank you for joining us. The sanctions on Ruritania and on Iran are new.

SENIOR ADMINISTRATION OFFICIAL: Iran attacked Iraq. We sanctioned Iran.

Q When will you punish Iran?

SENIOR ADMINISTRATION OFFICIAL: We will not say."""


def _mentions(
    coder: Coder, text: str, title: str, publisher: str = "White House briefing room"
) -> list[Mention]:
    return list(coder(Document("test", text, date(2022, 5, 1), title, publisher)).mentions)


def _countries(mentions: list[Mention], text: str, words: str) -> list[str | None]:
    return [m.participant.country for m in mentions if m.span.of(text) == words]


ADDRESSED = [
    ("the Prime Minister", ["JPN"]),
    ("Mr. Prime Minister", ["JPN"]),
    ("your", ["JPN"]),
    ("Mr. President", ["USA"]),
    ("you", ["USA", "USA", "USA"]),
]


@pytest.mark.parametrize(("words", "countries"), ADDRESSED)
def test_the_one_addressed_is_the_other_speaker(coder: Coder, words: str, countries: list[str]) -> None:
    assert _countries(_mentions(coder, TALK, "Remarks"), TALK, words) == countries


def test_a_president_whose_state_is_named_is_not_the_one_addressed(coder: Coder) -> None:
    text = "PRESIDENT BIDEN: Welcome.\n\nPRIME MINISTER KISHIDA: I met the Peruvian president."
    assert _countries(_mentions(coder, text, "Remarks"), text, "the Peruvian president") == ["PER"]


SHORT = [
    ("PRIME MINISTER MODI: Good day.", "MODI", "Narendra Modi"),
    ("PRESIDENT XI: Good day.", "PRESIDENT XI", "Xi Jinping"),
]


@pytest.mark.parametrize(("text", "words", "name"), SHORT)
def test_a_short_name_in_capitals_after_a_title_is_a_name(
    coder: Coder, text: str, words: str, name: str
) -> None:
    found = [m.participant.name for m in _mentions(coder, text, "Remarks") if m.span.of(text) == words]
    assert found == [name]


ACCENTED = """FOREIGN MINISTER ŠIMKŮ: We welcome the United States.

SECRETARY BLINKEN: Thank you."""


def test_a_label_with_accented_capitals_opens_a_turn(coder: Coder) -> None:
    said = Document("test", ACCENTED, date(2022, 5, 1), "Remarks", "White House briefing room")
    (welcome,) = coder(said).attributions[:1]
    assert welcome.source is not None
    assert welcome.source.span.of(ACCENTED) == "FOREIGN MINISTER ŠIMKŮ"


def test_a_reporter_s_you_is_whoever_answers_and_the_answer_s_is_nobody_s(coder: Coder) -> None:
    found = [m for m in _mentions(coder, TALK, "Remarks") if m.span.of(TALK) == "you"]
    turns = [TALK.rfind("\n\n", 0, m.span.start) for m in found]
    assert turns[-1] == TALK.index("\n\nQ ")


def test_you_outside_a_transcript_is_no_participant(coder: Coder) -> None:
    text = 'Chile warned Peru. "We thank you," Chile said.'
    assert _countries(_mentions(coder, text, "News"), text, "you") == []


@pytest.mark.parametrize("words", ["all of you", "each of you", "you all", "you, everyone"])
def test_a_whole_room_is_not_the_other_speaker(coder: Coder, words: str) -> None:
    text = f"PRESIDENT BIDEN: I thank {words}.\n\nPRIME MINISTER KISHIDA: Good morning."
    assert _countries(_mentions(coder, text, "Remarks"), text, "you") == []


def test_an_unnamed_official_of_a_release_speaks_for_its_state(coder: Coder) -> None:
    mentions = _mentions(coder, BACKGROUND, "Background call on Iran")
    assert _countries(mentions, BACKGROUND, "We") == ["USA", "USA"]
    assert _countries(mentions, BACKGROUND, "you") == ["USA"]


def test_the_title_tells_whose_minister_speaks(coder: Coder) -> None:
    text = "FOREIGN MINISTER ALVAREZ: We sent rice.\n\nSECRETARY BLINKEN: Chile is glad."
    title = "Secretary Blinken and Danish Foreign Minister Ann Alvarez at a Press Availability in Chile"
    assert _countries(_mentions(coder, text, title), text, "We") == ["DNK"]


TITLES = [
    ("Remarks by President Munt and President Quarl of the Republic of Chile Before a Meeting", "Quarl", "CHL"),
    ("Remarks by President Munt and President Quarl of the Republic of Chile Before a Meeting", "Munt", None),
    ("Call between Danish Minister Quarl and Peru", "Quarl", "DNK"),
    ("President Quarl in Chile", "Quarl", None),
    ("Chilean and Danish ministers meet", "Quarl", None),
]  # fmt: skip


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    return default_publishers()


@pytest.mark.parametrize(("title", "surname", "code"), TITLES)
def test_a_state_in_a_title_is_that_of_the_person_beside_it(
    publishers: Publishers, title: str, surname: str, code: str | None
) -> None:
    assert publishers.state_beside(surname, title) == code


def test_allies_and_partners_are_not_of_the_state_whose_they_are(coder: Coder) -> None:
    text = "Our allies condemned Iran. We thank our partners."
    coded = coder(Document("test", text, date(2022, 5, 1), "Statement", "White House briefing room"))
    sides = {m.span.of(text): m.participant.country for e in coded.events for m in (*e.actors, *e.recipients)}
    assert (sides["Our allies"], sides["our partners"], sides["We"]) == (None, None, "USA")


def test_what_a_guest_calls_his_own_is_not_the_publisher_s(rules_coder: Coder) -> None:
    text = "SECRETARY BLINKEN: Our troops left.\n\nFOREIGN MINISTER KISHIDA: Thank you for inviting my delegation."
    title = "Secretary Antony J. Blinken and Japanese Foreign Minister Kishida"
    mentions = _mentions(rules_coder, text, title, "U.S. Department of State")
    assert _countries(mentions, text, "my delegation") == ["JPN"]
    assert _countries(mentions, text, "Our troops") == ["USA"]


LABELS = [
    ("MR PRICE: We sent rice.", "Department Press Briefing", "USA"),
    ("CHANCELLOR MUNT: We sent rice.", "Remarks by President Biden and Chancellor Munt of Denmark", "DNK"),
]


@pytest.mark.parametrize(("turn", "title", "code"), LABELS)
def test_a_label_alone_can_name_a_speaker(coder: Coder, turn: str, title: str, code: str) -> None:
    text = f"SECRETARY BLINKEN: Chile is glad.\n\n{turn}"
    assert _countries(_mentions(coder, text, title), text, "We") == [code]


CAPITALS = [
    ("BREAKING NEWS: We won.", 0),
    ("MINISTER: We won.", 0),
    ("Mr Price: We won.", 0),
    ("MR PRICE won.", 0),
    ("MR PRICE: We won.", 1),
]


@pytest.mark.parametrize(("sentence", "count"), CAPITALS)
def test_a_label_is_a_titled_name_in_capitals_before_a_colon(coder: Coder, sentence: str, count: int) -> None:
    parse = next(iter(coder.parse([(Document("t", sentence, None), (Span(0, len(sentence)),))])))[2][0]
    assert len(labelled(parse, [])) == count


TOGETHER = """PRESIDENT BIDEN: Welcome. We discussed rice this morning. I look forward to our conversation.
We sent radios. We met with the King of Jordan. We had time to talk about Peru.

PRIME MINISTER KISHIDA: Thank you. We work together.

Q What did you say?

PRESIDENT BIDEN: We spoke at length."""

WE = [
    ("We discussed", ["JPN", "USA"]),
    ("our conversation", ["JPN", "USA"]),
    ("We had time to talk", ["JPN", "USA"]),
    ("We work together", ["JPN", "USA"]),
    ("We sent", ["USA"]),
    ("We met with the King", ["USA"]),
    ("We spoke at length", ["USA"]),
]


@pytest.mark.parametrize(("words", "countries"), WE)
def test_we_who_talk_are_both_speakers_unless_a_reporter_is_answered(
    rules_coder: Coder, words: str, countries: list[str]
) -> None:
    start = TOGETHER.index(words)
    mentions = [m for m in _mentions(rules_coder, TOGETHER, "Remarks") if m.span.start == start]
    assert sorted(m.participant.country or "-" for m in mentions if m.kind == "pronoun") == countries


BOTH = """SECRETARY BLINKEN: It is good to see both of you. I thank all of you.

PRESIDENT OSMANI: Thank you, Mr. Secretary. I speak for Kosovo."""


def test_both_of_you_are_of_the_other_state_all_of_you_anybody(coder: Coder) -> None:
    found = _mentions(coder, BOTH, "Secretary Blinken and Kosovo President Osmani")
    assert _countries([m for m in found if m.span.start < BOTH.index("\n")], BOTH, "you") == ["XKX"]


def test_we_who_cooperate_are_both_speakers(coder: Coder) -> None:
    text = "PRIME MINISTER KISHIDA: We cooperate on many issues.\n\nPRESIDENT BIDEN: Good day."
    assert sorted(map(str, _countries(_mentions(coder, text, "Remarks"), text, "We"))) == ["JPN", "USA"]
