"""Who claims what, who denies it and who is silent."""

from __future__ import annotations

from datetime import date

import pytest

from detente.app.claims import Claim, claims
from detente.pipeline import Coder
from detente.records import Document

DENIAL = "Azerbaijan said that Armenian troops had shelled Ganja. Armenia denied that it had shelled Ganja."


def claims_of(coder: Coder, text: str) -> tuple[Claim, ...]:
    return claims(coder(Document("a", text, date(2020, 10, 5))))


def sides(claim: Claim) -> tuple[list[str], list[str], list[str]]:
    return (
        [v.name for v in claim.voices_for],
        [v.name for v in claim.voices_against],
        [v.name for v in claim.silent],
    )


def test_claim_and_its_denial_are_one_row_with_both_voices(coder: Coder) -> None:
    (claim,) = (c for c in claims_of(coder, DENIAL) if c.kind == "event")
    assert sides(claim) == (["Azerbaijan"], ["Armenia"], [])
    assert [s.of(DENIAL) for s in claim.spans] == ["shelled", "shelled"]


def test_party_of_which_no_word_is_reported_is_silent(coder: Coder) -> None:
    (claim,) = claims_of(coder, "Germany said that Russia had attacked Poland.")
    assert sides(claim) == (["Germany"], [], ["Russia", "Poland"])


def test_rejecting_an_accusation_is_a_voice_against_what_it_accuses_of(coder: Coder) -> None:
    text = "Japan said China had rammed a Filipino ship. China denied the accusation."
    found = claims_of(coder, text)
    (claim,) = (c for c in found if c.type == "ASSAULT")
    assert sides(claim)[:2] == (["Japan"], ["China"])
    assert not [c for c in found if c.kind == "proposition"]


def test_other_words_of_somebody_are_a_proposition(coder: Coder) -> None:
    (claim,) = claims_of(coder, "The ministry said that the weather was mild.")
    assert (claim.kind, claim.events, claim.type) == ("proposition", (), None)
    assert sides(claim) == (["ministry"], [], [])


def test_who_does_not_say_is_silent(coder: Coder) -> None:
    (claim,) = claims_of(coder, "The ministry did not say whether the weather was mild.")
    assert sides(claim) == ([], [], ["ministry"])


@pytest.mark.parametrize(
    "text", ["Russia attacked Poland.", "The weather was mild.", "Russia did not attack Poland."]
)
def test_document_alone_claims_nothing(coder: Coder, text: str) -> None:
    assert claims_of(coder, text) == ()


def test_what_is_demanded_claims_nothing(coder: Coder) -> None:
    found = claims_of(coder, "France urged Russia to release the sailors.")
    assert not [c for c in found if c.kind == "event"]


def test_document_stands_behind_what_somebody_regrets(coder: Coder) -> None:
    found = claims_of(coder, "The premier regretted that Russia had attacked Poland.")
    (claim,) = (c for c in found if c.type == "ASSAULT")
    assert sides(claim)[0] == ["(the document)", "premier"]
