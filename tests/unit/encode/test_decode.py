"""Words that the model holds for a trigger are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from detente.encode.categories import TYPES
from detente.encode.decode import head_of, trigger_groups
from detente.records import Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]


def groups_in(parse: Parse, held: Mapping[str, tuple[str, float]]) -> list[tuple[list[str], str]]:
    types = np.zeros((len(parse.tokens), len(TYPES)), dtype=np.float32)
    types[:, 0] = 1.0
    for word, (type_, chance) in held.items():
        index = next(i for i, t in enumerate(parse.tokens) if t.text == word)
        types[index, 0], types[index, TYPES.index(type_)] = 1.0 - chance, chance
    return [
        ([parse.tokens[w].text for w in words], TYPES[type_])
        for words, type_ in trigger_groups(parse, types, 0.5)
    ]


def test_words_of_one_type_that_depend_on_each_other_are_one_trigger(parsed: Parsed) -> None:
    (parse,) = parsed("Chad imposed the sanctions on Sudan.")[1]
    held = {"imposed": ("SANCTION", 0.9), "sanctions": ("SANCTION", 0.9)}
    assert groups_in(parse, held) == [(["imposed", "sanctions"], "SANCTION")]


def test_joined_verbs_are_two_triggers(parsed: Parsed) -> None:
    (parse,) = parsed("Chad bombed and shelled Sudan.")[1]
    held = {"bombed": ("ASSAULT", 0.9), "shelled": ("ASSAULT", 0.9)}
    assert [words for words, _ in groups_in(parse, held)] == [["bombed"], ["shelled"]]


def test_words_of_different_types_are_two_triggers(parsed: Parsed) -> None:
    (parse,) = parsed("Chad condemned the bombing.")[1]
    held = {"condemned": ("ACCUSE", 0.9), "bombing": ("ASSAULT", 0.8)}
    assert [type_ for _, type_ in groups_in(parse, held)] == ["ACCUSE", "ASSAULT"]


def test_a_word_under_the_cut_is_no_trigger(parsed: Parsed) -> None:
    (parse,) = parsed("Chad condemned the bombing.")[1]
    assert groups_in(parse, {"bombing": ("ASSAULT", 0.4)}) == []


def test_the_head_governs_the_others(parsed: Parsed) -> None:
    (parse,) = parsed("Chad imposed the sanctions on Sudan.")[1]
    assert parse.tokens[head_of(parse, [1, 3])].text == "imposed"
