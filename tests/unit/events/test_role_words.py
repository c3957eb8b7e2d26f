"""Words that pass a role on stand in a lexicon, which a user may lay lines over."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from detente.events.assembler import Assembler
from detente.events.finder import default_event_finder
from detente.events.mishaps import MishapWords, default_mishap_words
from detente.events.role_words import RoleWords, default_role_words
from detente.lexicon import Lexicons
from detente.pipeline import Coder
from detente.records import Document

RAMMED = "Japan said China had rammed a Filipino ship. China rejected the rumour."
MET = "Chad met Mali in Fiji. Chad held fresh talks."


@pytest.mark.parametrize("kind", [f.name for f in fields(RoleWords)])
def test_each_kind_has_words(kind: str) -> None:
    assert getattr(default_role_words(), kind)


@pytest.mark.parametrize("kind", [f.name for f in fields(MishapWords)])
def test_each_kind_of_mishap_has_words(kind: str) -> None:
    assert getattr(default_mishap_words(), kind)


@pytest.mark.parametrize(
    ("word", "kind", "text", "without", "with_it"),
    [
        ("grovel", "pleading", "Togo grovelled to Chad to bomb Mali.", "ASSAULT TGO>MLI", "ASSAULT TCD>MLI"),
        (
            "wish",
            "plea",
            "Togo repeated its wish on Chad to withdraw its troops from Mali.",
            "RETREAT TGO>MLI",
            "RETREAT TCD>MLI",
        ),
        (
            "issue",
            "stemming",
            "Mali condemned the threats issuing from Chad.",
            "ACCUSE MLI>",
            "ACCUSE MLI>TCD",
        ),
        ("obtain", "getting", "Mali obtained an ultimatum from Chad.", "THREATEN TCD>", "THREATEN TCD>MLI"),
        (
            "refuse",
            "denial",
            "Mali refused to attack Chad.",
            "REJECT MLI>TCD",
            "REJECT MLI>TCD ASSAULT MLI>TCD",
        ),
        ("fresh", "further", MET, "CONSULT TCD>MLI CONSULT TCD+MLI>", "CONSULT TCD>MLI CONSULT TCD>"),
    ],
)
def test_a_word_of_ones_own_passes_roles_on_by_its_kind(
    rules_coder: Coder, tmp_path: Path, word: str, kind: str, text: str, without: str, with_it: str
) -> None:
    own = replace(rules_coder, events=default_event_finder(overlaid(tmp_path, word, kind)))
    assert (told(rules_coder, text), told(own, text)) == (without, with_it)


def test_a_claim_that_is_rejected_under_a_word_of_ones_own_is_disputed(
    rules_coder: Coder, tmp_path: Path
) -> None:
    assert isinstance(rules_coder.assemble, Assembler)
    words = default_role_words(overlaid(tmp_path, "rumour", "claim"))
    own = replace(rules_coder, assemble=replace(rules_coder.assemble, words=words))
    statuses = [c(Document("test", RAMMED, date(2022, 5, 1))).events[0].status for c in (rules_coder, own)]
    assert statuses == ["asserted", "disputed"]


def overlaid(folder: Path, word: str, kind: str) -> Lexicons:
    (folder / "role_words.tsv").write_text(f"words\tkind\tcitation\n{word}\t{kind}\tmine\n", encoding="utf-8")
    return Lexicons(folder)


def told(coder: Coder, text: str) -> str:
    """Return the types and sides of a text's events."""
    events = coder(Document("test", text, date(2022, 5, 1))).events
    states = [
        ("+".join(str(m.participant.country) for m in s) for s in (e.actors, e.recipients)) for e in events
    ]
    return " ".join(f"{e.type} {'>'.join(s)}" for e, s in zip(events, states, strict=True))
