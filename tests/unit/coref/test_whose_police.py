"""Whose police, troops or president a text means where it does not say: by signs with learned weights."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.coref.stage import Coreference
from detente.coref.state_choice import NONE, StateChoice, default_state_choice
from detente.lexicon import LexiconError, Lexicons
from detente.pipeline import Coder
from detente.records import Document, Mention, MentionKind, Participant, Span

TWO_STATES = "Kenya signed a treaty with Uganda. "


def _mention(kind: MentionKind, role: str = "", *, person: bool = False) -> Mention:
    return Mention(Span(0, 6), 0, 0, Participant("Police"), kind, person=person, role=role)


def _countries(coder: Coder, text: str, words: str) -> set[str | None]:
    coded = coder(Document("test", text, date(2023, 8, 9)))
    return {m.participant.country for m in coded.mentions if m.span.of(text) == words}


def _weighing(coder: Coder, weights: dict[str, float]) -> Coder:
    """Return the coder with the choice of states by these weights alone."""
    assert isinstance(coder.corefer, Coreference)
    return replace(coder, corefer=replace(coder.corefer, states=StateChoice(weights)))


def test_state_with_the_greatest_sum_is_chosen() -> None:
    choose = StateChoice({"place": 2.0, "named last": 0.5, NONE + "noun": 1.0})
    signs = {"KEN": ("place",), "UGA": ("named last",), None: ("noun",)}
    assert choose(_mention("noun"), signs) == "KEN"


def test_none_is_chosen_where_it_outweighs_all_states() -> None:
    choose = StateChoice({"place": 2.0, NONE + "noun": 3.0})
    assert choose(_mention("noun"), {"KEN": ("place",), None: ("noun",)}) is None


def test_none_is_chosen_where_no_state_is_likely_enough() -> None:
    signs = dict.fromkeys(("KEN", "UGA", "TZA"), ("place",))
    assert StateChoice({"place": 3.0})(_mention("noun"), {**signs, None: ()}) is None


@pytest.mark.parametrize(("kind", "country"), [("noun", "KEN"), ("name", None)])
def test_name_alone_needs_more_than_a_noun(kind: MentionKind, country: str | None) -> None:
    choose = StateChoice({"place": 1.0})
    assert choose(_mention(kind), {"KEN": ("place",), None: ()}) == country


@pytest.mark.parametrize(("person", "country"), [(True, "KEN"), (False, None)])
def test_name_of_a_person_needs_less_than_that_of_a_thing(person: bool, country: str | None) -> None:
    choose = StateChoice({"place": 1.0})
    assert choose(_mention("name", person=person), {"KEN": ("place",), None: ()}) == country


SIGNS = [
    ("place", TWO_STATES + "Then police arrested ten men in Nairobi.", "KEN"),
    ("named last", TWO_STATES + "Then police arrested ten men.", "UGA"),
    ("in first sentence", "Kenya was calm. Uganda was not. Then police arrested ten men.", "KEN"),
    ("most named near", "Uganda rejoiced. Uganda sang. Kenya was calm. Then police arrested ten men.", "UGA"),
    ("same noun last", "Kenyan police left. Uganda was calm. Then police arrested ten men.", "KEN"),
    ("only one of the word", "Then police arrested ten men. Kenyan police left. Uganda was calm.", "KEN"),
    ("does to it", "Kenya praised police. Uganda was calm.", "KEN"),
    ("is done to by it", "Troops attacked Kenya. Uganda was calm.", "KEN"),
    ("rank 0", "Kenya is calm. Uganda is not. Uganda is large. Then police arrested ten men.", "UGA"),
]  # fmt: skip


@pytest.mark.parametrize(("sign", "text", "country"), SIGNS)
def test_each_sign_is_seen_in_the_text(coder: Coder, sign: str, text: str, country: str) -> None:
    words = "Troops" if "Troops" in text else "police"
    assert _countries(_weighing(coder, {sign: 5.0, "far": -1.0}), text, words) == {country}


def test_state_that_one_noun_got_is_a_sign_for_the_next(coder: Coder) -> None:
    text = (
        TWO_STATES + "Police in Nairobi arrested ten men. It rained. Uganda was calm. Then the police left."
    )
    weighing = _weighing(coder, {"place": 5.0, "same noun last": 5.0})
    assert _countries(weighing, text, "the police") == {"KEN"}


WHOLE = [
    (TWO_STATES + "In Nairobi, police arrested ten men.", "police", "KEN"),
    (TWO_STATES + "It rained. Police in Kampala arrested ten men. The police gave no reason.", "The police", "UGA"),
    ("Peru recalled its envoy from Bolivia. In La Paz, protesters burned a flag.", "protesters", "BOL"),
    ("France lent Chad helicopters. Chadian soldiers left. The soldiers shot two men.", "The soldiers", "TCD"),
    ("Donald Trump said Omar Haddad, son of a founder of a militia, was dead.", "Omar Haddad", None),
    ("Foreign journalists left Peru. Peru is calm.", "Foreign journalists", None),
    (
        "Ruritania fought with Borduria. France thanked Ruritania. The Bordurian army denied it. The opposition left.",
        "The opposition",
        None,
    ),
    ("Kenya, Uganda and Peru met. The neighbours signed a treaty.", "The neighbours", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "country"), WHOLE)
def test_shipped_weights_tell_whose_they_are(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    assert _countries(coder, text, words) == {country}


def test_weight_of_ones_own_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "state_signs.tsv").write_text("sign\tweight\tcitation\nplace\t1.5\tmine\n", encoding="utf-8")
    assert default_state_choice(Lexicons(tmp_path)).weights["place"] == 1.5


def test_all_weights_that_are_no_numbers_are_told_at_once(tmp_path: Path) -> None:
    lines = "sign\tweight\tcitation\nplace\tmuch\tmine\nfar\tlittle\tmine\n"
    (tmp_path / "state_signs.tsv").write_text(lines, encoding="utf-8")
    with pytest.raises(LexiconError) as told:
        default_state_choice(Lexicons(tmp_path))
    assert [line.partition(" is")[0].rpartition("/")[2] for line in str(told.value).splitlines()] == [
        "state_signs.tsv:2: 'much'",
        "state_signs.tsv:3: 'little'",
    ]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Jihadists attacked a French base in Mali.", "Jihadists", "MLI"),
        ("The group's ties to Iran are old.", "The group", None),
    ],
)
def test_whom_the_words_themselves_keep_apart_from_a_state_is_not_of_it(
    coder: Coder, text: str, words: str, country: str | None
) -> None:
    assert _countries(coder, text, words) == {country}


@pytest.mark.parametrize("word", ["Muslims", "Foreigners", "Westerners", "Terrorists"])
def test_those_who_may_be_anyone_get_no_state_from_their_sentence(rules_coder: Coder, word: str) -> None:
    text = f"Kenya signed a treaty. {word} were banned on Monday by Kenya's president."
    assert _countries(rules_coder, text, word) == {None}
