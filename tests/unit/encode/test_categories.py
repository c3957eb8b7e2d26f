"""What the model is told of a word and of the way from a trigger to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.encode.categories import (
    ARCS,
    DISTANCE_COUNT,
    Categories,
    distance_between,
    is_candidate,
    path_between,
    voice_of,
)
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


def the_parse(parsed: Parsed, text: str) -> Parse:
    return parsed(text)[1][0]


def at(parse: Parse, word: str) -> int:
    return next(i for i, t in enumerate(parse.tokens) if t.text == word)


@pytest.mark.parametrize(
    ("text", "trigger", "word", "path"),
    [
        ("Chad expelled Sudanese diplomats.", "expelled", "Chad", "vnsubj"),
        ("Chad expelled Sudanese diplomats.", "expelled", "Sudanese", "vdobj vamod"),
        ("Two diplomats were expelled by Chad.", "expelled", "Chad", "vagent:by vpobj"),
        ("Chad met with Sudan.", "met", "Sudan", "vprep:with vpobj"),
        ("Chad, Niger, Mali and Togo met.", "met", "Togo", "vnsubj vconj"),
    ],
)
def test_path_goes_up_to_the_shared_governor_and_down_again(
    parsed: Parsed, text: str, trigger: str, word: str, path: str
) -> None:
    parse = the_parse(parsed, text)
    assert " ".join(path_between(parse, at(parse, trigger), at(parse, word))) == path


def test_pair_has_as_many_columns_whatever_the_length_of_the_path(parsed: Parsed) -> None:
    parse = the_parse(parsed, "Chad expelled two envoys whom Sudan had sent to talk to rebels in Mali.")
    categories = Categories({"vnsubj": 1}, {"vnsubj": 1})
    verb = at(parse, "expelled")
    rows = [categories.pair(parse, verb, word, 3) for word in range(len(parse.tokens))]
    assert {len(row) for row in rows} == {9 + ARCS}
    assert rows[at(parse, "Chad")][1] == 1


def test_distance_has_a_sign_and_an_end() -> None:
    numbers = {distance_between(50, word) for word in range(100)}
    assert numbers == set(range(DISTANCE_COUNT))
    assert distance_between(5, 4) != distance_between(4, 5)


@pytest.mark.parametrize(
    ("text", "word", "voice"),
    [
        ("Chad expelled diplomats.", "expelled", 1),
        ("Diplomats were expelled.", "expelled", 2),
        ("The diplomats expelled by Chad left.", "expelled", 2),
        ("The expulsion drew criticism.", "expulsion", 3),
    ],
)
def test_voice_tells_passives_from_actives_and_nouns(
    parsed: Parsed, text: str, word: str, voice: int
) -> None:
    parse = the_parse(parsed, text)
    assert voice_of(parse, at(parse, word)) == voice


def test_days_and_sums_are_no_participants(parsed: Parsed) -> None:
    parse = the_parse(parsed, "On Monday they gave Chad $5 million.")
    assert not is_candidate(parse, at(parse, "Monday"))
    assert not is_candidate(parse, at(parse, "million"))
    assert is_candidate(parse, at(parse, "they"))
    assert is_candidate(parse, at(parse, "Chad"))
