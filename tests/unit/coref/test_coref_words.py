"""Words that tell who is meant stand in a lexicon, which a user may lay lines over."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from detente.coref import default_coreference
from detente.coref.coref_words import CorefWords, default_coref_words
from detente.lexicon import Lexicons
from detente.pipeline import Coder
from detente.records import Document


@pytest.mark.parametrize("kind", [f.name for f in fields(CorefWords)])
def test_each_kind_has_words(kind: str) -> None:
    assert getattr(default_coref_words(), kind)


@pytest.mark.parametrize(("kind", "country"), [("others", "CHN"), ("kin", "IND")])
def test_a_noun_of_ones_own_is_read_by_its_kind(
    rules_coder: Coder, tmp_path: Path, kind: str, country: str
) -> None:
    (tmp_path / "coref_words.tsv").write_text(
        f"words\tkind\tcitation\nteacher\t{kind}\tmine\n", encoding="utf-8"
    )
    coder = replace(rules_coder, corefer=default_coreference(Lexicons(tmp_path)))
    text = "China sent help. India thanked its teacher."
    mentions = coder(Document("test", text, date(2022, 5, 1))).mentions
    assert [m.participant.country for m in mentions if m.span.of(text) == "its teacher"] == [country]


@pytest.mark.parametrize(
    ("word", "kind", "text", "words", "without", "with_it"),
    [
        ("dodge", "fleeing", "The people dodging Russia's war rallied.", "The people", ["RUS"], [None]),
        ("campaign", "attacks", "Refugees fleeing Russia's campaign rallied.", "Refugees", ["RUS"], [None]),
        (
            "people",
            "nations",
            "Togo met Chad. Our peoples condemned Iran.",
            "Our peoples",
            [None],
            ["TGO", "TCD"],
        ),
    ],
)
def test_a_word_of_ones_own_tells_who_is_meant_by_its_kind(
    rules_coder: Coder,
    tmp_path: Path,
    word: str,
    kind: str,
    text: str,
    words: str,
    without: list[str | None],
    with_it: list[str | None],
) -> None:
    (tmp_path / "coref_words.tsv").write_text(f"words\tkind\tcitation\n{word}\t{kind}\tmine\n", "utf-8")
    own = replace(rules_coder, corefer=default_coreference(Lexicons(tmp_path)))
    document = Document("test", text, date(2022, 5, 1))
    told = [
        [m.participant.country for m in coder(document).mentions if m.span.of(text) == words]
        for coder in (rules_coder, own)
    ]
    assert told == [without, with_it]


def test_enemies_without_a_number_are_the_two_of_the_story(rules_coder: Coder) -> None:
    text = "Greece and Turkey quarrel over a reef. Turkish and Greek ships lie there. The enemies will talk."
    mentions = rules_coder(Document("test", text, date(2022, 5, 1))).mentions
    found = [m.participant.country for m in mentions if m.span.of(text) == "The enemies"]
    assert sorted(str(c) for c in found) == ["GRC", "TUR"]
