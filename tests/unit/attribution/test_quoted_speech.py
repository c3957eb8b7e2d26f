"""Speech in quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import Attribution

Heard = Callable[[str], list[tuple[Attribution, str]]]


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        (
            '"The bridge is gone," said Colonel Petrescu.',
            "Colonel Petrescu | said | The bridge is gone,",
            "direct",
        ),
        ('The colonel said, "The bridge is gone."', "The colonel | said | The bridge is gone.", "direct"),
        ('The colonel said: "The bridge is gone."', "The colonel | said | The bridge is gone.", "direct"),
        ('Merkel wrote on Twitter, "We will help them."', "Merkel | wrote | We will help them.", "direct"),
        ("“We will help,” the mayor told reporters.", "the mayor | told | We will help,", "direct"),
        ('The talks, he said, were "a farce".', 'he | said | The talks ... were "a farce"', "mixed"),
        (
            'Pompeo said the crash was "likely" a crime.',
            'Pompeo | said | the crash was "likely" a crime',
            "mixed",
        ),
        ('He called the deal "null and void".', 'He | called | the deal "null and void"', "mixed"),
    ],
)
def test_kind_tells_how_much_is_quoted(heard: Heard, text: str, line: str, kind: str) -> None:
    assert [(words, a.kind) for a, words in heard(text)] == [(line, kind)]


def test_cue_in_the_middle_parts_one_content(heard: Heard) -> None:
    ((found, words),) = heard('"We stand ready," Johnson said, "to help them rebuild."')
    assert words == "Johnson | said | We stand ready, ... to help them rebuild."
    assert found.kind == "direct"


def test_condition_before_the_cue_belongs_to_the_content(heard: Heard) -> None:
    ((found, words),) = heard('Unless the siege ends, the ministry said, it "will reconsider" the contract.')
    assert words == 'the ministry | said | Unless the siege ends ... it "will reconsider" the contract'
    assert found.kind == "mixed"


def test_adding_has_the_source_of_said(heard: Heard) -> None:
    lines = [
        w for _, w in heard('"The bridge is gone," said Colonel Petrescu, adding: "We have no other way."')
    ]
    assert lines[1] == "Colonel Petrescu | adding | We have no other way."


@pytest.mark.parametrize(
    "text",
    [
        'The self-styled "liberators" looted the museum.',
        'Ambassador Ruiz was recalled to Lima "for consultations" a day later.',
    ],
)
def test_scare_quotes_have_no_source(heard: Heard, text: str) -> None:
    assert heard(text) == []


def test_each_sentence_of_a_speech_is_given_to_its_speaker(heard: Heard) -> None:
    found = heard('"The blast was strong. The roof fell in," Hotak said. "It is over."')
    assert [w for _, w in found] == [
        " | - | The blast was strong.",
        "Hotak | said | The roof fell in,",
        " | - | It is over.",
    ]
    assert {a.source.participant.name for a, _ in found if a.source is not None} == {"Hotak"}


def test_speech_over_paragraphs_has_the_speaker_named_at_its_end(heard: Heard) -> None:
    found = heard("“We will not yield.\n\n“We will go on,” said General Petrov.")
    assert [a.source.participant.name for a, _ in found if a.source is not None] == ["General Petrov"] * 2


def test_quotation_without_cue_goes_to_the_last_source(heard: Heard) -> None:
    found = heard('McGurk criticized the decision. "The statement shows a lack of understanding."')
    last = found[-1][0]
    assert last.source is not None
    assert last.source.participant.name == "McGurk"
    assert last.source.span.start == last.source.span.end


def test_quotation_without_anybody_around_has_no_source(heard: Heard) -> None:
    ((found, _),) = heard('"We will go on to the end."')
    assert found.source is None
    assert found.cue is None


def test_quotation_goes_to_who_told_it_right_after(heard: Heard) -> None:
    found = heard('"Our house is burning. It is a crisis." Macron told reporters on Thursday.')
    assert [a.source.participant.name for a, _ in found if a.source is not None] == ["Macron"] * 2


def test_first_person_in_a_quotation_is_its_speaker(heard: Heard) -> None:
    found = heard('Johnson said, "I hope that she will come back soon."')
    (inner,) = [a for a, w in found if "| hope |" in w]
    assert inner.source is not None
    assert inner.source.participant.name == "Johnson"
    assert inner.nested_in == found[0][0].id


def test_transcript_labels_are_sources(heard: Heard) -> None:
    found = heard("Q: Why did they leave?\nMS. DOE: They left because we asked. It took a day.\nQ: Thanks.")
    direct = [w for a, w in found if a.evidence[0].rule == "attribution.speaker_label"]
    assert direct == [
        "Q | : | Why did they leave?",
        "MS. DOE | : | They left because we asked.",
        " | - | It took a day.",
        "Q | : | Thanks.",
    ]


def test_colon_in_a_headline_gives_it_to_the_name_before(heard: Heard) -> None:
    assert [w for _, w in heard("Angela Merkel: Europe must stand together")] == [
        "Angela Merkel | : | Europe must stand together"
    ]
