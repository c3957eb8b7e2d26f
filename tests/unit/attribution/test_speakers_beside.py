"""Who speaks where the sentence of the quotation does not say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import Attribution

Heard = Callable[[str], list[tuple[Attribution, str]]]


def named(heard: Heard, text: str) -> list[str | None]:
    return [a.source.participant.name if a.source else None for a, _ in heard(text)]


def test_sentence_with_colon_before_a_quotation_names_its_speaker(heard: Heard) -> None:
    text = 'The ministry released the following statement:\n\n"The border is closed. It stays closed."'
    assert named(heard, text) == ["The ministry", "The ministry"]


def test_verb_that_judges_announces_a_quotation_too(heard: Heard) -> None:
    text = 'Senator Ana Ruiz (D-Mo.) scolded him: "You have lost the war and you know it."'
    assert "Senator Ana Ruiz" in " ".join(str(n) for n in named(heard, text))


def test_name_after_a_dash_signs_a_quotation(heard: Heard) -> None:
    text = "“They scare me. They will not stop.” ― Ana Ruiz\n“We must leave at once.”― Bo Lind."
    assert named(heard, text) == ["Ana Ruiz", "Ana Ruiz", "Bo Lind"]


def test_speaker_goes_on_in_his_paragraph_before_the_next_is_asked(heard: Heard) -> None:
    text = '"We need help," Ruiz said. "Nobody came to us." Lind answered.'
    assert named(heard, text)[:2] == ["Ruiz", "Ruiz"]


def test_speaker_of_a_quotation_is_not_the_day_of_speaking(heard: Heard) -> None:
    text = "“He is right, and I told him so,” Ruiz, a retired general, said Thursday morning on television."
    assert named(heard, text)[0] == "Ruiz"


def test_place_of_a_dateline_says_nothing(heard: Heard) -> None:
    text = "CLEVELAND — Former minister Ana Ruiz told reporters that the talks had failed."
    assert "Ruiz" in str(named(heard, text)[0])


def test_labels_in_quotation_marks_are_turns(heard: Heard) -> None:
    text = '"RUIZ: Why did you leave?\n\n"LIND: Because nobody stayed.\n\n"RUIZ: I see.\n\n"LIND: It is so."'
    assert named(heard, text) == ["RUIZ", "LIND", "RUIZ", "LIND"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The fleet sailed north, and the army stayed, according to the ministry.",
            "the ministry | according to | The fleet sailed north, and the army stayed",
        ),
        (
            "The agency withdrew its earlier report that the airport had been captured.",
            "The agency | withdrew its earlier report | the airport had been captured",
        ),
        ('Protesters chanted "Shame!" outside.', "Protesters | chanted | Shame!"),
    ],
)
def test_what_is_said_and_by_whom(heard: Heard, text: str, line: str) -> None:
    assert line in [words for _, words in heard(text)]
