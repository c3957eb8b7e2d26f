"""Names under a title, bodies of several names, lists that a number sums up, and who "we" are beside others."""

from __future__ import annotations

from datetime import date

import pytest

from detente.pipeline import Coder
from detente.records import Document

HOUSE = "White House briefing room"

READ = [
    # one of several names, under a title
    (
        "African Union chairperson Awa Diop Mensah met Kenyan farmers. Kenya is large. "
        "The Kenyan chairperson Ruto left. Chairperson Diop thanked Kenya.",
        "Chairperson Diop",
        "",
        "",
        ["IGO"],
    ),
    # whose doings a release's title tells
    (
        "Senior Official Jane Allen will travel to Paris, France.",
        "Senior Official Jane Allen",
        "Senior Official Allen’s Travel to France",
        HOUSE,
        ["USA"],
    ),
    # called by the given name alone, before the whole name
    (
        "Eui-yong and I have been working very closely together for many months now. Japan is a partner. "
        "South Korean Foreign Minister Chung Eui-yong thanked Japan.",
        "Eui-yong",
        "",
        "",
        ["KOR"],
    ),
    # bodies of several names
    ("The Departments of State and the Treasury are imposing sanctions on Chad.", "the Treasury", "", HOUSE, ["USA"]),
    # a body of many states is not a nation's
    ("In Kenya the National Security Council met.", "the National Security Council", "", "", ["KEN"]),
    # who "we" are beside another's words
    ("While Russia says that it is at peace, we stand by Ukraine.", "we", "", HOUSE, ["USA"]),
    # a meeting is nobody who meets
    (
        "President Joe Biden met Chancellor Olaf Scholz at the G7 Leaders’ Summit. The leaders discussed trade.",
        "The leaders",
        "",
        "",
        ["DEU", "USA"],
    ),
    # a number sums up the list before it
    (
        "Indonesia lost a jet. Indonesia searched the sea off Java, and Malaysia helped Indonesia. "
        "Brazil, India and Norway have sent divers in the past: all three nations offered help.",
        "all three nations",
        "",
        "",
        ["BRA", "IND", "NOR"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "title", "publisher", "codes"), READ)
def test_words_mean_those_whom_the_text_names(
    rules_coder: Coder, text: str, words: str, title: str, publisher: str, codes: list[str]
) -> None:
    document = Document("test", text, date(2022, 5, 4), title or None, publisher or None)
    same = [m for m in rules_coder(document).mentions if m.span.of(text) == words]
    assert sorted(m.participant.country or "-" for m in same if m.span == same[-1].span) == codes
