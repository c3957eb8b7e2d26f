"""Speech, thought and demands without quotation marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.records import Attribution

Heard = Callable[[str], list[tuple[Attribution, str]]]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Moscow denied that its troops had crossed the border.",
            "Moscow | denied | its troops had crossed the border",
        ),
        ("The ministry said on Monday the talks had failed.", "The ministry | said | the talks had failed"),
        ("The general told reporters that the siege had ended.", "The general | told | the siege had ended"),
        ("The siege has ended, police said on Sunday.", "police | said | The siege has ended"),
        (
            "The attack, officials said, was the worst in years.",
            "officials | said | The attack ... was the worst in years",
        ),
        ("According to Oslo, the ship sank at night.", "Oslo | According to | the ship sank at night"),
        (
            "Three boats were seized, according to two officers.",
            "two officers | according to | Three boats were seized",
        ),
        ("The report shows that exports fell in May.", "The report | shows | exports fell in May"),
        ("Ministers believe that the ceasefire will hold.", "Ministers | believe | the ceasefire will hold"),
        ("Norway urged Mali to free the journalists.", "Norway | urged | Mali to free the journalists"),
        (
            "The council demanded that Khartoum withdraw its militia.",
            "The council | demanded | Khartoum withdraw its militia",
        ),
        ("They called on Peru to halt the drilling.", "They | called on | to halt the drilling"),
        ("France condemned the attack on the embassy.", "France | condemned | the attack on the embassy"),
        ("The attack was condemned by France.", "France | condemned | The attack"),
        ("Germany accused Iran of spying.", "Germany | accused | Iran of spying"),
        ("He called the deal a fraud.", "He | called | the deal a fraud"),
        ("Spain announced a complete withdrawal.", "Spain | announced | a complete withdrawal"),
        (
            "Officials pretended that the talks had collapsed.",
            "Officials | pretended | the talks had collapsed",
        ),
        (
            "The agency withdrew its report that the airport had fallen.",
            "The agency | withdrew its report | the airport had fallen",
        ),
        ("Brazil made a pledge to cut emissions.", "Brazil | made a pledge | to cut emissions"),
    ],
)
def test_one_sentence_has_one_attribution(heard: Heard, text: str, line: str) -> None:
    assert [words for _, words in heard(text)] == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("It was alleged that he fled.", "- | alleged | he fled"),
        ("The mayor was said to be in hiding.", "- | said | The mayor ... to be in hiding"),
        ("The army was accused of killing civilians.", "- | accused | The army ... of killing civilians"),
        ("The raid was reportedly led by rebels.", "- | reportedly | The raid was ... led by rebels"),
    ],
)
def test_hidden_source_is_none(heard: Heard, text: str, line: str) -> None:
    assert [(a.source, words) for a, words in heard(text)] == [(None, line)]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister did not say that the talks had failed.", "did not say"),
        ("The premier did not know that the base had been evacuated.", "did not know"),
        ("She declined to comment.", "declined to comment"),
        ("No official said that the road was open.", "said"),
    ],
)
def test_what_is_not_said_is_negative(heard: Heard, text: str, cue: str) -> None:
    ((found, words),) = heard(text)
    assert (found.polarity, words.split(" | ")[1]) == ("negative", cue)


def test_denying_is_a_positive_cue(heard: Heard) -> None:
    ((found, _),) = heard("Kyiv denied that the bridge was hit.")
    assert found.polarity == "positive"


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers left the village on Friday.",
        "The envoy was told to leave.",
        "We urge all sides to stop the fighting.",
        "The minister called a meeting in Rome.",
        "Prices rose 3 per cent per year.",
        "You know, it rained.",
        "Troops were expected to leave.",
    ],
)
def test_nobody_says_anything_here(heard: Heard, text: str) -> None:
    assert heard(text) == []


def test_source_of_a_second_verb_is_that_of_the_first(heard: Heard) -> None:
    lines = [words for _, words in heard("Athens rejected the map and said that the talks were over.")]
    assert "Athens | said | the talks were over" in lines


def test_participle_after_a_clause_belongs_to_who_said_it(heard: Heard) -> None:
    lines = [words for _, words in heard("Cairo said rebels had attacked the town, blaming Tripoli.")]
    assert lines[0] == "Cairo | said | rebels had attacked the town"
    assert lines[1] == "Cairo | blaming | Tripoli"


def test_belief_inside_a_report_is_nested(heard: Heard) -> None:
    outer, inner = heard("Reuters reported that Ivorian officials believe the gunmen came from the north.")
    assert outer[0].nested_in is None
    assert inner[0].nested_in == outer[0].id
    assert inner[1] == "Ivorian officials | believe | the gunmen came from the north"


def test_cited_officials_are_a_source_of_the_same_content(heard: Heard) -> None:
    lines = [words for _, words in heard("The agency reported that the pilot had died, citing officials.")]
    assert lines[-1] == "officials | citing | the pilot had died"


def test_two_clauses_have_two_sources(heard: Heard) -> None:
    lines = [
        w
        for _, w in heard("Manila says the vessel was rammed on Tuesday; Beijing insists it never left port.")
    ]
    assert lines == [
        "Manila | says | the vessel was rammed on Tuesday",
        "Beijing | insists | it never left port",
    ]


def test_evidence_names_the_line_of_the_cue(heard: Heard) -> None:
    ((found, _),) = heard("Kyiv denied that the bridge was hit.")
    assert found.evidence[0].rule.startswith("cues.tsv:")


def test_all_before_an_inverted_cue_is_said_where_no_clause_is_found(heard: Heard) -> None:
    text = "The rejection of the treaty signals the beginning of the end for the union, said Geert Wilders."
    assert any(words.startswith("Geert Wilders | said | The rejection") for _, words in heard(text))


def test_state_that_a_reporter_cites_is_no_voice_of_the_document(heard: Heard) -> None:
    text = (
        "Norway says the talks have failed. The minister said so on Friday, and Ruiz said it too. "
        "Nobody told us."
    )
    assert any(words.startswith("Norway | says") for _, words in heard(text))
