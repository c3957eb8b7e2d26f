"""What the rules and the tagger see becomes one list of attributions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from detente.attribution.cues import default_cue_lexicon
from detente.attribution.decision import Cuts, Decision
from detente.attribution.finder import AttributionFinder
from detente.records import Attribution, AttributionProposal, Document, Parse

Parsed = Callable[[str], tuple[Document, tuple[Parse, ...]]]
Merged = Callable[..., tuple[Attribution, ...]]

CUTS = Cuts(alone=0.6, alone_bare=0.8, agreed=0.2)


def proposal(parse: Parse, cue: str, source: str, content: str, score: float = 0.9) -> AttributionProposal:
    """Return a proposal whose parts are given as their words; the cue's first word is its head."""

    def indices(words: str) -> tuple[int, ...]:
        wanted = words.split()
        texts = [t.text for t in parse.tokens]
        for start in range(len(texts)):
            if wanted and texts[start : start + len(wanted)] == wanted:
                return tuple(range(start, start + len(wanted)))
        return ()

    return AttributionProposal(
        parse.sentence, indices(cue)[0], score, indices(cue), indices(source), indices(content)
    )


@pytest.fixture(scope="session")
def merged(parsed: Parsed) -> Merged:
    """Return a function from a text and proposals (cue, source, content, score) to the attributions."""
    find = AttributionFinder(default_cue_lexicon(), Decision("tagger 1.0", cuts=CUTS))

    def of(text: str, *told: Sequence[object]) -> tuple[Attribution, ...]:
        document, parses = parsed(text)
        return find(document, parses, (), [proposal(parses[0], *one) for one in told])  # type: ignore[arg-type]  # rows of a table

    return of


def line(attribution: Attribution, text: str) -> str:
    source = attribution.source.span.of(text) if attribution.source is not None else "-"
    cue = attribution.cue.of(text) if attribution.cue is not None else "-"
    return f"{source} | {cue} | {' ... '.join(s.of(text) for s in attribution.content)}"


def test_what_only_the_tagger_sees_stands_if_it_is_sure_and_says_so(merged: Merged) -> None:
    text = "Oslo floated talks to end the war."
    (found,) = merged(text, ("floated", "Oslo", "talks to end the war", 0.75))
    assert line(found, text) == "Oslo | floated | talks to end the war"
    assert found.evidence[0].rule == "tagger 1.0: cue 0.75"


def test_what_only_the_tagger_sees_falls_if_it_is_unsure(merged: Merged) -> None:
    text = "Oslo floated talks to end the war."
    assert merged(text, ("floated", "Oslo", "talks to end the war", 0.5)) == ()


@pytest.mark.parametrize(("score", "count"), [(0.75, 0), (0.9, 1)])
def test_a_content_without_a_verb_needs_a_surer_tagger(merged: Merged, score: float, count: int) -> None:
    text = "Oslo floated the idea of a ceasefire."
    assert len(merged(text, ("floated", "Oslo", "the idea of a ceasefire", score))) == count


def test_what_only_the_tagger_sees_and_nobody_says_is_no_attribution(merged: Merged) -> None:
    assert merged("Talks were floated to end the war.", ("floated", "", "to end the war", 0.95)) == ()


def test_a_proposal_that_tells_nothing_is_no_attribution(merged: Merged) -> None:
    assert merged("Oslo floated the idea of a ceasefire.", ("floated", "Oslo", "", 0.9)) == ()


def test_what_both_see_is_one_attribution_with_the_rule_and_the_score(merged: Merged) -> None:
    text = "Oslo said the ship had sunk."
    (found,) = merged(text, ("said", "Oslo", "the ship had sunk", 0.9))
    assert line(found, text) == "Oslo | said | the ship had sunk"
    rules = [e.rule for e in found.evidence]
    assert rules[0].startswith("cues.tsv:")
    assert rules[1:] == ["tagger 1.0: cue 0.90"]


def test_what_a_rule_sees_and_the_tagger_rejects_falls(merged: Merged) -> None:
    assert merged("Oslo said the ship had sunk.") == ()
    assert merged("Oslo said the ship had sunk.", ("said", "Oslo", "the ship had sunk", 0.1)) == ()


def test_the_words_are_the_taggers_where_both_see_one_without_a_leading_that(merged: Merged) -> None:
    text = "Oslo said that the ship had sunk on Monday."
    (found,) = merged(text, ("said", "Oslo", "that the ship had sunk", 0.9))
    assert line(found, text) == "Oslo | said | the ship had sunk"


def test_hearsay_stands_whatever_the_tagger_sees(merged: Merged) -> None:
    text = "The ship reportedly sank at night."
    assert [line(a, text) for a in merged(text)] == ["- | reportedly | The ship ... sank at night"]


def test_a_refusal_to_comment_tells_nothing_whatever_the_tagger_sees(merged: Merged) -> None:
    (found,) = merged("Oslo declined to comment.", ("declined to comment", "Oslo", "comment", 0.9))
    assert (found.content, found.polarity) == ((), "negative")


def test_what_a_rule_sees_in_the_words_of_another_stands(merged: Merged) -> None:
    text = "Oslo said that Kyiv had claimed the ship was lost."
    found = merged(text, ("said", "Oslo", "that Kyiv had claimed the ship was lost", 0.9))
    assert [line(a, text) for a in found] == [
        "Oslo | said | Kyiv had claimed the ship was lost",
        "Kyiv | claimed | the ship was lost",
    ]
    assert found[1].nested_in == found[0].id


def test_a_line_of_the_users_own_stands_whatever_the_tagger_sees(parsed: Parsed) -> None:
    text = "Oslo said the ship had sunk."
    document, parses = parsed(text)
    cues = default_cue_lexicon()
    (line_of_say,) = {c.where for c in cues.by_lemma["say"] if c.words == ("say",)}
    find = AttributionFinder(cues, Decision("tagger 1.0", frozenset({line_of_say}), CUTS))
    assert [line(a, text) for a in find(document, parses, ())] == ["Oslo | said | the ship had sunk"]


def test_quoted_speech_stands_whatever_the_tagger_sees(merged: Merged) -> None:
    text = 'He said, "The ship has sunk."'
    assert [line(a, text) for a in merged(text)] == ["He | said | The ship has sunk."]
    assert len(merged(text, ("said", "He", "The ship has sunk", 0.9))) == 1


def test_a_negated_cue_of_the_tagger_has_negative_polarity(merged: Merged) -> None:
    (found,) = merged(
        "Oslo did not float talks to end the war.", ("float", "Oslo", "talks to end the war", 0.9)
    )
    assert found.polarity == "negative"


def test_without_a_tagger_the_rules_are_alone(parsed: Parsed) -> None:
    text = "Oslo said the ship had sunk."
    document, parses = parsed(text)
    found = AttributionFinder(default_cue_lexicon())(document, parses, ())
    assert [line(a, text) for a in found] == ["Oslo | said | the ship had sunk"]
